import { addDays } from "../../rag/periods/days";
import { isAdjacent, isSamePeriod, nextPeriod, samePeriodLastYear } from "../../rag/periods/step-period";
import { cellAddress } from "../address";
import type { CellValue } from "../kpi-table";
import { hasResult } from "./judged-point";
import { columnsAt, nameOf, type PeriodColumns, type SeriesHeadings } from "./period-columns";
import { daysOf } from "./written-order";

/** A text with its cell: "May 2025" in D1. */
export interface PlacedText {
  text: string;
  cell: string;
}

/** Something odd about periods that stand beside each other. The table is judged all the same. */
export type OddPeriods =
  /** `missing` is the period between two; null where it has no name, for want of a year or as there are several. */
  | { code: "gap"; before: PlacedText; after: PlacedText; missing: string | null }
  /** A period that stands after a later one. */
  | { code: "out-of-order"; earlier: PlacedText; later: PlacedText }
  /** Totals between the first and the last period. */
  | { code: "total"; headings: PlacedText[] }
  /** Words in rows that have figures elsewhere, in periods before the one that is judged. */
  | { code: "words"; cells: PlacedText[] }
  /** Indicators side by side, some of which have no column for a status. */
  | { code: "no-status"; indicators: PlacedText[] }
  /** The judged period has no year, and targets name one. */
  | { code: "no-year"; judged: PlacedText; targets: PlacedText[] };

/** A table with periods across. Rows and columns are those of the sheet, counted from 0. */
export interface PlacedSeries {
  headings: readonly string[];
  series: SeriesHeadings;
  /** The last row of its headings. */
  headingRow: number;
  firstRow: number;
  firstColumn: number;
  /** The values of its indicators' rows from its left edge, by the row of data, counted from 0. */
  rows: ReadonlyMap<number, readonly CellValue[]>;
  /** The index of the judged period; -1 where there is none. */
  judged: number;
}

/** Finds what is odd about the periods of a table. */
export function findOddPeriods(table: PlacedSeries): OddPeriods[] {
  const { points } = table.series;
  if (points.length < 2) return [];
  return [
    ...findGaps(table),
    ...findDisorder(table),
    ...findTotals(table),
    ...findWords(table),
    ...findYearless(table),
  ];
}

function placed({ headingRow, firstColumn }: PlacedSeries, text: string, index: number): PlacedText {
  return { text, cell: cellAddress(headingRow, firstColumn + index) };
}

function placedPoint(table: PlacedSeries, point: PeriodColumns): PlacedText {
  return placed(table, nameOf(point), point.columns.latestValue ?? 0);
}

/** Periods of one rhythm with nothing between them, where a period is missing. */
function findGaps(table: PlacedSeries): OddPeriods[] {
  const { points } = table.series;
  return points.slice(1).flatMap((after, at): OddPeriods[] => {
    const before = points[at];
    if (!before || !isGap(before, after) || isLastYearOf(before, points)) return [];
    const next = before.period && nextPeriod(before.period);
    const missing = next && after.period && isAdjacent(next, after.period) ? nameOf({ period: next, text: "" }) : null;
    return [{ code: "gap", before: placedPoint(table, before), after: placedPoint(table, after), missing }];
  });
}

/** The days of a period, also where its year is not known: periods of one table have one year then. */
function isGap(before: PeriodColumns, after: PeriodColumns): boolean {
  if (before.kind === "day" || (before.period === null) !== (after.period === null)) return false;
  const [{ end }, { start }] = [daysOf(before.order), daysOf(after.order)];
  return end !== undefined && start !== undefined && start > addDays(end, 1);
}

/** The same period of the year before stands beside the newest for comparison, and nothing is missing between them. */
function isLastYearOf({ period }: PeriodColumns, points: readonly PeriodColumns[]): boolean {
  return points.some((point) => {
    const before = point.period && samePeriodLastYear(point.period);
    return before && period && isSamePeriod(before, period);
  });
}

/** The first pair of periods that stand in the other order than the rest. */
function findDisorder(table: PlacedSeries): OddPeriods[] {
  const { points } = table.series;
  const columns = points.map(({ columns: { latestValue } }) => latestValue ?? 0);
  const steps = columns.slice(1).map((column, at) => column > (columns[at] ?? 0));
  const isNewestFirst = steps.filter((isRight) => !isRight).length * 2 > steps.length;
  const at = steps.findIndex((isRight) => isRight === isNewestFirst);
  const [earlier, later] = [points[at], points[at + 1]];
  if (at < 0 || !earlier || !later) return [];
  return [{ code: "out-of-order", earlier: placedPoint(table, earlier), later: placedPoint(table, later) }];
}

const TOTAL = /\b(?:sub-?)?totals?\b/i;

function findTotals(table: PlacedSeries): OddPeriods[] {
  const columns = table.series.points.map(({ columns: { latestValue } }) => latestValue ?? 0);
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  const headings = table.headings.flatMap((text, index) =>
    index > first && index <= last + 1 && TOTAL.test(text) ? [placed(table, text, index)] : [],
  );
  return headings.length > 0 ? [{ code: "total", headings }] : [];
}

function findWords(table: PlacedSeries): OddPeriods[] {
  const { series, rows, judged, firstRow, firstColumn } = table;
  const columns = series.points.flatMap(({ columns: { latestValue } }) => latestValue ?? []);
  const before = series.points
    .slice(0, Math.max(0, judged))
    .flatMap(({ columns: { latestValue } }) => latestValue ?? []);
  const cells = [...rows].flatMap(([row, values]): PlacedText[] => {
    if (!columns.some((column) => typeof values[column] === "number")) return [];
    return before.flatMap((column): PlacedText[] => {
      const value = values[column];
      if (typeof value !== "string" || !hasResult(value) || /\d/.test(value) || value.startsWith("#")) return [];
      return [{ text: value.trim(), cell: cellAddress(firstRow + row, firstColumn + column) }];
    });
  });
  return cells.length > 0 ? [{ code: "words", cells }] : [];
}

const YEAR = /\b20\d\d\b/;

/** A year is missed only where a target names one: other targets hold in any year. */
function findYearless(table: PlacedSeries): OddPeriods[] {
  const { series, rows, judged, firstRow, firstColumn } = table;
  const point = series.points[judged];
  const target = point && columnsAt(series, point).target;
  if (!point || point.period !== null || target === undefined) return [];
  const targets = [...rows].flatMap(([row, values]): PlacedText[] => {
    const text = String(values[target] ?? "");
    return YEAR.test(text) ? [{ text, cell: cellAddress(firstRow + row, firstColumn + target) }] : [];
  });
  return targets.length > 0 ? [{ code: "no-year", judged: placedPoint(table, point), targets }] : [];
}
