import { foldName } from "../../rag/fold-name";
import type { ColumnMapping } from "./column-mapping";
import { isHarmless, isKnownHeading, matchColumns, type ColumnMatch } from "./match-headings";

/** Adjacent headings in one row. */
export interface Span {
  left: number;
  right: number;
  headings: string[];
  match: ColumnMatch;
}

/** The headings of a row from column `left` to `right`, and the columns that they name. */
export function spanOf(texts: readonly string[], left: number, right: number, mapping: ColumnMapping): Span {
  const headings = texts.slice(left, right + 1);
  return { left, right, headings, match: matchColumns(headings, mapping) };
}

/** True where no required column is missing. */
export function isComplete({ match }: Span): boolean {
  return match.missing.length === 0;
}

/**
 * The complete sets of headings in a row: several where blocks are side by side, with or without an empty column
 * between.
 */
export function splitHeaders(texts: readonly string[], mapping: ColumnMapping): Span[] {
  const runs = runsOf(texts).map(([left, right]) => spanOf(texts, left, right, mapping));
  const apart = runs.filter(isComplete);
  if (apart.length > 1) return apart.flatMap((run) => splitRepeated(texts, run, mapping));
  const whole = spanOf(texts, 0, texts.length - 1, mapping);
  // Headings beside a complete set are not needed for it, and must not make it ambiguous.
  if (apart[0] && whole.match.unsure.length > 0) return splitRepeated(texts, apart[0], mapping);
  const parts = splitRepeated(texts, whole, mapping);
  return isComplete(whole) || apart.length > 0
    ? parts.map((span) => trim(texts, span, mapping))
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
function splitRepeated(texts: readonly string[], span: Span, mapping: ColumnMapping): Span[] {
  const first = texts.findIndex((text, column) => column >= span.left && isKnownHeading(text, mapping));
  const starts = texts.flatMap((text, column) =>
    column >= first && column <= span.right && first >= 0 && foldName(text) === foldName(texts[first] ?? "")
      ? [column]
      : [],
  );
  if (starts.length < 2) return [span];
  const parts = starts.map((start, index) =>
    spanOf(texts, index === 0 ? span.left : start, (starts[index + 1] ?? span.right + 1) - 1, mapping),
  );
  return parts.every(isComplete) ? parts.map((part) => trim(texts, part, mapping)) : [span];
}

/** From the first of its columns to the last, with the headings next to them. */
function trim(texts: readonly string[], span: Span, mapping: ColumnMapping): Span {
  const used = Object.values(span.match.columns).map((index) => span.left + index);
  let [left, right] = [Math.min(...used), Math.max(...used)];
  while (left > span.left && texts[left - 1]) left -= 1;
  while (right < span.right && texts[right + 1]) right += 1;
  return spanOf(texts, left, right, mapping);
}

/**
 * The spans with the row below as a second line of headings, or null when that is a row of data: a second line has
 * nothing under the metric, and only additions to a heading ("2024/25", "%") under the others.
 */
export function withSecondLine(
  top: readonly string[],
  bottom: readonly string[],
  spans: readonly Span[],
  mapping: ColumnMapping,
): Span[] | null {
  const joined = joinLines(top, bottom, mapping);
  const isSecondLine = spans.every(({ left, right, match }) => {
    if (match.columns.metric === undefined || bottom[left + match.columns.metric]) return false;
    return bottom
      .slice(left, right + 1)
      .every((text, index) => text === "" || isHarmless(text) || isKnownHeading(joined[left + index] ?? "", mapping));
  });
  const isUsed = spans.some(({ left, right }) => bottom.slice(left, right + 1).some((text) => text !== ""));
  return isSecondLine && isUsed ? spans.map(({ left, right }) => spanOf(joined, left, right, mapping)) : null;
}

/** Joins two rows into one row of headings. A heading merged over several columns applies to each of them. */
export function joinLines(top: readonly string[], bottom: readonly string[], mapping: ColumnMapping): string[] {
  let over = "";
  return Array.from({ length: Math.max(top.length, bottom.length) }, (_, column) => {
    const [above = "", below = ""] = [top[column], bottom[column]];
    if (above !== "") over = above;
    else if (below === "") over = "";
    if (below === "") return above;
    const both = `${over} ${below}`.trim();
    return isKnownHeading(both, mapping) || !isKnownHeading(below, mapping) ? both : below;
  });
}
