import { asVerdict, notRated } from "../not-rated";
import type { IndicatorCells, Judged, Verdict } from "../rating";
import type { ComparedField } from "../figure-columns";
import { figureOf, isEither, PERCENT_FIELDS } from "./row-figures";
import { columnAgainst } from "../units/settle-units";
import { openAsFractions, type SettledRow } from "./settle-fractions";

/**
 * Judges a row in which a bare figure could be a fraction or a percentage. Where all of its figures could be either, the
 * row is judged both ways: if both give one colour, it gets that colour, and its figures are shown as they are written.
 * Otherwise it is asked which is meant. So it is where another figure is surely in per cent; but a row that comes without
 * its columns is read as it is written.
 */
export function judgeOpen(row: SettledRow, judge: (row: SettledRow) => Verdict): Verdict {
  const asPercents = judge(row);
  if (asPercents.status === "not-rated") {
    // "3 points" is no tolerance of 0.9%, and a usual one of 90%: which of the two it is has to be said first.
    const isOfTolerance =
      asPercents.reason.code === "tolerance-not-read" && (isAllOpen(row.cells) || row.cells.columns !== undefined);
    return isOfTolerance && row.open[0] !== undefined ? refuse(row.cells, row.open[0]) : asPercents;
  }
  const used = fieldsUsed(row.cells, asPercents);
  const [asked] = row.open.filter((field) => used.includes(field));
  if (asked === undefined) return asPercents;
  if (!isAllOpen(row.cells, used)) return row.cells.columns === undefined ? asPercents : refuse(row.cells, asked);
  const fractions = isFarApart(asPercents) ? null : openAsFractions(row);
  const isAlike = fractions !== null && judge(fractions).status === asPercents.status;
  // A change in points is asked of 0.85 in one way and of 85% in another, and the sentence names what it comes to.
  if (!isAlike || asPercents.comparison.asked !== null) return refuse(row.cells, asked);
  return { ...asPercents, comparison: { ...asPercents.comparison, unit: null } };
}

/**
 * True where every figure of the row could be a fraction, so that none of them tells which is meant. A zero tells nothing;
 * but where a row comes without its columns, "0%" is taken to mean per cent.
 */
export function isAllOpen(cells: IndicatorCells, fields: readonly ComparedField[] = PERCENT_FIELDS): boolean {
  return fields.every((field) => {
    const found = figureOf(field, cells[field]);
    if (found?.figure === 0) return !found.isStated || cells.columns !== undefined;
    return found === null || isEither(found);
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
