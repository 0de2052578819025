import { memoize } from "../memoize";
import { findSpan, type PeriodContext } from "./find-span";
import type { Period, PeriodReading, Piece } from "./period";
import { scanPeriod } from "./scan-period";
import { daysOf, type Span } from "./span";

/** The longest text that may be a period. */
const LONGEST = 80;

/** Qualifiers for a break in series: the figure is not comparable with earlier ones. Official statistics use "b". */
const BREAK = /^(?:b|break in series|new series|rebased)$/i;

/**
 * Reads a period as reports write them: "2024/25 Q2", "Q2 2024-25", "2024/25", "2022/23 b Revised", "2024 Spring Term",
 * "September 2024", "Sep-24", "30/09/2024", "2024/25 YTD 10.10.24", "2024/25 H1", "July to September 2024". An
 * uncertain text is not read, with a plain reason; never throws. "Q2" alone is read only where the context gives its
 * year.
 */
export function readPeriod(written: string, context: PeriodContext = {}): PeriodReading {
  return context.financialYear === undefined ? readAlone(written) : readAnew(written, context);
}

/** A workbook's rows share a few dates, which are read again and again. */
const readAlone = memoize((written) => readAnew(written, {}), 500);

function readAnew(written: string, context: PeriodContext): PeriodReading {
  const text = written.replace(/\s+/g, " ").trim();
  const unread = (why: string): PeriodReading => ({ kind: "not-read", text, why });
  if (text === "") return unread("No period is given.");
  if (text.length > LONGEST)
    return unread(`“${text.slice(0, LONGEST)}…” is too long for a period. Write it as “2024/25 Q2”.`);
  const { marks, pieces, unknown } = scanPeriod(text);
  if (unknown !== null) {
    return unread(
      unknown === text
        ? `“${text}” is not a period. Write one such as “2024/25 Q2”.`
        : `“${unknown}” in “${text}” is not understood. Write the period as “2024/25 Q2”.`,
    );
  }
  const span = findSpan(text, marks, context);
  return "why" in span ? unread(span.why) : toPeriod(span, text, pieces, marks.asides);
}

/** A period from a span and the text it was read from. */
function toPeriod(span: Span, text: string, pieces: readonly Piece[], qualifiers: readonly string[] = []): Period {
  return {
    kind: span.kind,
    span,
    ...daysOf(span),
    qualifiers,
    isBreak: qualifiers.some((qualifier) => BREAK.test(qualifier)),
    text,
    pieces,
  };
}
