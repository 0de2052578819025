import { countOf } from "../../report/words";
import { eachCell, type Block } from "../block-cells";
import { findSheetNamed, isOneNameToExcel } from "../find-sheet";
import type { NewSheet, SheetPage } from "../new-sheet-cells";
import { findFormatWrites, formatWriteBytes } from "./format-writes";
import { gridBytes, PIECES, rangeCost } from "./cost";
import type { EditKind, UndoContext, UndoneEdit, UndoPart } from "./edit-kind";
import type { HeldSheet } from "./found-work";
import type { NumberFormatEdit } from "./number-format";
import { lookBytes, valuesOfRows } from "./own-rows";
import { cutRewrite, type RewriteRowsEdit } from "./rewrite-rows";
import { copiesWithin, type ValuesEdit } from "./values";

/** Adds one of the add-in's own sheets after all others. Its name must still be free. */
export interface AddSheetEdit {
  kind: "add-sheet";
  sheet: NewSheet;
}

export interface RemoveSheetEdit {
  kind: "remove-sheet";
  name: string;
}

/** The pieces of a new sheet. Until it exists it has no id, so they use its name as the id. */
type SheetPiece = AddSheetEdit | ValuesEdit | NumberFormatEdit | RewriteRowsEdit;

export const ADD_SHEET: EditKind<AddSheetEdit, RemoveSheetEdit, SheetPiece> = {
  kind: "add-sheet",
  inverse: "remove-sheet",
  // What was written into the sheet is undone before it is removed, and redone once it is back.
  turns: { plan: 2, undo: 5, redo: 1, restore: "last" },
  isUndoneBy: ({ sheet }, other) => other.name === sheet.name,
  target: ({ sheet }) => ({ is: "sheet", name: sheet.name }),
  rowCount: ({ sheet }) => sheet.cells.length,
  cost: ({ sheet }) => rangeCost(sheetBytes(sheet), sheet.isLong ? 0 : gridBytes(sheet.cells)),
  cutting: { by: "itself", pieces: ({ sheet }, bytes) => cutSheet(sheet, bytes) },
  partUndoing: (edit, undone) => (undone.some(({ name }) => name === edit.sheet.name) ? [edit] : []),
  cells: null,
  describe: ({ sheet }) => [
    { sheet: sheet.name, does: `is added, with ${countOf((sheet.page?.rows ?? sheet.cells).length, "row")}` },
  ],
  stillThere: (edit, { sheets }, isNew) => {
    const { name } = edit.sheet;
    const candidates = isNew ? sheets.filter((sheet) => isOneNameToExcel(sheet.name, name)) : sheets;
    const now = findSheetNamed(candidates, name);
    return now && (now.name === name ? edit : { ...edit, sheet: { ...edit.sheet, name: now.name } });
  },
  planUndo: (undone, context) => undone.flatMap(({ edit }) => planRemoval(edit.sheet, context)),
};

/** Roughly the bytes of a new sheet in a request. */
function sheetBytes({ cells, page }: NewSheet): number {
  const rows = page?.rows ?? [];
  return gridBytes(cells) + formatWriteBytes(findFormatWrites(rows)) + lookBytes(rows);
}

/** Cuts a new sheet into one with as many rows as fit into a request, and edits for the other rows. */
function cutSheet(sheet: NewSheet, bytes: number): SheetPiece[][] {
  const cost = sheetBytes(sheet);
  if (!sheet.isLong || cost <= bytes) return [[{ kind: "add-sheet", sheet }]];
  if (sheet.page) return cutPage(sheet, sheet.page, bytes);
  const most = Math.max(sheet.frozenRows + 1, Math.floor((bytes * sheet.cells.length) / cost));
  const columnCount = Math.max(...sheet.cells.map((row) => row.length));
  const pieces: SheetPiece[][] = [];
  for (let row = 0; row < sheet.cells.length; row += most) {
    const cells = sheet.cells.slice(row, row + most);
    const copies = copiesWithin(sheet.copies, row, row + cells.length);
    if (row === 0) pieces.push([{ kind: "add-sheet", sheet: { ...sheet, cells, copies } }]);
    else {
      const at: Block = { sheetId: sheet.name, row, column: 0, rowCount: cells.length, columnCount };
      const values = cells.map((line) => Array.from({ length: columnCount }, (_, column) => line[column] ?? ""));
      pieces.push([
        { kind: "number-format", at, format: sheet.format, isAppended: true },
        { kind: "values", at, values, isAppended: true, copies },
      ]);
    }
  }
  return pieces;
}

/** Cuts a new sheet of rows into one with the first rows, and edits that rewrite the empty ones below. */
function cutPage(sheet: NewSheet, page: SheetPage, bytes: number): SheetPiece[][] {
  const { rows, columns } = page;
  const first = Math.max(sheet.frozenRows + 1, Math.floor((bytes * rows.length) / (PIECES * sheetBytes(sheet))));
  const later = rows.slice(first);
  const rewrite: RewriteRowsEdit = {
    kind: "rewrite-rows",
    at: { sheetId: sheet.name, row: first, column: 0, rowCount: later.length, columnCount: columns.length + 1 },
    columns,
    rows: later,
    before: later.map(({ cells }) => ({ look: "none", cells: cells.map(() => ({ value: "", format: sheet.format })) })),
  };
  const begun = { ...sheet, cells: sheet.cells.slice(0, first), page: { ...page, rows: rows.slice(0, first) } };
  return [[{ kind: "add-sheet", sheet: begun }], ...cutRewrite(rewrite, bytes).map((edit): SheetPiece[] => [edit])];
}

