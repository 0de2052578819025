import fc from "fast-check";
import { readEdge, writeEdge } from "../../../src/rag/rules/edges/edge";
import { readRowRule } from "../../../src/rag/rules/edges/row-rule";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { explainVerdict } from "../../../src/rag/sentences/explain";
import { rate } from "../../../src/rag/rate";
import { readBeyond, writeBeyond } from "../../../src/rag/rules/edges/tolerance";
import { indicatorCells } from "../indicator-cells";
import { anyEdge, anyTolerance } from "./rulesets";
import { withExceeding } from "./listed";

test.each([
  ["10%", "10%"],
  ["±5%", "5%"],
  ["0.2 points", "0.2 points"],
  ["1 point", "1 point"],
  ["5", "5"],
  ["£2m", "£2m"],
  ["5 days", "5 days"],
  ["less than 2 weeks", "less than 2 weeks"],
  ["plus or minus 5%", "5%"],
  ["+/-5%", "5%"],
  ["2% under, 5% over", "2% under, 5% over"],
  ["5% above; 2% below", "2% under, 5% over"],
  ["floor 90%", "limit 90%"],
  ["Floor standard: 90%", "limit 90%"],
  ["ceiling 12 days", "limit 12 days"],
  ["No worse than before", "no worse than before"],
  ["within 5%", "5%"],
  ["up to 5 points", "5 points"],
  ["no more than 3", "3"],
  ["≤ 5%", "5%"],
  ["less than or equal to 5%", "5%"],
  ["less than 10%", "less than 10%"],
  ["Within less  than 10%", "less than 10%"],
  ["<10%", "less than 10%"],
  ["< 0.5 points", "less than 0.5 points"],
  ["under 5 points", "less than 5 points"],
  ["below 3", "less than 3"],
  ["fewer than 3", "less than 3"],
  ["just under 10%", "less than 10%"],
  ["up to but not including 10%", "less than 10%"],
  ["less than ±10%", "less than 10%"],
  ["2% under, less than 5% over", "2% under, less than 5% over"],
  ["floor at least 90%", "limit 90%"],
  ["floor above 90%", "better than 90%"],
  ["floor: > 90%", "better than 90%"],
  ["ceiling below 12", "better than 12"],
  ["ceiling ≤ 12", "limit 12"],
  ["limit better than 12", "better than 12"],
  ["better than 90%", "better than 90%"],
  ["better than before", "better than before"],
  ["Better than the previous result", "better than before"],
  ["at least as good as the previous value", "no worse than before"],
])("the edge “%s” is read as %s", (text, written) => {
  const edge = readEdge(text);
  expect(edge && writeEdge(edge)).toBe(written);
  expect(readEdge(written)).toEqual(edge);
});

test.each([
  "",
  "10 %%",
  "-5%",
  "about 5",
  "5 to 10",
  "2% under, 5% under",
  "floor",
  "floor 5 to 6",
  "less than",
  "less than more than 5",
  "more than 5%",
  "> 5",
  "less than -5%",
  "floor below 90%",
  "ceiling above 12",
  "better than",
  "within within 5",
])("“%s” is not an edge", (text) => {
  expect(readEdge(text)).toBeNull();
});

test("any edge reads back as it was written", () => {
  fc.assert(
    fc.property(anyEdge, (edge) => expect(readEdge(writeEdge(edge))).toEqual(edge)),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(anyTolerance, (beyond) => expect(readBeyond(writeBeyond(beyond))).toEqual(beyond)),
    { numRuns: 500 },
  );
});

test.each([
  ["10%", "10%"],
  ["at least 10%", "10%"],
  ["by more than 10%", "more than 10%"],
  [">5 points", "more than 5 points"],
  ["less than 10%", null],
])("a status begins beyond “%s”: %s", (text, written) => {
  const beyond = readBeyond(text);
  expect(beyond && writeBeyond(beyond)).toBe(written);
});

type Written = Parameters<typeof indicatorCells>[0];
const statusOf = (written: Written): string => {
  const { computed } = rate(indicatorCells(written), DEFAULT_RULESET);
  return computed.status === "not-rated" ? computed.reason.code : computed.status;
};

