import { EMPTY_CELL, type CellContent } from "../../rag/cell";
import { readValue, type ValueReading } from "../../rag/reading/values/read-value";
import { HEADINGS, type ColumnKey, type ColumnMap } from "../columns/columns";
import { addressOf, type KpiTable } from "../kpi-table";
import { isRead, type Period } from "../periods/period";
import { readPeriodCell, writePeriodCell } from "../periods/period-cell";
import { readPeriod } from "../periods/read-period";
import { isSamePeriod, movePeriod, nextPeriod, samePeriodLastYear } from "../periods/step-period";
import { monthsIn } from "../periods/span";
import { allIndicators, type RatedIndicator, type Scorecard } from "../scorecard";
import { recordsByName } from "./match-names";
import type { HistoryRecord } from "./record";
import { periodOf, seriesBefore } from "./series";

/** What one cell of a row held and is to hold in the period after. Only cells that change, in columns that the table has. */
export interface CellChange {
  key: ColumnKey;
  from: CellContent;
  to: CellContent;
}

/** What becomes of one row when its period is closed. */
export interface ClosingRow {
  tableId: string;
  /** The data row, counted from 0 at the table's first. */
  row: number;
  metric: string;
  /** True where the row goes on to its next period; false where it stays as it is, and nothing in it changes. */
  advances: boolean;
  /** The period that its value is for, and the next one, as written; null where the row stays. */
  asOf: string;
  next: string | null;
  changes: CellChange[];
  /** What was done, or why nothing was; and then what an officer is still to do. */
  sentences: string[];
}

export interface Closing {
  /** The period closed and the one after it, as written. */
  period: string;
  next: string;
  rows: ClosingRow[];
}

/** Why a period cannot be closed, in a sentence. */
export interface NoClosing {
  why: string;
}

/** The columns of the tables that the scorecard's rows are in. */
export type ClosingTable = Pick<KpiTable, "tableId" | "columns" | "firstRow" | "firstColumn">;

/**
 * What the rows are to hold in the next period. The Latest Value becomes the Previous Value and is emptied, and the As of
 * Date goes on in its own style: by one where the row is of the same kind of period as the one that is closed (a quarter in
 * arrears goes on by a quarter too), by as many months where it is shorter (September to December, where quarters are
 * closed). A longer one (a year, a half, a term) stays: its value is still the latest. So does a row that has no value, that
 * is ahead already, or whose period cannot be read. `history` is to hold the period that is closed, lest a value be lost
 * from tables without a Previous Value column.
 */
export function closePeriod(
  scorecard: Scorecard,
  tables: readonly ClosingTable[],
  history: readonly HistoryRecord[],
  closed: string,
): Closing | NoClosing {
  const period = readPeriod(closed);
  if (!isRead(period)) return { why: period.why };
  const next = nextPeriod(period);
  if (!next)
    return { why: `“${period.text}” does not say which period comes after it. Close a quarter, such as “2024/25 Q2”.` };
  const indicators = allIndicators(scorecard);
  const records = recordsByName(indicators, history);
  const byId = new Map(tables.map((table) => [table.tableId, table]));
  const rows = indicators.flatMap((indicator) => {
    const table = byId.get(indicator.tableId);
    return table ? [closeRow({ indicator, table, period, next, records: records.get(indicator) ?? [] })] : [];
  });
  return { period: period.text, next: next.text, rows };
}

interface RowToClose {
  indicator: RatedIndicator;
  table: ClosingTable;
  /** The period that is closed, and the one after it. */
  period: Period;
  next: Period;
  records: readonly HistoryRecord[];
}

function closeRow(row: RowToClose): ClosingRow {
  const { indicator } = row;
  const asOf = readPeriodCell(indicator.cells.asOf);
  const { tableId, metric } = indicator;
  const stays = (why: string): ClosingRow => ({
    ...{ tableId, row: indicator.row, metric, advances: false, asOf: indicator.asOf, next: null, changes: [] },
    sentences: [`Stays as it is: ${why}`],
  });
  const cell = cellNamer(row);
  if (indicator.cells.asOf.kind === "empty") return stays(`${cell("asOf")} is empty, so its period is not known.`);
  if (!isRead(asOf)) return stays(`its period in ${cell("asOf")} was not read. ${asOf.why}`);
  if (asOf.start > (row.period.end ?? row.period.start)) return stays(`it is for ${asOf.text} already.`);
  const moved = moveOn(asOf, row.period);
  if (typeof moved === "string") return stays(moved);
  const value = indicator.rating.value;
  // Moved on without them, the row would have the old figures' value for its new period.
  if (value.kind === "number" && indicator.cells.latestValue.kind === "empty") {
    return stays(
      `its value is worked out from ${cell("numerator")} and ${cell("denominator")}. Put their next figures and its next period there together.`,
    );
  }
  if (value.kind === "empty" || value.kind === "none")
    return stays(`there is no value for ${asOf.text} in ${cell("latestValue")} yet.`);
  if (value.kind === "error")
    return stays(`${cell("latestValue")} holds ${value.text}. Put the value for ${asOf.text} there.`);
  return advance(row, asOf, moved);
}