type WithSheets<E> = E | AddSheetEdit | RewriteRowsEdit;

/** Merges the rows of later edits into the edit that adds their sheet, so that they are undone together. */
export function joinAddedRows<E extends { kind: string }>(edits: readonly WithSheets<E>[]): WithSheets<E>[] {
  const isSheet = (edit: WithSheets<E>): edit is AddSheetEdit => edit.kind === "add-sheet";
  const isRewrite = (edit: WithSheets<E>): edit is RewriteRowsEdit => edit.kind === "rewrite-rows";
  const added = new Set(edits.filter(isSheet).map(({ sheet }) => sheet.name));
  const below = edits.filter(isRewrite).filter(({ at }) => added.has(at.sheetId));
  return edits
    .filter((edit) => !isRewrite(edit) || !below.includes(edit))
    .map((edit) => {
      if (!isSheet(edit)) return edit;
      return {
        ...edit,
        sheet: withRows(
          edit.sheet,
          below.filter(({ at }) => at.sheetId === edit.sheet.name),
        ),
      };
    });
}

function withRows(sheet: NewSheet, below: readonly RewriteRowsEdit[]): NewSheet {
  if (!sheet.page || below.length === 0) return sheet;
  const rows = [...below].sort((a, b) => a.at.row - b.at.row).flatMap((edit) => edit.rows);
  return {
    ...sheet,
    cells: [...sheet.cells, ...valuesOfRows(rows)],
    page: { ...sheet.page, rows: [...sheet.page.rows, ...rows] },
  };
}

/** Removes a sheet only if it holds nothing but what the plan wrote. */
function planRemoval(sheet: NewSheet, { found, leave }: UndoContext): UndoPart<RemoveSheetEdit, AddSheetEdit>[] {
  const now = findSheetNamed(found.added, sheet.name);
  if (!now) return [];
  let [isOwn, hasOwn] = [true, false];
  eachCell(now.at, (_, r, c) => {
    const value = now.values?.[r]?.[c] ?? "";
    const formula = now.formulas?.[r]?.[c] ?? value;
    if (value === "" && formula === "") return;
    const meant = sheet.cells[now.at.row + r]?.[now.at.column + c] ?? null;
    const isOurs = formula === value && meant !== null && (value === meant || value === String(meant).toUpperCase());
    if (isOurs) hasOwn = true;
    else {
      isOwn = false;
      leave(now.at, r, c);
    }
  });
  // An empty sheet with a merely similar name is someone else's.
  if (!isOwn || (!hasOwn && !isOneNameToExcel(now.name, sheet.name))) return [];
  // The edit re-checks the sheet's cells before removing it.
  return [
    {
      edits: [{ kind: "remove-sheet", name: now.name }],
      inverse: [{ kind: "add-sheet", sheet: asFound(sheet, now) }],
      expects: [],
    },
  ];
}

/** The sheet under its present name, without cells that were emptied since. */
function asFound(sheet: NewSheet, { name, at, values = [] }: HeldSheet): NewSheet {
  const isEmpty = (row: number, column: number): boolean => (values[row - at.row]?.[column - at.column] ?? "") === "";
  const isEmptied = sheet.cells.some((cells, row) =>
    cells.some((cell, column) => cell !== null && cell !== "" && isEmpty(row, column)),
  );
  if (!isEmptied) return { ...sheet, name };
  const cells = sheet.cells.map((line, row) => line.map((cell, column) => (isEmpty(row, column) ? "" : cell)));
  return { ...sheet, name, copies: [], cells };
}

export const REMOVE_SHEET: EditKind<RemoveSheetEdit, AddSheetEdit> = {
  kind: "remove-sheet",
  inverse: "add-sheet",
  // A sheet is added again after everything else is undone. In a redo it is removed first, so that its name is free.
  turns: { plan: 4, undo: 6, redo: 0, restore: "between" },
  isUndoneBy: ({ name }, other) => other.sheet.name === name,
  target: ({ name }) => ({ is: "sheet", name }),
  rowCount: () => 0,
  cost: (_, undoing) => rangeCost(0, gridBytes(undoing?.sheet.cells ?? [])),
  cutting: { by: "nothing", alone: true },
  partUndoing: (edit, undone) => (undone.some(({ sheet }) => sheet.name === edit.name) ? [edit] : []),
  cells: null,
  describe: ({ name }) => [{ sheet: name, does: "is removed" }],
  stillThere: (edit) => edit,
  planUndo: (undone, context) => undone.flatMap((one) => planAgain(one, context)),
};

/** Adds a removed sheet again with its contents, unless another sheet has its name now. */
function planAgain(
  { edit, undoing }: UndoneEdit<RemoveSheetEdit, AddSheetEdit>,
  { found }: UndoContext,
): UndoPart<AddSheetEdit, RemoveSheetEdit>[] {
  if (!undoing || found.sheets.some(({ name }) => isOneNameToExcel(name, edit.name))) return [];
  return [{ edits: [undoing], inverse: [edit], expects: [] }];
}
