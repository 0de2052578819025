import { compare, toDecimal, type Decimal } from "../../rag/decimal";
import { average, isWithin, sum } from "./arithmetic";
import { figureAt, type Ratio } from "./find-ratio";
import type { AttachedFigure, AttachedLayout, AttachedRow } from "./attached-layout";

/** A total that is not the sum of its rows. */
export interface WrongSum {
  row: AttachedRow;
  column: number;
  figure: AttachedFigure;
  /** The sum of the rows. */
  expected: Decimal;
}

/** Columns with these headings are not added up, so their total is not a sum. */
const NO_SUM =
  /%|(?:^|[^\p{L}])(?:av(?:era)?ge?|mean|median|rate|rates|ratio|per|percent(?:age)?|proportion|share|index|score|rank|target|year|turnover|variance)(?:$|[^\p{L}])/iu;

/**
 * Finds totals that are not the sum of their rows. A total whose rows are uncertain, or not all readable, is left out.
 */
export function findWrongSums(layout: AttachedLayout, ratios: readonly Ratio[]): WrongSum[] {
  const rows = layout.rows.filter(({ kind }) => kind !== "note");
  const totals = rows.filter(({ kind }) => kind === "total");
  // With totals above their rows, it is unclear which rows belong to which total.
  if (totals.length > 1 && rows.at(-1)?.kind !== "total") return [];
  const columns = layout.headings.flatMap((heading, column) => {
    const isRatio = ratios.some((ratio) => ratio.column === column);
    return column === 0 || isRatio || NO_SUM.test(heading) ? [] : [column];
  });
  return totals.flatMap((row) => columns.flatMap((column) => checkTotal(row, column, rows, totals) ?? []));
}

function checkTotal(
  row: AttachedRow,
  column: number,
  rows: readonly AttachedRow[],
  totals: readonly AttachedRow[],
): WrongSum | null {
  const figure = figureAt(row, column);
  if (!figure || figure.isPercent) return null;
  const at = rows.indexOf(row);
  const before = rows.slice(0, at);
  const sinceTotal = before.slice(before.findLastIndex(({ kind }) => kind === "total") + 1);
  const isOnly = totals.length === 1;
  const above = before.some(({ kind }) => kind === "plain") ? before : rows.slice(at + 1);
  const own = isOnly ? above : row === totals.at(-1) ? before : sinceTotal;
  const plain = own.filter(({ kind }) => kind === "plain");
  if (plain.length < 2 || [...before, ...own].some(({ figures }) => figures[column] === "not-read")) return null;
  const groups = [own, sinceTotal, before, above].flatMap((group) => [
    group.filter(({ kind }) => kind === "plain"),
    group.filter(({ kind }) => kind !== "total"),
  ]);
  // In a total of totals, each subtotal counts in place of its rows.
  groups.push(before.filter(({ kind }) => kind === "total"));
  if (groups.some((group) => group.length > 0 && isSum(figuresOf(group, column), figure))) return null;
  const figures = figuresOf(plain, column);
  return isNoSum(figures, figure) ? null : { row, column, figure, expected: sum(figures.map(({ held }) => held)) };
}

function figuresOf(rows: readonly AttachedRow[], column: number): AttachedFigure[] {
  return rows.flatMap((row) => figureAt(row, column) ?? []);
}

/**
 * True for a sum within rounding. Figures with decimals, or shown rounded, may each have been rounded; whole numbers
 * are counts.
 */
function isSum(figures: readonly AttachedFigure[], total: AttachedFigure): boolean {
  const held = sum(figures.map((figure) => figure.held));
  if (isWithin(held, total.shown, 1, total.decimals)) return true;
  const shown = sum(figures.map((figure) => figure.shown));
  if (compare(shown, total.shown) === 0) return true;
  const isRounded =
    total.decimals > 0 || [...figures, total].some((figure) => compare(figure.held, figure.shown) !== 0);
  return isRounded && isWithin(shown, total.shown, figures.length + 1, total.decimals);
}

/** True where the total is, or may be, something other than a sum: an average, the largest, the smallest. */
function isNoSum(figures: readonly AttachedFigure[], total: AttachedFigure): boolean {
  const [first, ...others] = figures.map(({ held }) => held);
  if (!first) return true;
  const largest = others.reduce((a, b) => (compare(a, b) < 0 ? b : a), first);
  const smallest = others.reduce((a, b) => (compare(a, b) > 0 ? b : a), first);
  if (
    [largest, smallest, average([first, ...others], total.decimals)].some(
      (one) => compare(one, total.held) === 0 || compare(one, total.shown) === 0,
    )
  )
    return true;
  // An average has decimals, and is between its smallest and its largest figure.
  const isCounted = [...figures, total].every(
    ({ held, decimals }) =>
      decimals <= 0 && compare(held, toDecimal(Math.round(Number(`${held.digits}e${-held.places}`)))) === 0,
  );
  return !isCounted && compare(total.held, smallest) > 0 && compare(total.held, largest) < 0;
}
