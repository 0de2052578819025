import { EMPTY_CELL, type CellContent } from "../../rag/cell";
import { findBuildUp } from "../../rag/comparing/build-up";
import { isRead, type Period } from "../../rag/periods/period";
import { isSamePeriod, samePeriodLastYear } from "../../rag/periods/step-period";
import { yearOf } from "../../rag/periods/span";
import { describeSpan } from "../../rag/periods/write-period";
import { cellAddress } from "../address";
import type { ColumnKey, ColumnMap } from "../columns/columns";
import { toCell, type CellValue, type ColumnCells } from "../kpi-table";
import { readPeriodCell } from "../periods/period-cell";
import { chooseJudged, type JudgedPoint } from "./chosen-period";
import { findHeadingPeriod } from "./heading-period";
import { hasResult } from "./judged-point";
import { columnsAt, type PeriodColumns, type SeriesHeadings } from "./series-headings";
import type { PastValue, TableSeries, UnclearPeriod } from "./table-series";

/** A table with periods across, as read. */
export interface AcrossTable {
  headings: readonly string[];
  series: SeriesHeadings;
  /** The rows that are indicators, counted from 0. */
  rows: readonly number[];
  rowCount: number;
  /** A column's cells by index from the left edge. */
  column: (index: number) => ColumnCells | undefined;
  /** The place of the first cell on the sheet, counted from 0. */
  firstRow: number;
  firstColumn: number;
  /** The place of a row's cell in the block, where it does not stand in its row and column. */
  address?: (index: number, row: number) => { row: number; column: number };
}

/** What a table with periods across is for the period that is judged. */
export interface SettledAcross {
  columns: ColumnMap;
  /** Cells that the judged period gives, in place of a column's. */
  cells: Partial<Record<ColumnKey, ColumnCells>>;
  /** Columns by row, where they are not the same for all rows. */
  columnAt: Partial<Record<ColumnKey, readonly (number | undefined)[]>>;
  series: TableSeries;
}

/** The period that is judged: the chosen one, or the newest with results in most rows. */
function judgedPoint({ series, rows, column }: AcrossTable, chosen: string | null): JudgedPoint {
  const points = series.points.map(({ columns }) => {
    const values = columns.latestValue === undefined ? undefined : column(columns.latestValue)?.values;
    return rows.map((row) => values?.[row]);
  });
  return chooseJudged(series.points.map(nameOf), points, chosen);
}

/** A period by its name: "September 2025"; as written where its year is not known. */
export function nameOf({ period, text }: Pick<PeriodColumns, "period" | "text">): string {
  return period ? describeSpan(period.span) : text;
}

/** Settles which cells of a table with periods across are judged, and which are its history. */
export function settleAcross(table: AcrossTable, chosen: string | null = null): SettledAcross {
  const { series } = table;
  const { at, newest, choices } = judgedPoint(table, chosen);
  const judged = series.points[at] ?? null;
  const columns = columnsAt(series, judged ?? series.points[0] ?? null);
  if (judged) delete columns.asOf;
  if (judged?.isRepeated) delete columns.latestValue;
  const cells: SettledAcross["cells"] = {};
  if (judged) cells.asOf = { values: Array.from({ length: table.rowCount }, () => nameOf(judged)) };
  const targets = settleTargets(table, judged, columns);
  if (targets.cells) cells.target = targets.cells;
  Object.assign(cells, earlierCells(table, at, columns));
  return {
    columns,
    cells,
    columnAt: targets.columnAt ? { target: targets.columnAt } : {},
    series: {
      shape: "across",
      judged: judged ? nameOf(judged) : "",
      periods: series.points.slice(0, at + 1).map(nameOf),
      past: pastOf(table, at),
      lastColumn: Math.max(0, ...[...series.points, ...series.targets, ...series.others].flatMap(indexesOf)),
      ...{ choices, newest: choices.length > 0 ? nameOf(series.points[newest] ?? { period: null, text: "" }) : "" },
      periodTargets: targets.own,
      unclear: new Map([...targets.unclear, ...unclearValues(table, judged, columns)]),
    },
  };
}

