import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { inferTolerance, type PublishedRow } from "../../src/rag/infer-tolerance";
import type { Ruleset } from "../../src/rag/rules/ruleset";
import { askWhatIf, describeMoves, proposeEdges } from "../../src/rag/what-if";
import { indicatorCells } from "./indicator-cells";
import { publishedRows } from "./published-rows";

const withAmber = (percent: number): Ruleset => ({
  ...DEFAULT_RULESET,
  defaults: {
    ...DEFAULT_RULESET.defaults,
    "high-or-low": { green: "met", amber: { kind: "percent", figure: percent } },
  },
});

describe("what if: another amber edge", () => {
  const rows = publishedRows().map((row) => row.cells);
  test("the published rows at 5%: six Ambers become Red", () => {
    const { moves, before, after } = askWhatIf(rows, DEFAULT_RULESET, withAmber(5));
    expect(describeMoves(moves, DEFAULT_RULESET)).toBe("6 Amber become Red");
    // Numbered from 1 in the published order, as the study of the rows numbers them.
    expect(moves.map((move) => move.index + 1)).toEqual([10, 28, 32, 39, 43, 44]);
    expect([before.amber - after.amber, after.red - before.red]).toEqual([6, 6]);
  });
  test("the same rules move nothing", () => {
    expect(describeMoves(askWhatIf(rows, DEFAULT_RULESET, DEFAULT_RULESET).moves, DEFAULT_RULESET)).toBe("");
  });
});

describe("the tolerance inferred from published statuses", () => {
  const row = (latestValue: number, published: PublishedRow["published"]): PublishedRow => ({
    cells: indicatorCells({ target: 100, goodIs: "High", latestValue }),
    published,
  });

  test("the published report: between 8.67% and 32.6%, with the C roads contradicting every tolerance", () => {
    const judged = publishedRows().flatMap(({ cells, published }) => (published ? [{ cells, published }] : []));
    const inferred = inferTolerance(judged, DEFAULT_RULESET);
    expect(inferred?.from).toBeCloseTo(8.6667, 4);
    expect(inferred?.to).toBeCloseTo(32.5714, 4);
    expect(inferred?.contradicting.map((index) => judged[index]?.cells.metric)).toContain("Condition of C road % Red");
  });

  test.each<[string, PublishedRow[], { from: number; to: number | null; agreeing: number; contradicting: number[] }]>([
    [
      "ambers give the least",
      [row(96, "amber"), row(92, "amber")],
      { from: 8, to: null, agreeing: 2, contradicting: [] },
    ],
    ["reds give the most", [row(96, "amber"), row(90, "red")], { from: 4, to: 10, agreeing: 2, contradicting: [] }],
    [
      "a red nearer than an amber contradicts",
      [row(96, "amber"), row(95, "amber"), row(97, "red")],
      { from: 5, to: null, agreeing: 2, contradicting: [2] },
    ],
    [
      "green that misses contradicts",
      [row(98, "green"), row(95, "amber")],
      { from: 5, to: null, agreeing: 1, contradicting: [0] },
    ],
    [
      "red that meets contradicts",
      [row(101, "red"), row(95, "amber")],
      { from: 5, to: null, agreeing: 1, contradicting: [0] },
    ],
  ])("%s", (_, rows, expected) => {
    expect(inferTolerance(rows, DEFAULT_RULESET)).toMatchObject({ judged: rows.length, ...expected });
  });

  test("without judgeable rows nothing is inferred", () => {
    expect(
      inferTolerance([{ cells: indicatorCells({ target: "TBC" }), published: "amber" }], DEFAULT_RULESET),
    ).toBeNull();
  });
});

describe("edges proposed for some indicators", () => {
  const amber = { kind: "percent", figure: 5 } as const;
  test("for all: the defaults where High or Low is good, and nothing else", () => {
    const proposed = proposeEdges(DEFAULT_RULESET, { of: "all" }, { amber });
    expect(proposed).toEqual(withAmber(5));
  });
  test("for one section: a rule before the others, which the next proposal changes", () => {
    const roads = { name: "Roads", when: { section: "Roads", goodIs: "low" as const }, amber };
    const once = proposeEdges({ ...DEFAULT_RULESET, rules: [roads] }, { of: "section", section: "Roads" }, { amber });
    expect(once.rules).toEqual([{ name: "Roads", when: { section: "Roads" }, amber }, roads]);
    const twice = proposeEdges(once, { of: "section", section: " roads" }, { green: amber });
    expect(twice.rules).toEqual([{ name: "Roads", when: { section: "Roads" }, green: amber, amber }, roads]);
  });
  test("for one metric of the published report: C roads at 0.2 points", () => {
    const rows = publishedRows().map((row) => row.cells);
    const metric = rows[19]?.metric ?? "";
    const proposed = proposeEdges(
      DEFAULT_RULESET,
      { of: "metric", metric },
      { amber: { kind: "points", figure: 0.2 } },
    );
    const { moves } = askWhatIf(rows, DEFAULT_RULESET, proposed);
    expect(moves).toEqual([{ index: 19, from: "amber", to: "red" }]);
  });
});
