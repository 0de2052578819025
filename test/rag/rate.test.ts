import fc from "fast-check";
import { numberCell } from "../../src/rag/cell";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { explainVerdict } from "../../src/rag/sentences/explain";
import { rate } from "../../src/rag/rate";
import type { Ruleset } from "../../src/rag/rules/ruleset";
import { indicatorCells } from "./indicator-cells";
import { anyRuleset } from "./rules/rulesets";
import { listed } from "./rules/listed";
import { anyText } from "../support/any-text";

type Written = Parameters<typeof indicatorCells>[0];

function statusOf(written: Written, ruleset = DEFAULT_RULESET): string {
  const { computed } = rate(indicatorCells(written), ruleset);
  return computed.status === "not-rated" ? computed.reason.code : computed.status;
}

describe("the default rules", () => {
  test.each<[string, Written, string]>([
    ["on target", { target: 95, goodIs: "High", latestValue: 95 }, "green"],
    ["better than target", { target: 95, goodIs: "High", latestValue: 99 }, "green"],
    ["just below", { target: 95, goodIs: "High", latestValue: 94.9 }, "amber"],
    ["at the amber edge", { target: 95, goodIs: "High", latestValue: 85.5 }, "amber"],
    ["past the amber edge", { target: 95, goodIs: "High", latestValue: 85.49 }, "red"],
    ["low is good, met", { target: 5, goodIs: "Low", latestValue: 4 }, "green"],
    ["low is good, exactly 8% over", { target: 5, goodIs: "Low", latestValue: 5.4 }, "amber"],
    ["low is good, past", { target: 5, goodIs: "Low", latestValue: 5.51 }, "red"],
    ["a strict limit met exactly is not met", { target: "<700", goodIs: "Low", latestValue: 700 }, "amber"],
    ["a strict limit bettered", { target: "<700", goodIs: "Low", latestValue: 699 }, "green"],
    ["strictly above", { target: "Above 75%", goodIs: "High", latestValue: 75 }, "amber"],
    ["a range, inside", { target: "8 to 10", goodIs: "High", latestValue: 9.2 }, "green"],
    ["a range, better than it", { target: "98.8-99.2", goodIs: "High", latestValue: 99.5 }, "green"],
    ["a range, below it", { target: "8 to 10", goodIs: "High", latestValue: 7.5 }, "amber"],
    ["a range, low is good, below it", { target: "3 to 5", goodIs: "Low", latestValue: 2 }, "green"],
    ["a range, low is good, above it", { target: "3 to 5", goodIs: "Low", latestValue: 6 }, "red"],
    ["a range, on target, outside", { target: "8 to 10", goodIs: "On Target", latestValue: 10.3 }, "amber"],
    ["on target within 2%", { target: 100, goodIs: "On Target", latestValue: 98 }, "green"],
    ["on target over by 2%", { target: 100, goodIs: "On Target", latestValue: 102 }, "green"],
    ["on target within 5%", { target: 100, goodIs: "On Target", latestValue: 104.9 }, "amber"],
    ["off target", { target: 100, goodIs: "On Target", latestValue: 94 }, "red"],
    [
      "comparable within 5%",
      { target: "Comparable with national average (14%)", goodIs: "Low", latestValue: 14.26 },
      "green",
    ],
    ["zero target met", { target: "0%", goodIs: "Low", latestValue: 0 }, "green"],
    [
      "zero target missed, a tenth of nothing leaves no amber",
      { target: "0%", goodIs: "Low", latestValue: 1.54 },
      "red",
    ],
    ["zero target missed, on target", { target: 0, goodIs: "On Target", latestValue: -0.1 }, "red"],
    [
      "zero target missed, by a row's percentage",
      { target: 0, goodIs: "Low", latestValue: 1, tolerance: "25%" },
      "red",
    ],
    [
      "zero target missed, by unequal sides",
      { target: 0, goodIs: "On Target", latestValue: 1, tolerance: "1% under, 5% over" },
      "red",
    ],
    ["zero target, a count", { target: 0, goodIs: "Low", latestValue: 2, tolerance: "2" }, "amber"],
    ["zero target, beyond a count", { target: 0, goodIs: "Low", latestValue: 3, tolerance: "2" }, "red"],
    ["less than zero asked for, zero held", { target: "<0", goodIs: "Low", latestValue: 0 }, "red"],
    [
      "zero target, tolerance in points",
      { target: "0%", goodIs: "Low", latestValue: 1.54, tolerance: "2 points" },
      "amber",
    ],
    ["the row's own tolerance", { target: 6.02, goodIs: "Low", latestValue: 6.3, tolerance: "0.2 points" }, "red"],
    [
      "a tolerance cell of 10% held as 0.1",
      { target: 100, goodIs: "High", latestValue: 90, tolerance: numberCell(0.1, "0%") },
      "amber",
    ],
    ["a negative target", { target: -10, goodIs: "High", latestValue: -10.5 }, "amber"],
    ["the target's words stand in for Good Is", { target: "At least 90%", latestValue: 95 }, "green"],
  ])("%s", (_, written, expected) => {
    expect(statusOf(written)).toBe(expected);
  });
});

