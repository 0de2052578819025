import { numberCell } from "../../src/rag/cell";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { explainOverride, explainRule, explainVerdict } from "../../src/rag/sentences/explain";
import { explainTarget } from "../../src/rag/sentences/explain-target";
import { rate } from "../../src/rag/rate";
import type { Ruleset } from "../../src/rag/rules/ruleset";
import { indicatorCells } from "./indicator-cells";
import { listed } from "./rules/listed";

type Written = Parameters<typeof indicatorCells>[0];
const at = (field: string): string => `${field}!`;
const explain = (written: Written): string =>
  explainVerdict(rate(indicatorCells(written), DEFAULT_RULESET).computed, DEFAULT_RULESET, at);

describe("a reason for every colour, in a sentence", () => {
  test.each<[Written, string]>([
    [
      { metric: "Infants reviewed %", target: "National 95%", goodIs: "High", latestValue: 89.8 },
      "Amber: 89.8% is 5.2 points (5.5%) below the target of 95%; amber reaches to 10% below.",
    ],
    // What a reason quotes, it quotes as the cell shows it.
    [
      { target: "5 kg", goodIs: "Low", latestValue: numberCell(12.3456789, "0.0") },
      "Not rated: “12.3” in latestValue! has no unit of its own, and is compared with a figure in “kg”. Write its unit beside it, in the heading or in a Unit column.",
    ],
    [
      { metric: "Rate per 1,000", target: "2%", goodIs: "Low", numerator: 26, denominator: 2000 },
      "Not rated: “26 of 2000” in numerator! is in another unit than the figure in per cent beside it, and the two do not convert. Write both in the same unit.",
    ],
    [
      { metric: "Homes", target: 100, goodIs: "High", latestValue: 94, tolerance: 0.05 },
      "Not rated: “0.05” in tolerance! could be 5% or ±0.05. Write the one that is meant.",
    ],
    [
      { metric: "Wait", target: "20 days", goodIs: "Low", latestValue: "22 days", tolerance: "25 weeks" },
      "Not rated: “25 weeks” in tolerance! could be a distance from the target, or the figure that amber reaches to: is 175 days the ceiling? Write “ceiling 175 days”, or “±175 days” for the distance.",
    ],
    [
      { metric: "Homes let", target: 200, goodIs: "On Target", latestValue: 203, tolerance: "1%" },
      "Not rated: the value is beyond “1%” in tolerance!, and within the 2% that green reaches to by the rules in use. Write how far both reach, such as “green 1%, amber 3%”.",
    ],
    [
      { target: "<700", goodIs: "Low", latestValue: 928 },
      "Red: 928 is 228 (32.6%) above the target of 700; amber reaches only to 10% above.",
    ],
    [
      { target: "<700", goodIs: "Low", latestValue: 700 },
      "Amber: 700 is exactly the target of 700, and has to be below 700; amber reaches to 10% above.",
    ],
    [
      { target: "Above 90%", goodIs: "High", latestValue: "90%" },
      "Amber: 90% is exactly the target of 90%, and has to be above 90%; amber reaches to 10% below.",
    ],
    [
      { metric: "%", target: 90, goodIs: "High", latestValue: 80.99 },
      "Red: 80.99% is 9.01 points (10.01%) below the target of 90%; amber reaches only to 10% below.",
    ],
    [
      { target: numberCell(838773.104433539, "#,##0"), goodIs: "High", latestValue: 895289 },
      "Green: 895,289 is 56,516 (6.7%) above the target of 838,773.",
    ],
    [
      { target: numberCell(3.333333333333, "0.0"), goodIs: "Low", latestValue: numberCell(3.6666666666667, "0.0") },
      "Red: 3.667 is 0.334 (10.02%) above the target of 3.333; amber reaches only to 10% above.",
    ],
    [
      { target: "Improve by 5", goodIs: "High", latestValue: 700, previousValue: 700 },
      "Amber: 700 is 5 (0.7%) below the 705 asked for (an improvement of 5 on the previous value of 700); amber reaches to 10% below.",
    ],
    [
      { target: "Reduce by 5%", goodIs: "Low", latestValue: 190, previousValue: 200 },
      "Green: 190 is exactly the 190 asked for (a reduction of 5% from the previous value of 200).",
    ],
    [
      { metric: "Spend £m", target: "Reduce by 5", goodIs: "Low", latestValue: 698, previousValue: 700 },
      "Amber: £698m is £3m (0.4%) above the £695m asked for (a reduction of £5m from the previous value of £700m); amber reaches to 10% above.",
    ],
    [
      { target: "Reduction of 10 on 2019/20 baseline", goodIs: "Low", latestValue: 95, benchmark: 100 },
      "Amber: 95 is 5 (5.6%) above the 90 asked for (a reduction of 10 from the 100 of “2019/20 baseline”); amber reaches to 10% above.",
    ],
    [{ target: 0, goodIs: "Low", latestValue: 3 }, "Red: 3 is 3 above the target of 0; 10% of zero leaves no amber."],
    [
      { target: 60, goodIs: "High", latestValue: 62, tolerance: "Green >= 65; Amber >= 50" },
      "Amber: 62 is 2 (3.3%) above the target of 60; green reaches only to 65, and amber reaches to 50.",
    ],
    [
      { target: "180m", goodIs: "Low", metric: "Spend £m", latestValue: 185, tolerance: "ceiling 190" },
      "Amber: £185m is £5m (2.8%) above the target of £180m; amber reaches to £190m.",
    ],
    [
      { metric: "Average time (days)", target: "10 days", goodIs: "Low", latestValue: 10 },
      "Green: 10 days is exactly the target of 10 days.",
    ],
    [{ target: "8 to 10", goodIs: "High", latestValue: 9.2 }, "Green: 9.2 is within the target range of 8 to 10."],
    [{ target: "8 to 10", goodIs: "High", latestValue: 11 }, "Green: 11 is better than the target range of 8 to 10."],
    [
      { metric: "Spend £m", target: "192.365m", goodIs: "On Target", latestValue: 188.57 },
      "Green: £188.57m is £3.795m (1.97%) below the target of £192.365m; green reaches to 2% below.",
    ],
    [
      { target: "0 Percent", goodIs: "Low", latestValue: 1.54, tolerance: "2 points" },
      "Amber: 1.54% is 1.54 points above the target of 0%; amber reaches to 2 points above.",
    ],
    [
      { target: "Above national average", goodIs: "High", latestValue: 4.7, benchmark: 5 },
      "Amber: 4.7 is 0.3 (6%) below the national average figure of 5; amber reaches to 10% below.",
    ],
    [
      { target: "Above national average", goodIs: "High", latestValue: 4.7 },
      "Not rated: the target is someone else's result and its figure is not given. Put it in benchmark!.",
    ],
    [{ target: 95, goodIs: "High" }, "Not rated: there is no value yet. Type it in latestValue!."],
    [
      { target: "5.4% (2023-24) 6.3% (2024-25)", goodIs: "High", latestValue: 1 },
      "Not rated: the target “5.4% (2023-24) 6.3% (2024-25)” in target! cannot be read with confidence: it could mean “5.4%” or “6.3%”. Write one figure or range, such as “95%” or “8 to 10”.",
    ],
    [
      { target: "85%", goodIs: "High", latestValue: 0.886 },
      "Not rated: “0.886” in latestValue! could be 88.6% or 0.886%. Give the column a percentage format, or type the percentage.",
    ],
  ])("%j", (written, sentence) => {
    expect(explain(written)).toBe(sentence);
  });
});

