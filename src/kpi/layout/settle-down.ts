import { isSamePeriod, samePeriodLastYear } from "../../rag/periods/step-period";
import { groupBy } from "../history/match-names";
import { cellAt, textAt, type ColumnCells, type KpiTable } from "../kpi-table";
import { nameOf } from "./period-columns";
import { chooseJudged, type JudgedContext, type JudgedPoint } from "./chosen-period";
import { hasResult } from "./judged-point";
import { namedRows } from "./named-rows";
import { nextDown } from "./next-places";
import type { PeriodRow, RowPeriod } from "./row-period";
import { withPeriods } from "./row-periods";
import { withYearColumn } from "./year-column";
import type { LeftPeriods, LeftPlaces, PastValue } from "./table-series";

/**
 * A table with a row for each indicator and period, as the rows of the period that is judged: the rows of other periods are neither
 * rated nor written. Other tables are returned as they are.
 */
export function settleDown(table: KpiTable, context: JudgedContext, shared: SharedPeriod | null = null): KpiTable {
  if (table.series) return table;
  const dated = withYearColumn(table, context.reporting);
  const settled = dated && settleRows(dated, context, shared);
  return settled?.series ? settled : settleRows(table, context, shared);
}

function settleRows(table: KpiTable, context: JudgedContext, shared: SharedPeriod | null): KpiTable {
  if (table.columns.asOf === undefined) return table;
  const named = namedRows(table);
  // In most tables each name stands once, and no period needs to be read.
  if (new Set(named.map(({ key }) => key)).size === named.length) return table;
  const all = withPeriods(table, named, context.reporting);
  const groups = [...groupBy(all, ({ key, period }) => `${key}\n${period.kind}`).values()].filter(isSeries);
  const inSeries = groups.reduce((sum, group) => sum + group.length, 0);
  // A few rows that share a name are no layout.
  if (groups.length === 0 || inSeries * 2 < named.length) return table;
  const kinds = [...new Set(groups.map(([first]) => first?.period.kind))].filter((kind) => kind !== undefined);
  const settled = kinds
    .map((kind) => settleKind(table, kind, groups, all, { context, shared }))
    .map((one) => ({ ...one, history: [...one.history, ...olderRows(one, all, kinds)] }));
  const [main, ...others] = settled.toSorted((a, b) => b.judged.length - a.judged.length);
  if (!main) return table;
  const left = new Set(settled.flatMap(({ history }) => history.map(({ row }) => row)));
  const past = settled.flatMap((one) => one.past);
  return {
    ...table,
    skippedRows: [...new Set([...(table.skippedRows ?? []), ...left])].sort((a, b) => a - b),
    cells: { ...earlierCells(table, settled), ...table.cells },
    series: {
      ...{ shape: "down", judged: nameOf(main.period), periods: main.periods.map(nameOf), past },
      ...{ choices: settled.flatMap(({ choices }) => choices), newest: main.newest },
      ...(settled.every(({ period }) => period.kind === "year") ? { isYearly: true } : {}),
      ...(settled.some(({ isChosen }) => isChosen) ? { isChosen: true } : {}),
      alsoJudged: others.map(({ period }) => nameOf(period)),
      left: leftIn(table, settled),
      rows: settled.flatMap(({ rows }) =>
        rows.map(({ row, of }) => ({ sheetId: table.sheetId, row: table.firstRow + row, of })),
      ),
      absent: settled.flatMap(({ absent }) => absent.map((row) => textAt(table, "metric", row))),
      next: new Map(settled.flatMap(({ judged, history }) => nextDown(table, judged, history))),
    },
  };
}

/**
 * True for rows of one name whose periods, all of one kind, have a row each, or mostly as many as each other: one for each area, say.
 * Where the areas' newest results are of different periods, an older one is no history.
 */
function isSeries(rows: readonly PeriodRow[]): boolean {
  const sizes = [...groupBy(rows, ({ period }) => period.order).values()].map(({ length }) => length);
  const alike = Math.max(...sizes.map((size) => sizes.filter((other) => other === size).length));
  return alike > 1 && alike * 2 > sizes.length;
}

/** Rows of another kind of period that had ended before the judged one began: last year's result among this year's quarters. */
function olderRows({ period, judged }: SettledKind, all: readonly PeriodRow[], kinds: readonly string[]): PeriodRow[] {
  const start = period.period?.start;
  const keys = new Set(judged.map(({ key }) => key));
  return all.filter(
    ({ key, period: { kind, period: own } }) =>
      start !== undefined && own?.end && own.end < start && keys.has(key) && !kinds.includes(kind),
  );
}

/** The rows whose name no other row of their period has. */
function singleRows(rows: readonly PeriodRow[]): PeriodRow[] {
  return [...groupBy(rows, ({ key, period }) => `${key}\n${period.order}`).values()].flatMap((same) =>
    same.length === 1 ? same : [],
  );
}

/** The period that tables side by side are judged for together. */
export interface SharedPeriod {
  judged: string;
  newest: string;
  /** The periods in which any of the tables has a result, oldest first. */
  choices: string[];
  isChosen: boolean;
}