describe("values as Excel holds them", () => {
  test.each<[string, Written, string]>([
    [
      "a fraction under a percent format",
      { target: "85%", goodIs: "High", latestValue: numberCell(0.886, "0.0%") },
      "green",
    ],
    [
      "both as fractions",
      { target: numberCell(0.95, "0%"), goodIs: "High", latestValue: numberCell(0.898, "0.0%") },
      "amber",
    ],
    ["a number stored as text", { target: 85, goodIs: "High", latestValue: "2,910" }, "green"],
    ["a bare value against a percentage", { target: "85%", goodIs: "High", latestValue: 88.6 }, "green"],
    ["over 100%", { target: "85%", goodIs: "High", latestValue: 100.5 }, "green"],
    ["hours against minutes", { target: "90 minutes", goodIs: "Low", latestValue: "1.5 hours" }, "green"],
    [
      "the metric's name gives millions",
      { metric: "Spend £m", target: "192.365m", goodIs: "On Target", latestValue: 188.57 },
      "green",
    ],
    [
      "the metric's name scales a bare target too",
      { metric: "Spend £m", target: 190, goodIs: "On Target", latestValue: 188.57 },
      "green",
    ],
  ])("%s", (_, written, expected) => {
    expect(statusOf(written)).toBe(expected);
  });
});