function indexesOf({ columns }: PeriodColumns): number[] {
  return Object.values(columns);
}

interface Targets {
  cells?: ColumnCells;
  columnAt?: (number | undefined)[];
  own: Set<number>;
  unclear: Map<number, UnclearPeriod>;
}

/** The target of each row: that of the period where it has one of its own, else the one for all periods. */
function settleTargets(table: AcrossTable, judged: PeriodColumns | null, columns: ColumnMap): Targets {
  const { series, rows, rowCount, column } = table;
  const own = new Set<number>();
  const unclear: Targets["unclear"] = new Map();
  const annual = series.constant.target ?? series.annualTarget;
  const places = Array.from({ length: rowCount }, (): number | undefined => columns.target);
  for (const row of rows) {
    const found = periodTarget(table, judged, row);
    if (found === "unclear") unclear.set(row, whichTarget(table, row));
    if (found === null || found === "unclear") {
      if (annual !== undefined) places[row] = annual;
      continue;
    }
    places[row] = found;
    if (!repeatsAnnual(table, found, annual, row)) own.add(row);
  }
  if (places.every((place) => place === columns.target)) return { own, unclear };
  const held = columns.target === undefined ? undefined : column(columns.target)?.values;
  const partOf = (row: number): ColumnCells | undefined => {
    const place = places[row];
    return place === undefined ? undefined : column(place);
  };
  return {
    own,
    unclear,
    columnAt: places,
    cells: {
      values: places.map((_, row) => partOf(row)?.values[row] ?? ""),
      formats: places.map((_, row) => partOf(row)?.formats?.[row] ?? "General"),
      ...(held ? { held } : {}),
    },
  };
}

/** The column of a row's target for its own period; null where it has none. */
function periodTarget(table: AcrossTable, judged: PeriodColumns | null, row: number): number | "unclear" | null {
  const { series, column } = table;
  const isFilled = (index: number | undefined): index is number =>
    index !== undefined && hasResult(column(index)?.values[row]);
  if (judged) return isFilled(judged.columns.target) ? judged.columns.target : null;
  const stated = series.targets.filter(({ columns }) => isFilled(columns.target));
  const { asOf } = series.constant;
  const cells = asOf === undefined ? undefined : column(asOf);
  const reading = readPeriodCell(toCell(cells?.values[row] ?? "", cells?.formats?.[row]));
  if (stated.length === 0) return null;
  if (!isRead(reading)) return "unclear";
  const fits = stated.filter((point) => isPointOf(point, reading));
  return fits.length === 1 ? (fits[0]?.columns.target ?? null) : "unclear";
}

/** True where a heading names a row's period: "Q2" beside "2025/26 Q2". */
function isPointOf({ text, period }: PeriodColumns, asOf: Period): boolean {
  const year = yearOf(asOf.start, "financial");
  const known = period ?? findHeadingPeriod(text, { financialYear: year })?.period ?? null;
  return known !== null && (isSamePeriod(known, asOf) || (asOf.end !== null && known.end === asOf.end));
}

function addressAt({ firstRow, firstColumn, address }: AcrossTable, index: number, row: number): string {
  const at = address?.(index, row) ?? { row, column: index };
  return cellAddress(firstRow + at.row, firstColumn + at.column);
}

function whichTarget(table: AcrossTable, row: number): UnclearPeriod {
  const readings = table.series.targets.flatMap(({ text, columns }) =>
    columns.target === undefined ? [] : [`${text} (${addressAt(table, columns.target, row)})`],
  );
  return { code: "which-target", field: "target", readings };
}

/** True for a period's target that only repeats the one of the year, or is the same in every period. */
function repeatsAnnual({ series, column }: AcrossTable, own: number, annual: number | undefined, row: number): boolean {
  const value = column(own)?.values[row];
  if (annual !== undefined) return isSameTarget(column(annual)?.values[row], value);
  const all = series.points.flatMap(({ columns: { target } }) =>
    target === undefined ? [] : [column(target)?.values[row]],
  );
  return all.filter(hasResult).every((other) => isSameTarget(other, value));
}

