import { rate } from "../../src/rag/rate";
import { readHeading } from "../../src/rag/reading/units/heading-unit";
import { readEdge } from "../../src/rag/rules/edges/edge";
import { readBeyond } from "../../src/rag/rules/edges/tolerance";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { indicatorCells } from "./indicator-cells";
import { withExceeding } from "./rules/listed";

type Written = Parameters<typeof indicatorCells>[0];

function statusOf(written: Written, heading?: string, ruleset = DEFAULT_RULESET): string {
  const columns = heading === undefined ? undefined : { by: { tolerance: readHeading(heading) }, unit: "" };
  const cells = indicatorCells(written);
  const { computed } = rate(columns ? { ...cells, columns } : cells, ruleset);
  return computed.status === "not-rated" ? computed.reason.code : computed.status;
}

describe("sides in other units than the target: 2 days under, 1 week over", () => {
  const row = { target: "30 days", goodIs: "On Target", tolerance: "2 days under, 1 week over" };
  test.each([
    ["28 days", "amber"],
    ["27 days", "red"],
    ["37 days", "amber"],
    ["38 days", "red"],
  ])("%s is %s", (latestValue, expected) => {
    expect(statusOf({ ...row, latestValue })).toBe(expected);
  });

  test.each([
    ["1 week under, 2 days over", "23 days", "amber"],
    ["1 week under, 2 days over", "22 days", "red"],
    ["1 kg under, 2 days over", "25 days", "units-differ"],
    ["2 days under, 1 kg over", "25 days", "units-differ"],
  ])("%s: %s is %s", (tolerance, latestValue, expected) => {
    expect(statusOf({ ...row, tolerance, latestValue })).toBe(expected);
  });
});

describe("points are of percentages, scores and rates, in the unit of the target", () => {
  test.each<[Written, string]>([
    [{ target: "5 per 1,000", latestValue: "70 per 10,000" }, "amber"],
    [{ target: "5 per 1,000", latestValue: "71 per 10,000" }, "red"],
    [{ target: "5 points", latestValue: "7 points" }, "amber"],
    [{ target: "5 points", latestValue: "7.1 points" }, "red"],
    [{ target: "£5", latestValue: "£7" }, "units-differ"],
  ])("%j, 2 points: %s", (written, expected) => {
    expect(statusOf({ ...written, goodIs: "Low", tolerance: "±2 points" })).toBe(expected);
  });
});

describe("in millions, beside £100m", () => {
  const row = { metric: "Spend", target: "£100m", goodIs: "High" };
  test.each<[Written["tolerance"], string, string]>([
    ["5", "£95m", "amber"],
    ["5", "£94.9m", "red"],
    ["£5", "£95m", "amber"],
    ["£500,000", "£99.5m", "amber"],
    ["£500,000", "£99.4m", "red"],
    ["5000000", "£95m", "amber"],
    ["5000000", "£94.9m", "red"],
    ["£5k", "£99.995m", "amber"],
    ["£5k", "£99.99m", "red"],
    ["£2m", "£98m", "amber"],
    ["£2m", "£97.9m", "red"],
  ])("%s: %s is %s", (tolerance, latestValue, expected) => {
    expect(statusOf({ ...row, tolerance, latestValue })).toBe(expected);
  });

  test("a heading says the scale of a bare figure", () => {
    expect(statusOf({ ...row, tolerance: 500, latestValue: "£99.5m" }, "Tolerance (£000s)")).toBe("amber");
    expect(statusOf({ ...row, tolerance: 500, latestValue: "£99.4m" }, "Tolerance (£000s)")).toBe("red");
  });
});

test.each<[heading: string, Written, string]>([
  ["Tolerance (%)", { target: 200, latestValue: 190, tolerance: 5 }, "amber"],
  ["Tolerance (%)", { target: 200, latestValue: 189, tolerance: 5 }, "red"],
  ["Tolerance", { target: 200, latestValue: 194, tolerance: 5 }, "red"],
  ["Tolerance (weeks)", { target: "20 days", latestValue: "13 days", tolerance: 1 }, "amber"],
  ["Tolerance (weeks)", { target: "20 days", latestValue: "12 days", tolerance: 1 }, "red"],
  ["Tolerance (weeks)", { target: "20 days", latestValue: "13 days", tolerance: "5 days" }, "red"],
])("under %s: %j is %s", (heading, written, expected) => {
  expect(statusOf({ ...written, goodIs: "High" }, heading)).toBe(expected);
});

test("nothing is nothing in any unit: beside minutes and seconds too", () => {
  expect(
    statusOf({ metric: "Time to answer", target: "4m 30s", goodIs: "Low", latestValue: "4m 40s", tolerance: 0 }),
  ).toBe("red");
});

describe("a status beyond green that begins 2 weeks beyond", () => {
  const begins = readBeyond("2 weeks");
  const ruleset = begins ? withExceeding(begins) : DEFAULT_RULESET;
  test.each<[Written, string]>([
    [{ target: "20 days", latestValue: "6 days" }, "exceeding"],
    [{ target: "20 days", latestValue: "7 days" }, "green"],
    [{ target: "20 kg", latestValue: "6 kg" }, "tolerance-not-read"],
  ])("%j is %s", (written, expected) => {
    expect(statusOf({ ...written, goodIs: "Low" }, undefined, ruleset)).toBe(expected);
  });
});

test("the edges of a rule are in their own units", () => {
  const amber = readEdge("1 week");
  const ruleset = { ...DEFAULT_RULESET, rules: [{ name: "Ours", when: {}, ...(amber ? { amber } : {}) }] };
  expect(statusOf({ target: "20 days", goodIs: "Low", latestValue: "27 days" }, undefined, ruleset)).toBe("amber");
  expect(statusOf({ target: "20 days", goodIs: "Low", latestValue: "28 days" }, undefined, ruleset)).toBe("red");
});
