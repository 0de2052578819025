import type { Period } from "../../rag/periods/period";
import { nextPeriod } from "../../rag/periods/step-period";
import { columnLetters } from "../address";
import { groupBy } from "../history/match-names";
import { addressOf, cellAt, type KpiTable } from "../kpi-table";
import type { NextPlace } from "../next-place";
import { addressAt, placeAt, type AcrossTable } from "./across-table";
import { hasResult } from "./judged-point";
import type { NamedRow } from "./named-rows";
import type { PeriodRow } from "./row-period";
import type { PeriodColumns } from "./period-columns";

/* Where the result of the period after the judged one goes. */

/** The cell below the heading of the next period, or beside the judged period's columns where no heading names it yet. */
export function nextAcross(
  table: AcrossTable,
  judged: PeriodColumns,
  next: PeriodColumns | undefined,
): Map<number, NextPlace> {
  const { sheetName, rows } = table;
  const index = next?.columns.latestValue;
  if (next && index !== undefined) {
    const values = table.column(index)?.values;
    const placeIn = (row: number): NextPlace => ({
      ...{ kind: "cell", period: next.text, sheetName, isFilled: hasResult(values?.[row]) },
      ...{ address: addressAt(table, index, row), column: columnLetters(placeAt(table, index, row).column) },
    });
    return new Map(rows.map((row) => [row, placeIn(row)]));
  }
  const [row = 0] = rows;
  const columns = Object.values(judged.columns).map((own) => placeAt(table, own, row).column);
  const [first, last] = [columnLetters(Math.min(...columns)), columnLetters(Math.max(...columns))];
  const beside = first === last ? `column ${first}` : `columns ${first} to ${last}`;
  const place: NextPlace = { kind: "columns", period: textAfter(judged.period), sheetName, beside };
  return new Map(rows.map((row) => [row, place]));
}

/** The row of the same indicator for the next period, or where one has to be added. Left out where several rows could be it. */
export function nextDown(
  table: KpiTable,
  judged: readonly PeriodRow[],
  others: readonly PeriodRow[],
): [row: number, place: NextPlace][] {
  const all = new Map([...judged, ...others].map((one) => [one.row, one]));
  const byKey = groupBy(others, ({ key }) => key);
  const { sheetName, firstRow } = table;
  const judgedBy = groupBy(judged, ({ key }) => key);
  return judged.flatMap((own): [number, NextPlace][] => {
    const same = byKey.get(own.key) ?? [];
    const later = same.filter(({ period }) => period.order > own.period.order);
    const [next] = later.toSorted((a, b) => (a.period.order < b.period.order ? -1 : 1));
    const alike = next ? later.filter(({ period }) => period.order === next.period.order) : [];
    // Several rows share the name, and nothing says which of them is this one's.
    if (alike.length > 1 || (next && judgedBy.get(own.key)?.length !== 1)) return [];
    const address = next && addressOf(table, "latestValue", next.row);
    if (next && address) return [[own.row, cellOf(table, next.row, next.period.text, address)]];
    const isNewestFirst = same.some(({ row }) => row > own.row) && !same.some(({ row }) => row < own.row);
    const step = isNewestFirst ? -1 : 1;
    let { row } = own;
    // Where all indicators of a period stand together, the next period's follow them.
    for (let beside = all.get(row + step); beside && beside.period.order === own.period.order;) {
      row += step;
      beside = all.get(row + step);
    }
    const where = `${isNewestFirst ? "above" : "below"} row ${firstRow + row + 1}`;
    return [[own.row, { kind: "row", period: textAfter(own.period.period), sheetName, where }]];
  });
}

/** The same indicator's cell on the sheet of the next period, whose `rows` are by name. */
export function nextOnSheet(
  own: readonly NamedRow[],
  judged: Period | null,
  next: { text: string; sheetName: string; rows: ReadonlyMap<string, { table: KpiTable; row: number }> } | null,
): Map<number, NextPlace> {
  return new Map(
    own.map(({ row, key }): [number, NextPlace] => {
      if (!next) return [row, { kind: "sheet", period: textAfter(judged) }];
      const { text: period, sheetName } = next;
      const there = next.rows.get(key);
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
