import fc from "fast-check";
import { rate } from "../../../src/rag/rate";
import { numberCell } from "../../../src/rag/cell";
import { readTargetText } from "../../../src/rag/reading/targets/read-target";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { runsOf } from "../../support/strength";
import { indicatorCells } from "../indicator-cells";

/** The figure and side that a text is read as; "" for none. */
function figureOf(text: string): string {
  const target = readTargetText(text);
  return target.kind === "number"
    ? `${target.strict ? "strictly " : ""}${target.bound ?? "good is"} ${target.figure} ${target.unit?.name ?? ""}`.trim()
    : "";
}

test("a verb before a comparator does not change its reading", () => {
  const verb = fc.constantFrom(
    "Build",
    "Support",
    "Plant",
    "Offer",
    "Serve",
    "Retain",
    "Reach",
    "Deliver",
    "Recruit",
    "Help",
    "Enrol",
    "Approve",
  );
  const bound = fc.constantFrom(
    "at least",
    "no fewer than",
    "no more than",
    "a minimum of",
    "not less than",
    "at most",
  );
  fc.assert(
    fc.property(
      verb,
      bound,
      fc.integer({ min: 2, max: 900 }),
      fc.constantFrom("%", " homes", ""),
      (said, comparator, figure, unit) => {
        expect(figureOf(`${said} ${comparator} ${figure}${unit}`)).toBe(figureOf(`${comparator} ${figure}${unit}`));
      },
    ),
    { numRuns: runsOf(500) },
  );
});

test("words that change a figure keep it from being read after every opening", () => {
  const opening = fc.constantFrom(
    "Halve",
    "Double",
    "Not build",
    "Never build",
    "Except for new sites, build",
    "Unless full, build",
    "Build another",
    "Reduce homes",
    "Cut",
    "Avoid",
    "Prevent",
    "Limit",
  );
  fc.assert(
    fc.property(opening, fc.integer({ min: 2, max: 900 }), (said, figure) => {
      expect(readTargetText(`${said} at least ${figure}`).kind).not.toBe("number");
    }),
    { numRuns: runsOf(200) },
  );
});

test.each([
  "Trigger > 40%",
  "Trigger level above 8%",
  "Escalate above 5%",
  "Escalation: > 5",
  "Intervene below 60%",
  "Alert over 10%",
  "Warning < 90%",
  "Flag under 80%",
  "Poor < 60%",
])("%s says when to intervene, which is not a target", (text) => {
  expect(readTargetText(text).kind).not.toBe("number");
});

test("a condition before a figure does not change its reading", () => {
  const condition = fc.constantFrom(
    "For urgent cases,",
    "Where risk is high,",
    "When fully staffed:",
    "In all districts,",
    "For 16-18 year olds,",
    "Across all sites,",
  );
  fc.assert(
    fc.property(
      condition,
      fc.constantFrom("12 days", "at least 94%", "within 24 hours", "no more than 7", "£2.5m"),
      (said, figure) => {
        expect(figureOf(`${said} ${figure}`)).toBe(figureOf(figure));
      },
    ),
    { numRuns: runsOf(200) },
  );
});

test.each([
  ["as a percentage by its metric", { metric: "% of sites checked", target: "18 of 24", latestValue: 72 }, "amber"],
  [
    "as a percentage by its value",
    { metric: "Sites checked", target: "18 of 24", latestValue: numberCell(0.8, "0%") },
    "green",
  ],
  ["beside another part", { metric: "Sites checked", target: "18 of 24", latestValue: "17 of 24" }, "amber"],
  ["as a count", { metric: "Sites checked", target: "18 of 24", latestValue: 18 }, "green"],
  ["as a count, missed", { metric: "Sites checked", target: "18 of 24", latestValue: 12 }, "red"],
  ["beside more than the whole", { metric: "Sites checked", target: "18 of 24", latestValue: 75 }, "units-differ"],
  ["beside a fraction", { metric: "Sites checked", target: "18 of 24", latestValue: 0.75 }, "units-differ"],
  [
    "beside a one that may be all of them",
    { metric: "Sites checked", target: "18 of 24", latestValue: 1 },
    "units-differ",
  ],
])("a part of a whole is judged %s", (_, row, status) => {
  const { computed } = rate(indicatorCells({ goodIs: "High", ...row }), DEFAULT_RULESET);
  expect(computed.status === "not-rated" ? computed.reason.code : computed.status).toBe(status);
});

test.each([
  ["Month 6", ""],
  ["Month 6 2024/25", ""],
  ["2024/25 Month 6", ""],
  ["2024 Month 6", ""],
  ["end of month 9", ""],
  ["Month 1 to 6", ""],
  ["Month 1-6 2024/25", ""],
  ["Quarter two 2024/25", ""],
  ["Month six", ""],
  ["Year two", ""],
  ["Month 6: 20", "good is 20"],
  ["20 by end of Month 6", "good is 20"],
  ["Month 12 95%", "good is 95 %"],
  ["Quarter two: 20", "good is 20"],
  ["Band one 20", "good is 20"],
  ["Month: 20", "good is 20"],
])("the number of a month, quarter or phase is no target: “%s”", (text, expected) => {
  expect(figureOf(text)).toBe(expected);
});