test.each<[string, string]>([
  ["Quartile 2 - 98.8-99.2", "98.8 to 99.2. Set aside: “Quartile 2 -”."],
  ["2024/25 85%", "85%, for 2024/25."],
  ["National 95%", "95%. Set aside: “National”."],
  ["<700", "Less than 700."],
  ["Above 75%", "More than 75%."],
  ["90% or above", "At least 90%."],
  ["2024/25 National Average", "Against the national average (figure not given in the target), for 2024/25."],
  ["To be comparable with statistical neighbours. (14%)", "Comparable with the statistical neighbours (14%)."],
  ["TBC", "No target set: “TBC”."],
  ["10 or 12", "Not read: it could mean “10” or “12”."],
])("the target %s is shown as read: %s", (target, shown) => {
  expect(explainTarget(rate(indicatorCells({ target }), DEFAULT_RULESET).target)).toBe(shown);
});

test("the rule says where its edges come from", () => {
  const row = { target: 95, goodIs: "High", latestValue: 89.8 };
  const rule = (written: Written): string =>
    explainRule(rate(indicatorCells(written), DEFAULT_RULESET).computed, DEFAULT_RULESET);
  expect(rule(row)).toBe("Green when the target is met; amber to 10%, from the ruleset's defaults (Good Is: High).");
  expect(rule({ ...row, tolerance: "3 points" })).toContain("amber to 3 points, from this row's Tolerance");
});

