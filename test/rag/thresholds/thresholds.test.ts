import fc from "fast-check";
import { readFigureHeadings } from "../../../src/kpi/columns/figure-headings";
import { numberCell, type CellContent } from "../../../src/rag/cell";
import { rate } from "../../../src/rag/rate";
import type { Rating } from "../../../src/rag/rating";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { explainRule, explainVerdict } from "../../../src/rag/sentences/explain";
import { indicatorCells } from "../indicator-cells";

type Written = string | number | CellContent;

/** Good Is, target, green, amber, red and value. "" is an empty cell. */
type Row = readonly [goodIs: string, target: Written, green: Written, amber: Written, red: Written, value: Written];

function rateRow([goodIs, target, greenThreshold, amberThreshold, redThreshold, latestValue]: Row): Rating {
  const written = { goodIs, target, greenThreshold, amberThreshold, redThreshold, latestValue };
  return rate(indicatorCells({ metric: "Calls", ...written }), DEFAULT_RULESET);
}

function resultOf(row: Row): string {
  const { computed } = rateRow(row);
  return computed.status === "not-rated" ? `${computed.reason.code} ${computed.reason.field}` : computed.status;
}

describe("thresholds are the row's rule", () => {
  test.each<[...Row, string]>([
    ["High", "95%", "≥95%", "90-94.9%", "<90%", "95%", "green"],
    ["High", "95%", "≥95%", "90-94.9%", "<90%", "94.9%", "amber"],
    ["High", "95%", "≥95%", "90-94.9%", "<90%", "90%", "amber"],
    ["High", "95%", "≥95%", "90-94.9%", "<90%", "89.9%", "red"],
    ["High", "95%", ">= 95%", ">= 90%", "< 90%", "91%", "amber"],
    ["High", "95%", "95% or above", "90% to <95%", "Below 90%", "94.96%", "amber"],
    ["High", "95%", "At least 95%", "≥90% and <95%", "less than 90%", "90%", "amber"],
    ["High", "95%", "95%+", "Between 90% and 94.9%", "Under 90%", "80%", "red"],
    ["High", "95%", ">95%", "90% - 95%", "<90%", "95%", "amber"],
    ["High", "90%", "≥95%", "≥90%", "<90%", "92%", "amber"],
    ["High", "95%", "≥90%", "≥80%", "<80%", "91%", "green"],
    ["Low", "10", "<=10", "10.1 to 12", ">12", "11", "amber"],
    ["Low", "10", "≤10", "≤12", ">12", "12", "amber"],
    ["Low", "10", "≤10", "≤12", ">12", "12.01", "red"],
    ["Low", "10 days", "≤10 days", "11 to 14 days", ">14 days", "14 days", "amber"],
    ["High", "£5m", "≥£5m", "£4m to £4.99m", "<£4m", "£4.2m", "amber"],
    ["High", "£5m", "≥£5m", "≥£4m", "<£4m", "£3.9m", "red"],
    ["High", 95, 95, 90, 90, 93, "amber"],
    ["High", 95, 95, 90, "", 90, "amber"],
    ["High", 95, 95, 90, "", 89, "red"],
    ["Low", 10, 10, 12, 12, 11, "amber"],
    ["Low", 10, 10, 12, "", 12, "amber"],
    [
      "High",
      numberCell(0.95, "0%"),
      numberCell(0.95, "0%"),
      numberCell(0.9, "0%"),
      "",
      numberCell(0.92, "0%"),
      "amber",
    ],
    ["High", "95%", "Target met", "90% to 94.9%", "<90%", "91%", "amber"],
    ["High", "95%", "", "≥85%", "", "86%", "amber"],
    ["High", "95%", "≥95%", "", "<90%", "92%", "amber"],
    ["High", "95%", "≥95%", "", "<95%", "94%", "red"],
    ["High", "95%", "", "85% to 94.9%", "<85%", "94.95%", "green"],
    ["High", "95%", "On target", "within 5%", "over 5%", "91%", "amber"],
    ["High", "95%", "Met", "up to 5 points", "more than 5 points", "89%", "red"],
    ["High", "95%", "Met", "up to 5%", "more than 5%", "91%", "amber"],
    ["High", "95%", "Met", "up to 5%", "more than 5%", "90%", "red"],
    ["Low", "20", "", "up to 10%", "over 10%", "22", "amber"],
    ["Low", "4%", "Met", "up to 5%", "over 5%", "4.9%", "amber"],
    ["High", "95%", "n/a", "-", "", "94%", "amber"],
    ["", "At least 95%", "≥95%", "≥90%", "<90%", "89%", "red"],
    ["Low", "0", "0", "1-2", "3+", "2", "amber"],
    ["High", "95%", "≥95%", "90-94.9%", "<90%", "<85%", "red"],
  ])("%s %s | %s | %s | %s | %s is %s", (...row) => {
    const [goodIs, target, green, amber, red, value, expected] = row;
    expect(resultOf([goodIs, target, green, amber, red, value])).toBe(expected);
  });
});

