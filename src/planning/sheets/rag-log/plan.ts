import { TEXT_FORMAT } from "../../block-cells";
import { joinPlans, type Block, type CellCopy, type NewSheet, type Plan } from "../../plan";
import type { SheetHead } from "../../snapshot";
import { columnIndex, type OwnSheet } from "../declaration";
import { growList, newList, planNewSheet, columnRuns } from "../grow-list";
import { isNewer } from "../layout";
import { findColumns } from "./find";
import { logNumberOf, RAG_LOG, type LogColumn } from "./sheet";

/** Why nothing was logged. */
export interface LogTrouble {
  /** The sheet is a person's own, was made by a later version, is protected, or could not be added. */
  code: "not-ours" | "newer" | "protected" | "not-added";
  sheet: string;
}

/** The most lines on one sheet. A full log continues on another sheet. */
export const LOG_LINES = 100_000;

/** A plan for the log's lines, or why there is none. Without lines both are null. */
export interface LogPlan {
  plan: Plan | null;
  trouble: LogTrouble | null;
  /** The log sheets after the plan; null if one is added, because it has no id yet. */
  after: SheetHead[] | null;
}

/**
 * Plans lines below the log's last one. If the log is missing or full, they begin a new sheet. Lines and the columns of copies are in
 * the order of the declaration.
 */
export function planLog(
  logs: readonly SheetHead[],
  lines: readonly (readonly string[])[],
  copies: readonly CellCopy[] = [],
  sheet = RAG_LOG,
): LogPlan {
  if (lines.length === 0) return { plan: null, trouble: null, after: [...logs] };
  const newer = logs.find((log) => isNewer(sheet, log));
  if (newer) return untouched(logs, "newer", newer.name);
  const ours = logs.flatMap((log) => {
    const places = findColumns(log, sheet);
    return places ? [{ log, places, number: logNumberOf(log.name) ?? 1 }] : [];
  });
  const latest = ours.sort((a, b) => a.number - b.number).at(-1);
  if (!latest) {
    const other = logs.find(({ name }) => logNumberOf(name) === 1);
    return other ? untouched(logs, "not-ours", other.name) : addLog(sheet, logs, 1, lines, copies);
  }
  const { log: last, places, number } = latest;
  if (last.rowCount - 1 + lines.length > LOG_LINES) return addLog(sheet, logs, number + 1, lines, copies);
  if (last.protected) return untouched(logs, "protected", last.name);
  const { columns, plan: growth } = growList(sheet, { ...last, firstRow: 0, firstColumn: 0 }, places, usedWidth(last));
  const after = logs.map((log) =>
    log === last ? grown({ ...log, rowCount: log.rowCount + lines.length }, growth) : log,
  );
  return { plan: joinPlans([growth, append(sheet, last, columns, lines, copies)]), trouble: null, after };
}

function untouched(logs: readonly SheetHead[], code: LogTrouble["code"], sheet: string): LogPlan {
  return { plan: null, trouble: { code, sheet }, after: [...logs] };
}

/** The number of columns up to the last used one. */
function usedWidth({ firstRow, columnCount = 0 }: SheetHead): number {
  return Math.max(columnCount, firstRow.findLastIndex((cell) => cell !== "") + 1);
}

/** The log after a plan has added headings. */
function grown(log: SheetHead, { edits }: Plan): SheetHead {
  return edits.reduce((head, edit): SheetHead => {
    if (edit.kind === "sheet-layout") return { ...head, ...(edit.mark === null ? {} : { mark: edit.mark }) };
    if (edit.kind !== "values") return head;
    const width = Math.max(head.firstRow.length, edit.at.column + edit.at.columnCount);
    const firstRow = Array.from(
      { length: width },
      (_, column) => edit.values[0]?.[column - edit.at.column] ?? head.firstRow[column] ?? "",
    );
    return { ...head, firstRow, columnCount: Math.max(head.columnCount ?? 0, width) };
  }, log);
}

/** Writes lines below the log, a block for each run of neighbouring columns: usually there is just one. */
function append(
  sheet: OwnSheet<LogColumn>,
  log: SheetHead,
  columns: ReadonlyMap<LogColumn, number>,
  lines: readonly (readonly string[])[],
  copies: readonly CellCopy[],
): Plan {
  return joinPlans(
    columnRuns(columns).map(({ column, ids }): Plan => {
      const at: Block = { sheetId: log.id, row: log.rowCount, column, rowCount: lines.length, columnCount: ids.length };
      const indexes = ids.map((id) => columnIndex(sheet, id));
      const values = lines.map((line) => indexes.map((index) => line[index] ?? ""));
      const empty = values.map((line) => line.map(() => ""));
      const own = copies.flatMap((copy) =>
        indexes.flatMap((index, place) => (index === copy.column ? [{ ...copy, column: place }] : [])),
      );
      const headings = ids.map((_, index) => log.firstRow[column + index] ?? "");
      return {
        edits: [
          { kind: "number-format", at, format: TEXT_FORMAT, isAppended: true },
          { kind: "values", at, values, isAppended: true, ...(own.length > 0 ? { copies: own } : {}) },
        ],
        inverse: [
          { kind: "values", at, values: empty },
          { kind: "number-format", at, format: "General" },
        ],
        // Checks only that the end of the log has not moved, without reading all lines.
        expects: [
          { at: { ...at, row: 0, rowCount: 1 }, values: [headings] },
          { at: { ...at, rowCount: 1 }, values: empty.slice(0, 1) },
        ],
      };
    }),
  );
}

/** Adds a log under the first free name from this number up. */
function addLog(
  declared: OwnSheet<LogColumn>,
  logs: readonly SheetHead[],
  from: number,
  lines: readonly (readonly string[])[],
  copies: readonly CellCopy[],
): LogPlan {
  const taken = new Set(logs.map(({ name }) => logNumberOf(name)));
  let number = from;
  while (taken.has(number)) number += 1;
  const sheet: NewSheet = {
    ...newList(declared, lines, TEXT_FORMAT),
    name: number === 1 ? declared.name : `${declared.name} ${number}`,
    isLong: true,
    ...(copies.length > 0 ? { copies: copies.map((copy) => ({ ...copy, row: copy.row + 1 })) } : {}),
  };
  return { plan: planNewSheet(sheet), trouble: null, after: null };
}
