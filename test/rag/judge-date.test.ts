import fc from "fast-check";
import { numberCell } from "../../src/rag/cell";
import { explainRule, explainVerdict } from "../../src/rag/sentences/explain";
import { explainTarget } from "../../src/rag/sentences/explain-target";
import { rate } from "../../src/rag/rate";
import { dayOfSerial } from "../../src/rag/reading/dates/day";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { runsOf } from "../support/strength";
import { indicatorCells } from "./indicator-cells";
import { rulesListing } from "./rules/listed";

type Row = Parameters<typeof indicatorCells>[0];

function sentenceOf(row: Row): string {
  return explainVerdict(
    rate(indicatorCells({ metric: "Depot rebuilt", ...row }), DEFAULT_RULESET).computed,
    DEFAULT_RULESET,
  );
}

// 46022 is 31 December 2025.
test.each<[string, Row, string]>([
  [
    "a day late, both in words",
    { target: "31 December 2025", latestValue: "1 January 2026" },
    "Red: 1 January 2026 is 1 day after the target of 31 December 2025.",
  ],
  [
    "on the day",
    { target: "31/12/2025", latestValue: numberCell(46022, "dd/mm/yyyy") },
    "Green: 31/12/2025 is exactly the target of 31/12/2025.",
  ],
  [
    "early",
    { target: numberCell(46022, "d mmm yyyy"), latestValue: numberCell(46000, "d mmm yyyy") },
    "Green: 9 Dec 2025 is 22 days before the target of 31 Dec 2025.",
  ],
  [
    "as each cell shows it",
    { target: numberCell(46022, "dddd d mmmm yyyy"), latestValue: numberCell(46034, "yyyy-mm-dd") },
    "Red: 2026-01-12 is 12 days after the target of Wednesday 31 December 2025.",
  ],
  [
    "a format that depends on the country",
    { target: numberCell(46022, "m/d/yyyy"), latestValue: numberCell(46034, "m/d/yyyy") },
    "Red: 12 January 2026 is 12 days after the target of 31 December 2025.",
  ],
  [
    "a month is by its end",
    { target: "December 2025", latestValue: "31 December 2025" },
    "Green: 31 December 2025 is exactly the target of the end of December 2025.",
  ],
  [
    "a cell that shows its month alone",
    { target: numberCell(45992, "mmm-yy"), latestValue: numberCell(46022, "dd/mm/yyyy") },
    "Green: 31/12/2025 is exactly the target of the end of Dec-25.",
  ],
  [
    "a month as a value, on time",
    { target: "5 January 2026", latestValue: "December 2025" },
    "Green: December 2025 is 5 to 35 days before the target of 5 January 2026.",
  ],
  [
    "a month as a value, late",
    { target: "31 December 2025", latestValue: "January 2026" },
    "Red: January 2026 is 1 to 31 days after the target of 31 December 2025.",
  ],
  [
    "a quarter",
    { target: "Q3 2025/26", latestValue: "Q4 2025/26" },
    "Red: Q4 2025/26 is 1 to 90 days after the target of the end of Q3 2025/26.",
  ],
  [
    "before a day",
    { target: "Before 31 December 2025", latestValue: "31 December 2025" },
    "Red: 31 December 2025 is 1 day after the target of the day before 31 December 2025.",
  ],
  [
    "no earlier than",
    { target: "No earlier than 1 January 2026", goodIs: "High", latestValue: "20 December 2025" },
    "Red: 20 December 2025 is 12 days before the target of 1 January 2026.",
  ],
  [
    "within a tolerance",
    { target: "31 December 2025", latestValue: "14 January 2026", tolerance: "2 weeks" },
    "Amber: 14 January 2026 is 14 days after the target of 31 December 2025; amber reaches to 14 days after.",
  ],
  [
    "beyond a tolerance",
    { target: "31 December 2025", latestValue: "15 January 2026", tolerance: 14 },
    "Red: 15 January 2026 is 15 days after the target of 31 December 2025; amber reaches only to 14 days after.",
  ],
  [
    "a forecast",
    { target: "Complete by 31 December 2025", latestValue: "Forecast 10 January 2026" },
    "Red: 10 January 2026 is 10 days after the target of 31 December 2025.",
  ],
])("%s", (_, row, sentence) => {
  expect(sentenceOf(row)).toBe(sentence);
});

