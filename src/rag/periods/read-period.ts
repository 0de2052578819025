import { memoize } from "../memoize";
import { findSpan } from "./find-span";
import { lex } from "./grammar/lexemes";
import { marksOf } from "./grammar/marks";
import type { Part, Written } from "./grammar/part";
import { partsFrom, piecesOf } from "./grammar/part-row";
import type { Period, PeriodReading } from "./period";
import type { PeriodContext } from "./no-span";
import { examplePeriod, USUAL_REPORTING, type Reporting } from "./reporting";
import { daysOf } from "./span";

/** The longest text that may be a period. */
const LONGEST = 80;

/** Qualifiers for a break in series: the figure is not comparable with earlier ones. Official statistics use "b". */
const BREAK = /^(?:b|break in series|new series|rebased)$/i;

/**
 * Reads a period as reports write them: "2024/25 Q2", "Q2 2024-25", "2024/25", "2022/23 b Revised", "2024 Spring Term",
 * "September 2024", "Sep-24", "30/09/2024", "2024/25 YTD 10.10.24", "2024/25 H1", "July to September 2024". An
 * uncertain text is not read, with a plain reason; never throws. "Q2" alone is read only where the context gives its
 * year; what a year is, and whether there are weeks, is the body's way of reporting.
 */
export function readPeriod(written: string, context: PeriodContext = {}): PeriodReading {
  const { financialYear, reporting = USUAL_REPORTING } = context;
  return financialYear === undefined ? readAlone(written, reporting) : readAnew(written, financialYear, reporting);
}

/** A workbook's rows share a few dates, which are read again and again. */
const KEPT = 500;

const keptReader = (reporting: Reporting): ((written: string) => PeriodReading) =>
  memoize((written) => readAnew(written, undefined, reporting), KEPT);

const readAsUsual = keptReader(USUAL_REPORTING);

/** The readers for other ways of reporting, of which there are few. */
const otherReaders = new Map<string, typeof readAsUsual>();

function readAlone(written: string, reporting: Reporting): PeriodReading {
  if (reporting === USUAL_REPORTING) return readAsUsual(written);
  const key = `${reporting.year} ${reporting.every ?? ""}`;
  const read = otherReaders.get(key) ?? keptReader(reporting);
  otherReaders.set(key, read);
  return read(written);
}

function readAnew(written: string, financialYear: number | undefined, reporting: Reporting): PeriodReading {
  const example = examplePeriod(reporting);
  const text = written.replace(/[\s\u200b-\u200d]+/g, " ").trim();
  const unread = (why: string): PeriodReading => ({ kind: "not-read", text, why });
  if (text === "") return unread("No period is given.");
  if (text.length > LONGEST)
    return unread(`“${text.slice(0, LONGEST)}…” is too long for a period. Write it as “${example}”.`);
  const whole = { text, lexemes: lex(text) };
  const parts = partsFrom(whole, 0, reporting.every);
  const rest = whole.lexemes[parts.at(-1)?.to ?? 0];
  if (!rest) return readParts(whole, parts, { start: 0, end: text.length }, { financialYear, reporting });
  const unknown = /^\S+/.exec(text.slice(rest.start))?.[0] ?? "";
  return unread(
    unknown === text
      ? `“${text}” is not a period. Write one such as “${example}”.`
      : `“${unknown}” in “${text}” is not understood. Write the period as “${example}”.`,
  );
}

/** Reads a stretch of a text as the one period that its parts name. */
export function readParts(
  written: Written,
  parts: readonly Part[],
  place: { start: number; end: number },
  context: PeriodContext,
): PeriodReading {
  const text = written.text.slice(place.start, place.end);
  const marks = marksOf(written, parts);
  const span = findSpan(text, marks, context);
  if ("why" in span) return { kind: "not-read", text, ...span };
  const period: Period = {
    ...{ kind: span.kind, span, reporting: context.reporting ?? USUAL_REPORTING },
    ...{ ...daysOf(span), qualifiers: marks.asides },
    isBreak: marks.asides.some((qualifier) => BREAK.test(qualifier)),
    ...{ text, pieces: piecesOf(written, parts, place) },
  };
  return period;
}