describe("a row's own rule", () => {
  const high = { target: 60, goodIs: "High" };
  const low = { target: 10, goodIs: "Low" };
  const onTarget = { target: 100, goodIs: "On Target" };
  test.each<[string, Written, string]>([
    // A green tolerance as well as an amber one: several councils count “within 5%” as green.
    ["green 5%, amber 10%", { ...high, latestValue: 57 }, "green"],
    ["green 5%, amber 10%", { ...high, latestValue: 54 }, "amber"],
    ["green 5%, amber 10%", { ...high, latestValue: 53.9 }, "red"],
    // Two numbers, a target and a floor.
    ["floor 50", { ...high, latestValue: 50 }, "amber"],
    ["floor 50", { ...high, latestValue: 49.99 }, "red"],
    ["floor 50", { ...high, latestValue: 60 }, "green"],
    ["ceiling 12", { ...low, latestValue: 12 }, "amber"],
    ["ceiling 12", { ...low, latestValue: 12.1 }, "red"],
    // Thresholds written per row.
    ["Green >= 55%; Amber >= 50%", { ...high, latestValue: 55 }, "green"],
    ["Green >= 55%; Amber >= 50%; Red < 50%", { ...high, latestValue: 50 }, "amber"],
    ["Green >= 55%; Amber >= 50%; Red < 50%", { ...high, latestValue: 49 }, "red"],
    ["Green > 60; Amber > 50", { ...high, latestValue: 60 }, "amber"],
    ["Green ≤ 10, Amber ≤ 12", { ...low, latestValue: 11 }, "amber"],
    // As one council's sheet prints them, with a gap and pointing both ways: never a guess.
    ["Green >= 55%; Amber <= 50%; Red < 40%", { ...high, latestValue: 52 }, "tolerance-not-read"],
    ["Green >= 55; Amber >= 50; Red < 40", { ...high, latestValue: 45 }, "tolerance-not-read"],
    ["Green >= 50; Amber >= 55", { ...high, latestValue: 52 }, "tolerance-not-read"],
    ["Green <= 50; Amber <= 55", { ...high, latestValue: 52 }, "tolerance-not-read"],
    ["Green >= 55", { ...high, latestValue: 52 }, "tolerance-not-read"],
    ["Amber 5%; Amber 10%", { ...high, latestValue: 52 }, "tolerance-not-read"],
    // Edges that end just before their figure.
    ["less than 10%", { ...high, latestValue: 54.01 }, "amber"],
    ["less than 10%", { ...high, latestValue: 54 }, "red"],
    ["<10%", { ...high, latestValue: 54 }, "red"],
    ["under 2", { ...low, latestValue: 11.9 }, "amber"],
    ["under 2", { ...low, latestValue: 12 }, "red"],
    ["green less than 5%, amber less than 10%", { ...high, latestValue: 57 }, "amber"],
    ["green less than 5%, amber less than 10%", { ...high, latestValue: 57.1 }, "green"],
    ["green less than 5%, amber: within less than 10%", { ...high, latestValue: 54 }, "red"],
    ["floor above 50", { ...high, latestValue: 50 }, "red"],
    ["ceiling below 12", { ...low, latestValue: 11.9 }, "amber"],
    ["ceiling below 12", { ...low, latestValue: 12 }, "red"],
    ["better than before", { ...high, latestValue: 50, previousValue: 49 }, "amber"],
    ["better than before", { ...high, latestValue: 50, previousValue: 50 }, "red"],
    ["less than 3% under, 10% over", { ...onTarget, latestValue: 97 }, "red"],
    ["less than 2% under, 10% over", { ...onTarget, latestValue: 110 }, "amber"],
    // A target of zero that is missed is within no percentage, nor less than one.
    ["less than 10%", { target: 0, goodIs: "Low", latestValue: 1 }, "red"],
    ["less than 2", { target: 0, goodIs: "Low", latestValue: 1 }, "amber"],
    // Exactly on a strict target is no distance from it.
    ["less than 1%", { target: "<10", goodIs: "Low", latestValue: 10 }, "amber"],
    // A floor is for what should be high, a ceiling for what should be low.
    ["floor 9", { ...low, latestValue: 11 }, "tolerance-not-read"],
    ["ceiling 70", { ...high, latestValue: 55 }, "tolerance-not-read"],
    ["limit 12", { ...low, latestValue: 11 }, "amber"],
    // As bodies print them.
    ["Green: within 5%; Amber: 5% to 10%; Red: over 10%", { ...high, latestValue: 54 }, "amber"],
    ["Green: within 5%; Amber: 5% - 10%; Red: 10% or more", { ...high, latestValue: 54 }, "red"],
    ["green 5%, amber 5-10%", { ...high, latestValue: 54 }, "tolerance-not-read"],
    ["green 5%, amber 5%-10%", { ...high, latestValue: 56 }, "amber"],
    ["Green met; Amber up to 5% below target; Red more than 5% below target", { ...high, latestValue: 57 }, "amber"],
    ["Green met; Amber less than 5% below target; Red 5% or more below target", { ...high, latestValue: 57 }, "red"],
    ["Green met; Amber less than 5%; Red 5%+", { ...high, latestValue: 57 }, "red"],
    ["Green 5%; Amber 10%; Red >10%", { ...high, latestValue: 54 }, "amber"],
    ["Green 5%; Amber <10%; Red >=10%", { ...high, latestValue: 54 }, "tolerance-not-read"],
    ["5% of target", { ...high, latestValue: 57 }, "amber"],
    ["within 5% of the target", { ...high, latestValue: 57 }, "amber"],
    ["5% below target", { ...high, latestValue: 57 }, "amber"],
    ["5% over target", { ...low, latestValue: 10.5 }, "amber"],
    ["3% either side", { ...onTarget, latestValue: 97 }, "amber"],
    // A gap, an overlap, a red that does not say whose the figure is, a band beside another green, and the wrong side.
    ["Green 5%; Amber 10%; Red over 15%", { ...high, latestValue: 57 }, "tolerance-not-read"],
    ["Green 5%; Amber 10%; Red over 8%", { ...high, latestValue: 57 }, "tolerance-not-read"],
    ["Green 5%; Amber 10%; Red 10% or more", { ...high, latestValue: 57 }, "tolerance-not-read"],
    ["Green 5%; Amber 10%; Red 10%", { ...high, latestValue: 57 }, "tolerance-not-read"],
    ["Green 2%; Amber 5% to 10%", { ...high, latestValue: 57 }, "tolerance-not-read"],
    ["Amber 5% to 10%", { ...high, latestValue: 57 }, "tolerance-not-read"],
    ["5% above target", { ...high, latestValue: 57 }, "tolerance-not-read"],
    // Amber that ends before green does is never given.
    ["green 10%, amber 5%", { ...high, latestValue: 58 }, "tolerance-not-read"],
    ["green 5%, amber less than 5%", { ...high, latestValue: 58 }, "tolerance-not-read"],
    // Unequal sides where good is on the target.
    ["2% under, 10% over", { ...onTarget, latestValue: 109 }, "amber"],
    ["3% under, 10% over", { ...onTarget, latestValue: 96.9 }, "red"],
    ["floor 90", { ...onTarget, latestValue: 80 }, "tolerance-not-read"],
    // In the target's own scale, unless a scale is written.
    ["5", { metric: "Spend £m", target: "100m", goodIs: "Low", latestValue: 104 }, "amber"],
    ["£5m", { metric: "Spend £m", target: "100m", goodIs: "Low", latestValue: 106 }, "red"],
    ["ceiling 104", { metric: "Spend £m", target: "100m", goodIs: "Low", latestValue: 104 }, "amber"],
  ])("%s: %j is %s", (tolerance, written, expected) => {
    expect(statusOf({ ...written, tolerance })).toBe(expected);
  });
});