/** The row's next period, or why it has none now. */
function moveOn(asOf: Period, closed: Period): Period | string {
  const kind = closed.kind === "year-to-date" ? "period" : closed.kind;
  if (asOf.kind === closed.kind) {
    return nextPeriod(asOf) ?? `“${asOf.text}” does not say which period comes after it. Write its next date by hand.`;
  }
  const months = monthsIn(closed.span);
  const own = monthsIn(asOf.span);
  if (own !== null && months !== null && own > months) {
    return `“${asOf.text}” is for a ${asOf.kind}, and does not go on with a ${kind}; its value is still the latest.`;
  }
  if (asOf.kind === "term" || months === null)
    return `“${asOf.text}” does not go on with a ${kind}. Write its next period by hand when its value comes.`;
  return (
    movePeriod(asOf, months) ??
    `“${asOf.text}” does not end with a month, so its next date is not known. Write it by hand.`
  );
}

/** The columns that a closing may write to. */
export const CLOSED_COLUMNS: ReadonlySet<ColumnKey> = new Set<ColumnKey>([
  "previousValue",
  "latestValue",
  "asOf",
  "lastYear",
  "override",
  "overrideReason",
  "reviewBy",
]);

function advance(row: RowToClose, asOf: Period, next: Period): ClosingRow {
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
  change("latestValue", cells.latestValue, emptied(cells.latestValue));
  change("asOf", cells.asOf, writePeriodCell(next, cells.asOf));
  if (!has(table.columns, "previousValue"))
    sentences.push("There is no Previous Value column: the value is in the history only.");

  if (has(table.columns, "lastYear")) {
    const before = samePeriodLastYear(next);
    const record = before && findRecord(row, before, next);
    replace("lastYear", record ? record.value : emptied(cells.lastYear));
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
 * An override is for the period in which it was made, and goes with it, unless its review day is after the new period has
 * begun. What is no override in use (no reason, no status) is a person's note, and stays.
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
    return `The override in ${cell("override")} stays: it is to be looked at by ${reviewBy.text}.`;
  for (const key of ["override", "overrideReason"] as const) change(key, cells[key], emptied(cells[key]));
  const isUnread = reviewBy?.day === null;
  if (!isUnread) change("reviewBy", cells.reviewBy, emptied(cells.reviewBy));
  const unread = isUnread ? ` Its review day, “${reviewBy?.text}”, was not read and stays.` : "";
  return `The override in ${cell("override")} was for ${row.period.text} and is emptied; the history keeps it and its reason.${unread}`;
}

/** True where a person's words stand in a cell that a closing would write over, and the history does not hold them. */
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

/** The record of a period, of those recorded for it the one recorded last. */
function findRecord({ records, indicator }: RowToClose, period: Period, before: Period): HistoryRecord | null {
  const point = seriesBefore(records, before, indicator.cells).find((one) => isSamePeriod(one.period, period));
  if (point) return point.figure === null ? null : point.record;
  // A day or a year to date has no series with quarters: by the date alone.
  return (
    records.find((record) => {
      const own = periodOf(record);
      return own !== null && record.figure !== null && isSamePeriod(own, period);
    }) ?? null
  );
}

/** Nothing, under the number format that the cell has. */
function emptied({ format }: CellContent): CellContent {
  return { ...EMPTY_CELL, format };
}

function has(columns: ColumnMap, key: ColumnKey): boolean {
  return columns[key] !== undefined;
}

function cellNamer({ indicator, table }: RowToClose): (key: ColumnKey) => string {
  return (key) => addressOf(table, key, indicator.row) ?? `the ${HEADINGS[key]} column`;
}
