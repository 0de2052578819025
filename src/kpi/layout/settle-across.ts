import { isSamePeriod, samePeriodLastYear } from "../../rag/periods/step-period";
import type { AnswerTo } from "../answers/answer";
import type { ColumnKey, ColumnMap } from "../columns/columns";
import type { CellValue, ColumnCells } from "../kpi-table";
import { cellOf, isFilled, pick, type AcrossTable } from "./across-table";
import { chooseAcross } from "./chosen-period";
import { hasResult } from "./judged-point";
import { judgedTable, type JudgedTable } from "./judged-table";
import { settleCumulative } from "./cumulative-targets";
import { findOpenColumn, namesOfLonger } from "./longer-column";
import { nextAcross } from "./next-places";
import { askedColumns, repeatedColumns, unclearColumns } from "./repeated-columns";
import {
  columnsAt,
  nameOf,
  PAST_PERIODS,
  periodIndexes,
  type PeriodColumns,
  type SeriesHeadings,
} from "./period-columns";
import { settleTargets, type Targets } from "./settle-targets";
import { answeredTimes, settleValues, unclearOlder, unclearValues } from "./settle-values";
import type { PastValue, TableSeries, UnclearPeriod } from "./table-series";

/** What a table with periods across is for the period that is judged. */
export interface SettledAcross {
  columns: ColumnMap;
  /** Cells that the judged period gives, in place of a column's. */
  cells: Partial<Record<ColumnKey, ColumnCells>>;
  /** Columns by row, where they are not the same for all rows. */
  columnAt: Partial<Record<ColumnKey, readonly (number | undefined)[]>>;
  series: TableSeries;
}

/** Settles which cells of a table with periods across are judged, and which are its history. */
export function settleAcross(read: AcrossTable, chosen: string | null): SettledAcross {
  const { series, rows, column, reporting } = read;
  const valuesIn = (index: number): (CellValue | undefined)[] => {
    const values = column(index)?.values;
    return rows.map((row) => values?.[row]);
  };
  const { at, newest, choices, isChosen } = chooseAcross(series.points, valuesIn, { chosen, reporting });
  const table = at < newest ? { ...read, isOlder: true } : read;
  const judged = series.points[at] ?? null;
  const columns = columnsAt(series, judged ?? series.points[0] ?? null);
  if (judged) delete columns.asOf;
  if (repeatedColumns(judged, "latestValue")) delete columns.latestValue;
  const cells: SettledAcross["cells"] = {};
  if (judged) cells.asOf = { values: Array.from({ length: table.rowCount }, () => nameOf(judged)) };
  const ofPeriods = settleTargets(table, judged, columns);
  const settled = settleRows(judgedTable(table, at, columns), ofPeriods);
  const { values } = settled;
  if (values) Object.assign(cells, { latestValue: values.cells, asOf: values.asOf });
  const targets = values && values.longer.size > 0 ? settleTargets(table, judged, columns, values) : ofPeriods;
  if (targets.cells) cells.target = targets.cells;
  Object.assign(cells, earlierCells(table, at, columns, values?.columnAt));
  return {
    columns,
    cells,
    columnAt: {
      ...(values ? { latestValue: values.columnAt } : {}),
      ...(targets.columnAt ? { target: targets.columnAt } : {}),
    },
    series: {
      shape: "across",
      judged: judged ? nameOf(judged) : "",
      periods: series.points.slice(0, at + 1).map(nameOf),
      past: pastOf(table, at, values?.longer),
      ...(judged?.kind === "year" ? { isYearly: true } : {}),
      lastColumn: Math.max(0, ...periodIndexes(series)),
      ...{ choices, newest: choices.length > 0 ? nameOf(series.points[newest] ?? { period: null, text: "" }) : "" },
      ...(isChosen ? { isChosen } : {}),
      periodTargets: targets.own,
      ...(targets.ofYear.size > 0 ? { yearTargets: targets.ofYear } : {}),
      unclear: new Map([...targets.unclear, ...settled.unclear(targets), ...unclearColumns(table, judged)]),
      yearSoFar: settled.yearSoFar,
      columnsAsked: askedColumns(table, judged),
      ...longerColumn(table, judged),
      longerNames: namesOfLonger(table),
      ...(settled.answered.size > 0 ? { targetTimes: settled.answered } : {}),
      ...(judged ? { next: nextAcross(table, judged, series.points[at + 1]) } : {}),
      ...(hasPeriodsOfValues(series) ? {} : { isOfTargets: true }),
    },
  };
}

/** The rows' values, and what of them is not known. */
interface SettledRows {
  values: ReturnType<typeof settleValues>;
  answered: ReadonlyMap<number, AnswerTo<"target-time">>;
  /** Rows of which the figure to date is compared, or counts from the beginning of the year. */
  yearSoFar: ReadonlySet<number>;
  unclear: (targets: Targets) => Map<number, UnclearPeriod>;
}

