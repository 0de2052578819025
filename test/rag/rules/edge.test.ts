import { readEdge, readRowRule, writeEdge } from "../../../src/rag/rules/edge";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { explainVerdict } from "../../../src/rag/explain";
import { rate } from "../../../src/rag/rate";
import { indicatorCells } from "../indicator-cells";

test.each([
  ["10%", "10%"],
  ["±5%", "5%"],
  ["0.2 points", "0.2 points"],
  ["1 point", "1 point"],
  ["5", "5"],
  ["£2m", "£2m"],
  ["2 days", "2 days"],
  ["2% under, 5% over", "2% under, 5% over"],
  ["5% above; 2% below", "2% under, 5% over"],
  ["floor 90%", "limit 90%"],
  ["Floor standard: 90%", "limit 90%"],
  ["ceiling 12 days", "limit 12 days"],
  ["No worse than before", "no worse than before"],
  ["at least as good as the previous value", "no worse than before"],
])("the edge “%s” is read as %s", (text, written) => {
  const edge = readEdge(text);
  expect(edge && writeEdge(edge)).toBe(written);
  expect(readEdge(written)).toEqual(edge);
});

test.each(["", "10 %%", "-5%", "about 5", "5 to 10", "2% under, 5% under", "floor", "floor 5 to 6"])("“%s” is no edge", (text) => {
  expect(readEdge(text)).toBeNull();
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

test("“Green > 100%” makes a result exactly on target amber, as written, and says so", () => {
  const { computed } = rate(indicatorCells({ target: "100%", goodIs: "High", latestValue: 100, tolerance: "Green > 100%; Amber >= 90%" }), DEFAULT_RULESET);
  expect(explainVerdict(computed, DEFAULT_RULESET)).toBe("Amber: 100% is exactly the target of 100%; green has to be above 100%, and amber reaches to 90%.");
});

test("a floor explains itself", () => {
  const { computed } = rate(indicatorCells({ target: 60, goodIs: "High", latestValue: 45, tolerance: "floor 50" }), DEFAULT_RULESET);
  expect(explainVerdict(computed, DEFAULT_RULESET)).toBe("Red: 45 is 15 (25%) below the target of 60; amber reaches only to 50.");
});

test("only a whole rule is read", () => {
  expect(readRowRule("green 5%, amber 10%", "high")).toEqual({ green: { kind: "percent", figure: 5 }, amber: { kind: "percent", figure: 10 } });
  expect(readRowRule("green 5%, amber maybe", "high")).toBeNull();
});
