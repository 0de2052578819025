import fc from "fast-check";
import { isRead, type Period } from "../../../src/rag/periods/period";
import { readPeriod } from "../../../src/rag/periods/read-period";
import {
  comparePeriods,
  isAdjacent,
  isSamePeriod,
  nextPeriod,
  previousPeriod,
  samePeriodLastYear,
} from "../../../src/rag/periods/step-period";
import { writeAlike, writePeriod } from "../../../src/rag/periods/write-period";
import { anyText, periodText } from "./period-texts";
import { runsOf } from "../../support/strength";

function mustRead(text: string): Period {
  const reading = readPeriod(text);
  if (!isRead(reading)) throw new Error(`${text}: ${reading.why}`);
  return reading;
}

const period = periodText.map(mustRead);

test("nothing throws, and what is not read says why in a sentence", () => {
  fc.assert(
    fc.property(anyText, fc.option(fc.integer({ min: 1990, max: 2060 }), { nil: undefined }), (text, financialYear) => {
      const reading = readPeriod(text, { financialYear });
      if (isRead(reading)) expect(reading.start <= (reading.end ?? reading.start)).toBe(true);
      else expect(reading.why).toMatch(/^[\s\S]+\.$/);
    }),
    { numRuns: runsOf(3000) },
  );
});

test("what is read reads the same when it is written", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const reading = readPeriod(text);
      if (!isRead(reading)) return;
      expect(mustRead(writePeriod(reading))).toEqual(reading);
      expect(isSamePeriod(writeAlike(reading.span, reading), reading)).toBe(true);
    }),
    { numRuns: runsOf(3000) },
  );
});

test("the next of the one before is the period itself, written alike; it is later, and follows at once", () => {
  fc.assert(
    fc.property(period, (one) => {
      const next = nextPeriod(one);
      if (!next) return expect(["day", "year-to-date"]).toContain(one.kind);
      const back = previousPeriod(next);
      expect(back && isSamePeriod(back, one)).toBe(true);
      expect(comparePeriods(one, next)).toBeLessThan(0);
      if (one.kind !== "year-to-date") expect(isAdjacent(one, next)).toBe(true);
      expect(next.qualifiers).toEqual([]);
    }),
    { numRuns: runsOf(2000) },
  );
});

test("the same period last year is as many steps back as a year has", () => {
  const steps: Partial<Record<Period["kind"], number>> = { year: 1, half: 2, quarter: 4, month: 12, term: 3 };
  fc.assert(
    fc.property(period, (one) => {
      const count = steps[one.kind];
      if (count === undefined) return;
      let back: Period | null = one;
      for (let step = 0; step < count; step += 1) back = back && previousPeriod(back);
      const before = samePeriodLastYear(one);
      expect(back && before && isSamePeriod(back, before)).toBe(true);
    }),
  );
});

test("within a kind the order is total", () => {
  fc.assert(
    fc.property(period, period, period, (a, b, c) => {
      const [ab, ba, bc, ac] = [comparePeriods(a, b), comparePeriods(b, a), comparePeriods(b, c), comparePeriods(a, c)];
      if (a.kind !== b.kind) return expect(ab).toBeNull();
      expect(Math.sign(ab ?? 0) + Math.sign(ba ?? 0)).toBe(0);
      if (ab === 0) expect(isSamePeriod(a, b)).toBe(true);
      if (b.kind === c.kind && (ab ?? 0) <= 0 && (bc ?? 0) <= 0) expect(ac).toBeLessThanOrEqual(0);
    }),
    { numRuns: runsOf(2000) },
  );
});
