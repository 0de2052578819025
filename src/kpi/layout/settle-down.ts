import { isRead, type Period, type PeriodKind } from "../../rag/periods/period";
import { comparePeriods, isSamePeriod, samePeriodLastYear } from "../../rag/periods/step-period";
import { groupBy, nameKey } from "../history/match-names";
import { cellAt, textAt, type ColumnCells, type KpiTable } from "../kpi-table";
import { readPeriodCell } from "../periods/period-cell";
import { findJudged } from "./judged-point";
import { nextDown } from "./next-places";
import type { PastValue } from "./table-series";

/** A row of a table with a row for each indicator and period. */
interface PeriodRow {
  row: number;
  /** The row's names, as a key. */
  key: string;
  period: Period;
}

/**
 * A table with a row for each indicator and period, as the rows of the period that is judged: the rows of other periods are neither
 * rated nor written. Other tables are returned as they are.
 */
export function settleDown(table: KpiTable): KpiTable {
  if (table.series || table.columns.asOf === undefined) return table;
  const all = readRows(table);
  const groups = [...groupBy(all.rows, ({ key }) => key).values()].filter(isSeries);
  const inSeries = groups.reduce((sum, group) => sum + group.length, 0);
  // A few rows that share a name are no layout.
  if (groups.length === 0 || inSeries * 2 < all.count) return table;
  const kinds = [...new Set(groups.map(([first]) => first?.period.kind))].filter((kind) => kind !== undefined);
  const settled = kinds.map((kind) => settleKind(table, kind, groups, all.rows));
  const [main] = settled.toSorted((a, b) => b.judged.length - a.judged.length);
  if (!main) return table;
  const left = new Set(settled.flatMap(({ history }) => history.map(({ row }) => row)));
  const past = settled.flatMap((one) => one.past);
  return {
    ...table,
    skippedRows: [...new Set([...(table.skippedRows ?? []), ...left])].sort((a, b) => a - b),
    cells: { ...earlierCells(table, settled), ...table.cells },
    series: {
      ...{ shape: "down", judged: main.period.text, periods: main.periods.map(({ text }) => text), past },
      next: new Map(settled.flatMap(({ judged, history }) => nextDown(table, judged, history))),
    },
  };
}

function readRows(table: KpiTable): { rows: PeriodRow[]; count: number } {
  const skipped = new Set(table.skippedRows);
  const rows: PeriodRow[] = [];
  let count = 0;
  for (let row = 0; row < table.rowCount; row += 1) {
    if (skipped.has(row) || textAt(table, "metric", row) === "") continue;
    count += 1;
    const period = readPeriodCell(cellAt(table, "asOf", row));
    if (isRead(period)) rows.push({ row, key: nameOf(table, row), period });
  }
  return { rows, count };
}

function nameOf(table: KpiTable, row: number): string {
  return nameKey({
    section: textAt(table, "section", row),
    kpi: textAt(table, "kpi", row),
    metric: textAt(table, "metric", row),
  });
}

/** True for rows of one name with a period each, all of one kind. */
function isSeries(rows: readonly PeriodRow[]): boolean {
  const [first, ...others] = rows;
  if (!first || others.length === 0 || others.some(({ period }) => period.kind !== first.period.kind)) return false;
  return new Set(rows.map(({ period }) => `${period.start} ${period.end ?? ""}`)).size === rows.length;
}

interface SettledKind {
  period: Period;
  periods: Period[];
  judged: PeriodRow[];
  /** Rows before the judged period, and rows after it that are not filled in yet. */
  history: PeriodRow[];
  past: PastValue[];
}

function settleKind(
  table: KpiTable,
  kind: PeriodKind,
  groups: readonly (readonly PeriodRow[])[],
  all: readonly PeriodRow[],
): SettledKind {
  const series = groups.filter(([first]) => first?.period.kind === kind);
  const periods = distinct(series.flat().map(({ period }) => period));
  const rowAt = (group: readonly PeriodRow[], period: Period): PeriodRow | undefined =>
    group.find((one) => isSamePeriod(one.period, period));
  const values = table.cells.latestValue?.values;
  const at = findJudged(periods.map((period) => series.map((group) => values?.[rowAt(group, period)?.row ?? -1])));
  const period = periods[Math.max(0, at)] ?? series[0]?.[0]?.period;
  if (!period) throw new Error("A series has at least one period");
  const rows = all.filter((one) => one.period.kind === kind);
  const judged = rows.filter((one) => isSamePeriod(one.period, period));
  const own = new Map(judged.map(({ key, row }) => [key, row]));
  return {
    period,
    periods: periods.slice(0, at + 1),
    judged,
    history: rows.filter((one) => !isSamePeriod(one.period, period)),
    past: rows.flatMap((one) => {
      const row = own.get(one.key);
      if (row === undefined || (comparePeriods(one.period, period) ?? 0) >= 0) return [];
      const cells = { value: cellAt(table, "latestValue", one.row), target: cellAt(table, "target", one.row) };
      return [{ row, asOf: one.period.text, ...cells }];
    }),
  };
}

function distinct(periods: readonly Period[]): Period[] {
  const byDays = new Map(periods.map((period) => [`${period.start} ${period.end ?? ""}`, period]));
  return [...byDays.values()].sort((a, b) => comparePeriods(a, b) ?? 0);
}

/** The result before each judged row's, and that of the same period last year, for targets that ask for a change. */
function earlierCells(table: KpiTable, settled: readonly SettledKind[]): KpiTable["cells"] {
  const columnOf = (periodBefore: (kind: SettledKind) => string | undefined): ColumnCells => {
    const values = Array.from({ length: table.rowCount }, (): string | number | boolean => "");
    const formats = values.map(() => "General");
    for (const kind of settled) {
      const wanted = periodBefore(kind);
      for (const { row, asOf, value } of kind.past) {
        if (asOf !== wanted || value.kind === "empty") continue;
        values[row] = value.value;
        formats[row] = value.format;
      }
    }
    return { values, formats };
  };
  return {
    previousValue: columnOf(({ periods }) => periods.at(-2)?.text),
    lastYear: columnOf(({ period, periods }) => {
      const before = samePeriodLastYear(period);
      return periods.find((one) => before && isSamePeriod(one, before))?.text;
    }),
  };
}
