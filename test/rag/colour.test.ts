import { numberCell } from "../../src/rag/cell";
import { rate } from "../../src/rag/rate";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { readEdge } from "../../src/rag/rules/edges/edge";
import type { Rule, Ruleset } from "../../src/rag/rules/ruleset";
import { indicatorCells } from "./indicator-cells";
import { rulesListing, withExceeding } from "./rules/listed";

type Written = Parameters<typeof indicatorCells>[0];

function statusOf(written: Written, ruleset = DEFAULT_RULESET): string {
  const { computed } = rate(indicatorCells(written), ruleset);
  return computed.status === "not-rated" ? computed.reason.code : computed.status;
}

const percent = (figure: number): { kind: "percent"; figure: number } => ({ kind: "percent", figure });
const withRule = (rule: Partial<Rule>, ruleset = DEFAULT_RULESET): Ruleset => ({
  ...ruleset,
  rules: [{ name: "Ours", when: {}, ...rule }],
});

test.each<[goodIs: string, latestValue: number, expected: string]>([
  // A tenth of 80, where high is good, and of 100, where low is.
  ["High", 72, "amber"],
  ["High", 71.5, "red"],
  ["Low", 109, "amber"],
  ["Low", 110.5, "red"],
  // A twentieth of the end that is missed.
  ["On Target", 76, "amber"],
  ["On Target", 75.5, "red"],
  ["On Target", 104.5, "amber"],
  ["On Target", 105.5, "red"],
])(
  "a percentage of a range is of the end that was missed: 80 to 100, good is %s, %d is %s",
  (goodIs, latestValue, expected) => {
    expect(statusOf({ target: "80 to 100", goodIs, latestValue })).toBe(expected);
  },
);

describe("a status beyond green, from 10% on", () => {
  const ruleset = withExceeding(percent(10));
  test.each<[string, Written, string]>([
    ["not quite", { target: 60, goodIs: "High", latestValue: 65 }, "green"],
    ["low is good", { target: 60, goodIs: "Low", latestValue: 54 }, "exceeding"],
    ["low is good, not quite", { target: 60, goodIs: "Low", latestValue: 55 }, "green"],
    ["a range, by its better end", { target: "80 to 100", goodIs: "High", latestValue: 109 }, "green"],
    ["a range, beyond its better end", { target: "80 to 100", goodIs: "High", latestValue: 110 }, "exceeding"],
    ["a range, low is good", { target: "80 to 100", goodIs: "Low", latestValue: 73 }, "green"],
    ["a range, low is good, beyond", { target: "80 to 100", goodIs: "Low", latestValue: 72 }, "exceeding"],
    ["a target of nothing that is met exactly", { target: 0, goodIs: "High", latestValue: 0 }, "green"],
  ])("%s", (_, written, expected) => {
    expect(statusOf(written, ruleset)).toBe(expected);
  });

  test("is not given for beating a comparator, nor where good is on target", () => {
    const all: Ruleset = {
      ...ruleset,
      defaults: {
        ...ruleset.defaults,
        ...{ comparable: ruleset.defaults["high-or-low"], "on-target": ruleset.defaults["high-or-low"] },
      },
    };
    expect(statusOf({ target: "Comparable with national average (14%)", goodIs: "High", latestValue: 20 }, all)).toBe(
      "green",
    );
    expect(statusOf({ target: "80 to 100", goodIs: "On Target", latestValue: 95 }, all)).toBe("green");
  });

  test("stays beside a rule that says how far amber reaches", () => {
    const row = { target: 60, goodIs: "High", latestValue: 70 };
    expect(statusOf(row, withRule({ amber: percent(20) }, ruleset))).toBe("exceeding");
  });
});

describe("an edge at the earlier result", () => {
  const row = { target: 60, goodIs: "High", latestValue: 50 };
  test.each<[string, Written, string]>([
    ["without one", { tolerance: "no worse than before" }, "needs-previous-value"],
    ["with one that is no figure", { tolerance: "no worse than before", previousValue: "see note" }, "value-not-read"],
    ["with one in another unit", { tolerance: "no worse than before", previousValue: "5 kg" }, "units-differ"],
    ["with one that no edge asks for", { previousValue: "see note" }, "red"],
  ])("%s", (_, written, expected) => {
    expect(statusOf({ ...row, ...written })).toBe(expected);
  });

  test("may be green's", () => {
    const ruleset = withRule({ green: { kind: "no-worse" }, amber: percent(20) });
    expect(statusOf({ ...row, previousValue: 50 }, ruleset)).toBe("green");
    expect(statusOf({ ...row, previousValue: 51 }, ruleset)).toBe("amber");
    expect(statusOf(row, ruleset)).toBe("needs-previous-value");
  });
});

describe("a row's Tolerance that is shorter than the green of the rules", () => {
  const row = { target: 100, goodIs: "On Target", latestValue: 98.5 };
  test.each<[string, Written, Partial<Rule>, string]>([
    ["is asked about", { tolerance: "1%" }, {}, "tolerance-does-not-fit"],
    ["does no harm to a value within both", { tolerance: "1.6%" }, {}, "green"],
    ["says that there is no amber where it is nothing", { tolerance: "0" }, {}, "green"],
    ["is a rule's own business where the rule has it", {}, { green: percent(8) }, "green"],
  ])("%s", (_, written, rule, expected) => {
    expect(statusOf({ ...row, ...written }, withRule(rule))).toBe(expected);
  });
});