/** The period that tables with the same rows of periods, an indicator each, are judged for together. */
export function shareJudged(tables: readonly KpiTable[], context: JudgedContext): SharedPeriod | null {
  const [first] = tables;
  if (!first || tables.length < 2) return null;
  const rows = withPeriods(first, namedRows(first), context.reporting).toSorted((a, b) =>
    a.period.order < b.period.order ? -1 : 1,
  );
  const names = rows.map(({ period }) => nameOf(period));
  const points = rows.map(({ row }) => tables.map(({ cells }) => cells.latestValue?.values[row]));
  const { at, newest, choices, isChosen } = chooseJudged(names, points, context);
  return { judged: names[at] ?? "", newest: names[newest] ?? "", choices, isChosen };
}

/** The period that an officer chose, and that of tables side by side. */
interface Wanted {
  context: JudgedContext;
  shared: SharedPeriod | null;
}

/** Which of the periods is judged: the one of all tables side by side, where there are such, else the table's own. */
function judgedOf(
  { cells }: KpiTable,
  series: readonly (readonly PeriodRow[])[],
  periods: readonly RowPeriod[],
  { context, shared }: Wanted,
): JudgedPoint {
  const names = periods.map(nameOf);
  if (shared) return { ...shared, at: names.indexOf(shared.judged), newest: names.indexOf(shared.newest) };
  const values = cells.latestValue?.values;
  const valueAt = series.map((group) => {
    const results = group.filter(({ row }) => hasResult(values?.[row]));
    return new Map(results.map(({ row, period }) => [period.order, values?.[row]]));
  });
  return chooseJudged(
    names,
    periods.map(({ order }) => valueAt.map((byOrder) => byOrder.get(order))),
    context,
  );
}

interface SettledKind {
  period: RowPeriod;
  periods: RowPeriod[];
  judged: PeriodRow[];
  /** Rows before the judged period, and rows after it that are not filled in yet. */
  history: PeriodRow[];
  past: PastPeriod[];
  /** The rows of history, with the rows that are judged in their place. */
  rows: { row: number; of: number }[];
  /** A row of each indicator that has none for the judged period. */
  absent: number[];
  /** As of a series. */
  choices: string[];
  newest: string;
  isChosen: boolean;
}

interface PastPeriod extends PastValue {
  period: RowPeriod;
}

function settleKind(
  table: KpiTable,
  kind: string,
  groups: readonly (readonly PeriodRow[])[],
  all: readonly PeriodRow[],
  wanted: Wanted,
): SettledKind {
  const series = groups.filter(([first]) => first?.period.kind === kind);
  const periods = distinct(series.flat().map(({ period }) => period));
  const { at, newest, choices, isChosen } = judgedOf(table, series, periods, wanted);
  const period = periods[Math.max(0, at)];
  if (!period) throw new Error("A series has at least one period");
  const rows = all.filter((one) => one.period.kind === kind);
  const judged = rows.filter((one) => one.period.order === period.order);
  const isJudged = new Set(judged.map(({ key }) => key));
  // Of rows that share a name and a period, nothing says which another period's row belongs to.
  const single = singleRows(rows);
  const rowOf = new Map(
    single.flatMap((one) => (one.period.order === period.order ? [[one.key, one.row] as const] : [])),
  );
  const history = rows.filter((one) => one.period.order !== period.order);
  return {
    period,
    periods: periods.slice(0, at + 1),
    judged,
    history,
    rows: history.flatMap(({ key, row }) => {
      const of = rowOf.get(key);
      return of === undefined ? [] : [{ row, of }];
    }),
    past: single.flatMap((one) => {
      const row = rowOf.get(one.key);
      if (row === undefined || one.period.order >= period.order) return [];
      const cells = { value: cellAt(table, "latestValue", one.row), target: cellAt(table, "target", one.row) };
      return [{ row, period: one.period, asOf: one.period.text, ...cells }];
    }),
    absent: [...new Map(rows.filter(({ key }) => !isJudged.has(key)).map(({ key, row }) => [key, row])).values()],
    ...{ choices, newest: nameOf(periods[newest] ?? period), isChosen },
  };
}

function distinct(periods: readonly RowPeriod[]): RowPeriod[] {
  const byOrder = new Map(periods.map((period) => [period.order, period]));
  return [...byOrder.values()].sort((a, b) => (a.order < b.order ? -1 : 1));
}

/** The result before each judged row's, and that of the same period last year, for targets that ask for a change. */
function earlierCells(table: KpiTable, settled: readonly SettledKind[]): KpiTable["cells"] {
  const columnOf = (periodBefore: (kind: SettledKind) => RowPeriod | undefined): ColumnCells => {
    const values = Array.from({ length: table.rowCount }, (): string | number | boolean => "");
    const formats = values.map(() => "General");
    for (const kind of settled) {
      const wanted = periodBefore(kind);
      for (const { row, period, value } of kind.past) {
        if (!wanted || period.order !== wanted.order || value.kind === "empty") continue;
        values[row] = value.value;
        formats[row] = value.format;
      }
    }
    return { values, formats };
  };
  return {
    previousValue: columnOf(({ periods }) => periods.at(-2)),
    lastYear: columnOf(({ period, periods }) => {
      const before = period.period && samePeriodLastYear(period.period);
      return periods.find((one) => before && one.period && isSamePeriod(one.period, before));
    }),
  };
}

function leftIn({ firstRow }: KpiTable, settled: readonly SettledKind[]): LeftPeriods {
  const find = (isLater: boolean): LeftPlaces => {
    const rows = settled.flatMap(({ history, period }) =>
      history.filter((one) => one.period.order > period.order === isLater),
    );
    return { rows: rows.map(({ row }) => firstRow + row), sheets: [] };
  };
  return { earlier: find(false), later: find(true) };
}
