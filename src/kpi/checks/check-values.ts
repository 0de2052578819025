import { compareFigures, difference, roundTo } from "../../rag/decimal";
import { readPartOfWhole, shareOf } from "../../rag/comparing/part-of-whole";
import { isOpenFigure } from "../../rag/percent/row-figures";
import { writeFigure, writeNumber } from "../../rag/reading/figure";
import type { NumberValue, ValueReading } from "../../rag/reading/values/read-value";
import { seriesBefore, type SeriesPoint } from "../history/series";
import { isRead, type Period } from "../periods/period";
import { readPeriodCell } from "../periods/period-cell";
import type { Span } from "../periods/span";
import { findEarlier } from "../travel/earlier";
import { isCumulative } from "../travel/find-travel";
import { checkFallToZero, checkGap, findEarlierOf } from "./check-figures";
import { checkGoodIs } from "./check-good-is";
import { cellOf, findingOf, type CheckedRow, type Finding, type NotedCells, type NoteCoverage } from "./finding";

/** Values that are missing, over 100%, far from those before them or from their target, or that fell to nothing; and a Good Is at odds with them. */
export function checkValues(rows: readonly CheckedRow[], noted: NotedCells): Finding[] {
  return rows.flatMap((row) => {
    const { value } = row.indicator.rating;
    if (value.kind === "number") return [...checkParts(row, value), ...checkNumber(row, value, noted)];
    return value.kind === "not-read" || value.kind === "bounds" || value.kind === "date"
      ? []
      : [missingValue(row, value)];
  });
}

/** One slip has one finding: a fall to zero or an odd gap is a jump, too. */
function checkNumber(row: CheckedRow, value: NumberValue, noted: NotedCells): Finding[] {
  const earlier = findEarlierOf(row, value);
  const slips = [...checkFallToZero(row, value, earlier), ...checkGap(row, value, earlier)];
  return [
    ...checkPercent(row, value, noted),
    ...(slips.length > 0 ? slips : checkJump(row, value)),
    ...checkGoodIs(row, value, earlier),
  ];
}

function missingValue(
  row: CheckedRow,
  value: Exclude<ValueReading, { kind: "number" | "not-read" | "bounds" }>,
): Finding {
  const cell = cellOf(row, "latestValue");
  const { metric, asOf } = row.indicator;
  const { isFormula = false } = row.indicator.cells.latestValue;
  const holds = isFormula
    ? "holds a formula that gives nothing"
    : value.kind === "empty"
      ? "is empty"
      : `holds “${value.text}”`;
  const next =
    value.kind === "error"
      ? "Correct the formula"
      : isFormula
        ? "Look at the cells that it takes its figure from"
        : "Put it there";
  const sentence = `${cell} ${holds}: “${metric}” has no value${asOf === "" ? "" : ` for ${asOf}`}. ${next}, or say in the narrative why there is none.`;
  return findingOf(row, "value-missing", "latestValue", asOf, sentence);
}

/** A value that is given beside a Numerator and a Denominator that come to another, beyond the digits that it is given in. */
function checkParts(row: CheckedRow, value: NumberValue): Finding[] {
  const { cells, rating, shownValue } = row.indicator;
  if (cells.latestValue.kind === "empty") return [];
  const parts = readPartOfWhole(cells, rating.target);
  const share = parts && shareOf(parts);
  if (!parts || share === null || (value.unit !== null && value.unit.name !== parts.unit.name)) return [];
  const decimals = (String(value.figure).split(".")[1] ?? "").length;
  const isNear = (one: number): boolean =>
    compareFigures(Math.abs(difference(value.figure, one)), 0.5 / 10 ** decimals) <= 0;
  // 0.93 beside 93 of 100 is a fraction: that it has no percentage format is another matter.
  if (isNear(share) || (parts.unit.family === "percent" && isOpenFigure(value) && isNear(share / 100))) return [];
  const written = writeFigure(roundTo(share, Math.max(1, decimals)), parts.unit);
  const of = `${writeNumber(parts.part)} of ${writeNumber(parts.whole)}`;
  const sentence = `${cellOf(row, "latestValue")} is ${shownValue}, and its Numerator and Denominator (${of}) come to ${written}. Correct one of them.`;
  return [findingOf(row, "value-parts-differ", "latestValue", `${shownValue} ${of}`, sentence)];
}

/** What shows that a person has thought about it: a footnote mark on the name. */
const FOOTNOTE = /[*†‡¹²³]/;
/** Percentages that have no whole that they are a part of. */
const NO_PART =
  /\b(?:change|variance|increase|decrease|growth|reduction|difference|compared|versus|vs|of (?:the )?(?:target|budget|plan|profile))\b/i;

/** True for a percentage over 100 that neither its target nor its name explains; a note on its cell may. */
export function isOverHundred({ metric, rating }: CheckedRow["indicator"]): boolean {
  const { value, target, computed } = rating;
  // What was typed before its cell had a percentage format is asked about as that.
  if (computed.status === "not-rated" && computed.reason.code === "fraction-or-percent") return false;
  if (value.kind !== "number" || value.unit?.family !== "percent" || value.figure <= 100) return false;
  const asked = target.kind === "number" ? target.figure : target.kind === "range" ? target.high : 0;
  return asked <= 100 && value.setAside.length === 0 && !FOOTNOTE.test(metric) && !NO_PART.test(metric);
}

