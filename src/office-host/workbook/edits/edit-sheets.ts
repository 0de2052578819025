import { isOnSheet } from "../a1-notation";
import { setNames } from "./edit-names";
import { ExcelError } from "../excel-error";
import { setPageSetup } from "./page-setup";
import { assertSheetName, emptySheet, freeName } from "../sheet-names";
import type { Area, PrintSetup, ProtectionAllowed, SheetData } from "../types";
import type { WorkbookState } from "../workbook-state";

/** Adds an empty sheet after the others. Throws InvalidArgument or ItemAlreadyExists for its name. */
export function addSheet(state: WorkbookState, name?: string): SheetData {
  const wanted =
    name ??
    freeName(
      "Sheet",
      state.data.sheets.map((s) => s.name),
    );
  assertSheetName(wanted, state.data.sheets);
  const sheet = emptySheet(state.newId(), wanted);
  state.data.sheets.push(sheet);
  state.notify({ kind: "structure", what: "sheet-added", sheetId: sheet.id, source: state.source });
  return sheet;
}

/** Deletes a sheet. Throws InvalidOperation for the last visible sheet and for a very hidden one. */
export function deleteSheet(state: WorkbookState, id: string): void {
  const sheet = state.sheet(id);
  if (sheet.visibility === "VeryHidden") {
    throw new ExcelError("InvalidOperation", "A very hidden sheet cannot be deleted.");
  }
  const next = state.data.sheets.find((s) => s.id !== id && s.visibility === "Visible");
  if (!next) throw new ExcelError("InvalidOperation", "A workbook keeps at least one visible sheet.");
  if (state.data.activeSheetId === id) activateSheet(state, next.id);
  state.data.sheets = state.data.sheets.filter((s) => s.id !== id);
  // A name whose cells are deleted becomes #REF!. Names that belong to the sheet are deleted with it.
  const left = (state.data.names ?? []).filter((n) => n.scopeSheetId !== id);
  setNames(
    state.data,
    left.map((n) => (n.sheetId === id && !n.constant ? { ...n, constant: { type: "Error", value: "#REF!" } } : n)),
  );
  state.notify({ kind: "structure", what: "sheet-deleted", sheetId: id, source: state.source });
}

/** Renames a sheet. Throws InvalidArgument or ItemAlreadyExists. */
export function renameSheet(state: WorkbookState, id: string, name: unknown): void {
  const sheet = state.sheet(id);
  assertSheetName(
    name,
    state.data.sheets.filter((s) => s.id !== id),
  );
  sheet.name = name;
  state.notify({ kind: "structure", what: "sheet-changed", sheetId: id, source: state.source });
}

/** Changes a sheet's visibility, tab colour or gridlines. Throws InvalidOperation when no visible sheet would be left. */
export function changeSheet(
  state: WorkbookState,
  id: string,
  change: Partial<Pick<SheetData, "visibility" | "tabColor" | "showGridlines">>,
): void {
  const sheet = state.sheet(id);
  const hides = change.visibility !== undefined && change.visibility !== "Visible";
  const next = state.data.sheets.find((s) => s.id !== id && s.visibility === "Visible");
  if (hides && !next) throw new ExcelError("InvalidOperation", "A workbook keeps at least one visible sheet.");
  if (hides && next && state.data.activeSheetId === id) activateSheet(state, next.id);
  Object.assign(sheet, change);
  state.notify({ kind: "structure", what: "sheet-changed", sheetId: id, source: state.source });
}

/** Changes parts of a sheet's page setup, even of a protected sheet. A part that is undefined is removed. */
export function changePrint(state: WorkbookState, sheetId: string, change: PrintSetup): void {
  const sheet = state.sheet(sheetId);
  setPageSetup(sheet, { ...sheet.print, ...change });
  state.notify({ kind: "appearance", sheetId, source: state.source });
}

/** Moves a sheet to a position among the others. Throws InvalidArgument. */
export function moveSheet(state: WorkbookState, id: string, position: number): void {
  const sheet = state.sheet(id);
  if (!Number.isInteger(position) || position < 0 || position >= state.data.sheets.length) {
    throw new ExcelError("InvalidArgument", `There is no position ${position}.`);
  }
  const others = state.data.sheets.filter((s) => s.id !== id);
  state.data.sheets = [...others.slice(0, position), sheet, ...others.slice(position)];
  state.notify({ kind: "structure", what: "sheet-changed", sheetId: id, source: state.source });
}

/** Activates a sheet. Throws InvalidOperation for a hidden one. */
export function activateSheet(state: WorkbookState, id: string): void {
  const sheet = state.sheet(id);
  if (sheet.visibility !== "Visible") throw new ExcelError("InvalidOperation", `${sheet.name} is hidden.`);
  const previousSheetId = state.data.activeSheetId;
  if (previousSheetId === id) return;
  state.data.activeSheetId = id;
  state.data.selection = { row: 0, column: 0, rowCount: 1, columnCount: 1 };
  state.notify({ kind: "activation", sheetId: id, previousSheetId, source: state.source });
}

/** Selects cells and activates their sheet. Throws InvalidArgument for cells outside the sheet. */
export function selectCells(state: WorkbookState, sheetId: string, area: Area): void {
  if (!isOnSheet(area)) throw new ExcelError("InvalidArgument", "The selection is outside the sheet.");
  activateSheet(state, sheetId);
  const { row, column, rowCount, columnCount } = state.data.selection;
  if (row === area.row && column === area.column && rowCount === area.rowCount && columnCount === area.columnCount)
    return;
  state.data.selection = { ...area };
  state.notify({ kind: "selection", sheetId, area: { ...area }, source: state.source });
}

/** Protects a sheet. Throws AccessDenied when it is already protected. */
export function protectSheet(
  state: WorkbookState,
  sheetId: string,
  password?: string,
  allowed: ProtectionAllowed = {},
): void {
  const sheet = state.sheet(sheetId);
  if (sheet.protected) throw new ExcelError("AccessDenied", `The sheet ${sheet.name} is already protected.`);
  sheet.protected = true;
  if (Object.keys(allowed).length > 0) sheet.allowed = allowed;
  if (password !== undefined && password !== "") sheet.password = password;
  state.notify({ kind: "appearance", sheetId, source: state.source });
}

/** Removes a sheet's protection. Throws AccessDenied for a wrong password. */
export function unprotectSheet(state: WorkbookState, sheetId: string, password?: string): void {
  const sheet = state.sheet(sheetId);
  if (sheet.password !== undefined && sheet.password !== password) {
    throw new ExcelError("AccessDenied", "The password is not the one the sheet was protected with.");
  }
  sheet.protected = false;
  delete sheet.allowed;
  delete sheet.password;
  state.notify({ kind: "appearance", sheetId, source: state.source });
}
