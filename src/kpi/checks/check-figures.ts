import { explainNotRated } from "../../rag/sentences/explain-not-rated";
import { writeFigure, writeNumber, type Unit } from "../../rag/reading/figure";
import { readNumberFormat } from "../../rag/reading/read-number-format";
import type { ComparedField } from "../../rag/figure-columns";
import {
  figureOf,
  isAmbiguous,
  isHundredth,
  isOpenFigure,
  isPercentRow,
  PERCENT_FIELDS,
} from "../../rag/percent/row-figures";
import type { NumberValue } from "../../rag/reading/values/read-value";
import type { TargetReading } from "../../rag/reading/targets/target-reading";
import { groupBy } from "../history/match-names";
import { seriesBefore } from "../history/series";
import { isRead } from "../../rag/periods/period";
import { readPeriodCell } from "../periods/period-cell";
import { contextOf } from "../rated-indicator";
import { findEarlier, type Earlier } from "../travel/earlier";
import { convertEarlier, isCumulative } from "../travel/find-travel";
import { cellOf, findingOf, type CheckedRow, type Finding } from "./finding";

/** An earlier result to compare a row's value with. */
export interface EarlierResult extends Earlier {
  /** Its figure in the value's unit; null where the two cannot be compared. */
  comparable: number | null;
}

/** The previous result, or else that of the same period last year. */
export function findEarlierOf({ indicator, records }: CheckedRow, value: NumberValue): EarlierResult | null {
  const before = findEarlier(indicator, records, "previous");
  const earlier = "code" in before ? findEarlier(indicator, records, "last-year") : before;
  if ("code" in earlier) return null;
  return { ...earlier, comparable: convertEarlier(indicator.cells, value, earlier)?.figure ?? null };
}

/** Figures below this may well fall to zero: a small count, a few per cent. */
const FEW = 10;

/** Checks a value of 0 where earlier values were not: it may be a placeholder for a figure to come. */
export function checkFallToZero(row: CheckedRow, value: NumberValue, earlier: EarlierResult | null): Finding[] {
  const { cells, rating } = row.indicator;
  // "Nil", or words beside the figure, are deliberate.
  if (value.figure !== 0 || value.setAside.length > 0 || !/\d/.test(String(cells.latestValue.value))) return [];
  if (earlier === null || asksForZero(rating.target) || isCumulative(row.indicator) || hasBeenZero(row)) return [];
  const was = Math.abs(earlier.value.figure) * (isOpenFigure(earlier.value) && isPercentRow(cells) ? 100 : 1);
  if (was < FEW) return [];
  const cell = cellOf(row, "latestValue");
  const sentence =
    `${cell} is ${writeFigure(0, value.unit, value.scale)}, and was ${writeEarlier(earlier)} ${earlier.when}. Is it 0, or is there no figure yet? ` +
    "Empty the cell until there is one, or say in the narrative what happened.";
  return [findingOf(row, "value-fell-to-zero", "latestValue", row.indicator.asOf, sentence)];
}

function asksForZero(target: TargetReading): boolean {
  if (target.kind === "range") return target.low <= 0 && target.high >= 0;
  return target.kind === "number" && target.figure === 0;
}

/** True where the value was zero before, last year or in any recorded period. */
function hasBeenZero({ indicator, records }: CheckedRow): boolean {
  const lastYear = findEarlier(indicator, records, "last-year");
  if (!("code" in lastYear) && lastYear.value.figure === 0) return true;
  const now = readPeriodCell(indicator.cells.asOf, contextOf(indicator));
  return isRead(now) && seriesBefore(records, now, indicator.cells).some(({ figure }) => figure === 0);
}

function writeEarlier({ value: { figure, unit, scale } }: Earlier): string {
  return writeFigure(figure, unit, scale);
}

/** A value this many times its target is unlikely: a fraction beside a percentage, a misplaced comma, extra zeros. */
const TIMES = 50;

/** Checks a value that is implausible beside its target, although it was judged, or beside the previous result. */
export function checkGap(row: CheckedRow, value: NumberValue, earlier: EarlierResult | null): Finding[] {
  if (value.figure === 0) return [];
  return checkTargetGap(row) ?? checkEarlierGap(row, value, earlier) ?? [];
}

function checkTargetGap(row: CheckedRow): Finding[] | null {
  const { cells, rating } = row.indicator;
  const { computed } = rating;
  if (computed.status === "not-rated") return null;
  const { comparison, value } = computed;
  if (comparison.against !== "target" && comparison.against !== "expected-to-date") return null;
  const end = value < comparison.low ? comparison.low : comparison.high;
  const field = comparison.against === "target" || cells.expectedToDate.kind === "empty" ? "target" : "expectedToDate";
  const write = (figure: number): string => writeFigure(figure, comparison.unit, comparison.scale);
  const beside = `the ${write(end)} of ${cellOf(row, field)}`;
  return isWide(value, end, comparison.unit) ? gapFinding(row, value, end, write(value), beside) : null;
}

