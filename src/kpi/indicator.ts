import type { CellContent } from "../rag/cell";
import { POLARITY_WORDS } from "../rag/polarity";
import type { IndicatorCells } from "../rag/rating";
import { findValueCell } from "../rag/comparing/numerator-denominator";
import { readDay } from "../rag/reading/dates/day";
import { writeDay } from "../rag/periods/days";
import { readAsWritten } from "../rag/units/naming";
import { writeFigure } from "../rag/reading/figure";
import { writeCell } from "../rag/reading/dates/show-day";
import { readValue } from "../rag/reading/values/read-value";
import { findShownFigure } from "../rag/reading/values/shown-figure";
import { SHOWN_COLUMNS, type ColumnKey } from "./columns/columns";
import { findRowBenchmark } from "./columns/row-benchmark";
import { addressOf, cellAt, holdsFormula, isNotCalculated, isSkipped, textAt, type KpiTable } from "./kpi-table";
import { isRead } from "../rag/periods/period";
import { readPeriodCell } from "./periods/period-cell";

/** One row of a KPI table. */
export interface Indicator {
  tableId: string;
  /** The data row, counted from 0. */
  row: number;
  section: string;
  kpi: string;
  metric: string;
  asOf: string;
  /** The value and the target as displayed. */
  shownValue: string;
  shownTarget: string;
  /** True when its KPI reports one combined status. */
  combine: boolean;
  /** Its weight in a weighted KPI; null where not given. */
  weight: number | null;
  cells: IndicatorCells;
  /** The displayed text of the columns that are only shown; empty ones are left out. */
  texts: Partial<Record<ColumnKey, string>>;
  /** The address of the metric's name: "G12". */
  address: string;
}

/**
 * Reads every row with an indicator; rows without a metric, a target and a value are left out. A long table can be read
 * in parts: from row `from` to before `to`.
 */
export function readIndicators(table: KpiTable, from = 0, to = table.rowCount): Indicator[] {
  const indicators: Indicator[] = [];
  for (let row = from; row < Math.min(to, table.rowCount); row += 1) {
    if (isSkipped(table, row) || isBlank(table, row)) continue;
    indicators.push(readIndicator(table, row));
  }
  return indicators;
}

function isBlank(table: KpiTable, row: number): boolean {
  return (["metric", "target", "latestValue"] as const).every((key) => cellAt(table, key, row).kind === "empty");
}

function readIndicator(table: KpiTable, row: number): Indicator {
  const metric = textAt(table, "metric", row);
  const section = textAt(table, "section", row);
  const kpi = textAt(table, "kpi", row) || metric;
  const target = cellAt(table, "target", row);
  const { benchmark, by, comparator } = findRowBenchmark(table, row, target);
  const cells: IndicatorCells = {
    section,
    kpi,
    metric,
    target,
    goodIs: goodIsAt(table, row),
    asOf: cellAt(table, "asOf", row),
    latestValue: valueAt(table, row),
    numerator: cellAt(table, "numerator", row),
    denominator: cellAt(table, "denominator", row),
    previousValue: cellAt(table, "previousValue", row),
    lastYear: cellAt(table, "lastYear", row),
    baseline: cellAt(table, "baseline", row),
    benchmark,
    expectedToDate: cellAt(table, "expectedToDate", row),
    tolerance: cellAt(table, "tolerance", row),
    greenThreshold: cellAt(table, "greenThreshold", row),
    amberThreshold: cellAt(table, "amberThreshold", row),
    redThreshold: cellAt(table, "redThreshold", row),
    override: cellAt(table, "override", row),
    overrideReason: cellAt(table, "overrideReason", row),
    reviewBy: cellAt(table, "reviewBy", row),
    columns: { by, unit: textAt(table, "unit", row) },
    ...(comparator ? { comparator } : {}),
    ...unnamedAt(table, row),
    ...seriesAt(table, row),
  };
  return {
    tableId: table.tableId,
    row,
    section,
    kpi,
    metric,
    asOf: writeAsOf(table, row),
    shownValue: shownAt(table, "latestValue", row) || showWorkedOut(cells),
    shownTarget: shownAt(table, "target", row),
    combine: /^(?:yes|y|true|combined?|x|✓|1)$/i.test(textAt(table, "combine", row)),
    weight: readWeight(table, row),
    cells,
    texts: readTexts(table, row),
    address: addressOf(table, "metric", row) ?? "",
  };
}

