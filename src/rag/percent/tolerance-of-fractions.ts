import { textCell, type CellContent } from "../cell";
import { notRated } from "../not-rated";
import type { IndicatorCells, Verdict } from "../rating";
import { readNumberFormat, shiftPercent } from "../reading/number-format";
import { writeNumber } from "../reading/figure";
import { LONGEST_FORM } from "../rules/limits";

/** A bare 0.5 is half a point, whatever stands beside it: half of everything is no tolerance. 0.03 beside 0.95 is three points. */
const LARGEST_TOLERANCE = 0.2;
/** 150%, as a floor or a ceiling. */
const LARGEST_LIMIT = 1.5;

/** A figure without a unit of its own: words that say on which side of the target it is are none. Once found, it is not tried shorter. */
const BARE = /(?<![\d.,£€$])(?=(?<figure>\d+(?:\.\d+)?|\.\d+))\k<figure>(?![\d.,]*\s*(?:%|\d|(?!(?:under|over|below|above|and|or)\b)\p{L}))/giu;
const LIMITED = /[<>≤≥=]|\b(?:floor|ceiling|limit)\b/i;

/** A row's Tolerance beside fractions that are read as percentages, with its bare figures read likewise; the same cell where it has none. */
export function toleranceOfFractions(cell: CellContent): CellContent {
  if (cell.kind === "number" && typeof cell.value === "number") {
    const isFraction = cell.value > 0 && cell.value < LARGEST_TOLERANCE && !readNumberFormat(cell.format, cell.value).percent;
    return isFraction ? textCell(`${writeNumber(shiftPercent(cell.value))} points`) : cell;
  }
  if (cell.kind !== "text") return cell;
  const text = String(cell.value);
  if (text.length > LONGEST_FORM) return cell;
  const scaled = text.replace(BARE, (figure) => scale(figure, LIMITED.test(text)));
  return scaled === text ? cell : textCell(scaled);
}

/**
 * Judges a row whose figures are under a percentage format. A bare 0.03 beside them may be 0.03 points, or 3: where the two
 * give one colour and it is not the tolerance that decides, that is given; else it is asked.
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
