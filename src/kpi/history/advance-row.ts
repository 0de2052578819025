import { EMPTY_CELL, type CellContent } from "../../rag/cell";
import { readValue, type ValueReading } from "../../rag/reading/values/read-value";
import { HEADINGS, type ColumnKey } from "../columns/columns";
import { addressOf, type KpiTable } from "../kpi-table";
import type { Period } from "../../rag/periods/period";
import { writePeriodCell } from "../periods/period-cell";
import { isSamePeriod, samePeriodLastYear } from "../../rag/periods/step-period";
import type { RatedIndicator } from "../rated-indicator";
import type { HistoryRecord } from "./record";
import { periodOf, seriesBefore } from "./series";

/* Moves one row on to its next period. */

/** The content of one cell before and after closing. Only cells that change, in columns that the table has. */
export interface CellChange {
  key: ColumnKey;
  from: CellContent;
  to: CellContent;
}

/** What closing does to one row. */
export interface ClosingRow {
  tableId: string;
  /** The data row, counted from 0. */
  row: number;
  metric: string;
  /** True where the row moves on to its next period; false where nothing in it changes. */
  advances: boolean;
  /** The period of its value and the next one, as written; null where the row does not move on. */
  asOf: string;
  next: string | null;
  changes: CellChange[];
  /** What was done, or why nothing was; then what the officer still has to do. */
  sentences: string[];
}

/** The tables of the scorecard's rows, with their columns. */
export type ClosingTable = Pick<KpiTable, "tableId" | "columns" | "firstRow" | "firstColumn">;

/** A row of a table whose period is closed. */
export interface RowToClose {
  indicator: RatedIndicator;
  table: ClosingTable;
  /** The closed period, and the one after it. */
  period: Period;
  next: Period;
  records: readonly HistoryRecord[];
}

/** The columns that closing may write to. */
export const CLOSED_COLUMNS: ReadonlySet<ColumnKey> = new Set<ColumnKey>([
  "previousValue",
  "latestValue",
  "asOf",
  "lastYear",
  "override",
  "overrideReason",
  "reviewBy",
]);

/** The row with its value moved on: what changes in its cells, and what the officer still has to do. */
export function advance(row: RowToClose, asOf: Period, next: Period): ClosingRow {
  const { indicator, table } = row;
  const { cells } = indicator;
  const cell = cellNamer(row);
  const changes: CellChange[] = [];
  const sentences = [`Goes on from ${asOf.text} to ${next.text}.`];
  const change = (key: ColumnKey, from: CellContent, to: CellContent): void => {
    const isSame = from.kind === to.kind && from.value === to.value && from.format === to.format;
    if (table.columns[key] !== undefined && !isSame) changes.push({ key, from, to });
  };
  const replace = (key: "previousValue" | "lastYear", to: CellContent): void => {
    if (holdsWords(row, key))
      sentences.push(`${cell(key)} holds “${String(cells[key].value)}” and stays as it is: clear it by hand.`);
    else change(key, cells[key], to);
  };
  replace("previousValue", cells.latestValue);
  change("latestValue", cells.latestValue, emptyCell(cells.latestValue));
  change("asOf", cells.asOf, writePeriodCell(next, cells.asOf));
  if (table.columns.previousValue === undefined)
    sentences.push("There is no Previous Value column: the value is in the history only.");

  if (table.columns.lastYear !== undefined) {
    const before = samePeriodLastYear(next);
    const record = before && findRecord(row, before, next);
    replace("lastYear", record ? record.value : emptyCell(cells.lastYear));
    if (!record && cells.lastYear.kind !== "empty" && !holdsWords(row, "lastYear")) {
      sentences.push(
        `${cell("lastYear")} is emptied: it was for the year before ${asOf.text}, and the history has no ${before?.text ?? "year before"}. Put that figure there.`,
      );
    }
  }
  if (cells.expectedToDate.kind !== "empty") {
    sentences.push(
      `${cell("expectedToDate")} still says what was expected by ${asOf.text}. Put what is expected by ${next.text} there.`,
    );
  }
  const override = closeOverride(row, change);
  if (override) sentences.push(override);
  return {
    tableId: indicator.tableId,
    row: indicator.row,
    metric: indicator.metric,
    advances: true,
    asOf: asOf.text,
    next: next.text,
    changes,
    sentences,
  };
}

/**
 * An override applies to the period in which it was made and is removed with it, unless its review date is after the
 * new period has begun. An incomplete override (no reason, no status) is a person's note and stays.
 */
function closeOverride(
  row: RowToClose,
  change: (key: ColumnKey, from: CellContent, to: CellContent) => void,
): string | null {
  const { cells, rating } = row.indicator;
  const cell = cellNamer(row);
  if (!rating.override)
    return cells.override.kind === "empty" ? null : `${cell("override")} stays: it is not in use as an override.`;
  const { reviewBy } = rating.override;
  if (reviewBy?.day && reviewBy.day > row.next.start)
    return `The override in ${cell("override")} stays: it is due for review by ${reviewBy.text}.`;
  for (const key of ["override", "overrideReason"] as const) change(key, cells[key], emptyCell(cells[key]));
  const isUnread = reviewBy?.day === null;
  if (!isUnread) change("reviewBy", cells.reviewBy, emptyCell(cells.reviewBy));
  const unread = isUnread ? ` Its review day, “${reviewBy?.text}”, was not read and stays.` : "";
  return `The override in ${cell("override")} was for ${row.period.text} and is emptied; the history keeps it and its reason.${unread}`;
}

/** True for a cell that closing would overwrite and that holds a person's words, of which the history has no copy. */
function holdsWords({ indicator, table, records }: RowToClose, key: "previousValue" | "lastYear"): boolean {
  const cell = indicator.cells[key];
  if (cell.kind !== "text" || table.columns[key] === undefined) return false;
  const reading = readValue(cell, indicator.metric);
  const isPlain = reading.kind === "none" || (reading.kind !== "not-read" && !hasSetAside(reading));
  return !isPlain && !records.some(({ value }) => value.value === cell.value);
}

function hasSetAside(reading: ValueReading): boolean {
  return "setAside" in reading && reading.setAside.length > 0;
}

/** The record of a period; of several, the one recorded last. */
function findRecord({ records, indicator }: RowToClose, period: Period, before: Period): HistoryRecord | null {
  const point = seriesBefore(records, before, indicator.cells).find((one) => isSamePeriod(one.period, period));
  if (point) return point.figure === null ? null : point.record;
  // A day or a year to date is in no series with quarters, so only its date counts.
  return (
    records.find((record) => {
      const own = periodOf(record, period.reporting);
      return own !== null && record.figure !== null && isSamePeriod(own, period);
    }) ?? null
  );
}

/** An empty cell that keeps its number format. */
function emptyCell({ format }: CellContent): CellContent {
  return { ...EMPTY_CELL, format };
}

/** Names a cell of the row in a sentence: its address, or its column where the table has none. */
export function cellNamer({ indicator, table }: RowToClose): (key: ColumnKey) => string {
  return (key) => addressOf(table, key, indicator.row) ?? `the ${HEADINGS[key]} column`;
}
