import { DEFAULT_RULESET } from "../../src/rag/default-ruleset";
import { explainOverride, explainRule, explainTarget, explainVerdict } from "../../src/rag/explain";
import { rate } from "../../src/rag/rate";
import { indicatorCells } from "./indicator-cells";

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
    [{ target: "<700", goodIs: "Low", latestValue: 928 }, "Red: 928 is 228 (32.6%) above the target of 700; amber reaches only to 10% above."],
    [{ target: "<700", goodIs: "Low", latestValue: 700 }, "Amber: 700 is exactly the target of 700, which has to be below it; amber reaches to 10% above."],
    [{ target: "10 days", goodIs: "Low", latestValue: 10 }, "Green: 10 days is exactly the target of 10 days."],
    [{ target: "8 to 10", goodIs: "High", latestValue: 9.2 }, "Green: 9.2 is within the target range of 8 to 10."],
    [{ target: "8 to 10", goodIs: "High", latestValue: 11 }, "Green: 11 is better than the target range of 8 to 10."],
    [
      { metric: "Spend £m", target: "192.365m", goodIs: "On Target", latestValue: 188.57 },
      "Green: £188.57m is £3.795m (2%) below the target of £192.365m; green reaches to 2% below.",
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
      "Not rated: “0.886” in latestValue! could be 88.6% or 0.886%. Give the cell a percentage format, or type the percentage.",
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
  const rule = (written: Written): string => explainRule(rate(indicatorCells(written), DEFAULT_RULESET).computed, DEFAULT_RULESET);
  expect(rule(row)).toBe("Green when the target is met; amber to 10%, from the ruleset's defaults (Good Is: High).");
  expect(rule({ ...row, tolerance: "3 points" })).toContain("amber to 3 points, from this row's Tolerance");
});

test("an override stands beside what the rules give, and says why when it does not count", () => {
  const row = { target: 95, goodIs: "High", latestValue: 50, override: "Green" };
  const override = (written: Written): string | null =>
    explainOverride(rate(indicatorCells(written), DEFAULT_RULESET), DEFAULT_RULESET, at);
  expect(override({ ...row, overrideReason: "Late return" })).toBe("An officer gave Green: Late return (The rules give Red.)");
  expect(override(row)).toBe("The override is not used because it has no reason. Write one in overrideReason!.");
  expect(override({ ...row, override: "Fine" })).toContain("override! is not used");
});
