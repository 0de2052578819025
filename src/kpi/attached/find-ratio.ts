import { compare } from "../../rag/decimal";
import { divide, isZero } from "./arithmetic";
import type { AttachedFigure, AttachedLayout, AttachedRow } from "./attached-layout";

/**
 * A column calculated from two others: `part` divided by `whole`, times a hundred for a percentage. Indexes count from
 * the left.
 */
export interface Ratio {
  column: number;
  part: number;
  whole: number;
  by: 1 | 100;
}

/**
 * The fewest rows that have to agree: a pair of columns can give a column by chance once, and with figures of no
 * decimals twice.
 */
const [FEWEST, FEWEST_WHOLE] = [2, 3];

/**
 * Finds the columns that are one column divided by another: most rows agree, as shown, with exactly one pair of
 * columns. An uncertain one is left out.
 */
export function findRatios(layout: AttachedLayout): Ratio[] {
  const rows = layout.rows.filter(({ kind }) => kind === "plain" || kind === "part");
  const columns = layout.headings
    .map((_, column) => column)
    .filter((column) => rows.some((row) => figureAt(row, column) !== null));
  return columns.flatMap((column) => {
    const figures = rows.flatMap((row) => figureAt(row, column) ?? []);
    if (!figures.some(({ isPercent, decimals }) => isPercent || decimals > 0)) return [];
    const fewest = figures.some(({ decimals }) => decimals > 0) ? FEWEST : FEWEST_WHOLE;
    const pairs = columns.flatMap((part) =>
      columns.flatMap((whole) =>
        part === whole || part === column || whole === column ? [] : candidatesOf(rows, { column, part, whole }),
      ),
    );
    const [best, next] = pairs.sort((a, b) => b.agreeing - a.agreeing);
    if (!best || best.agreeing < fewest || best.agreeing * 2 <= figures.length || next?.agreeing === best.agreeing)
      return [];
    return [best.ratio];
  });
}

function candidatesOf(rows: readonly AttachedRow[], columns: Omit<Ratio, "by">): { ratio: Ratio; agreeing: number }[] {
  return ([100, 1] as const).flatMap((by) => {
    const ratio: Ratio = { ...columns, by };
    // A zero is a zero share of anything, so it shows nothing.
    const telling = rows.filter((row) => {
      const figure = figureAt(row, ratio.column);
      return figure !== null && !isZero(figure.shown) && agreesWith(row, ratio) === true;
    });
    return telling.length > 0 ? [{ ratio, agreeing: telling.length }] : [];
  });
}

/** True where a row's figure is the quotient of the two others, as shown; null where it cannot be checked. */
export function agreesWith(row: AttachedRow, { column, part, whole, by }: Ratio): boolean | null {
  const [figure, over, under] = [figureAt(row, column), figureAt(row, part), figureAt(row, whole)];
  if (!figure || !over || !under || isZero(under.held)) return null;
  if (compare(divide(over.held, under.held, by, figure.decimals), figure.shown) === 0) return true;
  // A reader of the report divides the figures as shown.
  return !isZero(under.shown) && compare(divide(over.shown, under.shown, by, figure.decimals), figure.shown) === 0;
}

/** A row's figure; null where the cell holds none. */
export function figureAt(row: AttachedRow, column: number): AttachedFigure | null {
  const figure = row.figures[column] ?? null;
  return figure === "not-read" ? null : figure;
}
