import { EMPTY_CELL, type CellContent } from "../../rag/cell";
import { readValue, type ValueReading } from "../../rag/reading/values/read-value";
import { HEADINGS, type ColumnKey, type ColumnMap } from "../columns/columns";
import { addressOf, type KpiTable } from "../kpi-table";
import { isRead, type Period } from "../../rag/periods/period";
import { readPeriodCell, writePeriodCell } from "../periods/period-cell";
import { readPeriod } from "../../rag/periods/read-period";
import { isSamePeriod, movePeriod, nextPeriod, samePeriodLastYear } from "../../rag/periods/step-period";
import { monthsIn } from "../../rag/periods/span";
import { allIndicators, type RatedIndicator, type Scorecard } from "../scorecard";
import { recordsByName } from "./match-names";
import type { HistoryRecord } from "./record";
import { periodOf, seriesBefore } from "./series";

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

export interface Closing {
  /** The closed period and the next one, as written. */
  period: string;
  next: string;
  rows: ClosingRow[];
}

/** Why a period cannot be closed, as a sentence. */
export interface NoClosing {
  why: string;
}

/** The tables of the scorecard's rows, with their columns. */
export type ClosingTable = Pick<KpiTable, "tableId" | "columns" | "firstRow" | "firstColumn">;

/**
 * Calculates the rows' content for the next period. The Latest Value becomes the Previous Value and is emptied, and the
 * As of Date moves on in its own style: by one for a row of the closed kind of period (a quarter in arrears moves by a
 * quarter too), by as many months for a shorter one (September to December, where quarters are closed). A longer one (a
 * year, a half, a term) stays, because its value is still the latest. So does a row without a value, one that is
 * already ahead, and one whose period cannot be read. `history` has to hold the closed period, so that no value is lost
 * in tables without a Previous Value column.
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
  /** The closed period, and the one after it. */
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
  // If the row moved on with these, it would show the old figures' result for its new period.
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

/** The row's next period, or why it has none yet. */
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
  change("latestValue", cells.latestValue, emptyCell(cells.latestValue));
  change("asOf", cells.asOf, writePeriodCell(next, cells.asOf));
  if (!has(table.columns, "previousValue"))
    sentences.push("There is no Previous Value column: the value is in the history only.");

  if (has(table.columns, "lastYear")) {
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
    return `The override in ${cell("override")} stays: it is to be looked at by ${reviewBy.text}.`;
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
      const own = periodOf(record);
      return own !== null && record.figure !== null && isSamePeriod(own, period);
    }) ?? null
  );
}

/** An empty cell that keeps its number format. */
function emptyCell({ format }: CellContent): CellContent {
  return { ...EMPTY_CELL, format };
}

function has(columns: ColumnMap, key: ColumnKey): boolean {
  return columns[key] !== undefined;
}

function cellNamer({ indicator, table }: RowToClose): (key: ColumnKey) => string {
  return (key) => addressOf(table, key, indicator.row) ?? `the ${HEADINGS[key]} column`;
}
