import { readFigureHeadings } from "../../src/kpi/columns/figure-headings";
import { rate } from "../../src/rag/rate";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { explainVerdict } from "../../src/rag/sentences/explain";
import { indicatorCells } from "./indicator-cells";

type Row = Parameters<typeof indicatorCells>[0];

/** A count of 60 beside a target of 120, half-way through the year, unless the row says otherwise. */
function resultOf(latestValue: string, target: string, changes: Row = {}): string {
  const row = { metric: "Homes completed", goodIs: "High", target: 120, latestValue: 60, asOf: "2024/25 Q2" };
  const cells = indicatorCells({ ...row, ...changes });
  cells.columns = { by: readFigureHeadings({ latestValue, target }), unit: "" };
  const { computed } = rate(cells, DEFAULT_RULESET);
  return computed.status === "not-rated" ? computed.reason.code : computed.status;
}

test.each(["Year to date", "Actual YTD", "YTD", "Cumulative", "Result to date", "actual_to_date", "Year-to-date"])(
  "a count headed “%s” beside a target of unknown length asks what was expected by now",
  (heading) => {
    expect(resultOf(heading, "Target")).toBe("needs-expected-to-date");
  },
);

test.each<[string, string, string, Row, string]>([
  ["both are to date", "Actual YTD", "Target YTD", {}, "red"],
  ["both are to date, and so is the name", "Actual YTD", "Target YTD", { metric: "Homes let (cumulative)" }, "red"],
  ["the target alone is to date", "Actual", "Target to date", { metric: "Homes let (cumulative)" }, "red"],
  ["both are cumulative", "Cumulative", "Cumulative target", {}, "red"],
  ["what was expected is given", "Actual YTD", "Target", { expectedToDate: 62 }, "amber"],
  ["the year's target is reached already", "Actual YTD", "Target", { latestValue: 130 }, "green"],
  [
    "a target for the least that is reached may still be passed",
    "Actual YTD",
    "Target",
    { goodIs: "Low" },
    "needs-expected-to-date",
  ],
  ["the year is over", "Actual YTD", "Target", { asOf: "2024/25" }, "red"],
  ["a percentage", "Actual YTD", "Target", { metric: "% of homes let", target: "95%", latestValue: "91%" }, "amber"],
  [
    "an average",
    "YTD",
    "Target",
    { metric: "Average days to let", goodIs: "Low", target: 20, latestValue: 21 },
    "amber",
  ],
  ["a level", "YTD", "Target", { metric: "Households waiting", goodIs: "Low", target: 100, latestValue: 90 }, "green"],
  ["a heading of one period", "This quarter", "Target", {}, "red"],
  ["the month to date is one period", "Month to date", "Target", {}, "red"],
])("%s", (_, latestValue, target, changes, expected) => {
  expect(resultOf(latestValue, target, changes)).toBe(expected);
});

test("the reason names the heading", () => {
  const cells = indicatorCells({ metric: "Homes completed", goodIs: "High", target: 120, latestValue: 60 });
  cells.columns = { by: readFigureHeadings({ latestValue: "Actual YTD", target: "Target" }), unit: "" };
  expect(explainVerdict(rate(cells, DEFAULT_RULESET).computed, DEFAULT_RULESET, () => "F2")).toBe(
    "Not rated: the value is headed “Actual YTD”, and it is not said whether the target is for the year or for the same time. Put what was expected by now in F2.",
  );
});
