import type { Period } from "../../rag/periods/period";
import { comparePeriods, isSamePeriod, nextPeriod } from "../../rag/periods/step-period";
import { cellAddress, columnLetters } from "../address";
import { groupBy } from "../history/match-names";
import { addressOf, cellAt, type ColumnCells, type KpiTable } from "../kpi-table";
import type { NextPlace } from "../next-place";
import { hasResult } from "./judged-point";
import type { PeriodColumns } from "./series-headings";

/* Where the result of the period after the judged one goes. */

/** A table with periods across: its place, its indicators' rows, and a column's values by index from the left edge. */
export interface NextAcross {
  sheetName: string;
  rows: readonly number[];
  firstRow: number;
  firstColumn: number;
  column: (index: number) => Pick<ColumnCells, "values"> | undefined;
}

/** The cell below the heading of the next period, or beside the judged period's columns where no heading names it yet. */
export function nextAcross(
  { sheetName, rows, firstRow, firstColumn, column: cellsOf }: NextAcross,
  judged: PeriodColumns,
  next: PeriodColumns | undefined,
): Map<number, NextPlace> {
  const column = next?.columns.latestValue;
  if (next && column !== undefined) {
    const values = cellsOf(column)?.values;
    const placeIn = (row: number): NextPlace => ({
      ...{ kind: "cell", period: next.text, sheetName, isFilled: hasResult(values?.[row]) },
      ...{ address: cellAddress(firstRow + row, firstColumn + column), column: columnLetters(firstColumn + column) },
    });
    return new Map(rows.map((row) => [row, placeIn(row)]));
  }
  const indexes = Object.values(judged.columns).map((index) => firstColumn + index);
  const [first, last] = [columnLetters(Math.min(...indexes)), columnLetters(Math.max(...indexes))];
  const beside = first === last ? `column ${first}` : `columns ${first} to ${last}`;
  const place: NextPlace = { kind: "columns", period: textAfter(judged.period), sheetName, beside };
  return new Map(rows.map((row) => [row, place]));
}

/** A row of a table with a row for each indicator and period. */
interface RowOfPeriod {
  row: number;
  key: string;
  period: Period;
}

/** The row of the same indicator for the next period, or where one has to be added. */
export function nextDown(
  table: KpiTable,
  judged: readonly RowOfPeriod[],
  others: readonly RowOfPeriod[],
): [row: number, place: NextPlace][] {
  const all = new Map([...judged, ...others].map((one) => [one.row, one]));
  const byKey = groupBy(others, ({ key }) => key);
  const { sheetName, firstRow } = table;
  return judged.map((own) => {
    const same = byKey.get(own.key) ?? [];
    const later = same.filter(({ period }) => isLater(period, own.period));
    const [next] = later.toSorted((a, b) => comparePeriods(a.period, b.period) ?? 0);
    const address = next && addressOf(table, "latestValue", next.row);
    if (next && address) return [own.row, cellOf(table, next.row, next.period.text, address)];
    const isNewestFirst = same.some(({ row }) => row > own.row) && !same.some(({ row }) => row < own.row);
    const step = isNewestFirst ? -1 : 1;
    let { row } = own;
    // Where all indicators of a period stand together, the next period's follow them.
    for (let beside = all.get(row + step); beside && isSamePeriod(beside.period, own.period);) {
      row += step;
      beside = all.get(row + step);
    }
    const where = `${isNewestFirst ? "above" : "below"} row ${firstRow + row + 1}`;
    return [own.row, { kind: "row", period: textAfter(own.period), sheetName, where }];
  });
}

/** True for a period after another, or one that cannot be compared with it. */
function isLater(one: Period, than: Period): boolean {
  return (comparePeriods(one, than) ?? 0) > 0;
}

/** The same indicator's cell on the sheet of the next period. `rowOf` finds its row there; undefined where it has none. */
export function nextOnSheet(
  rows: readonly number[],
  judged: Period | null,
  next: {
    text: string;
    sheetName: string;
    rowOf: (row: number) => { table: KpiTable; row: number } | undefined;
  } | null,
): Map<number, NextPlace> {
  return new Map(
    rows.map((row): [number, NextPlace] => {
      if (!next) return [row, { kind: "sheet", period: textAfter(judged) }];
      const { text: period, sheetName } = next;
      const there = next.rowOf(row);
      const address = there && addressOf(there.table, "latestValue", there.row);
      return there && address
        ? [row, cellOf(there.table, there.row, period, address)]
        : [row, { kind: "row", period, sheetName, where: `to the sheet “${sheetName}”` }];
    }),
  );
}

function cellOf(table: KpiTable, row: number, period: string, address: string): NextPlace {
  const { kind, value } = cellAt(table, "latestValue", row);
  const isFilled = kind !== "empty" && hasResult(value);
  const column = columnLetters(table.firstColumn + (table.columns.latestValue ?? 0));
  return { kind: "cell", period, sheetName: table.sheetName, address, column, isFilled };
}

/** The period after another, in the same style; "" where that is not known. */
function textAfter(period: Period | null): string {
  return (period && nextPeriod(period))?.text ?? "";
}