describe("thresholds that cannot be so are refused, naming the cell", () => {
  test.each<[...Row, string]>([
    ["High", "95%", "≥95%", "85% to 96%", "<85%", "99%", "threshold-contradicts amberThreshold"],
    ["High", "95%", "≥95%", "≥90%", "<92%", "99%", "threshold-contradicts redThreshold"],
    ["High", "95%", "≥95%", "≥96%", "<90%", "99%", "threshold-contradicts amberThreshold"],
    ["High", "95%", "≥95%", "", "<96%", "99%", "threshold-contradicts redThreshold"],
    ["High", "10", "≤10", "≤12", ">12", "9", "threshold-contradicts greenThreshold"],
    ["Low", "95%", "≥95%", "≥90%", "<90%", "96%", "threshold-contradicts greenThreshold"],
    ["Low", "10", "", "≤12", "<9", "9", "threshold-contradicts redThreshold"],
    ["On Target", "95%", "≥95%", "≥90%", "<90%", "96%", "threshold-contradicts greenThreshold"],
    ["High", "95%", "≥95%", "90-94%", "<90%", "94.5%", "threshold-gap amberThreshold"],
    ["High", "95%", "≥95%", "≥90%", "<85%", "87%", "threshold-gap redThreshold"],
    ["High", "95%", "95% to 100%", "≥90%", "<90%", "103%", "threshold-gap greenThreshold"],
    ["High", "95", "95", "90", "80", "85", "threshold-gap redThreshold"],
    ["High", "95", "95", "90", "90", "90", "threshold-shared redThreshold"],
    ["High", "95%", "≥95%", "90-95%", "<90%", "95%", "threshold-shared amberThreshold"],
    ["High", "95%", ">95%", "90 to <95%", "<90%", "95%", "threshold-gap amberThreshold"],
    ["Low", "10", "0", "10", "12", "11", "threshold-unclear greenThreshold"],
    ["High", "80", "100", "90", "80", "95", "threshold-unclear greenThreshold"],
    ["High", "80%", "12", "3", "2", "75%", "threshold-unclear greenThreshold"],
    ["High", "95", "", "5", "", "92", "threshold-unclear amberThreshold"],
    ["Low", "20", "", "5", "", "22", "threshold-contradicts amberThreshold"],
    ["High", "95%", "≥95%", "", "", "91%", "threshold-missing amberThreshold"],
    ["High", "95%", "≥95%", "<95%", "", "91%", "threshold-missing redThreshold"],
    ["High", "95%", "Excellent", "Middling", "Poor", "91%", "threshold-not-read greenThreshold"],
    ["High", "95%", "≥95%", "see notes", "<90%", "91%", "threshold-not-read amberThreshold"],
    ["High", "95%", "≥95%", "90 furlongs", "<90%", "91%", "threshold-not-read amberThreshold"],
    ["High", "95%", "≥95 days", "90 days", "", "91%", "units-differ greenThreshold"],
    ["High", "95%", 0.95, 0.9, 0.9, "91%", "threshold-unclear greenThreshold"],
    ["", "31/03/2025", "On time", "", "Late", "01/04/2025", "threshold-not-read greenThreshold"],
    ["High", "95%", "≥95%", "90-94.9%", "<90%", "<92%", "value-bounded latestValue"],
  ])("%s %s | %s | %s | %s | %s: %s", (...row) => {
    const [goodIs, target, green, amber, red, value, expected] = row;
    expect(resultOf([goodIs, target, green, amber, red, value])).toBe(expected);
  });

  test("an error in a threshold's cell", () => {
    const error: CellContent = { kind: "error", value: "#REF!", format: "General" };
    expect(resultOf(["High", "95%", "≥95%", error, "<90%", "91%"])).toBe("value-error amberThreshold");
  });

  test("beside a Tolerance, as a row has one rule", () => {
    const cells = indicatorCells({
      goodIs: "High",
      target: "95%",
      latestValue: "91%",
      tolerance: "5%",
      amberThreshold: "≥90%",
    });
    expect(rate(cells, DEFAULT_RULESET).computed).toMatchObject({
      reason: { code: "threshold-contradicts", field: "tolerance" },
    });
  });

  test("beside a part of the target that was expected by now", () => {
    const written = { goodIs: "High", target: "100", latestValue: "52", expectedToDate: "50" };
    const cells = indicatorCells({ ...written, greenThreshold: "≥100", amberThreshold: "≥90" });
    expect(rate(cells, DEFAULT_RULESET).computed).toMatchObject({ reason: { code: "threshold-of-year" } });
  });
});

