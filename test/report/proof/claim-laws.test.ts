import fc from "fast-check";
import type { RowOf } from "../../kpi/kpi-table-of";
import { runsOf } from "../../support/strength";
import { AMBER_ROW, proof } from "./proof-of";

/*
 * For any figures: a claim that is calculated from them is left alone, a wrong one is found, and the finding gives the right
 * figure.
 */

const RUNS = { numRuns: runsOf(300) };
const figure = (value: number, places = 0): string =>
  value.toFixed(places).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");

/** The sentences of the findings. */
function wrong(text: string, row: RowOf = AMBER_ROW): string[] {
  return proof(text, row)
    .filter(({ code }) => code === "sum-disagrees" || code === "change-disagrees" || code === "no-source")
    .map(({ sentence }) => sentence);
}

const counts = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }))
  .filter(([a, b]) => a < b && b > 10);
const offBy = fc.constantFrom(-7, -2.3, -0.4, 0.4, 1.7, 5);

const SHARES: readonly ((part: string, whole: string, percent: string) => string)[] = [
  (part, whole, percent) => `${part} of ${whole} is ${percent}%.`,
  (part, whole, percent) => `${part} out of ${whole} letters (${percent}%) were answered.`,
  (part, whole, percent) => `Of the ${whole} letters received, ${part} (${percent}%) were answered.`,
  (part, whole, percent) => `In all ${percent}% (${part} of ${whole}) were answered.`,
  (part, whole, percent) => `${part} of the ${whole} letters were answered in time, which is ${percent}%.`,
];

test("a right share is left alone, and one that is wrong by more than its rounding is found", () => {
  fc.assert(
    fc.property(counts, fc.constantFrom(...SHARES), offBy, ([part, whole], write, off) => {
      const share = Number(((part / whole) * 100).toFixed(1));
      const claimed = Number((share + off).toFixed(1));
      expect(wrong(write(figure(part), figure(whole), share.toFixed(1)))).toEqual([]);
      fc.pre(claimed > 0 && claimed <= 100);
      expect(wrong(write(figure(part), figure(whole), claimed.toFixed(1)))).toEqual([
        `${figure(part)} of ${figure(whole)} is ${share.toFixed(1)}%, not ${claimed.toFixed(1)}%. Check the three figures.`,
      ]);
    }),
    RUNS,
  );
});

const ends = fc.tuple(fc.integer({ min: 20, max: 900 }), fc.integer({ min: 20, max: 900 })).filter(([a, b]) => a !== b);

const CHANGES: readonly ((from: string, to: string, change: string, isUp: boolean) => string)[] = [
  (from, to, change, isUp) =>
    `Visits ${isUp ? "rose" : "fell"} from ${from} to ${to}, ${isUp ? "an increase" : "a reduction"} of ${change}.`,
  (from, to, change, isUp) => `Visits ${isUp ? "increased" : "decreased"} by ${change} from ${from} to ${to}.`,
  (from, to, change, isUp) => `There were ${to} visits, ${isUp ? "up" : "down"} ${change} from ${from}.`,
  (from, to, change, isUp) =>
    `There were ${to} visits compared with ${from} last year, a ${isUp ? "rise" : "fall"} of ${change}.`,
];

test("a right change between two figures of a sentence is left alone, and a wrong one is found", () => {
  fc.assert(
    fc.property(ends, fc.constantFrom(...CHANGES), fc.integer({ min: 1, max: 60 }), ([from, to], write, off) => {
      const change = Math.abs(to - from);
      const write2 = (claimed: string): string => write(String(from), String(to), claimed, to > from);
      expect(wrong(write2(String(change)))).toEqual([]);
      expect(wrong(write2(`${((change / from) * 100).toFixed(1)}%`))).toEqual([]);
      expect(wrong(write2(String(change + off)))).toEqual([
        `From ${from} to ${to} is a change of ${change}, not ${change + off}. Check the three figures.`,
      ]);
    }),
    RUNS,
  );
});

/** In tenths; not both whole, which may have been rounded to a whole per cent. */
const percents = fc
  .tuple(fc.integer({ min: 200, max: 990 }), fc.integer({ min: 200, max: 990 }))
  .filter(([a, b]) => Math.abs(a - b) > 2 && a % 10 !== 0);

const SINCE: readonly ((change: string, isUp: boolean) => string)[] = [
  (change, isUp) => `Performance is ${isUp ? "up" : "down"} ${change} on the previous quarter.`,
  (change, isUp) => `Performance has ${isUp ? "improved" : "declined"} by ${change} since Q1.`,
  (change, isUp) => `There was ${isUp ? "an increase" : "a decrease"} of ${change} on the last quarter.`,
  (change, isUp) => `Performance is ${change} ${isUp ? "higher" : "lower"} than in Q1.`,
];

test("a right change since the previous period is left alone, and a wrong one is found", () => {
  fc.assert(
    fc.property(percents, fc.constantFrom(...SINCE), fc.constantFrom(0.6, 2.5, 11), ([now, before], write, off) => {
      const row = { ...AMBER_ROW, latestValue: now / 10, previousValue: before / 10 };
      const change = Math.abs(now - before) / 10;
      const isUp = now > before;
      expect(wrong(write(`${change.toFixed(1)} percentage points`, isUp), row)).toEqual([]);
      expect(wrong(write(`${((change / (before / 10)) * 100).toFixed(1)}%`, isUp), row)).toEqual([]);
      const [finding, ...more] = wrong(write(`${(change + off).toFixed(1)} percentage points`, isUp), row);
      expect(more).toEqual([]);
      const size = `${change} ${change === 1 ? "point" : "points"}`;
      expect(finding).toContain(
        `by the workbook ${now / 10}% is ${isUp ? "up" : "down"} ${size} from ${before / 10}% before.`,
      );
      // The wrong direction, whatever the amount.
      expect(wrong(write(`${change.toFixed(1)} percentage points`, !isUp), row)).toHaveLength(1);
    }),
    RUNS,
  );
});
