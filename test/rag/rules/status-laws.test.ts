import fc from "fast-check";
import { numberCell } from "../../../src/rag/cell";
import { explainRule, explainVerdict } from "../../../src/rag/sentences/explain";
import { rate } from "../../../src/rag/rate";
import type { Edges, MiddleLevel } from "../../../src/rag/rules/edges/edge";
import { contrast, contrastOf, LEAST_CONTRAST, PALETTE_NAMES, paintOf } from "../../../src/rag/rules/statuses/colours";
import { readStatusIn, type Ruleset } from "../../../src/rag/rules/ruleset";
import { findContradictions } from "../../../src/rag/rules/read-ruleset";
import { LEVELS, readStatus, STATUS_NUMBERS, type RatedStatus, type Status } from "../../../src/rag/status";
import { indicatorCells } from "../indicator-cells";
import { rulesListing } from "./listed";

const middle = ["amber-green", "amber", "amber-red"] as const;

/** Rules of two to five statuses whose edges, in per cent, are as they come. */
const anyList: fc.Arbitrary<Ruleset> = fc
  .record({
    others: fc.subarray(["exceeding", ...middle] as const, { maxLength: 3 }),
    green: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
    steps: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
    beyond: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ others, green, steps, beyond }) => {
    const ruleset = rulesListing("green", "red", ...others);
    let reach = green ?? 0;
    const edges: Edges = { green: green === null ? "met" : { kind: "percent", figure: green } };
    middle.forEach((level: MiddleLevel, index) => {
      if (!others.includes(level)) return;
      reach += steps[index] ?? 1;
      edges[level] = { kind: "percent", figure: reach };
    });
    const highOrLow: Edges = others.includes("exceeding")
      ? { ...edges, exceeding: { kind: "percent", figure: beyond } }
      : edges;
    return {
      ...ruleset,
      defaults: { ...ruleset.defaults, "high-or-low": highOrLow, "on-target": edges, comparable: edges },
    };
  });

const GOOD = ["High", "Low", "On Target"] as const;

/** The status of a value beside a target of 1,000. */
function statusOf(ruleset: Ruleset, value: number, goodIs: string): Status {
  return rate(indicatorCells({ metric: "Visits", target: 1000, latestValue: numberCell(value), goodIs }), ruleset)
    .computed.status;
}

test("every listed status can be reached by some value, and no other status can", () => {
  fc.assert(
    fc.property(anyList, fc.constantFrom(...GOOD), (ruleset, goodIs) => {
      expect(findContradictions(ruleset)).toEqual([]);
      const reached = new Set<Status>();
      for (let value = 0; value <= 2000; value += 5) reached.add(statusOf(ruleset, value, goodIs));
      const expected = ruleset.statuses
        .map(({ status }) => status)
        .filter((status) => status !== "exceeding" || goodIs !== "On Target");
      expect([...reached].sort()).toEqual([...expected].sort());
    }),
    { numRuns: 40 },
  );
});

test("a better value never gets a worse status", () => {
  const rank = (status: Status): number => LEVELS.indexOf(status as RatedStatus);
  fc.assert(
    fc.property(
      anyList,
      fc.constantFrom(...GOOD),
      fc.integer({ min: 0, max: 2000 }),
      fc.integer({ min: 0, max: 300 }),
      (ruleset, goodIs, value, by) => {
        const isAbove = value > 1000;
        const nearer =
          goodIs === "High"
            ? value + by
            : goodIs === "Low"
              ? value - by
              : isAbove
                ? Math.max(1000, value - by)
                : Math.min(1000, value + by);
        expect(rank(statusOf(ruleset, nearer, goodIs))).toBeLessThanOrEqual(rank(statusOf(ruleset, value, goodIs)));
      },
    ),
    { numRuns: 500 },
  );
});

