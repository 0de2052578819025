import { textCell, type CellContent } from "../cell";
import { asVerdict, notRated } from "../not-rated";
import { namingOf } from "../units/naming";
import type { IndicatorCells, Judged, Verdict } from "../rating";
import { readNumberFormat, shiftPercent } from "../reading/read-number-format";
import { writeNumber } from "../reading/figure";
import { LONGEST_FORM } from "../rules/ruleset-limits";

/**
 * The largest bare tolerance that is read as a fraction: 0.03 beside 0.95 is three points, but 0.5 is half a point, as
 * no one allows 50 points.
 */
const LARGEST_TOLERANCE = 0.2;
/** The largest floor or ceiling that is read as a fraction: 150%. */
const LARGEST_LIMIT = 1.5;

/**
 * A figure without a unit. "Under", "over" and the like may follow it, as they are no unit. The lookahead keeps the
 * number whole.
 */
const BARE =
  /(?<![\d.,£€$])(?=(?<figure>\d+(?:\.\d+)?|\.\d+))\k<figure>(?![\d.,]*\s*(?:%|\d|(?!(?:under|over|below|above|and|or)\b)\p{L}))/giu;
const LIMITED = /[<>≤≥=]|\b(?:floor|ceiling|limit)\b/i;

/** The Tolerance of a row whose fractions are read as percentages, with its own fractions read the same way. */
export function toleranceOfFractions(cell: CellContent): CellContent {
  if (cell.kind === "number" && typeof cell.value === "number") {
    const isFraction =
      cell.value > 0 && cell.value < LARGEST_TOLERANCE && !readNumberFormat(cell.format, cell.value).percent;
    return isFraction ? textCell(`${writeNumber(shiftPercent(cell.value))} points`) : cell;
  }
  if (cell.kind !== "text") return cell;
  const text = String(cell.value);
  if (text.length > LONGEST_FORM) return cell;
  const scaled = text.replace(BARE, (figure) => scale(figure, LIMITED.test(text)));
  return scaled === text ? cell : textCell(scaled);
}

/**
 * Judges a row whose Tolerance may be a percentage without its format: a bare 0.03 beside percentages may be 0.03 or 3
 * points, and beside 20 days it is hardly an amount. Where both readings give one colour and the tolerance does not
 * decide it, that is the colour; otherwise the officer is asked.
 */
export function judgeBesideFractions(cells: IndicatorCells, judge: (cells: IndicatorCells) => Verdict): Verdict {
  const verdict = judge(cells);
  if (cells.tolerance.kind === "empty" || verdict.status === "not-rated") return verdict;
  const otherwise = readOtherwise(cells, verdict);
  if (otherwise === null) return verdict;
  const other = judge({ ...cells, tolerance: otherwise.cell });
  if (verdict.met && other.status === verdict.status) return verdict;
  const reason = notRated(cells, "tolerance-not-read", "tolerance");
  return asVerdict(
    otherwise.readings ? { ...reason, doubt: { is: "fraction", readings: otherwise.readings } } : reason,
  );
}

/**
 * What a tolerance may mean besides how it was read. `readings` is how the two are written, where it is a single
 * figure.
 */
interface Otherwise {
  cell: CellContent;
  readings: readonly [string, string] | null;
}

function readOtherwise(cells: IndicatorCells, { comparison, value }: Judged): Otherwise | null {
  const bare = readBare(cells.tolerance);
  const readAs = (written: string, literal: string): Otherwise => ({
    cell: textCell(written),
    readings: [written, literal],
  });
  const percent = bare === null ? "" : writeNumber(shiftPercent(bare));
  if (bare !== null && namingOf(cells, "tolerance").unit?.family === "percent")
    return readAs(`${percent}%`, `${writeNumber(bare)}%`);
  const { unit, scale, low, high } = comparison;
  if (unit?.family === "percent") {
    const isHeld = [cells.latestValue, cells.target].some(
      (cell) => cell.kind === "number" && readNumberFormat(cell.format).percent,
    );
    // Beside 0.5%, a tolerance of ten points makes no sense.
    if (bare !== null)
      return isHeld || shiftPercent(bare) * 2 <= Math.max(Math.abs(low), Math.abs(high))
        ? readAs(`${percent} points`, `${writeNumber(bare)} points`)
        : null;
    const cell = isHeld ? toleranceOfFractions(cells.tolerance) : cells.tolerance;
    return cell === cells.tolerance ? null : { cell, readings: null };
  }
  const isWhole = scale === 1 && [low, high, value].every(Number.isInteger);
  return bare !== null && isWhole ? readAs(`${percent}%`, `±${writeNumber(bare)}`) : null;
}

const BARE_FORMAT = /^(?:general|[#0,.]+)$/i;

/** A Tolerance that is a single figure as small as a usual fraction; otherwise null. */
function readBare({ kind, value, format }: CellContent): number | null {
  const isPlain =
    kind === "number" ? BARE_FORMAT.test(format) : kind === "text" && /^\s*0?\.\d+\s*$/.test(String(value));
  const figure = Number(value);
  return isPlain && figure > 0 && figure < LARGEST_TOLERANCE ? figure : null;
}

function scale(figure: string, isLimit: boolean): string {
  const number = Number(figure);
  if (!(number > 0) || number > (isLimit ? LARGEST_LIMIT : LARGEST_TOLERANCE)) return figure;
  return `${writeNumber(shiftPercent(number))}${isLimit ? "%" : " points"}`;
}
