import { isValidFormat } from "numfmt";
import { containsArea, formatAddress, intersect, isUnbounded, isWholeColumns } from "../a1-notation";
import { writeOverArrays } from "../arrays";
import {
  cellAt,
  emptied,
  isBlank,
  putCell,
  readBlock,
  readers,
  reformatted,
  restyled,
  usedArea,
  valueTypeOf,
} from "../cells";
import type { CellChangeDetails } from "../workbook-change";
import { ExcelError } from "../excel-error";
import { extendOverRowsBelow, normalizeHeaders } from "../table-cells";
import { readTypedText } from "../typed-entry";
import type { Area, CellData, CellStyle, SheetData } from "../types";
import type { WorkbookState } from "../workbook-state";
import { assertMayFormat, assertUnprotected, assertWritable, blockOf, changeCells, writeValues } from "./write-cells";

/** What can be cleared of cells (`Excel.ClearApplyTo`). Hyperlinks are not modelled. */
export const CLEARABLE = ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks"] as const;
/** One of `CLEARABLE`. */
export type ClearWhat = (typeof CLEARABLE)[number];

/** Writes values or formulas: a scalar fills the area, null leaves a cell unchanged, "" empties it. */
export function writeBlock(state: WorkbookState, sheetId: string, area: Area, written: unknown): void {
  const sheet = state.sheet(sheetId);
  const before = cellBefore(sheet, area);
  const below = isBlankBelowTable(sheet, area);
  writeValues(sheet, area, written, state.locale, state.today);
  finishWrite(state, sheet, area, before, below);
}

/** Types text into a cell, as a person does. Throws ExcelError for text that Excel or the model refuses. */
export function typeText(state: WorkbookState, sheetId: string, row: number, column: number, typed: string): void {
  const sheet = state.sheet(sheetId);
  const area = { row, column, rowCount: 1, columnCount: 1 };
  const format = cellAt(sheet, row, column)?.format ?? "General";
  assertAllowed(sheet, area, typed);
  const entry = typed === "" ? undefined : readTypedText(typed, format, state.locale, state.today);
  // A plain number typed into a cell with a percentage format is a percentage: "85" and "0.85" both become 85%.
  const isPercent = typeof entry?.value === "number" && /%/.test(format) && !typed.includes("%");
  const percent = isPercent && typeof entry?.value === "number" && Math.abs(entry.value) >= 1;
  const written = percent && typeof entry?.value === "number" ? entry.value / 100 : typed;
  writeBlock(state, sheetId, area, written);
}

/** Sets number formats: one for all cells, or a 2-D array in which null leaves a cell unchanged. */
export function writeNumberFormats(state: WorkbookState, sheetId: string, area: Area, written: unknown): void {
  const sheet = state.sheet(sheetId);
  const formats = blockOf(written, area, (item): item is string => typeof item === "string");
  const flat = formats.flat().map((format) => format && inExcelsSpelling(format));
  for (const format of new Set(flat)) assertFormat(format);
  assertMayFormat(sheet);
  let i = 0;
  changeCells(sheet, area, (cell) => {
    const format = flat[i++] ?? null;
    if (format === null || format === (cell?.format ?? "General")) return cell;
    return reformatted(cell, { format });
  });
  state.notify({ kind: "appearance", sheetId, area, source: state.source });
}

/** The most letters of a number format. */
const LONGEST_FORMAT = 255;

/** Throws InvalidArgument for a text that is no number format. */
function assertFormat(format: string | null): void {
  if (format === null || (format.length <= LONGEST_FORMAT && isValidFormat(format))) return;
  throw new ExcelError("InvalidArgument", `${JSON.stringify(format.slice(0, 60))} is not a number format.`);
}

/** Excel writes the name of its usual format with a capital letter, however it was given. */
function inExcelsSpelling(format: string): string {
  return format.toLowerCase() === "general" ? "General" : format;
}

/** Changes parts of the cells' style. A part that is undefined is removed. */
export function restyleCells(state: WorkbookState, sheetId: string, area: Area, change: CellStyle): void {
  const sheet = state.sheet(sheetId);
  // allowFormatCells does not include locking and unlocking cells.
  if ("locked" in change) assertUnprotected(sheet);
  else assertMayFormat(sheet);
  if (isWholeColumns(area)) restyleColumns(sheet, area, (style) => restyled(style, change));
  else changeCells(sheet, area, (cell) => reformatted(cell, { style: restyled(cell?.style, change) }));
  state.notify({ kind: "appearance", sheetId, area, source: state.source });
}

/** Changes the style of whole columns: of their stored cells, and of all others. */
function restyleColumns(
  sheet: SheetData,
  area: Area,
  change: (style: CellStyle | undefined) => CellStyle | undefined,
): void {
  const styles = new Map(Object.entries(sheet.columnStyles ?? {}).map(([column, style]) => [Number(column), style]));
  for (let column = area.column; column < area.column + area.columnCount; column++) {
    const style = change(styles.get(column));
    if (style) styles.set(column, style);
    else styles.delete(column);
  }
  if (styles.size > 0) sheet.columnStyles = Object.fromEntries(styles);
  else delete sheet.columnStyles;
  sheet.rows.forEach((cells, row) => {
    for (let column = area.column; column < Math.min(area.column + area.columnCount, cells?.length ?? 0); column++) {
      const cell = cells?.[column];
      if (cell) putCell(sheet, row, column, reformatted(cell, { style: change(cell.style) }));
    }
  });
}