test("an override is explained beside what the rules give, and a reason is given when it does not count", () => {
  const row = { target: 95, goodIs: "High", latestValue: 50, override: "Green" };
  const override = (written: Written): string | null =>
    explainOverride(rate(indicatorCells(written), DEFAULT_RULESET), DEFAULT_RULESET, at);
  expect(override({ ...row, overrideReason: "Late return" })).toBe(
    "An officer gave Green: Late return (The rules give Red.)",
  );
  expect(override(row)).toBe("The override is not used because it has no reason. Write one in overrideReason!.");
  expect(override({ ...row, override: "Fine" })).toContain("override! is not used");
});

const COUNCIL: Ruleset = {
  ...DEFAULT_RULESET,
  statuses: [listed("exceeding", { word: "Blue", meaning: "Well beyond the target" }), ...DEFAULT_RULESET.statuses],
  defaults: {
    ...DEFAULT_RULESET.defaults,
    "high-or-low": { exceeding: { kind: "percent", figure: 5 }, green: "met", amber: { kind: "percent", figure: 10 } },
    smallNumbers: { below: 10, amber: 1 },
  },
  rules: [
    {
      name: "By direction",
      when: { metric: "Havering*" },
      green: { kind: "percent", figure: 10 },
      amber: { kind: "no-worse" },
    },
  ],
};

describe("what a ruleset adds is in the sentence", () => {
  test.each<[Written, string]>([
    [
      { target: 95, goodIs: "High", latestValue: 105 },
      "Blue: 105 is 10 (10.5%) above the target of 95; blue begins 5% above.",
    ],
    [
      { target: 5, goodIs: "Low", latestValue: 6 },
      "Amber: 6 is 1 (20%) above the target of 5; amber reaches to 1 above, as the target is a small number.",
    ],
    [
      { target: 0, goodIs: "Low", latestValue: 3 },
      "Red: 3 is 3 above the target of 0; amber reaches only to 1 above, as the target is a small number.",
    ],
    [
      { metric: "Havering homes", target: 100, goodIs: "High", latestValue: 80, previousValue: 75 },
      "Amber: 80 is 20 (20%) below the target of 100; green reaches only to 10% below, and amber is given where the result is no worse than the previous value of 75.",
    ],
    [
      { metric: "Havering homes", target: 100, goodIs: "High", latestValue: 70, previousValue: 75 },
      "Red: 70 is 30 (30%) below the target of 100; amber is given only where the result is no worse than the previous value of 75.",
    ],
    [
      { metric: "Homes built (cumulative)", target: 120, goodIs: "High", latestValue: 57, asOf: "2024/25 Q2" },
      "Amber: 57 is 3 (5%) below the 60 expected by now (2 of 4 quarters of 120); amber reaches to 10% below. A straight line is assumed; where the profile differs, put its figure in expectedToDate!.",
    ],
    [
      { target: "Year on year reduction", goodIs: "Low", latestValue: 90, lastYear: 85 },
      "Amber: 90 is 5 (5.9%) above the 85 of the same period last year; amber reaches to 10% above.",
    ],
    [
      { target: "95%", goodIs: "High", latestValue: numberCell(0.9496, "0%") },
      "Amber: 94.96% is 0.04 points (under 0.1%) below the target of 95%; amber reaches to 10% below. The cell holds more decimals than it shows: judged as shown, 95%, it would be Green.",
    ],
  ])("%j", (written, sentence) => {
    expect(explainVerdict(rate(indicatorCells(written), COUNCIL).computed, COUNCIL, at)).toBe(sentence);
  });

  test("which rule, with its edges", () => {
    const { computed } = rate(
      indicatorCells({ metric: "Havering homes", target: 100, goodIs: "High", latestValue: 95 }),
      COUNCIL,
    );
    expect(explainRule(computed, COUNCIL)).toBe(
      "Green to 10%; amber where it is no worse than before, from the rule “By direction” (Good Is: High).",
    );
  });
});
