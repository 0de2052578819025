import { asVerdict, notRated } from "../not-rated";
import type { IndicatorCells, Judged, Verdict } from "../rating";
import type { ComparedField } from "../figure-columns";
import { figureOf, isAmbiguous, PERCENT_FIELDS } from "./row-figures";
import { columnAgainst } from "../units/settle-units";
import { openAsFractions, type SettledRow } from "./settle-fractions";

/**
 * Judges a row whose bare figures could be fractions or percentages. Where all of them could be either, the row is
 * judged both ways: if both give the same colour, that is its colour, and the figures are shown as written. Otherwise
 * the officer is asked which is meant, as also where another figure is certainly in per cent. A row that comes without
 * column information is read as written.
 */
export function judgeOpen(row: SettledRow, judge: (row: SettledRow) => Verdict): Verdict {
  const asPercents = judge(row);
  if (asPercents.status === "not-rated") {
    // "3 points" would be far too wide as a tolerance on 0.9%, and is usual on 90%: the officer has to say which it is.
    const isOfTolerance =
      asPercents.reason.code === "tolerance-not-read" &&
      (couldAllBeFractions(row.cells) || row.cells.columns !== undefined);
    return isOfTolerance && row.open[0] !== undefined ? refuse(row.cells, row.open[0]) : asPercents;
  }
  const used = fieldsUsed(row.cells, asPercents);
  const [asked] = row.open.filter((field) => used.includes(field));
  if (asked === undefined) return asPercents;
  if (!couldAllBeFractions(row.cells, used))
    return row.cells.columns === undefined ? asPercents : refuse(row.cells, asked);
  const fractions = isFarApart(asPercents) ? null : openAsFractions(row);
  const isAlike = fractions !== null && judge(fractions).status === asPercents.status;
  // A change in points gives a different result for 0.85 than for 85%, and the sentence names that result.
  if (!isAlike || asPercents.comparison.asked !== null) return refuse(row.cells, asked);
  return { ...asPercents, comparison: { ...asPercents.comparison, unit: null } };
}

/**
 * True where every figure of the row could be a fraction, so none of them shows which is meant. A zero shows nothing
 * either, except that a row without column information takes "0%" to mean per cent.
 */
export function couldAllBeFractions(cells: IndicatorCells, fields: readonly ComparedField[] = PERCENT_FIELDS): boolean {
  return fields.every((field) => {
    const found = figureOf(field, cells[field]);
    if (found?.figure === 0) return !found.isStated || cells.columns !== undefined;
    return found === null || isAmbiguous(found);
  });
}

/** Figures this many times apart may be one fraction and one percentage. */
const FAR = 20;

function isFarApart({ value, comparison: { low, high } }: Judged): boolean {
  const sizes = [value, low, high].map(Math.abs).filter((size) => size > 0);
  return Math.max(...sizes) > FAR * Math.min(...sizes);
}

/** The columns that a verdict rests on. */
function fieldsUsed(cells: IndicatorCells, { comparison, before }: Judged): ComparedField[] {
  const against = columnAgainst(cells, comparison.against);
  return ["latestValue", against, ...(before === null ? [] : (["previousValue"] as const))];
}

function refuse(cells: IndicatorCells, field: ComparedField): Verdict {
  return asVerdict(notRated(cells, "fraction-or-percent", field));
}