function settleRows(table: JudgedTable | null, ofPeriods: Targets): SettledRows {
  if (!table) return { values: null, answered: new Map(), yearSoFar: new Set(), unclear: () => new Map() };
  const answered = answeredTimes(table, table.longer, ofPeriods);
  const said = answeredTimes(table, table.open, ofPeriods);
  const cumulative = settleCumulative(table, ofPeriods.own);
  for (const row of cumulative.ofLonger) answered.set(row, "longer");
  return {
    values: settleValues(table, answered),
    answered,
    yearSoFar: new Set([...cumulative.countOn, ...cumulative.ofLonger]),
    unclear: (targets) =>
      new Map([
        ...unclearValues(table, targets, new Map([...said, ...answered])),
        ...cumulative.unclear,
        ...unclearOlder(table, ofPeriods.own, said),
      ]),
  };
}

/** What the column for a longer time is called, where there is one. */
function longerColumn(table: AcrossTable, judged: PeriodColumns | null): Pick<TableSeries, "longerColumn"> {
  const longer = judged && findOpenColumn(table, judged);
  return longer ? { longerColumn: { heading: longer.text, lasting: longer.lasting } } : {};
}

/** False where the targets alone have periods. */
function hasPeriodsOfValues({ points, others }: SeriesHeadings): boolean {
  return points.length > 0 || others.some(({ columns }) => columns.latestValue !== undefined);
}

/** Each row's result before its own, and that of the same period of the year before, for targets that ask for a change. */
function earlierCells(
  table: AcrossTable,
  at: number,
  columns: ColumnMap,
  valueAt: readonly (number | undefined)[] | undefined,
): SettledAcross["cells"] {
  const { points } = table.series;
  const judged = points[at];
  if (!judged) return {};
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  const ownOf = (row: number): number =>
    valueAt === undefined ? at : points.findIndex((point) => point.columns.latestValue === valueAt[row]);
  const filledBefore = (row: number): PeriodColumns | undefined => {
    const own = ownOf(row);
    if (own === at) return points[at - 1];
    // A figure for a longer time is compared with no period's own.
    const before = own < 0 ? [] : points.slice(0, own);
    return before.findLast(({ columns: { latestValue } }) => isFilled(table, latestValue, row));
  };
  const yearBefore = (row: number): PeriodColumns | undefined => {
    const period = points[ownOf(row)]?.period;
    const before = period && samePeriodLastYear(period);
    return points.find((one) => one.period && before && isSamePeriod(one.period, before));
  };
  const columnsOf = (find: (row: number) => PeriodColumns | undefined): (number | undefined)[] =>
    rows.map((row) => find(row)?.columns.latestValue);
  const [previous, lastYear] = [columnsOf(filledBefore), columnsOf(yearBefore)];
  return {
    ...(columns.previousValue === undefined && previous.some(isIndex) ? { previousValue: pick(table, previous) } : {}),
    ...(columns.lastYear === undefined && lastYear.some(isIndex) ? { lastYear: pick(table, lastYear) } : {}),
  };
}

const isIndex = (index: number | undefined): index is number => index !== undefined;

function pastOf(table: AcrossTable, at: number, longer: ReadonlySet<number> = new Set()): PastValue[] {
  const { series, rows, column } = table;
  const ofOthers = series.others.filter(
    ({ kind, columns }) => kind !== "year-to-date" && columns.latestValue !== undefined,
  );
  const before = at < 0 ? [] : series.points.slice(Math.max(0, at - PAST_PERIODS), at);
  const valuesOf = ({ columns: { latestValue } }: PeriodColumns): ColumnCells | undefined =>
    latestValue === undefined ? undefined : column(latestValue);
  return [
    ...ofOthers.flatMap((point) => {
      const values = valuesOf(point);
      // The target of all periods is not that of an earlier year.
      const targets = point.columns.target === undefined ? undefined : column(point.columns.target);
      return rows
        .filter((row) => hasResult(values?.values[row]))
        .map((row) => ({ row, asOf: nameOf(point), value: cellOf(values, row), target: cellOf(targets, row) }));
    }),
    ...before.flatMap((point) => {
      const values = valuesOf(point);
      const columns = columnsAt(series, point);
      const { cells, own } = settleTargets(table, point, columns);
      const targets = cells ?? (columns.target === undefined ? undefined : column(columns.target));
      return rows
        .filter((row) => hasResult(values?.values[row]) && !longer.has(row))
        .map((row): PastValue => {
          const result = { row, asOf: nameOf(point), value: cellOf(values, row), target: cellOf(targets, row) };
          return own.has(row) ? { ...result, isPeriodTarget: true } : result;
        });
    }),
  ];
}
