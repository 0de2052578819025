import { textCell, type CellContent } from "../cell";
import { notRated } from "../not-rated";
import type { IndicatorCells, Verdict } from "../rating";
import { readNumberFormat, shiftPercent } from "../reading/number-format";
import { writeNumber } from "../reading/figure";

/** Above this a bare tolerance is no fraction: 0.5 is half a point, for nobody allows 50 points. 0.03 beside 0.95 is three points. */
const LARGEST_TOLERANCE = 0.2;
/** 150%, as a floor or a ceiling. */
const LARGEST_LIMIT = 1.5;

/** A figure without a unit. "Under", "over" and the like may follow it, for they are no unit. */
const BARE = /(?<![\d.,£€$])\d*\.?\d+(?![\d.,]*\s*(?:%|\d|(?!(?:under|over|below|above|and|or)\b)\p{L}))/giu;
const LIMITED = /[<>≤≥=]|\b(?:floor|ceiling|limit)\b/i;

/** The Tolerance of a row whose fractions are read as percentages, with its own fractions read the same way. */
export function toleranceOfFractions(cell: CellContent): CellContent {
  if (cell.kind === "number" && typeof cell.value === "number") {
    const isFraction = cell.value > 0 && cell.value < LARGEST_TOLERANCE && !readNumberFormat(cell.format, cell.value).percent;
    return isFraction ? textCell(`${writeNumber(shiftPercent(cell.value))} points`) : cell;
  }
  if (cell.kind !== "text") return cell;
  const text = String(cell.value);
  const scaled = text.replace(BARE, (figure) => scale(figure, LIMITED.test(text)));
  return scaled === text ? cell : textCell(scaled);
}

/**
 * Judges a row whose figures have a percentage format. A bare tolerance of 0.03 beside them may be 0.03 points or 3 points.
 * Where the target is met and both give one colour, the row gets it; else it is asked which is meant.
 */
export function judgeBesideFractions(cells: IndicatorCells, judge: (cells: IndicatorCells) => Verdict): Verdict {
  const verdict = judge(cells);
  if (cells.tolerance.kind === "empty" || verdict.status === "not-rated" || verdict.comparison.unit?.family !== "percent") return verdict;
  const isHeld = [cells.latestValue, cells.target].some((cell) => cell.kind === "number" && readNumberFormat(cell.format).percent);
  const tolerance = isHeld ? toleranceOfFractions(cells.tolerance) : cells.tolerance;
  if (tolerance === cells.tolerance) return verdict;
  const other = judge({ ...cells, tolerance });
  if (verdict.met && other.status === verdict.status) return verdict;
  return { status: "not-rated", reason: notRated(cells, "tolerance-not-read", "tolerance") };
}

function scale(figure: string, isLimit: boolean): string {
  const number = Number(figure);
  if (!(number > 0) || number > (isLimit ? LARGEST_LIMIT : LARGEST_TOLERANCE)) return figure;
  return `${writeNumber(shiftPercent(number))}${isLimit ? "%" : " points"}`;
}