describe("headings that say which side is meant", () => {
  const rateUnder = (headings: readonly [string, string, string], goodIs: string, row: readonly number[]): string => {
    const [greenThreshold, amberThreshold, redThreshold] = headings;
    const [green, amber, red, latestValue, target] = row;
    const cells = indicatorCells({
      ...{ goodIs, target, latestValue, greenThreshold: green, amberThreshold: amber, redThreshold: red },
    });
    cells.columns = { by: readFigureHeadings({ greenThreshold, amberThreshold, redThreshold }), unit: "" };
    const { computed } = rate(cells, DEFAULT_RULESET);
    return computed.status === "not-rated" ? computed.reason.code : computed.status;
  };

  test.each<[readonly [string, string, string], string, readonly number[], string]>([
    [["Green from", "Amber from", "Red below"], "High", [95, 90, 90, 90, 95], "amber"],
    [["Green ≥", "Amber ≥", "Red <"], "High", [95, 90, 90, 89, 95], "red"],
    [["Green up to", "Amber up to", "Red above"], "Low", [10, 12, 12, 12, 10], "amber"],
    [["Green to", "Amber from", "Red from"], "Low", [10, 10, 12, 11, 10], "amber"],
    [["Green to", "Amber from", "Red from"], "Low", [10, 10, 12, 12, 10], "red"],
    [["Green to", "Amber from", "Red from"], "Low", [10, 10, 12, 10, 10], "threshold-shared"],
    [["Green from", "Amber from", "Red from"], "Low", [0, 10, 12, 11, 10], "threshold-contradicts"],
    [["Green", "Amber", "Red"], "High", [95, 90, 90, 93, 95], "amber"],
  ])("%j, %s, %j is %s", (headings, goodIs, row, expected) => {
    expect(rateUnder(headings, goodIs, row)).toBe(expected);
  });

  test.each([
    ["✓", "", ""],
    ["", "x", ""],
  ])("marks under the colours alone are no thresholds: %j %j %j", (greenThreshold, amberThreshold, redThreshold) => {
    const written = { greenThreshold, amberThreshold, redThreshold };
    const cells = indicatorCells({ goodIs: "High", target: "95%", latestValue: "94%", ...written });
    const headings = { greenThreshold: "Green", amberThreshold: "Amber", redThreshold: "Red" };
    cells.columns = { by: readFigureHeadings(headings), unit: "" };
    expect(rate(cells, DEFAULT_RULESET).computed.status).toBe("amber");
  });
});

