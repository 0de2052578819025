import { groupBy, nameKey } from "../history/match-names";
import { cellAt, textAt, type KpiTable } from "../kpi-table";
import { chooseJudged, type JudgedPoint } from "./chosen-period";
import { findHeadingPeriod, type HeadingPeriod } from "./heading-period";
import { nextOnSheet } from "./next-places";
import { nameOf } from "./across-table";
import type { LeftPlaces, PastValue, SeriesRow, TableSeries } from "./table-series";

/** The tables of a period that names a sheet, or several: "Q2 Roads" and "Q2 Housing". */
interface PeriodSheet {
  said: HeadingPeriod;
  tables: KpiTable[];
}

/** Tables on a sheet for each period, as those of the period that is judged. Other tables are returned as they are. */
export function settleSheets(tables: readonly KpiTable[], chosen: string | null = null): KpiTable[] {
  const sheets = periodSheets(tables);
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

/** Sheets with the name of one period and mostly the same rows, such as a copy of a quarter's: their names, and the period as judged. */
export function findTwinSheets(tables: readonly KpiTable[]): { period: string; sheetNames: string[] }[] {
  return periodSheets(tables).flatMap(({ said, tables: own }) => {
    const bySheet = [...groupBy(own, ({ sheetId }) => sheetId).values()];
    const [first, ...others] = bySheet;
    const twins = first ? others.filter((other) => areSameRows(namesIn(first), namesIn(other))) : [];
    const sheetNames = [...(first ? [first] : []), ...twins].flatMap(([table]) => table?.sheetName ?? []);
    return twins.length > 0 ? [{ period: nameOf(said), sheetNames }] : [];
  });
}

function periodSheets(tables: readonly KpiTable[]): PeriodSheet[] {
  const bySheet = groupBy(tables, ({ sheetId }) => sheetId);
  const sheets = [...bySheet.values()].flatMap((own): PeriodSheet[] => {
    const said = findHeadingPeriod(own[0]?.sheetName ?? "");
    return said && own.every(({ series }) => !series) ? [{ said, tables: own }] : [];
  });
  return [...groupBy(sheets, ({ said }) => `${said.kind} ${said.order}`).values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, tables: [first, ...others].flatMap((sheet) => sheet.tables) }] : [],
  );
}

/** True for two or more sheets with other periods that mostly have the same rows. */
function areAlike(sheets: readonly PeriodSheet[]): boolean {
  if (sheets.length < 2) return false;
  const names = sheets.map(({ tables }) => namesIn(tables));
  return names.every((own, at) => areSameRows(own, names[at === 0 ? 1 : at - 1] ?? new Set()));
}

function namesIn(tables: readonly KpiTable[]): Set<string> {
  return new Set(tables.flatMap(namesOf));
}

function areSameRows(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((name) => b.has(name)).length;
  return shared * 2 >= Math.min(a.size, b.size) && shared > 0;
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
  const past = before.flatMap((sheet) => onceEach(sheet.tables.flatMap((one) => pastOf(one, nameOf(sheet.said), own))));
  return {
    ...table,
    cells: { ...(table.columns.asOf === undefined ? { asOf } : {}), ...table.cells },
    series: {
      ...series,
      past,
      rows: [...before, ...after].flatMap(({ tables }) => tables.flatMap((one) => rowsLike(one, own))),
      next: nextOnSheet(rowsOf(table), said.period, laterSheet(table, after[0])),
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

/** The sheet of the next period, and the row of the same indicator there. */
function laterSheet(table: KpiTable, after: PeriodSheet | undefined): Parameters<typeof nextOnSheet>[2] {
  if (!after) return null;
  const there = new Map(
    after.tables.flatMap((one) => rowsOf(one).map((row) => [nameAt(one, row), { table: one, row }] as const)),
  );
  const sheetName = after.tables[0]?.sheetName ?? "";
  return { text: nameOf(after.said), sheetName, rowOf: (row) => there.get(nameAt(table, row)) };
}

/** Results of which each row has one: of two sheets of one period, neither is known to be the right one. */
function onceEach(past: readonly PastValue[]): PastValue[] {
  return [...groupBy(past, ({ row }) => String(row)).values()].flatMap((own) => (own.length === 1 ? own : []));
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