function isSameTarget(a: CellValue | undefined, b: CellValue | undefined): boolean {
  return String(a ?? "").trim() === String(b ?? "").trim();
}

/** The results before the judged period, and the same period of the year before, for targets that ask for a change. */
function earlierCells(table: AcrossTable, at: number, columns: ColumnMap): SettledAcross["cells"] {
  const { points } = table.series;
  const judged = points[at];
  const cellsOf = (point: PeriodColumns | undefined): ColumnCells | undefined =>
    point?.columns.latestValue === undefined ? undefined : table.column(point.columns.latestValue);
  const lastYear = judged?.period ? samePeriodLastYear(judged.period) : null;
  const previous = cellsOf(points[at - 1]);
  const before = cellsOf(points.find(({ period }) => period && lastYear && isSamePeriod(period, lastYear)));
  return {
    ...(previous && columns.previousValue === undefined ? { previousValue: previous } : {}),
    ...(before && columns.lastYear === undefined ? { lastYear: before } : {}),
  };
}

function pastOf(table: AcrossTable, at: number): PastValue[] {
  const { series, rows, column } = table;
  const ofOthers = series.others.filter(
    ({ kind, columns }) => kind !== "year-to-date" && columns.latestValue !== undefined,
  );
  const before = at < 0 ? [] : series.points.slice(0, at);
  return [...ofOthers, ...before].flatMap(({ columns, ...point }, index) => {
    // The target of all periods is not that of an earlier year.
    const isPoint = index >= ofOthers.length;
    const values = columns.latestValue === undefined ? undefined : column(columns.latestValue);
    const own = columns.target ?? (isPoint ? (series.constant.target ?? series.annualTarget) : undefined);
    const targets = own === undefined ? undefined : column(own);
    return rows
      .filter((row) => hasResult(values?.values[row]))
      .map((row) => ({ row, asOf: nameOf(point), value: cellOf(values, row), target: cellOf(targets, row) }));
  });
}

function cellOf(column: ColumnCells | undefined, row: number): CellContent {
  return column ? toCell(column.values[row] ?? "", column.formats?.[row]) : EMPTY_CELL;
}

/** Rows whose count for the year to date stands beside the period's own: which of them the target is for is not known. */
function unclearValues(
  table: AcrossTable,
  judged: PeriodColumns | null,
  columns: ColumnMap,
): Map<number, UnclearPeriod> {
  const { series, rows, column } = table;
  const toDate = series.others.find(
    ({ kind, columns: own }) => kind === "year-to-date" && own.latestValue !== undefined,
  );
  const [own, other, metric] = [judged?.columns.latestValue, toDate?.columns.latestValue, columns.metric];
  const unclear = new Map<number, UnclearPeriod>();
  if (!judged || !toDate || own === undefined || other === undefined || metric === undefined) return unclear;
  for (const row of rows) {
    const [value, sum] = [column(own)?.values[row], column(other)?.values[row]];
    if (!hasResult(value) || !hasResult(sum) || value === sum) continue;
    const name = String(column(metric)?.values[row] ?? "");
    if (!addsUp(name, cellOf(column(own), row))) continue;
    const readings = [
      `${judged.text} (${addressAt(table, own, row)})`,
      `${toDate.text} (${addressAt(table, other, row)})`,
    ];
    unclear.set(row, { code: "which-value", field: "latestValue", readings });
  }
  return unclear;
}

/** True for a count or an amount, whose figure for the year to date is another one than the month's. */
function addsUp(metric: string, latestValue: CellContent): boolean {
  const empty = EMPTY_CELL;
  const cells = {
    ...{
      section: "",
      kpi: "",
      metric: `${metric} (year to date)`,
      target: empty,
      goodIs: empty,
      asOf: empty,
      latestValue,
    },
    ...{
      numerator: empty,
      denominator: empty,
      previousValue: empty,
      lastYear: empty,
      baseline: empty,
      benchmark: empty,
    },
    ...{ expectedToDate: empty, tolerance: empty, override: empty, overrideReason: empty, reviewBy: empty },
  };
  return findBuildUp(cells, null) === "adds up";
}
