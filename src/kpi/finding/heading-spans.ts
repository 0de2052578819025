import { foldName } from "../../rag/fold-name";
import type { HeadingContext } from "../layout/layout-context";
import { matchHeadings, type HeadingMatch } from "../layout/series-headings";
import { findHeadingPeriod } from "../layout/heading-period";
import { periodIndexes } from "../layout/period-columns";
import { joinLines, saysForecast, type HeadingLines } from "./heading-lines";
import { isHarmless, isKnownHeading } from "../columns/match-headings";

/** Adjacent headings in one row. */
export interface Span {
  left: number;
  right: number;
  headings: string[];
  match: HeadingMatch;
}

/** The headings of a row from column `left` to `right`, and the columns that they name. */
export function spanOf(texts: readonly string[], left: number, right: number, context: HeadingContext): Span {
  const headings = texts.slice(left, right + 1);
  return { left, right, headings, match: matchHeadings(headings, context) };
}

/** True where no required column is missing. */
export function isComplete({ match }: Span): boolean {
  return match.missing.length === 0;
}

/**
 * The complete sets of headings in a row: several where blocks are side by side, with or without an empty column
 * between.
 */
export function splitHeaders(texts: readonly string[], context: HeadingContext): Span[] {
  const runs = runsOf(texts).map(([left, right]) => spanOf(texts, left, right, context));
  const apart = runs.filter(isComplete);
  if (apart.length > 1) return apart.flatMap((run) => splitRepeated(texts, run, context));
  const whole = spanOf(texts, 0, texts.length - 1, context);
  // Headings beside a complete set are not needed for it, and must not make it ambiguous.
  if (apart[0] && whole.match.unsure.length > 0) return splitRepeated(texts, apart[0], context);
  const parts = splitRepeated(texts, whole, context);
  return isComplete(whole) || apart.length > 0
    ? parts.map((span) => trim(texts, span, context))
    : parts.filter(isComplete);
}

/** Runs of non-empty columns. */
function runsOf(texts: readonly string[]): [number, number][] {
  const runs: [number, number][] = [];
  texts.forEach((text, column) => {
    if (text === "") return;
    const last = runs.at(-1);
    if (last && last[1] === column - 1) last[1] = column;
    else runs.push([column, column]);
  });
  return runs;
}

/** Splits where the same set of headings starts again. */
function splitRepeated(texts: readonly string[], span: Span, context: HeadingContext): Span[] {
  const first = texts.findIndex((text, column) => column >= span.left && isKnownHeading(text, context.mapping));
  const starts = texts.flatMap((text, column) =>
    column >= first && column <= span.right && first >= 0 && foldName(text) === foldName(texts[first] ?? "")
      ? [column]
      : [],
  );
  if (starts.length < 2) return [span];
  const parts = starts.map((start, index) =>
    spanOf(texts, index === 0 ? span.left : start, (starts[index + 1] ?? span.right + 1) - 1, context),
  );
  return parts.every(isComplete) ? parts.map((part) => trim(texts, part, context)) : [span];
}

/** From the first of its columns to the last, with the headings next to them. */
function trim(texts: readonly string[], span: Span, context: HeadingContext): Span {
  const used = columnsOf(span.match).map((index) => span.left + index);
  let [left, right] = [Math.min(...used), Math.max(...used)];
  while (left > span.left && texts[left - 1]) left -= 1;
  while (right < span.right && texts[right + 1]) right += 1;
  return spanOf(texts, left, right, context);
}

/** The columns, and those of all periods. */
function columnsOf({ columns, series }: HeadingMatch): number[] {
  return [...Object.values(columns), ...(series ? periodIndexes(series) : [])];
}

/**
 * The spans with one more row of headings below the others, or null when that is a row of data: a row of headings has nothing under the
 * metric, and only additions to a heading ("2024/25", "%") under the others.
 */
export function withLineBelow(lines: HeadingLines, spans: readonly Span[], context: HeadingContext): Span[] | null {
  const { mapping } = context;
  const bottom = lines.rows.at(-1) ?? [];
  if (bottom.every((text) => text === "")) return null;
  const joined = joinLines(lines, context);
  const isLineBelow = spans.every(({ left, right, match }) => {
    if (match.columns.metric === undefined || bottom[left + match.columns.metric]) return false;
    return bottom.slice(left, right + 1).every((text, index) => {
      const both = joined[left + index] ?? "";
      return text === "" || isHarmless(text) || isKnownHeading(both, mapping) || isFieldOfPeriod(text, both, context);
    });
  });
  const isUsed = spans.some(({ left, right }) => bottom.slice(left, right + 1).some((text) => text !== ""));
  return isLineBelow && isUsed ? spans.map(({ left, right }) => spanOf(joined, left, right, context)) : null;
}

/** True for "Actual" or "Forecast" below a period. */
function isFieldOfPeriod(text: string, joined: string, { mapping, reporting }: HeadingContext): boolean {
  if (!saysForecast(text) && !isKnownHeading(text, mapping)) return false;
  const period = findHeadingPeriod(joined, { reporting });
  return period !== null && foldName(period.rest) === foldName(text);
}