test.each<[string, Row, string]>([
  ["a month that may be late", { target: "15 December 2025", latestValue: "December 2025" }, "needs-date"],
  [
    "a month partly within the tolerance",
    { target: "31 December 2025", latestValue: "January 2026", tolerance: "14 days" },
    "needs-date",
  ],
  ["done, without a day", { target: "31 December 2025", latestValue: "Complete" }, "needs-date"],
  ["not begun", { target: "31 December 2025", latestValue: "Not started" }, "needs-date"],
  ["on track", { target: "31 December 2025", latestValue: "On track" }, "needs-date"],
  ["a percentage", { target: "31 December 2025", latestValue: numberCell(0.75, "0%") }, "needs-date"],
  ["a number", { target: "31 December 2025", latestValue: 46022 }, "needs-date"],
  ["a date that has moved", { target: "31 December 2025", latestValue: "Slipped from 31 December 2025" }, "needs-date"],
  ["not done by a day", { target: "31 December 2025", latestValue: "Not complete at 31 December 2025" }, "needs-date"],
  ["two dates", { target: "31 December 2025", latestValue: "1 December 2025 / 10 January 2026" }, "needs-date"],
  ["a year", { target: "31 December 2025", latestValue: "2025/26" }, "needs-date"],
  ["nothing", { target: "31 December 2025" }, "no-value"],
  ["awaited", { target: "31 December 2025", latestValue: "TBC" }, "no-value"],
  [
    "an error",
    { target: "31 December 2025", latestValue: { kind: "error", value: "#N/A", format: "General" } },
    "value-error",
  ],
  [
    "a percentage for a tolerance",
    { target: "31 December 2025", latestValue: "1 January 2026", tolerance: "10%" },
    "tolerance-not-read",
  ],
  [
    "working days for a tolerance",
    { target: "31 December 2025", latestValue: "1 January 2026", tolerance: "5 working days" },
    "tolerance-not-read",
  ],
  [
    "later is better",
    { target: "31 December 2025", goodIs: "High", latestValue: "1 December 2025" },
    "good-is-contradicts",
  ],
  [
    "a date beside a number",
    { target: "95%", goodIs: "High", latestValue: numberCell(46022, "dd/mm/yyyy") },
    "value-not-read",
  ],
  [
    "a figure under a date format",
    { target: numberCell(95, "dd/mm/yyyy"), latestValue: numberCell(90, "dd/mm/yyyy") },
    "target-not-read",
  ],
  [
    "a cell that shows its year alone",
    { target: numberCell(46022, "yyyy"), latestValue: numberCell(46022, "dd/mm/yyyy") },
    "target-not-read",
  ],
])("%s is not judged", (_, row, code) => {
  const { computed } = rate(indicatorCells({ metric: "Depot rebuilt", ...row }), DEFAULT_RULESET);
  expect(computed.status === "not-rated" ? computed.reason.code : computed.status).toBe(code);
});

test.each<[Row["tolerance"], string]>([
  [14, "amber"],
  [13, "red"],
  [0, "red"],
  ["14", "amber"],
  ["0", "red"],
  ["±14 days", "amber"],
  ["± 14", "amber"],
  ["+/-14", "amber"],
  ["2 weeks", "amber"],
  ["1 week", "red"],
  [numberCell(14, '0" days"'), "amber"],
  // Less than nothing, in no days, or more than a figure.
  [-14, "tolerance-not-read"],
  ["-14", "tolerance-not-read"],
  [numberCell(14, "0%"), "tolerance-not-read"],
  [numberCell(14, "dd/mm/yyyy"), "tolerance-not-read"],
  [numberCell(14, "h:mm"), "tolerance-not-read"],
  [numberCell(14, '0" kg"'), "tolerance-not-read"],
  ["14 hours", "tolerance-not-read"],
  ["14k", "tolerance-not-read"],
  ["14 days or 2 weeks", "tolerance-not-read"],
  ["about 14 days", "tolerance-not-read"],
  ["14 days late", "tolerance-not-read"],
  ["none", "tolerance-not-read"],
])("14 days late under a Tolerance of %j: %s", (tolerance, expected) => {
  const late = { metric: "Depot rebuilt", target: "31 December 2025", latestValue: "14 January 2026", tolerance };
  const { computed } = rate(indicatorCells(late), DEFAULT_RULESET);
  expect(computed.status === "not-rated" ? computed.reason.code : computed.status).toBe(expected);
});