describe("nothing to go on, no colour", () => {
  const error = { kind: "error", value: "#N/A", format: "General" } as const;
  const waiting = { kind: "not-calculated", value: "", format: "General" } as const;
  test.each<[string, Written, string]>([
    ["no target", { goodIs: "High", latestValue: 1 }, "no-target"],
    ["to be confirmed", { target: "TBC", goodIs: "High", latestValue: 1 }, "no-target"],
    ["a baseline year", { target: "Baseline for new indicator", goodIs: "High", latestValue: 1 }, "no-target"],
    ["an unreadable target", { target: "see the plan", goodIs: "High", latestValue: 1 }, "target-not-read"],
    [
      "two targets in one",
      { target: "5.4% (2023-24) 6.3% (2024-25)", goodIs: "High", latestValue: 1 },
      "target-not-read",
    ],
    ["an error in the target", { target: error, goodIs: "High", latestValue: 1 }, "target-error"],
    ["no value", { target: 5, goodIs: "High" }, "no-value"],
    ["a value that is not calculated", { target: 5, goodIs: "High", latestValue: waiting }, "not-calculated"],
    [
      "a Tolerance that is not calculated",
      { target: 5, goodIs: "High", latestValue: 4, tolerance: waiting },
      "not-calculated",
    ],
    ["a text value", { target: 5, goodIs: "High", latestValue: "see the note" }, "value-not-read"],
    ["a text that says there is none yet", { target: 5, goodIs: "High", latestValue: "awaited" }, "no-value"],
    ["an error value", { target: 5, goodIs: "High", latestValue: error }, "value-error"],
    ["no Good Is", { target: 5, latestValue: 5 }, "good-is-missing"],
    ["an unknown Good Is", { target: 5, goodIs: "Sideways", latestValue: 5 }, "good-is-unknown"],
    [
      "Good Is against the target's words",
      { target: "Above 75%", goodIs: "Low", latestValue: 5 },
      "good-is-contradicts",
    ],
    [
      "better than a figure, where good is on it",
      { target: "Better than 700", goodIs: "On Target", latestValue: 700 },
      "good-is-contradicts",
    ],
    [
      "better than a benchmark, where good is on it",
      { target: "Better than national average", goodIs: "On Target", latestValue: 40, benchmark: 40 },
      "good-is-contradicts",
    ],
    [
      "an improvement, where good is on target",
      { target: "An improving trend", goodIs: "On Target", latestValue: 90, previousValue: 90 },
      "good-is-contradicts",
    ],
    [
      "an improvement of so much, where good is on target",
      { target: "Improve by 5", goodIs: "On Target", latestValue: 95, previousValue: 90 },
      "good-is-contradicts",
    ],
    [
      "a benchmark without its figure",
      { target: "National Average", goodIs: "Low", latestValue: 5 },
      "needs-benchmark",
    ],
    [
      "a change without an earlier value",
      { target: "Year on year reduction", goodIs: "Low", latestValue: 5 },
      "needs-previous-value",
    ],
    [
      "cumulative without a profile",
      { metric: "Visits (cumulative)", target: 100, goodIs: "High", latestValue: 50 },
      "needs-expected-to-date",
    ],
    ["different units", { target: "10 days", goodIs: "Low", latestValue: "5%" }, "units-differ"],
    ["millions against units", { target: "192.365m", goodIs: "On Target", latestValue: 188.57 }, "scales-differ"],
    [
      "thousands against units, of which the larger is 250 times the smaller",
      { target: "5k", goodIs: "Low", latestValue: 20 },
      "scales-differ",
    ],
    [
      "units against thousands, the other way about",
      { target: 20, goodIs: "High", latestValue: "5k" },
      "scales-differ",
    ],
    ["a fraction without its format", { target: "85%", goodIs: "High", latestValue: 0.886 }, "fraction-or-percent"],
    [
      "a tolerance that is none",
      { target: 5, goodIs: "High", latestValue: 5, tolerance: "a bit" },
      "tolerance-not-read",
    ],
  ])("%s: %s", (_, written, expected) => {
    expect(statusOf(written)).toBe(expected);
  });

  test.each<[string, Written, string]>([
    ["benchmark", { target: "Above national average", goodIs: "High", latestValue: 41, benchmark: 40 }, "green"],
    [
      "benchmark equalled, strictly above",
      { target: "Above national average", goodIs: "High", latestValue: 40, benchmark: 40 },
      "amber",
    ],
    [
      "previous value",
      { target: "Year on year reduction", goodIs: "Low", latestValue: 95, previousValue: 100 },
      "green",
    ],
    [
      "previous value unchanged",
      { target: "Year on year reduction", goodIs: "Low", latestValue: 100, previousValue: 100 },
      "amber",
    ],
    [
      "improving trend",
      { target: "An improving trend in compliance", goodIs: "High", latestValue: 93, previousValue: 90 },
      "green",
    ],
    [
      "a figure to be better than, equalled: green is for less than it",
      { target: "Better than 700", goodIs: "Low", latestValue: 700 },
      "amber",
    ],
    [
      "a figure to be better than, where high is good",
      { target: "Better than 700", goodIs: "High", latestValue: 701 },
      "green",
    ],
    [
      "a level to keep, where good is on target",
      { target: "Maintain", goodIs: "On Target", latestValue: 90, previousValue: 90 },
      "green",
    ],
    [
      "a benchmark to be near, where good is on target",
      { target: "National average", goodIs: "On Target", latestValue: 40, benchmark: 40 },
      "green",
    ],
    [
      "expected to date",
      { metric: "Visits (cumulative)", target: 100, goodIs: "High", latestValue: 50, expectedToDate: 50 },
      "green",
    ],
    [
      "a cumulative target already met",
      { metric: "Visits (cumulative)", target: 100, goodIs: "High", latestValue: 101 },
      "green",
    ],
  ])("with what was missing: %s", (_, written, expected) => {
    expect(statusOf(written)).toBe(expected);
  });
});

