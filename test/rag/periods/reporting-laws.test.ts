import fc from "fast-check";
import { addDays } from "../../../src/rag/periods/days";
import { isRead, type Period } from "../../../src/rag/periods/period";
import { readPeriod } from "../../../src/rag/periods/read-period";
import { FREQUENCIES, type Reporting } from "../../../src/rag/periods/reporting";
import { daysOf, type Span } from "../../../src/rag/periods/span";
import { comparePeriods, isSamePeriod, nextPeriod, previousPeriod } from "../../../src/rag/periods/step-period";
import { describeSpan, writeAlike } from "../../../src/rag/periods/write-period";
import { calendarMonth, monthOfYear, yearFrom, yearOf, yearOfMonth } from "../../../src/rag/periods/years";
import { runsOf } from "../../support/strength";
import { periodText } from "./period-texts";

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

const reportings = fc.record({
  year: fc.constantFrom(...MONTHS.map(yearFrom)),
  every: fc.constantFrom(null, ...FREQUENCIES),
});

/** Texts that only bodies that report by the week have, among all others. */
const anyPeriodText = fc.oneof(
  periodText,
  fc
    .tuple(fc.integer({ min: 1, max: 53 }), fc.integer({ min: 2000, max: 2040 }))
    .map(([n, y]) => `${y}/${String(y + 1).slice(2)} Week ${n}`),
  fc
    .tuple(fc.integer({ min: 1, max: 13 }), fc.integer({ min: 2000, max: 2040 }))
    .map(([n, y]) => `${y}/${String(y + 1).slice(2)} P${n}`),
  fc.integer({ min: 1, max: 53 }).map((n) => `2025 Week ${n}`),
  fc.integer({ min: 0, max: 9000 }).map((n) => `w/e ${describeSpan({ kind: "day", day: addDays("2001-01-01", n) })}`),
  fc.integer({ min: 0, max: 9000 }).map((n) => describeSpan({ kind: "day", day: addDays("2001-01-31", n) })),
  fc.integer({ min: 2000, max: 2040 }).map((y) => `Q3 ${y}`),
  fc.integer({ min: 2000, max: 2040 }).map((y) => `Year ending 31 July ${y}`),
  fc.integer({ min: 2000, max: 2040 }).map((y) => `Quarter ending 31 October ${y}`),
  fc.integer({ min: 2000, max: 2040 }).map((y) => `Dec-Feb ${y}`),
);

const pairs = fc.tuple(anyPeriodText, reportings).map(([text, reporting]) => readPeriod(text, { reporting }));

test.each(MONTHS)(
  "where the year begins in month %i, every day of ten years is in one month, quarter, half and year",
  (month) => {
    const calendar = yearFrom(month);
    const spans: Record<"month" | "quarter" | "half" | "year", Span[]> = { month: [], quarter: [], half: [], year: [] };
    for (let year = 2018; year <= 2031; year += 1) {
      spans.year.push({ kind: "year", calendar, year });
      for (const part of [1, 2]) spans.half.push({ kind: "half", calendar, year, part });
      for (const part of [1, 2, 3, 4]) spans.quarter.push({ kind: "quarter", calendar, year, part });
      for (const number of MONTHS) {
        const named = calendarMonth(number, calendar);
        spans.month.push({ kind: "month", year: yearOfMonth(named, year, calendar), month: named });
        expect(monthOfYear(named, calendar)).toBe(number);
      }
    }
    for (const ofKind of Object.values(spans)) {
      const days = ofKind.map(daysOf);
      // In a row without a gap or a day in common: so each day is in exactly one.
      days.slice(1).forEach(({ start }, index) => expect(start).toBe(addDays(days[index]?.end ?? "", 1)));
      expect([days[0]?.start.slice(5), days[0]?.start.slice(0, 4)]).toEqual([
        `${String(month).padStart(2, "0")}-01`,
        "2018",
      ]);
    }
    for (let day = "2020-01-01"; day < "2030-01-01"; day = addDays(day, 1)) {
      const { start, end } = daysOf({ kind: "year", calendar, year: yearOf(day, calendar) });
      if (start > day || (end ?? "") < day) throw new Error(`${day} is not in its year`);
    }
  },
);

test("the period before the next is the period itself, for every year and however often is reported", () => {
  fc.assert(
    fc.property(pairs, (one) => {
      if (!isRead(one)) return;
      const [next, before] = [nextPeriod(one), previousPeriod(one)];
      if (next) expect(comparePeriods(one, next)).toBeLessThan(0);
      // Whether a year has a week 53 is not known, so nothing is said to come before week 1.
      const isWeek53 = (period: Period | null): boolean =>
        period?.span.kind === "numbered-week" && period.span.number === 53;
      const back = next && previousPeriod(next);
      if (next && !isWeek53(one)) expect(back && isSamePeriod(back, one)).toBe(true);
      const forth = before && nextPeriod(before);
      if (before && !isWeek53(one)) expect(forth && isSamePeriod(forth, one)).toBe(true);
    }),
    { numRuns: runsOf(6000) },
  );
});

test("what is read is written again as the same period, in its own words and in full", () => {
  fc.assert(
    fc.property(pairs, (one) => {
      if (!isRead(one)) return;
      expect(isSamePeriod(writeAlike(one.span, one), one)).toBe(true);
      const again = readPeriod(describeSpan(one.span, one.reporting.year), { reporting: one.reporting });
      expect(isRead(again) && isSamePeriod(again, one)).toBe(true);
    }),
    { numRuns: runsOf(6000) },
  );
});

test("a body that says April and nothing else reads as one that says nothing", () => {
  const april: Reporting = { year: yearFrom(4), every: null };
  fc.assert(
    fc.property(anyPeriodText, (text) => expect(readPeriod(text, { reporting: april })).toEqual(readPeriod(text))),
    { numRuns: runsOf(3000) },
  );
});