test.each<[RatedStatus[], number, string]>([
  [["green", "red"], 999, "Red: 999 is 1 (0.1%) below the target of 1,000."],
  [
    ["green", "amber-green", "amber", "amber-red", "red"],
    960,
    "Amber/Green: 960 is 40 (4%) below the target of 1,000; amber/green reaches to 5% below.",
  ],
  [
    ["green", "amber-green", "amber", "amber-red", "red"],
    940,
    "Amber: 940 is 60 (6%) below the target of 1,000; amber/green reaches only to 5% below, and amber reaches to 10% below.",
  ],
  [
    ["green", "amber-green", "amber-red", "red"],
    880,
    "Amber/Red: 880 is 120 (12%) below the target of 1,000; amber/green reaches only to 5% below, and amber/red reaches to 15% below.",
  ],
  [
    ["green", "amber-green", "amber", "amber-red", "red"],
    849,
    "Red: 849 is 151 (15.1%) below the target of 1,000; amber/red reaches only to 15% below.",
  ],
])("in a list of %j, the sentence for %d says what was judged", (statuses, value, sentence) => {
  const ruleset = rulesListing(...statuses);
  const { computed } = rate(
    indicatorCells({ metric: "Visits", target: 1000, latestValue: value, goodIs: "High" }),
    ruleset,
  );
  expect(explainVerdict(computed, ruleset)).toBe(sentence);
});

test("the rule that was used names every edge", () => {
  const ruleset = rulesListing("green", "amber-green", "amber", "amber-red", "red");
  const { computed } = rate(
    indicatorCells({ metric: "Visits", target: 1000, latestValue: 900, goodIs: "High" }),
    ruleset,
  );
  expect(explainRule(computed, ruleset)).toBe(
    "Green when the target is met; amber/green to 5%; amber to 10%; amber/red to 15%, from the ruleset's defaults (Good Is: High).",
  );
});

test.each<[RatedStatus[]]>([
  [["green", "red"]],
  [["green", "amber-green", "amber", "amber-red", "red"]],
  [["green", "amber-red", "red"]],
])("a row's Tolerance is refused where %j are listed: there is more than amber between green and red", (statuses) => {
  const { computed } = rate(
    indicatorCells({ metric: "Visits", target: 1000, latestValue: 900, goodIs: "High", tolerance: "5%" }),
    rulesListing(...statuses),
  );
  expect(computed).toMatchObject({ status: "not-rated", reason: { code: "tolerance-does-not-fit" } });
});

test("the guard for small numbers is amber up to its edge, and no further", () => {
  const listed = rulesListing("green", "amber-green", "amber", "amber-red", "red");
  const ruleset: Ruleset = { ...listed, defaults: { ...listed.defaults, smallNumbers: { below: 10, amber: 1 } } };
  const statuses = [5, 6, 7].map(
    (value) =>
      rate(indicatorCells({ metric: "Incidents", target: 5, latestValue: value, goodIs: "Low" }), ruleset).computed
        .status,
  );
  expect(statuses).toEqual(["green", "amber", "red"]);
});

describe("what a person writes for a status", () => {
  const FIVE = rulesListing("green", "amber-green", "amber", "amber-red", "red");
  test.each<[string, Status | null]>([
    ["Amber/Green", "amber-green"],
    ["amber green", "amber-green"],
    ["Amber - Red", "amber-red"],
    ["Red/Amber", "amber-red"],
    ["A/G", "amber-green"],
    ["2.5", "amber-green"],
    ["1.5", "amber-red"],
    ["2", "amber"],
    ["Blue", null],
    ["4", null],
    ["3.5", null],
    ["Green Red", null],
  ])("“%s”", (text, status) => {
    expect(readStatusIn(FIVE, text)).toBe(status);
  });
  test("amber is not a status in a list without it", () => {
    expect(["Amber", "2", "A/R", "Green", "1"].map((text) => readStatusIn(rulesListing("green", "red"), text))).toEqual(
      [null, null, null, "green", "red"],
    );
  });
  test("status numbers are in the order of the statuses", () => {
    const numbers = LEVELS.map((level) => STATUS_NUMBERS[level]);
    expect([...numbers].sort((a, b) => b - a)).toEqual(numbers);
    expect(numbers.map((number) => readStatus(String(number)))).toEqual(LEVELS);
  });
});

test("the text of every named colour has more contrast on its fill and on white than is required", () => {
  for (const name of PALETTE_NAMES) {
    expect(contrastOf(name)).toBeGreaterThan(7);
    expect(contrast(paintOf(name).ink, "FFFFFF")).toBeGreaterThan(LEAST_CONTRAST);
  }
});
