import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { rate } from "../../src/rag/rate";
import { indicatorCells } from "./indicator-cells";

const ROW: Parameters<typeof indicatorCells>[0] = {
  metric: "Visits",
  goodIs: "High",
  latestValue: 50,
  asOf: "2024/25 Q2",
};

test.each<[written: Partial<typeof ROW>, status: string]>([
  [{ target: "20 monthly" }, "per-period"],
  [{ target: "Monthly target 20" }, "per-period"],
  [{ target: "Weekly: at least 20" }, "per-period"],
  [{ target: "20 visits (weekly)" }, "per-period"],
  [{ target: "20 daily" }, "per-period"],
  [{ target: "20 per fortnight" }, "per-period"],
  [{ target: "20 a term" }, "per-period"],
  [{ target: "Quarterly target 20", asOf: "2024/25" }, "per-period"],
  // A running total is of several quarters.
  [{ target: "Quarterly target 20", metric: "Visits (cumulative)" }, "per-period"],
  [{ target: "£20k monthly", metric: "Savings made", latestValue: "£50k" }, "per-period"],
  // The same stretch, by the metric or the as-of date.
  [{ target: "20 monthly", metric: "Visits per month" }, "green"],
  [{ target: "20 per fortnight", metric: "Visits per fortnight" }, "green"],
  [{ target: "Quarterly target 20", asOf: "Q1-Q2 2024/25" }, "per-period"],
  [{ target: "Monthly target 20", asOf: "Sep-24" }, "green"],
  [{ target: "Quarterly target 20" }, "green"],
  [{ target: "Monthly target 20", expectedToDate: 60 }, "red"],
  // What is of no stretch of time, or how often it is looked at.
  [{ target: "95% monthly", metric: "% of visits on time", latestValue: "96%" }, "green"],
  [{ target: "20 days monthly", metric: "Days to visit", latestValue: "50 days" }, "green"],
  [{ target: "Monthly target 20", metric: "People waiting for a visit" }, "green"],
  [{ target: "Monthly target 20", metric: "Visiting score" }, "green"],
  [{ target: "monthly average 20" }, "green"],
  [{ target: "20 (reported monthly)" }, "green"],
  [{ target: "20 monthly meetings" }, "green"],
])("%j: %s", (written, status) => {
  const { computed } = rate(indicatorCells({ ...ROW, ...written }), DEFAULT_RULESET);
  expect(computed.status === "not-rated" ? computed.reason.code : computed.status).toBe(status);
});
