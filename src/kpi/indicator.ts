import type { IndicatorCells } from "../rag/rating";
import { readDay, writeDay } from "../rag/reading/day";
import { writeCell } from "../rag/reading/show-day";
import { readValue } from "../rag/reading/value";
import { SHOWN_COLUMNS, type ColumnKey } from "./columns";
import { addressOf, cellAt, textAt, type KpiTable } from "./kpi-table";
import { isRead } from "./periods/period";
import { readPeriodCell } from "./periods/period-cell";

/** One row of a KPI table. */
export interface Indicator {
  tableId: string;
  /** The data row, counted from 0 at the table's first. */
  row: number;
  section: string;
  kpi: string;
  metric: string;
  asOf: string;
  /** The value and the target as the workbook shows them. */
  shownValue: string;
  shownTarget: string;
  /** True when its KPI reports one combined status. */
  combine: boolean;
  /** How much it counts in a weighted KPI; null where it is not said. */
  weight: number | null;
  cells: IndicatorCells;
  /** What the columns hold that are shown as they are, as the workbook shows it; empty ones are left out. */
  texts: Partial<Record<ColumnKey, string>>;
  /** Where the metric's name is on the sheet: "G12". */
  address: string;
}

/**
 * Reads every row that holds an indicator; rows with neither a metric, a target nor a value are left out. A long table can be
 * read bit by bit: rows from one to before another.
 */
export function readIndicators(table: KpiTable, from = 0, to = table.rowCount): Indicator[] {
  const indicators: Indicator[] = [];
  for (let row = from; row < Math.min(to, table.rowCount); row += 1) {
    if (table.skippedRows?.includes(row) || isBlank(table, row)) continue;
    indicators.push(readIndicator(table, row));
  }
  return indicators;
}

function isBlank(table: KpiTable, row: number): boolean {
  return (["metric", "target", "latestValue"] as const).every((key) => textAt(table, key, row) === "");
}

function readIndicator(table: KpiTable, row: number): Indicator {
  const metric = textAt(table, "metric", row);
  const section = textAt(table, "section", row);
  const kpi = textAt(table, "kpi", row) || metric;
  return {
    tableId: table.tableId,
    row,
    section,
    kpi,
    metric,
    asOf: writeAsOf(table, row),
    shownValue: shownAt(table, "latestValue", row),
    shownTarget: shownAt(table, "target", row),
    combine: /^(?:yes|y|true|combined?|x|✓|1)$/i.test(textAt(table, "combine", row)),
    weight: readWeight(table, row),
    cells: {
      section,
      kpi,
      metric,
      target: cellAt(table, "target", row),
      goodIs: cellAt(table, "goodIs", row),
      asOf: cellAt(table, "asOf", row),
      latestValue: cellAt(table, "latestValue", row),
      previousValue: cellAt(table, "previousValue", row),
      lastYear: cellAt(table, "lastYear", row),
      baseline: cellAt(table, "baseline", row),
      benchmark: cellAt(table, "benchmark", row),
      expectedToDate: cellAt(table, "expectedToDate", row),
      tolerance: cellAt(table, "tolerance", row),
      override: cellAt(table, "override", row),
      overrideReason: cellAt(table, "overrideReason", row),
      reviewBy: cellAt(table, "reviewBy", row),
    },
    texts: readTexts(table, row),
    address: addressOf(table, "metric", row) ?? "",
  };
}

/** A cell as the workbook shows it, where that was read; else its value, a date as its format shows it. */
function shownAt(table: KpiTable, key: ColumnKey, row: number): string {
  const text = table.cells[key]?.texts?.[row];
  if (text !== undefined) return text;
  return typeof table.cells[key]?.values[row] === "number" ? writeCell(cellAt(table, key, row)) : textAt(table, key, row);
}

function readTexts(table: KpiTable, row: number): Indicator["texts"] {
  const texts: Indicator["texts"] = {};
  for (const key of SHOWN_COLUMNS) {
    const text = shownAt(table, key, row).trim();
    if (text !== "") texts[key] = text;
  }
  return texts;
}

/** A date as people write it, where the cell holds one: a day, or the month that "mmm-yy" shows; else its text. */
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