/**
 * Clears contents, formats or both. Clearing formats removes conditional formats that lie wholly inside; "All" also removes
 * drop-down lists.
 */
export function clearCells(state: WorkbookState, sheetId: string, area: Area, what: ClearWhat): void {
  if (what === "Hyperlinks" || what === "RemoveHyperlinks") return;
  const sheet = state.sheet(sheetId);
  const within = isUnbounded(area) ? usedArea(sheet, area, false) : area;
  if (what === "Contents") assertWritable(sheet, within ?? { ...area, rowCount: 1, columnCount: 1 }, () => true);
  else assertUnprotected(sheet);
  const before = within && cellBefore(sheet, within);
  if (what !== "Contents" && isWholeColumns(area)) restyleColumns(sheet, area, () => undefined);
  if (within && what !== "Formats") writeOverArrays(sheet, within, () => true);
  if (within) {
    changeCells(sheet, within, (cell) => {
      if (!cell || what === "All") return undefined;
      return what === "Contents" ? emptied(cell) : reformatted(cell, { format: undefined, style: undefined });
    });
  }
  if (what !== "Contents") {
    sheet.conditionalFormats = sheet.conditionalFormats.filter((f) => !containsArea(area, f.area));
    if (sheet.colourRules) sheet.colourRules = sheet.colourRules.filter((f) => !containsArea(area, f.area));
    state.notify({ kind: "appearance", sheetId, area, source: state.source });
  }
  if (what === "All") sheet.validations = sheet.validations.filter((v) => !containsArea(area, v.area));
  if (what !== "Formats" && within) finishWrite(state, sheet, within, before, false);
}

/** Merges an area, or each of its rows, into one cell. Like Excel, keeps only the first value. */
export function mergeCells(state: WorkbookState, sheetId: string, area: Area, across: boolean): void {
  const sheet = state.sheet(sheetId);
  assertUnprotected(sheet);
  if (isUnbounded(area)) throw new ExcelError("NotImplemented", "Whole rows and columns cannot be merged here.");
  if (sheet.tables.some((t) => intersect(t.area, area))) throw new ExcelError("MergedRangeConflict");
  unmergeCells(state, sheetId, area);
  const rowCount = across ? 1 : area.rowCount;
  for (let row = area.row; row < area.row + area.rowCount; row += rowCount) {
    const merged = { ...area, row, rowCount };
    let first = true;
    changeCells(sheet, merged, (cell) => {
      const kept = first ? cell : emptied(cell);
      first = false;
      return kept;
    });
    sheet.merged.push(merged);
  }
  state.notify({ kind: "cells", sheetId, area, source: state.source });
}

/** Splits every merged area that touches an area. */
export function unmergeCells(state: WorkbookState, sheetId: string, area: Area): void {
  const sheet = state.sheet(sheetId);
  assertUnprotected(sheet);
  sheet.merged = sheet.merged.filter((m) => !intersect(m, area));
  state.notify({ kind: "appearance", sheetId, area, source: state.source });
}

/** Throws InvalidArgument for typed text that a drop-down list does not contain. Lists in cells are not looked up; the API is not restricted. */
function assertAllowed(sheet: SheetData, area: Area, typed: string): void {
  const list = sheet.validations.find((v) => containsArea(v.area, area));
  if (!list || typed === "" || list.source.startsWith("=")) return;
  if (list.source.split(",").some((choice) => choice.trim() === typed.trim())) return;
  throw new ExcelError(
    "InvalidArgument",
    list.errorAlert?.message ?? `${formatAddress(sheet.name, area)} takes one of: ${list.source}.`,
  );
}

/** The cell of a one-cell area before a change, for the event's details. */
export function cellBefore(sheet: SheetData, area: Area): CellData | undefined | "several" {
  return area.rowCount === 1 && area.columnCount === 1 ? cellAt(sheet, area.row, area.column) : "several";
}

/** True for blank cells directly below a table, which grows over what is written there. */
function isBlankBelowTable(sheet: SheetData, area: Area): boolean {
  const touches = sheet.tables.some((t) => t.area.row + t.area.rowCount === area.row && !t.showTotals);
  return touches && !isUnbounded(area) && readBlock(sheet, area, isBlank).flat().every(Boolean);
}

/** Completes a write: normalizes headers, extends a table over rows written below it, and notifies listeners. */
export function finishWrite(
  state: WorkbookState,
  sheet: SheetData,
  area: Area,
  before: CellData | undefined | "several",
  wasBelowTable: boolean,
): void {
  for (const table of sheet.tables) {
    if (intersect({ ...table.area, rowCount: 1 }, area)) normalizeHeaders(sheet, table, state.locale);
  }
  const grown = wasBelowTable ? extendOverRowsBelow(sheet, area) : undefined;
  const details = before === "several" ? undefined : changeDetails(before, cellAt(sheet, area.row, area.column));
  state.notify({
    kind: "cells",
    sheetId: sheet.id,
    area: { ...area },
    source: state.source,
    ...(details ? { details } : {}),
  });
  if (grown) {
    state.notify({
      kind: "structure",
      what: "table-changed",
      sheetId: sheet.id,
      tableId: grown.id,
      source: state.source,
    });
  }
}

function changeDetails(before: CellData | undefined, after: CellData | undefined): CellChangeDetails {
  return {
    valueBefore: readers.value(before),
    valueAfter: readers.value(after),
    valueTypeBefore: valueTypeOf(before),
    valueTypeAfter: valueTypeOf(after),
  };
}