describe("the least width of amber for small numbers: 1, below 10", () => {
  const amber = (edge: Rule["amber"]): Ruleset => ({
    ...DEFAULT_RULESET,
    defaults: {
      ...DEFAULT_RULESET.defaults,
      ...{ "high-or-low": { green: "met", amber: edge }, smallNumbers: { below: 10, amber: 1 } },
    },
  });
  test.each<[string, Written, string]>([
    ["one short", { target: 9, goodIs: "High", latestValue: 8 }, "amber"],
    ["two short", { target: 9, goodIs: "High", latestValue: 7 }, "red"],
    ["a target of 10", { target: 10, goodIs: "High", latestValue: 9 }, "red"],
    ["a target that is no count", { target: 8.5, goodIs: "High", latestValue: 7.5 }, "red"],
    ["a target with a unit", { target: "9%", goodIs: "High", latestValue: "8%" }, "red"],
    ["good is on target", { target: 9, goodIs: "On Target", latestValue: 8 }, "red"],
    ["a row's own Tolerance", { target: 9, goodIs: "High", latestValue: 8, tolerance: "5%" }, "red"],
  ])("%s", (_, written, expected) => {
    expect(statusOf(written, amber(percent(5)))).toBe(expected);
  });

  test("is for percentages of the target alone", () => {
    const row = { target: 9, goodIs: "High", latestValue: 8 };
    expect(statusOf(row, amber({ kind: "amount", figure: 0.5, scale: 1 }))).toBe("red");
    expect(statusOf(row, amber({ kind: "at", figure: 8.5, unit: null, scale: 1, strict: false }))).toBe("red");
  });

  test("is amber's, not that of the levels beside it", () => {
    const ruleset = rulesListing("green", "amber-green", "amber-red", "red");
    const guarded = { ...ruleset, defaults: { ...ruleset.defaults, smallNumbers: { below: 10, amber: 1 } } };
    expect(statusOf({ target: 4, goodIs: "High", latestValue: 3.5 }, guarded)).toBe("amber-red");
    expect(statusOf({ target: 4, goodIs: "High", latestValue: 3 }, guarded)).toBe("red");
  });
});

describe("a target that a year builds up to", () => {
  const row = { metric: "Complaints (cumulative)", target: 100, latestValue: 50 };
  test.each<[string, Written, string]>([
    ["met early, where less is good, may still be missed", { goodIs: "Low" }, "needs-expected-to-date"],
    [
      "met exactly, where good is on it, may still be passed",
      { goodIs: "On Target", latestValue: 100 },
      "needs-expected-to-date",
    ],
    ["is not asked for beside a comparator", { goodIs: "High", target: "National average", benchmark: 100 }, "red"],
  ])("%s", (_, written, expected) => {
    expect(statusOf({ ...row, ...written })).toBe(expected);
  });

  test("has no other target to name, where it does not say that it is the year's", () => {
    const { computed } = rate(indicatorCells({ ...row, goodIs: "High" }), DEFAULT_RULESET);
    expect(computed).toEqual({
      status: "not-rated",
      reason: { code: "needs-expected-to-date", field: "expectedToDate", text: "" },
    });
  });
});

describe("a Tolerance that is a number", () => {
  const half = { target: 50, latestValue: 45 };
  test.each<[string, Written, string]>([
    ["10% is a tenth of the target", { ...half, goodIs: "High", tolerance: numberCell(0.1, "0%") }, "amber"],
    ["and no more", { ...half, latestValue: 44.9, goodIs: "High", tolerance: numberCell(0.1, "0%") }, "red"],
    ["a minus marks the side that is missed where high is good", { ...half, goodIs: "High", tolerance: -5 }, "amber"],
    ["and is none where low is", { ...half, latestValue: 55, goodIs: "Low", tolerance: -5 }, "tolerance-not-read"],
    ["0 is no amber", { ...half, latestValue: 50.1, goodIs: "Low", tolerance: 0 }, "red"],
  ])("%s", (_, written, expected) => {
    expect(statusOf(written)).toBe(expected);
  });

  test.each<[string, Written["tolerance"], string]>([
    ["as its cell shows it", numberCell(0.85, "0%"), "85%"],
    ["a text as it is written", "85 %", "85 %"],
  ])("that is doubted is named %s", (_, tolerance, text) => {
    const { computed } = rate(
      indicatorCells({ target: "90%", goodIs: "High", latestValue: "80%", tolerance }),
      DEFAULT_RULESET,
    );
    expect(computed).toMatchObject({ reason: { code: "tolerance-not-read", text, doubt: { is: "figure" } } });
  });
});

describe("edges of rules", () => {
  const row = { target: "90%", goodIs: "High", latestValue: "80%" };
  const days = readEdge("5 days") ?? undefined;
  test("one in another unit is named, and those beside it are not", () => {
    const { computed } = rate(indicatorCells(row), withRule({ green: percent(2), amber: days }));
    expect(computed).toMatchObject({
      reason: {
        code: "tolerance-not-read",
        doubt: { is: "unit", edge: "5 days", rule: "the edges of the rule “Ours”" },
      },
    });
  });

  test("the defaults are named as such", () => {
    const ruleset: Ruleset = {
      ...DEFAULT_RULESET,
      defaults: { ...DEFAULT_RULESET.defaults, "high-or-low": { green: "met", amber: days } },
    };
    expect(rate(indicatorCells(row), ruleset).computed).toMatchObject({
      reason: { doubt: { is: "unit", rule: "the ruleset's default edges" } },
    });
  });

  test("a rule that has none leaves the defaults, and they are said to be these", () => {
    const { computed } = rate(indicatorCells(row), withRule({ profile: "straight line" }));
    expect(computed).toMatchObject({ edgeSource: { from: "defaults" } });
  });

  test("a row's Tolerance says nothing where there is more than one level between green and red", () => {
    const ruleset = rulesListing("green", "amber-green", "amber-red", "red");
    expect(statusOf({ ...row, tolerance: "20%" }, ruleset)).toBe("tolerance-does-not-fit");
  });
});