test("“Green > 100%” makes a result exactly on target amber, and the sentence says so", () => {
  const { computed } = rate(
    indicatorCells({ target: "100%", goodIs: "High", latestValue: 100, tolerance: "Green > 100%; Amber >= 90%" }),
    DEFAULT_RULESET,
  );
  expect(explainVerdict(computed, DEFAULT_RULESET)).toBe(
    "Amber: 100% is exactly the target of 100%; green has to be above 100%, and amber reaches to 90%.",
  );
});

test("a floor is explained", () => {
  const { computed } = rate(
    indicatorCells({ target: 60, goodIs: "High", latestValue: 45, tolerance: "floor 50" }),
    DEFAULT_RULESET,
  );
  expect(explainVerdict(computed, DEFAULT_RULESET)).toBe(
    "Red: 45 is 15 (25%) below the target of 60; amber reaches only to 50.",
  );
});

test.each([
  ["less than 10%", 54, "Red: 54 is 6 (10%) below the target of 60; amber reaches only to just under 10% below."],
  ["less than 10%", 55, "Amber: 55 is 5 (8.3%) below the target of 60; amber reaches to just under 10% below."],
  [
    "green less than 5%, amber 10%",
    57,
    "Amber: 57 is 3 (5%) below the target of 60; green reaches only to just under 5% below, and amber reaches to 10% below.",
  ],
  ["floor above 50", 50, "Red: 50 is 10 (16.7%) below the target of 60; amber has to be above 50."],
  [
    "better than before",
    50,
    "Red: 50 is 10 (16.7%) below the target of 60; amber is given only where the result is better than the previous value of 50.",
  ],
])("%s is explained", (tolerance, latestValue, sentence) => {
  const { computed } = rate(
    indicatorCells({ target: 60, goodIs: "High", latestValue, previousValue: 50, tolerance }),
    DEFAULT_RULESET,
  );
  expect(explainVerdict(computed, DEFAULT_RULESET)).toBe(sentence);
});

test.each([
  ["more than 10%", 66, "Green: 66 is 6 (10%) above the target of 60."],
  ["more than 10%", 66.1, "Blue: 66.1 is 6.1 (10.2%) above the target of 60; blue begins just over 10% above."],
  ["10%", 66, "Blue: 66 is 6 (10%) above the target of 60; blue begins 10% above."],
])("a status beyond green that begins at %s: %d", (text, latestValue, sentence) => {
  const exceeding = readBeyond(text);
  if (!exceeding) throw new Error(text);
  const ruleset = withExceeding(exceeding, "Blue");
  const { computed } = rate(indicatorCells({ target: 60, goodIs: "High", latestValue }), ruleset);
  expect(explainVerdict(computed, ruleset)).toBe(sentence);
});

test("a Tolerance that is mostly white space is not read", () => {
  expect(readRowRule(`5%${" ".repeat(32_000)}x`, "high")).toBeNull();
  expect(readRowRule(`green${" ".repeat(32_000)}`, "high")).toBeNull();
  expect(readRowRule(`5${" and 5".repeat(5000)}`, "high")).toBeNull();
});

test("a rule is read only as a whole", () => {
  expect(readRowRule("green 5%, amber 10%", "high")).toEqual({
    green: { kind: "percent", figure: 5 },
    amber: { kind: "percent", figure: 10 },
  });
  expect(readRowRule("green 5%, amber maybe", "high")).toBeNull();
});
