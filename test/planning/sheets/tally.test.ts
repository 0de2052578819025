import fc from "fast-check";
import { shareOut } from "../../../src/report/shares";
import {
  drawBar,
  sharesOf,
  TALLY_KINDS,
  tallyIndicators,
  tallyKpis,
  type Tally,
} from "../../../src/planning/sheets/performance-overview/tally";
import { anyScorecard } from "../../report/scorecard-of";
import { countNone } from "../../../src/rag/status";

function tallyOf(counts: Partial<Tally["counts"]>): Tally {
  const all = { ...countNone(), "by-indicator": 0, ...counts };
  return { counts: all, total: Object.values(all).reduce((sum, count) => sum + count, 0) };
}

test.each<[number[], number[]]>([
  [
    [1, 1, 1],
    [34, 33, 33],
  ],
  [
    [2, 1],
    [67, 33],
  ],
  [
    [0, 5],
    [0, 100],
  ],
  [
    [1, 999],
    [0, 100],
  ],
  [
    [0, 0],
    [0, 0],
  ],
  [[], []],
  [
    [21, 10, 4, 1, 3],
    [54, 26, 10, 2, 8],
  ],
])("the shares of %j are %j per cent", (counts, shares) => {
  expect(shareOut(counts, 100)).toEqual(shares);
});

test.each<[string, Partial<Tally["counts"]>, string]>([
  ["nothing", {}, ""],
  ["all green", { green: 3 }, "▂".repeat(20)],
  ["exact shares", { green: 8, amber: 1, red: 1 }, `${"▂".repeat(16)}▅▅██`],
  ["a few among many are seen", { green: 997, amber: 1, red: 1, "not-rated": 1 }, `${"▂".repeat(17)}▅█·`],
])("the bar of %s is drawn", (_, counts, bar) => {
  expect(drawBar(tallyOf(counts))).toBe(bar);
});

test("counts add up, equal counts have equal shares, and bars have the same length, whatever is counted", () => {
  fc.assert(
    fc.property(anyScorecard, ({ scorecard }) => {
      const kpis = tallyKpis(scorecard.sections.flatMap((section) => section.kpis));
      const indicators = tallyIndicators(scorecard);
      expect(kpis.total).toBe(scorecard.kpiCount);
      expect(indicators.total).toBe(scorecard.indicatorCount);
      expect(indicators.counts).toEqual({ ...scorecard.counts, "by-indicator": 0 });
      for (const tally of [kpis, indicators, ...scorecard.sections.map((section) => tallyKpis(section.kpis))]) {
        expect(TALLY_KINDS.reduce((sum, kind) => sum + tally.counts[kind], 0)).toBe(tally.total);
        const shares = sharesOf(tally);
        for (const kind of TALLY_KINDS)
          expect(Math.abs(shares[kind] * tally.total - tally.counts[kind] * 100)).toBeLessThanOrEqual(tally.total / 2);
        expect(drawBar(tally)).toHaveLength(tally.total === 0 ? 0 : 20);
      }
    }),
  );
});