describe("overrides", () => {
  const missed = { target: 95, goodIs: "High", latestValue: 50 };
  test.each<[string, Written, string, string | null]>([
    ["with a reason", { ...missed, override: "Green", overrideReason: "Late return" }, "green", null],
    ["a letter will do", { ...missed, override: "a", overrideReason: "Late return" }, "amber", null],
    ["without a reason it does not count", { ...missed, override: "Green" }, "red", "no-reason"],
    ["not a status", { ...missed, override: "Fine", overrideReason: "Late return" }, "red", "not-a-status"],
  ])("%s", (_, written, status, problem) => {
    const rating = rate(indicatorCells(written), DEFAULT_RULESET);
    expect(rating).toMatchObject({ status, overrideProblem: problem, computed: { status: "red" } });
  });
});

describe("precedence", () => {
  const ruleset: Ruleset = {
    ...DEFAULT_RULESET,
    rules: [
      { name: "Roads", when: { section: "Environment" }, amber: { kind: "percent", figure: 5 } },
      { name: "Homes", when: { kpi: "Homes*" }, amber: { kind: "percent", figure: 5 } },
      { name: "Waits", when: { unit: "days" }, amber: { kind: "percent", figure: 5 } },
      { name: "All low", when: { goodIs: "low" }, amber: { kind: "percent", figure: 50 } },
    ],
  };
  const row = { target: 100, goodIs: "Low", latestValue: 108 };
  test.each<[string, Written, string]>([
    ["the first rule that fits", { ...row, section: "environment " }, "red"],
    ["a later rule", { ...row, section: "Health" }, "amber"],
    ["one for a KPI", { ...row, kpi: "Homes built" }, "red"],
    ["one for a KPI that is another", { ...row, kpi: "Roads mended" }, "amber"],
    ["one for a unit", { ...row, target: "100 days", latestValue: "108 days" }, "red"],
    ["one for a unit that is another's", { ...row, target: "100 weeks", latestValue: "108 weeks" }, "amber"],
    [
      "one for a unit that the value alone has",
      { ...row, target: "National average", benchmark: "100 days", latestValue: "108 days" },
      "red",
    ],
    ["the row's tolerance before any rule", { ...row, section: "Environment", tolerance: "10" }, "amber"],
    ["the defaults where none fits", { ...row, goodIs: "High", latestValue: 91 }, "amber"],
  ])("%s", (_, written, expected) => {
    expect(statusOf(written, ruleset)).toBe(expected);
  });
});