test.each<[Row["tolerance"], string]>([
  [31, "amber"],
  [1, "needs-date"],
  [0, "red"],
])("1 to 31 days late under a Tolerance of %j: %s", (tolerance, expected) => {
  const late = { metric: "Depot rebuilt", target: "31 December 2025", latestValue: "January 2026", tolerance };
  const { computed } = rate(indicatorCells(late), DEFAULT_RULESET);
  expect(computed.status === "not-rated" ? computed.reason.code : computed.status).toBe(expected);
});

test("days late are in no one colour where there is more than one level between green and red", () => {
  const ruleset = rulesListing("green", "amber-green", "amber-red", "red");
  const late = { metric: "Depot rebuilt", target: "31 December 2025", latestValue: "14 January 2026" };
  expect(rate(indicatorCells({ ...late, tolerance: 14 }), ruleset).computed).toMatchObject({
    reason: { code: "tolerance-does-not-fit" },
  });
  expect(rate(indicatorCells(late), ruleset).status).toBe("red");
});

test.each<[Row, object]>([
  [
    { target: "31 December 2025", latestValue: "14 January 2026" },
    { met: false, gap: 14, value: 46036, edgeSource: { from: "defaults" } },
  ],
  [
    { target: "31 December 2025", latestValue: "14 January 2026", tolerance: 7 },
    { met: false, gap: 14, edgeSource: { from: "row" }, edges: { amber: { figure: 7 } } },
  ],
  [
    { target: "31 December 2025", latestValue: "31 December 2025" },
    { met: true, gap: 0, value: 46022, comparison: { polarity: "low" } },
  ],
  [
    { target: "No earlier than 1 January 2026", goodIs: "High", latestValue: "January 2026" },
    { met: true, gap: 0, value: 46023, comparison: { polarity: "high" } },
  ],
  [
    { target: "31 January 2026", latestValue: "January 2026" },
    { met: true, gap: 0, value: 46053 },
  ],
])("%j is judged with what it rests on", (row, expected) => {
  expect(rate(indicatorCells({ metric: "Depot rebuilt", ...row }), DEFAULT_RULESET).computed).toMatchObject(expected);
});

test("a reason shows a date as its cell does", () => {
  expect(sentenceOf({ target: "95%", goodIs: "High", latestValue: numberCell(46022, "d mmm yyyy") })).toContain(
    "“31 Dec 2025”",
  );
});

test("the reading and the rule are explained in words", () => {
  const { target, computed } = rate(
    indicatorCells({ target: "Adopted by end of Q3 2025/26", latestValue: "31 December 2025" }),
    DEFAULT_RULESET,
  );
  expect(explainTarget(target)).toBe("By the end of Q3 2025/26. Set aside: “Adopted”.");
  expect(explainRule(computed, DEFAULT_RULESET)).toBe(
    "Green when the date is kept, else red; a Tolerance in days, such as “14 days”, would leave amber.",
  );
});

test("a later day is never better, and the sentence gives the days", () => {
  const serial = fc.integer({ min: 45000, max: 47000 });
  const format = fc.constantFrom("dd/mm/yyyy", "d mmm yyyy", "yyyy-mm-dd", "dd-mmm-yy", "m/d/yyyy");
  const worse = { exceeding: 0, green: 0, "amber-green": 1, amber: 1, "amber-red": 1, red: 2, "not-rated": 9 };
  fc.assert(
    fc.property(serial, serial, serial, format, fc.integer({ min: 0, max: 60 }), (aim, one, other, shape, days) => {
      const judge = (value: number): ReturnType<typeof rate>["computed"] =>
        rate(
          indicatorCells({
            target: numberCell(aim, shape),
            latestValue: numberCell(value, shape),
            tolerance: `${days} days`,
          }),
          DEFAULT_RULESET,
        ).computed;
      expect(worse[judge(Math.min(one, other)).status]).toBeLessThanOrEqual(worse[judge(Math.max(one, other)).status]);
      const sentence = explainVerdict(judge(one), DEFAULT_RULESET);
      const counted = Number(/ is (\d+) days? (?:after|before) /.exec(sentence)?.[1] ?? 0);
      expect(counted).toBe(Math.abs(one - aim));
      if (one !== aim) expect(/ days? after /.test(sentence)).toBe(one > aim);
      expect(Date.parse(dayOfSerial(one)) - Date.parse(dayOfSerial(aim))).toBe((one - aim) * 86_400_000);
    }),
    { numRuns: runsOf(1000) },
  );
});