/** How such a value is explained, as far as it would be seen. */
const EXPLAIN: Record<NoteCoverage, string> = {
  "notes-and-comments": "put a note on the cell that says why it can be",
  comments:
    "put a comment on the cell that says why it can be (a note is not seen by add-ins in this version of Excel)",
  neither: "dismiss this with the reason why it can be",
};

function checkPercent(row: CheckedRow, value: NumberValue, noted: NotedCells): Finding[] {
  const cell = cellOf(row, "latestValue");
  if (!isOverHundred(row.indicator) || noted.cells.has(cell)) return [];
  const written = writeFigure(value.figure, value.unit, value.scale);
  return [
    findingOf(
      row,
      "percent-over-100",
      "latestValue",
      written,
      `${cell} is ${written}, over 100%. Correct it, or ${EXPLAIN[noted.coverage]}.`,
    ),
  ];
}

/** Fewer figures than this say little of what is usual. */
const FEWEST = 4;
/** A modified z-score beyond which a figure is an outlier (Iglewicz and Hoaglin, 1993); 0.6745 and 1.2533 make the two measures of spread alike. */
const FAR = 3.5;
/** What changes by less than this part of the usual figure is no jump, however steady it was before. */
const LEAST = 0.1;
/** Beside one earlier figure: a decimal point or a nought too many makes ten times of it. */
const TIMES = 5;
/** Counts below this go up and down by several times. */
const SMALL_COUNT = 20;

function checkJump(row: CheckedRow, value: NumberValue): Finding[] {
  const period = readPeriodCell(row.indicator.cells.asOf);
  if (!isRead(period) || period.isBreak) return [];
  const cumulative = isCumulative(row.indicator);
  const points = sinceBreak(seriesBefore(row.records, period, row.indicator.cells)).filter(
    (point) => isUsable(point, value) && (!cumulative || isSamePart(point.period, period)),
  );
  const sentence =
    points.length >= FEWEST ? farFromUsual(row, value, points) : cumulative ? null : manyTimes(row, value);
  const seen = `${period.text} ${writeFigure(value.figure, value.unit, value.scale)}`;
  return sentence === null ? [] : [findingOf(row, "value-jump", "latestValue", seen, sentence)];
}

function sinceBreak(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  return points.slice(
    Math.max(
      0,
      points.findLastIndex(({ period }) => period.isBreak),
    ),
  );
}

function isUsable({ figure, unit }: SeriesPoint, value: NumberValue): boolean {
  return figure !== null && (unit?.name ?? null) === (value.unit?.name ?? null);
}

/** The same quarter, month or term of another year: what builds up over the year is comparable with no other. */
function isSamePart(a: Period, b: Period): boolean {
  return partOf(a.span) === partOf(b.span);
}

function partOf(span: Span): string {
  switch (span.kind) {
    case "year":
      return span.kind;
    case "half":
    case "quarter":
      return `${span.kind} ${span.part}`;
    case "month":
      return `${span.kind} ${span.month}`;
    case "term":
      return `${span.kind} ${span.term}`;
    case "day":
      return span.day.slice(5);
    case "year-to-date":
      return span.upTo ? partOf(span.upTo) : "";
  }
}

function farFromUsual(row: CheckedRow, value: NumberValue, points: readonly SeriesPoint[]): string | null {
  const figures = points.flatMap(({ figure }) => figure ?? []);
  const usual = medianOf(figures);
  const apart = figures.map((figure) => Math.abs(figure - usual));
  const spread = medianOf(apart) / 0.6745 || (apart.reduce((sum, one) => sum + one / apart.length, 0) || 0) * 1.2533;
  const distance = Math.abs(value.figure - usual);
  const isSmall = value.unit === null && Math.max(Math.abs(value.figure), Math.abs(usual)) < SMALL_COUNT;
  if (!(distance > FAR * spread) || !(distance > LEAST * Math.abs(usual)) || (isSmall && spread === 0)) return null;
  const write = (figure: number): string => writeFigure(Number(figure.toPrecision(12)), value.unit, value.scale);
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  const range = low === high ? `all ${write(low)}` : `from ${write(low)} to ${write(high)}`;
  return `${cellOf(row, "latestValue")} is ${write(value.figure)}, far from the ${figures.length} figures before it, ${range}. Check it for a slip, or say in the narrative what happened.`;
}

function manyTimes(row: CheckedRow, value: NumberValue): string | null {
  const earlier = findEarlier(row.indicator, row.records, "previous");
  if ("code" in earlier || (earlier.value.unit?.name ?? null) !== (value.unit?.name ?? null)) return null;
  const [now, before] = [Math.abs(value.figure), Math.abs(earlier.value.figure)];
  const [low, high] = [Math.min(now, before), Math.max(now, before)];
  if (low === 0 || high < low * TIMES || (value.unit === null && high < SMALL_COUNT)) return null;
  const write = (figure: number): string => writeFigure(figure, value.unit, value.scale);
  const times = Number((high / low).toPrecision(2));
  const was = write(earlier.value.figure);
  const how =
    now > before
      ? `about ${times} times the ${was} ${earlier.when}`
      : `and was about ${times} times that ${earlier.when}, ${was}`;
  return `${cellOf(row, "latestValue")} is ${write(value.figure)}, ${how}. Check it for a slip, or say in the narrative what happened.`;
}

function medianOf(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : (sorted[half - 1] ?? upper) / 2 + upper / 2;
}