test("the reason says what the thresholds are, and which rule gave them", () => {
  const { computed } = rateRow(["High", "95%", "≥95%", "90-94.9%", "<90%", "91%"]);
  expect(explainVerdict(computed, DEFAULT_RULESET)).toBe(
    "Amber: 91% is 4 points (4.2%) below the target of 95%; green reaches only to 95%, and amber reaches to 90%.",
  );
  expect(explainRule(computed, DEFAULT_RULESET)).toBe(
    "Green to 95%; amber to 90%, from this row's thresholds of Green, Amber and Red (Good Is: High).",
  );
});

test.each<[Row, string]>([
  [
    ["High", "95%", "≥95%", "85% to 96%", "<85%", "99%"],
    "Not rated: “85% to 96%” in the Amber Threshold column and “≥95%” in the Green Threshold column cannot both be so. Correct one of the two.",
  ],
  [
    ["High", "10", "≤10", "≤12", ">12", "9"],
    "Not rated: “≤10” in the Green Threshold column and “High” in the Good Is column cannot both be so. Correct one of the two.",
  ],
  [
    ["High", "95%", "≥95%", "90-94%", "<90%", "94.5%"],
    "Not rated: the value is in none of the row's bands: none has what is beside “90-94%” in the Amber Threshold column. Write the bands so that each begins where another ends.",
  ],
])("%j says why not", (row, sentence) => {
  expect(explainVerdict(rateRow(row).computed, DEFAULT_RULESET)).toBe(sentence);
});

describe("laws", () => {
  const figures = fc.uniqueArray(fc.integer({ min: 51, max: 100 }), { minLength: 2, maxLength: 2 });
  const value = fc.integer({ min: 0, max: 1500 }).map((tenths) => tenths / 10);

  test("signs, words and bare figures with the same ends give the same status, and so does the mirror image", () => {
    fc.assert(
      fc.property(figures, value, (ends, result) => {
        const [amber = 0, green = 0] = [...ends].sort((a, b) => a - b);
        const target = String(green);
        const said = result >= green ? "green" : result >= amber ? "amber" : "red";
        const rows: Row[] = [
          ["High", target, `≥${green}`, `≥${amber}`, `<${amber}`, String(result)],
          [
            "High",
            target,
            `${green} or above`,
            `at least ${amber} and less than ${green}`,
            `below ${amber}`,
            String(result),
          ],
          ["High", target, "Met", `${amber} to <${green}`, `<${amber}`, String(result)],
          ["High", target, green, amber, "", result],
          ["High", target, `≥${green}`, "", `<${amber}`, result],
        ];
        for (const row of rows) expect([row, resultOf(row)]).toEqual([row, said]);
      }),
    );
  });

  test("no better result has a worse status", () => {
    const rank = { red: 0, amber: 1, green: 2 } as Record<string, number>;
    fc.assert(
      fc.property(fc.constantFrom("High", "Low"), figures, value, value, (goodIs, ends, one, other) => {
        const [low = 0, high = 0] = [...ends].sort((a, b) => a - b);
        const row: Row =
          goodIs === "High" ? ["High", high, `≥${high}`, low, "", one] : ["Low", low, `≤${low}`, high, "", one];
        const [a, b] = [one, other].map(
          (result) => rank[resultOf([...row.slice(0, 5), result] as unknown as Row)] ?? NaN,
        );
        const isBetter = goodIs === "High" ? one >= other : one <= other;
        expect((a ?? NaN) >= (b ?? NaN) || !isBetter).toBe(true);
      }),
    );
  });
});
