import { compareFigures, difference, roundTo } from "../../rag/decimal";
import { readNumeratorDenominator, shareOf } from "../../rag/comparing/numerator-denominator";
import { isOpenFigure } from "../../rag/percent/row-figures";
import { writeFigure, writeNumber } from "../../rag/reading/figure";
import type { NumberValue, ValueReading } from "../../rag/reading/values/read-value";
import { seriesBefore, type SeriesPoint } from "../history/series";
import { isRead, type Period } from "../../rag/periods/period";
import { readPeriodCell } from "../periods/period-cell";
import { contextOf } from "../rated-indicator";
import type { Span } from "../../rag/periods/span";
import { findEarlier } from "../travel/earlier";
import { isCumulative } from "../travel/find-travel";
import { checkFallToZero, checkGap, findEarlierOf } from "./check-figures";
import { checkGoodIs } from "./check-good-is";
import { cellOf, findingOf, type CheckedRow, type Finding, type NotedCells, type NoteCoverage } from "./finding";

/**
 * Checks values that are missing, over 100%, far from earlier values or from their target, or that fell to zero; and a
 * Good Is that contradicts them.
 */
export function checkValues(rows: readonly CheckedRow[], noted: NotedCells): Finding[] {
  return rows.flatMap((row) => {
    const { value } = row.indicator.rating;
    if (value.kind === "number") return [...checkParts(row, value), ...checkNumber(row, value, noted)];
    return value.kind === "not-read" || value.kind === "bounds" || value.kind === "date"
      ? []
      : [missingValue(row, value)];
  });
}

/** Each slip gives one finding, although a fall to zero or an implausible gap is also a jump. */
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

/** Checks a value against its Numerator and Denominator, to the digits that it is given in. */
function checkParts(row: CheckedRow, value: NumberValue): Finding[] {
  const { cells, rating, shownValue } = row.indicator;
  if (cells.latestValue.kind === "empty") return [];
  const parts = readNumeratorDenominator(cells, rating.target);
  const share = parts && shareOf(parts);
  if (!parts || share === null || (value.unit !== null && value.unit.name !== parts.unit.name)) return [];
  const decimals = (String(value.figure).split(".")[1] ?? "").length;
  const isNear = (one: number): boolean =>
    compareFigures(Math.abs(difference(value.figure, one)), 0.5 / 10 ** decimals) <= 0;
  // 0.93 beside 93 of 100 is a fraction; its missing percentage format is another check.
  if (isNear(share) || (parts.unit.family === "percent" && isOpenFigure(value) && isNear(share / 100))) return [];
  const written = writeFigure(roundTo(share, Math.max(1, decimals)), parts.unit);
  const of = `${writeNumber(parts.numerator)} of ${writeNumber(parts.denominator)}`;
  const sentence = `${cellOf(row, "latestValue")} is ${shownValue}, and its Numerator and Denominator (${of}) come to ${written}. Correct one of them.`;
  return [findingOf(row, "value-parts-differ", "latestValue", `${shownValue} ${of}`, sentence)];
}

/** A footnote mark on the name shows that someone has considered it. */
const FOOTNOTE = /[*†‡¹²³]/;
/** Words for percentages that can exceed 100. */
const NO_PART =
  /\b(?:change|variance|increase|decrease|growth|reduction|difference|compared|versus|vs|of (?:the )?(?:target|budget|plan|profile))\b/i;

/** True for a percentage over 100 that neither its target nor its name explains. A note on its cell may. */
export function isOverHundred({ metric, rating }: CheckedRow["indicator"]): boolean {
  const { value, target, computed } = rating;
  // A value typed before its cell had a percentage format is reported by another check.
  if (computed.status === "not-rated" && computed.reason.code === "fraction-or-percent") return false;
  if (value.kind !== "number" || value.unit?.family !== "percent" || value.figure <= 100) return false;
  const asked = target.kind === "number" ? target.figure : target.kind === "range" ? target.high : 0;
  return asked <= 100 && value.setAside.length === 0 && !FOOTNOTE.test(metric) && !NO_PART.test(metric);
}

/** How to explain such a value, as far as the add-in can read notes and comments. */
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

/** Fewer figures than this do not show what is usual. */
const FEWEST = 4;
/**
 * A modified z-score beyond which a figure is an outlier (Iglewicz and Hoaglin, 1993); 0.6745 and 1.2533 bring the two
 * measures of spread to one scale.
 */
const FAR = 3.5;
/** A change of less than this part of the usual figure is not a jump, however steady the figures were. */
const LEAST = 0.1;
/** With a single earlier figure: a misplaced decimal point or an extra zero gives a factor of ten. */
const TIMES = 5;
/** Counts below this vary by several times. */
const SMALL_COUNT = 20;

function checkJump(row: CheckedRow, value: NumberValue): Finding[] {
  const period = readPeriodCell(row.indicator.cells.asOf, contextOf(row.indicator));
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

/** The same quarter, month or term of another year: cumulative figures compare with no other. */
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
    case "numbered-week":
    case "four-weeks":
      return `${span.kind} ${span.number}`;
    case "day":
      return span.day.slice(5);
    case "week":
      return span.last.slice(5);
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
