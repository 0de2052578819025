import { groupBy, nameKey } from "../history/match-names";
import { cellAt, textAt, type KpiTable } from "../kpi-table";
import { chooseJudged, type JudgedPoint } from "./chosen-period";
import { findHeadingPeriod, type HeadingPeriod } from "./heading-period";
import { nameOf } from "./across-table";
import type { LeftPlaces, PastValue, SeriesRow, TableSeries } from "./table-series";

/** The tables of one sheet, whose name is a period. */
interface PeriodSheet {
  said: HeadingPeriod;
  tables: KpiTable[];
}

/** Tables on a sheet for each period, as those of the period that is judged. Other tables are returned as they are. */
export function settleSheets(tables: readonly KpiTable[], chosen: string | null = null): KpiTable[] {
  const bySheet = groupBy(tables, ({ sheetId }) => sheetId);
  const sheets = [...bySheet.values()].flatMap((own): PeriodSheet[] => {
    const said = findHeadingPeriod(own[0]?.sheetName ?? "");
    return said && own.every(({ series }) => !series) ? [{ said, tables: own }] : [];
  });
  const settled = new Map<string, KpiTable>();
  const left = new Set<string>();
  for (const group of groupBy(sheets, ({ said }) => said.kind).values()) {
    const ordered = group.sort((a, b) => (a.said.order < b.said.order ? -1 : 1));
    const point = areAlike(ordered) ? judgedSheet(ordered, chosen) : null;
    const judged = point && ordered[point.at];
    if (!judged) continue;
    const series = seriesOf(ordered, point);
    for (const sheet of ordered) {
      for (const table of sheet.tables) {
        if (sheet === judged) settled.set(table.tableId, withPast(table, judged, series));
        else left.add(table.tableId);
      }
    }
  }
  return tables.flatMap((table) => (left.has(table.tableId) ? [] : [settled.get(table.tableId) ?? table]));
}

/** True for two or more sheets with other periods that mostly have the same rows. */
function areAlike(sheets: readonly PeriodSheet[]): boolean {
  if (sheets.length < 2 || new Set(sheets.map(({ said }) => said.order)).size < sheets.length) return false;
  const names = sheets.map(({ tables }) => new Set(tables.flatMap(namesOf)));
  return names.every((own, at) => {
    const other = names[at === 0 ? 1 : at - 1] ?? new Set();
    const shared = [...own].filter((name) => other.has(name)).length;
    return shared * 2 >= Math.min(own.size, other.size) && shared > 0;
  });
}

function namesOf(table: KpiTable): string[] {
  return rowsOf(table).map((row) => nameAt(table, row));
}

function rowsOf(table: KpiTable): number[] {
  const skipped = new Set(table.skippedRows);
  return Array.from({ length: table.rowCount }, (_, row) => row).filter(
    (row) => !skipped.has(row) && textAt(table, "metric", row) !== "",
  );
}

function nameAt(table: KpiTable, row: number): string {
  const [section, kpi] = [textAt(table, "section", row), textAt(table, "kpi", row)];
  return nameKey({ section, kpi, metric: textAt(table, "metric", row) });
}

function judgedSheet(sheets: readonly PeriodSheet[], chosen: string | null): JudgedPoint {
  const names = [...new Set(sheets.flatMap(({ tables }) => tables.flatMap(namesOf)))];
  return chooseJudged(
    sheets.map(({ said }) => nameOf(said)),
    sheets.map(({ tables }) => {
      const values = new Map(
        tables.flatMap((table) =>
          rowsOf(table).map((row) => [nameAt(table, row), table.cells.latestValue?.values[row]] as const),
        ),
      );
      return names.map((name) => values.get(name));
    }),
    chosen,
  );
}

/** What is the same for all tables of the judged sheet. */
type SheetSeries = Omit<TableSeries, "past"> & Record<"before" | "after", readonly PeriodSheet[]>;

function seriesOf(sheets: readonly PeriodSheet[], { at, newest, choices }: JudgedPoint): SheetSeries {
  const [before, after] = [sheets.slice(0, at), sheets.slice(at + 1)];
  const periods = sheets.slice(0, at + 1).map(({ said }) => nameOf(said));
  const own = new Set(sheets[at]?.tables.flatMap(namesOf));
  const absent = new Map(
    [...before, ...after].flatMap(({ tables }) =>
      tables.flatMap((table) =>
        rowsOf(table)
          .filter((row) => !own.has(nameAt(table, row)))
          .map((row) => [nameAt(table, row), textAt(table, "metric", row)] as const),
      ),
    ),
  );
  return {
    ...{ shape: "sheets", judged: periods.at(-1) ?? "", periods, before, after, choices },
    newest: choices.length > 0 ? nameOf(sheets[newest]?.said ?? { period: null, text: "" }) : "",
    left: { earlier: sheetsIn(before), later: sheetsIn(after) },
    absent: [...absent.values()],
  };
}

function sheetsIn(sheets: readonly PeriodSheet[]): LeftPlaces {
  return { rows: [], sheets: sheets.flatMap(({ tables: [first] }) => first?.sheetName ?? []) };
}

function withPast(table: KpiTable, { said }: PeriodSheet, { before, after, ...series }: SheetSeries): KpiTable {
  const judged = nameOf(said);
  const asOf = { values: Array.from({ length: table.rowCount }, () => judged) };
  const own = new Map(rowsOf(table).map((row) => [nameAt(table, row), row]));
  const past = before.flatMap((sheet) => sheet.tables.flatMap((one) => pastOf(one, nameOf(sheet.said), own)));
  return {
    ...table,
    cells: { ...(table.columns.asOf === undefined ? { asOf } : {}), ...table.cells },
    series: {
      ...series,
      past,
      rows: [...before, ...after].flatMap(({ tables }) => tables.flatMap((one) => rowsLike(one, own))),
    },
  };
}

/** The rows of a table of another period that have a row for the judged one. */
function rowsLike(table: KpiTable, own: ReadonlyMap<string, number>): SeriesRow[] {
  return rowsOf(table).flatMap((row) => {
    const of = own.get(nameAt(table, row));
    return of === undefined ? [] : [{ sheetId: table.sheetId, row: table.firstRow + row, of }];
  });
}

function pastOf(table: KpiTable, asOf: string, own: ReadonlyMap<string, number>): PastValue[] {
  return rowsOf(table).flatMap((at) => {
    const row = own.get(nameAt(table, at));
    const value = cellAt(table, "latestValue", at);
    return row === undefined || value.kind === "empty"
      ? []
      : [{ row, asOf, value, target: cellAt(table, "target", at) }];
  });
}