function checkEarlierGap(row: CheckedRow, value: NumberValue, earlier: EarlierResult | null): Finding[] | null {
  const before = earlier?.comparable ?? null;
  if (!earlier || before === null || !isWide(value.figure, before, value.unit)) return null;
  const write = (figure: number): string => writeFigure(figure, value.unit, value.scale);
  return gapFinding(row, value.figure, before, write(value.figure), `the ${write(before)} that it was ${earlier.when}`);
}

/**
 * True where two figures are too far apart. Either of two percentages may be too small; a count of a hundredth is
 * plausible.
 */
function isWide(figure: number, other: number, unit: Unit | null): boolean {
  const [size, beside] = [Math.abs(figure), Math.abs(other)];
  if (beside === 0 || figure > 0 !== other > 0) return false;
  return unit?.family === "percent"
    ? isFractionBeside(size, beside) || isFractionBeside(beside, size)
    : size >= TIMES * beside;
}

function gapFinding(row: CheckedRow, figure: number, other: number, written: string, beside: string): Finding[] {
  const [size, base] = [Math.abs(figure), Math.abs(other)];
  const [times, way] = size > base ? [size / base, "times"] : [base / size, "times less than"];
  const about = `about ${writeNumber(Number(times.toPrecision(2)))} ${way} ${beside}`;
  const sentence = `${cellOf(row, "latestValue")} is ${written}, ${about}. Check both for a fraction, or a decimal point in the wrong place.`;
  return [findingOf(row, "gap-too-wide", "latestValue", `${written} ${other}`, sentence)];
}

function isFractionBeside(size: number, other: number): boolean {
  return size <= 1.5 && isHundredth(size, other) && size * 100 >= other / 2;
}

/** The number of cells with a percentage format that show how the column is meant. */
const ENOUGH = 3;

/** Checks percentages whose cell lost its format, or got it after the figure was typed. */
export function checkPercentFormats(rows: readonly CheckedRow[]): Finding[] {
  return [...groupBy(rows, ({ table }) => table.tableId).values()].flatMap((group) => {
    const formatted = new Map(
      PERCENT_FIELDS.map((field) => [field, group.filter((row) => isFormatted(row, field)).length]),
    );
    return group.flatMap((row) => {
      const question = findQuestion(row);
      if (question) return [question];
      return PERCENT_FIELDS.flatMap((field) => checkFormat(row, field, formatted.get(field) ?? 0));
    });
  });
}

function isFormatted({ indicator: { cells } }: CheckedRow, field: ComparedField): boolean {
  return cells[field].kind === "number" && readNumberFormat(cells[field].format).percent;
}

/** The finding for the question that keeps a row from being rated. */
function findQuestion(row: CheckedRow): Finding | null {
  const { computed } = row.indicator.rating;
  if (computed.status !== "not-rated" || computed.reason.code !== "fraction-or-percent") return null;
  const sentence = explainNotRated(computed.reason, () => cellOf(row, computed.reason.field));
  return findingOf(row, "percent-format", "latestValue", computed.reason.text, sentence);
}

function checkFormat(row: CheckedRow, field: ComparedField, formatted: number): Finding[] {
  const cell = row.indicator.cells[field];
  if (cell.kind !== "number" || typeof cell.value !== "number") return [];
  const at = cellOf(row, field);
  if (readNumberFormat(cell.format).percent) {
    // Values over 100% have a check of their own.
    if (field === "latestValue" || Math.abs(cell.value) < FEW) return [];
    const shown = `${writeNumber(Number((cell.value * 100).toPrecision(12)))}%`;
    const sentence = `${at} is ${shown}: ${writeNumber(cell.value)} under a percentage format. Type ${writeNumber(cell.value)}% there, if that is meant.`;
    return [findingOf(row, "percent-format", field, shown, sentence)];
  }
  const figure = figureOf(field, cell);
  if (formatted < ENOUGH || figure === null || !isAmbiguous(figure) || !isPercentRow(row.indicator.cells)) return [];
  const percent = `${writeNumber(Number((cell.value * 100).toPrecision(12)))}%`;
  const sentence = `${at} holds ${writeNumber(cell.value)} without a percentage format, and ${formatted} cells of its column have one. Type ${percent} or ${writeNumber(cell.value)}% there, whichever is meant.`;
  return [findingOf(row, "percent-format", field, writeNumber(cell.value), sentence)];
}