function seriesAt({ series, columns }: KpiTable, row: number): Pick<IndicatorCells, "series"> {
  if (!series) return {};
  const isPreviousWithinYear = columns.previousValue === undefined && series.isYearly !== true;
  const said = series.targetTimes?.get(row);
  // A target for the same time as its value leaves nothing to expect in its place, however long that time is.
  const isPeriodTarget = series.periodTargets?.has(row) === true || said === "period" || said === "longer";
  const isYearTarget = (series.yearTargets?.has(row) === true && !isPeriodTarget) || said === "year";
  const unclear = series.unclear?.get(row);
  return {
    series: {
      ...{ isPeriodTarget, isPreviousWithinYear, ...(isYearTarget ? { isYearTarget } : {}) },
      ...(said === "year" || series.yearSoFar?.has(row) === true ? { isYearSoFar: true as const } : {}),
      ...(unclear ? { unclear } : {}),
    },
  };
}

/** The value's cell; an empty one may be the result of a formula. */
function valueAt(table: KpiTable, row: number): CellContent {
  const cell = cellAt(table, "latestValue", row);
  return cell.kind === "empty" && holdsFormula(table, "latestValue", row) ? { ...cell, isFormula: true } : cell;
}

/** The names and units that rules match on. */
const NAMES = ["section", "kpi", "metric", "unit"] as const;

/** The first name or unit of a row whose formula has not been calculated. */
function unnamedAt(table: KpiTable, row: number): Pick<IndicatorCells, "unnamed"> {
  const unnamed = NAMES.find((key) => isNotCalculated(table, key, row));
  return unnamed === undefined ? {} : { unnamed };
}

/** Whether a table's Good Is column contains a "+", cached per table. */
const plusses = new WeakMap<KpiTable, boolean>();

/** Reads Good Is. A "-" is the opposite of the "+" of other rows; in a column without "+" it usually means blank. */
function goodIsAt(table: KpiTable, row: number): CellContent {
  const cell = cellAt(table, "goodIs", row);
  if (cell.kind !== "text" || !/^\s*[-\u2212]\s*$/.test(String(cell.value))) return cell;
  const known = plusses.get(table) ?? table.cells.goodIs?.values.some((value) => String(value).trim() === "+") ?? false;
  plusses.set(table, known);
  return known ? { ...cell, value: POLARITY_WORDS.low } : cell;
}

/** A calculated value as a cell would show it; "" where there is none. */
function showWorkedOut(cells: IndicatorCells): string {
  const cell = findValueCell(cells);
  const reading = readAsWritten({ ...cells, latestValue: cell }, "latestValue");
  return reading.kind === "number"
    ? writeFigure(findShownFigure(cell, reading) ?? reading.figure, reading.unit, reading.scale)
    : "";
}

/** A cell as displayed, where that was read; else its value, a date as its format shows it. */
function shownAt(table: KpiTable, key: ColumnKey, row: number): string {
  if (isNotCalculated(table, key, row)) return "";
  const text = table.cells[key]?.texts?.[row];
  if (text !== undefined) return text;
  return typeof table.cells[key]?.values[row] === "number"
    ? writeCell(cellAt(table, key, row))
    : textAt(table, key, row);
}

function readTexts(table: KpiTable, row: number): Indicator["texts"] {
  const texts: Indicator["texts"] = {};
  for (const key of SHOWN_COLUMNS) {
    const text = shownAt(table, key, row).trim();
    if (text !== "") texts[key] = text;
  }
  return texts;
}

/** A date as people write it, where the cell holds one: a day, or the month that "mmm-yy" shows; otherwise its text. */
function writeAsOf(table: KpiTable, row: number): string {
  const cell = cellAt(table, "asOf", row);
  const day = readDay(cell);
  if (!day) return textAt(table, "asOf", row);
  const period = cell.kind === "number" ? readPeriodCell(cell) : null;
  return period && isRead(period) ? period.text : writeDay(day);
}

function readWeight(table: KpiTable, row: number): number | null {
  const reading = readValue(cellAt(table, "weight", row));
  return reading.kind === "number" && reading.figure >= 0 ? reading.figure : null;
}