describe("laws", () => {
  const anything = fc.oneof(
    fc.string(),
    anyText(),
    fc.double(),
    fc.constantFrom("95%", "<700", "TBC", "High", "Low", "£1m", "", "__proto__", "constructor", "toString"),
  );
  test("rating never throws, for any content of cells", () => {
    fc.assert(
      fc.property(
        anything,
        anything,
        anything,
        anything,
        anything,
        (target, goodIs, latestValue, tolerance, metric) => {
          const cells = indicatorCells({
            target,
            goodIs,
            latestValue,
            tolerance,
            metric: String(metric),
            override: goodIs,
          });
          expect(explainVerdict(rate(cells, DEFAULT_RULESET).computed, DEFAULT_RULESET)).toMatch(/\w/);
        },
      ),
    );
  });

  const RANK: Record<string, number> = { exceeding: 3, green: 2, amber: 1, red: 0 };
  const figure = fc.integer({ min: 0, max: 10_000 }).map((digits) => digits / 100);
  test("a better value never gets a worse status", () => {
    fc.assert(
      fc.property(figure, figure, figure, fc.boolean(), (target, a, b, high) => {
        const [worse, better] = a < b === high ? [a, b] : [b, a];
        const goodIs = high ? "High" : "Low";
        const [atWorse, atBetter] = [worse, better].map(
          (latestValue) => RANK[statusOf({ target, goodIs, latestValue })],
        );
        if (atWorse !== undefined && atBetter !== undefined) expect(atBetter).toBeGreaterThanOrEqual(atWorse);
      }),
    );
  });

  test("scaling the value and the target together changes nothing", () => {
    fc.assert(
      fc.property(
        figure,
        figure,
        fc.constantFrom("High", "Low", "On Target"),
        fc.constantFrom(10, 1000, 100000),
        (target, value, goodIs, by) => {
          expect(statusOf({ target: target * by, goodIs, latestValue: value * by })).toBe(
            statusOf({ target, goodIs, latestValue: value }),
          );
        },
      ),
    );
  });

  test("a better value never gets a worse status, by any ruleset, row rule and earlier result", () => {
    const rowRule = fc.constantFrom("", "", "5%", "2 points", "green 5%, amber 10%", "floor 3", "no worse than before");
    fc.assert(
      fc.property(
        anyRuleset,
        figure,
        figure,
        figure,
        figure,
        rowRule,
        fc.boolean(),
        (ruleset, target, a, b, previousValue, tolerance, high) => {
          const [worse, better] = a < b === high ? [a, b] : [b, a];
          const goodIs = high ? "High" : "Low";
          const [atWorse, atBetter] = [worse, better].map((latestValue) => {
            const cells = indicatorCells({ metric: "Things", target, goodIs, latestValue, previousValue, tolerance });
            return RANK[rate(cells, ruleset).status];
          });
          if (atWorse !== undefined && atBetter !== undefined) expect(atBetter).toBeGreaterThanOrEqual(atWorse);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("scaling value and target together changes nothing, under any ruleset whose edges are percentages", () => {
    fc.assert(
      fc.property(
        figure,
        figure,
        fc.constantFrom("High", "Low"),
        fc.constantFrom(10, 1000),
        (target, value, goodIs, by) => {
          const rated = (scale: number): string =>
            rate(indicatorCells({ target: target * scale, goodIs, latestValue: value * scale }), EXCEEDING_BY_PERCENT)
              .status;
          expect(rated(by)).toBe(rated(1));
        },
      ),
    );
  });

  test("rating by any ruleset never throws", () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "95%",
        "8 to 10",
        "year on year reduction",
        "national average",
        "120 cumulative",
        "<5",
        "3 to 5",
        "95%+",
        "£1m underspend",
      ),
    );
    fc.assert(
      fc.property(anyRuleset, text, text, text, text, (ruleset, target, latestValue, asOf, previousValue) => {
        const cells = indicatorCells({
          target,
          latestValue,
          asOf,
          previousValue,
          lastYear: previousValue,
          reviewBy: asOf,
          override: "Green",
        });
        expect(() => explainVerdict(rate(cells, ruleset).computed, ruleset)).not.toThrow();
      }),
    );
  });
});

const EXCEEDING_BY_PERCENT: Ruleset = {
  ...DEFAULT_RULESET,
  statuses: [
    listed("exceeding", { word: "Exceeding", meaning: "Well beyond the target" }),
    ...DEFAULT_RULESET.statuses,
  ],
  defaults: {
    ...DEFAULT_RULESET.defaults,
    "high-or-low": {
      exceeding: { kind: "percent", figure: 5 },
      green: { kind: "percent", figure: 2 },
      amber: { kind: "percent", figure: 7 },
    },
  },
};
