import type { Reporting } from "../../rag/periods/reporting";
import { foldName } from "../../rag/fold-name";
import { groupBy } from "../history/match-names";
import { cellAt, textAt, type KpiTable } from "../kpi-table";
import { chooseJudged, type JudgedContext, type JudgedPoint } from "./chosen-period";
import { findHeadingPeriod, withYears, type HeadingPeriod } from "./heading-period";
import { namedRows, type NamedRow } from "./named-rows";
import { nextOnSheet } from "./next-places";
import { nameOf } from "./period-columns";
import { withoutPeriod } from "./title-period";
import type { LeftPlaces, PastValue, SeriesRow, TableSeries } from "./table-series";
import { orderAsWritten } from "./written-order";

/** The tables of a period that names a sheet, in its name or its title, or several sheets: "Q2 Roads" and "Q2 Housing". */
interface PeriodSheet {
  said: HeadingPeriod;
  /** What the titles of sheets of one report share, and their names; "" where the name itself says the period. */
  title: string;
  tables: KpiTable[];
}

/** A period's sheet with its rows. */
interface NamedSheet extends PeriodSheet {
  rows: SheetRow[];
}

interface SheetRow extends NamedRow {
  table: KpiTable;
}

/** Tables on a sheet for each period, as those of the period that is judged. Other tables are returned as they are. */
export function settleSheets(tables: readonly KpiTable[], context: JudgedContext): KpiTable[] {
  const sheets = periodSheets(tables, context.reporting);
  const settled = new Map<string, KpiTable>();
  const left = new Set<string>();
  for (const group of groupBy(sheets, ({ said, title }) => `${said.kind} ${title}`).values()) {
    if (group.length < 2) continue;
    const ordered = inOrder(group).map((sheet): NamedSheet => ({ ...sheet, rows: rowsIn(sheet.tables) }));
    const point = areAlike(ordered) ? judgedSheet(ordered, context) : null;
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
export function findTwinSheets(
  tables: readonly KpiTable[],
  reporting: Reporting,
): { period: string; sheetNames: string[] }[] {
  return periodSheets(tables, reporting).flatMap(({ said, title, tables: own }) => {
    // Under one title, each sheet may be a service's.
    if (title !== "") return [];
    const bySheet = [...groupBy(own, ({ sheetId }) => sheetId).values()];
    const [first, ...others] = bySheet;
    const twins = first ? others.filter((other) => areSameRows(namesIn(rowsIn(first)), namesIn(rowsIn(other)))) : [];
    const sheetNames = [...(first ? [first] : []), ...twins].flatMap(([table]) => table?.sheetName ?? []);
    return twins.length > 0 ? [{ period: nameOf(said), sheetNames }] : [];
  });
}

function periodSheets(tables: readonly KpiTable[], reporting: Reporting): PeriodSheet[] {
  const bySheet = groupBy(tables, ({ sheetId }) => sheetId);
  const found = [...bySheet.values()].flatMap((own) => {
    const [first] = own;
    const named = findHeadingPeriod(first?.sheetName ?? "", { reporting });
    const said = named ?? first?.titlePeriod;
    if (!first || !said || own.some(({ series }) => series)) return [];
    const title = named ? "" : `${foldName(said.rest)} on ${plainName(first.sheetName)}`;
    return [{ ...said, heading: named ? first.sheetName : said.text, title, tables: own }];
  });
  const sheets = withYears(found, reporting).map(({ heading: _, title, tables: own, ...said }): PeriodSheet => ({
    ...{ said, title },
    tables: own,
  }));
  return [...groupBy(sheets, ({ said, title }) => `${said.kind} ${said.order} ${title}`).values()].flatMap(
    ([first, ...others]) => (first ? [{ ...first, tables: [first, ...others].flatMap((sheet) => sheet.tables) }] : []),
  );
}

/** Sheets of one kind of period, oldest first. The order of sheets shows it where their names say no year. */
function inOrder(sheets: readonly PeriodSheet[]): PeriodSheet[] {
  const isDated = sheets.some(({ said }) => said.period !== null);
  const chain = isDated ? null : orderAsWritten(sheets.map(({ said }) => said.order));
  const place = ({ said: { order, period } }: PeriodSheet): string => {
    if (chain) return String(chain.indexOf(order)).padStart(4, "0");
    return `${isDated && period === null ? 1 : 0} ${order}`;
  };
  return [...sheets].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** A sheet's name without what tells the copies of a sheet apart: "Report" of "Report (2)" and "Previous report". */
function plainName(name: string): string {
  const words = foldName(name.replace(/[\d()_-]/g, " ")).split(" ");
  return words.filter((word) => word !== "" && !COPY_WORDS.has(word)).join(" ");
}

const COPY_WORDS = new Set([
  ...["copy", "of", "the", "this", "current", "latest", "new", "newest"],
  ...["previous", "last", "old", "earlier", "archive"],
]);

/** The rows of tables. A title over them is their section, with another period on each sheet. */
function rowsIn(tables: readonly KpiTable[]): SheetRow[] {
  return tables.flatMap((table) => namedRows(table, withoutPeriod).map((one) => ({ ...one, table })));
}

/** True for sheets with other periods that mostly have the same rows. */
function areAlike(sheets: readonly NamedSheet[]): boolean {
  const names = sheets.map(({ rows }) => namesIn(rows));
  return names.every((own, at) => areSameRows(own, names[at === 0 ? 1 : at - 1] ?? new Set()));
}

function namesIn(rows: readonly NamedRow[]): Set<string> {
  return new Set(rows.map(({ key }) => key));
}

function areSameRows(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((name) => b.has(name)).length;
  return shared * 2 >= Math.min(a.size, b.size) && shared > 0;
}

function judgedSheet(sheets: readonly NamedSheet[], context: JudgedContext): JudgedPoint {
  const names = [...namesIn(sheets.flatMap(({ rows }) => rows))];
  return chooseJudged(
    sheets.map(({ said }) => nameOf(said)),
    sheets.map(({ rows }) => {
      const values = new Map(rows.map(({ key, table, row }) => [key, table.cells.latestValue?.values[row]]));
      return names.map((name) => values.get(name));
    }),
    context,
  );
}

/** What is the same for all tables of the judged sheet. */
type SheetSeries = Omit<TableSeries, "past"> & Record<"before" | "after", readonly NamedSheet[]>;

function seriesOf(sheets: readonly NamedSheet[], { at, newest, choices, isChosen }: JudgedPoint): SheetSeries {
  const [before, after] = [sheets.slice(0, at), sheets.slice(at + 1)];
  const periods = sheets.slice(0, at + 1).map(({ said }) => nameOf(said));
  const own = namesIn(sheets[at]?.rows ?? []);
  const others = [...before, ...after].flatMap(({ rows }) => rows).filter(({ key }) => !own.has(key));
  const absent = new Map(others.map(({ key, table, row }) => [key, textAt(table, "metric", row)]));
  return {
    ...{ shape: "sheets", judged: periods.at(-1) ?? "", periods, before, after, choices },
    newest: choices.length > 0 ? nameOf(sheets[newest]?.said ?? { period: null, text: "" }) : "",
    ...(isChosen ? { isChosen } : {}),
    left: { earlier: sheetsIn(before), later: sheetsIn(after) },
    absent: [...absent.values()],
  };
}

function sheetsIn(sheets: readonly PeriodSheet[]): LeftPlaces {
  return { rows: [], sheets: sheets.flatMap(({ tables: [first] }) => first?.sheetName ?? []) };
}

function withPast(table: KpiTable, { said, rows }: NamedSheet, { before, after, ...series }: SheetSeries): KpiTable {
  const judged = nameOf(said);
  const asOf = { values: Array.from({ length: table.rowCount }, () => judged) };
  const named = rows.filter((one) => one.table === table);
  const own = new Map(named.map(({ key, row }) => [key, row]));
  return {
    ...table,
    cells: { ...(table.columns.asOf === undefined ? { asOf } : {}), ...table.cells },
    series: {
      ...series,
      past: before.flatMap((sheet) => onceEach(pastOf(sheet, own))),
      rows: [...before, ...after].flatMap((sheet) => rowsLike(sheet, own)),
      next: nextOnSheet(named, said.period, laterSheet(after[0])),
    },
  };
}

/** The rows of another period that have a row for the judged one. */
function rowsLike({ rows }: NamedSheet, own: ReadonlyMap<string, number>): SeriesRow[] {
  return rows.flatMap(({ key, table, row }) => {
    const of = own.get(key);
    return of === undefined ? [] : [{ sheetId: table.sheetId, row: table.firstRow + row, of }];
  });
}

/** The sheet of the next period, with its rows by name. */
function laterSheet(after: NamedSheet | undefined): Parameters<typeof nextOnSheet>[2] {
  if (!after) return null;
  const sheetName = after.tables[0]?.sheetName ?? "";
  return { text: nameOf(after.said), sheetName, rows: new Map(after.rows.map((one) => [one.key, one])) };
}

/** Results of which each row has one: of two sheets of one period, neither is known to be the right one. */
function onceEach(past: readonly PastValue[]): PastValue[] {
  return [...groupBy(past, ({ row }) => String(row)).values()].flatMap((own) => (own.length === 1 ? own : []));
}

function pastOf({ said, rows }: NamedSheet, own: ReadonlyMap<string, number>): PastValue[] {
  const asOf = nameOf(said);
  return rows.flatMap(({ key, table, row: at }) => {
    const row = own.get(key);
    const value = cellAt(table, "latestValue", at);
    return row === undefined || value.kind === "empty"
      ? []
      : [{ row, asOf, value, target: cellAt(table, "target", at) }];
  });
}
