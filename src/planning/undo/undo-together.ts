import type { CellValue } from "../../kpi/kpi-table";
import { hashText } from "../../kpi/hash-text";
import { cellKey, eachCell } from "../block-cells";
import type { UndoContext, UndoPart } from "../edits/edit-kind";
import { editsOf, kindOf, type Edit } from "../edits/kinds";
import { swapRows, type RewriteRowsEdit } from "../edits/rewrite-rows";
import { findSheetById, findSheetNamed } from "../find-sheet";
import type { Plan } from "../plan";
import { readMark, readMarks, writeMarks, type RowMark } from "../sheets/rows/row-key";

type Part = UndoPart<Edit, Edit>;
type SheetFound = UndoContext["found"]["sheets"][number];
type Context = Pick<UndoContext, "found" | "held" | "leave" | "isSheetLeft">;

/**
 * The ids of sheets that are left alone because a sheet with copies of the same texts is left alone or gone: restoring only one of them
 * would lose words typed on the other since. Sheets that keep words removed from cells that are left alone stay too. Reports their cells
 * as left alone.
 */
export function keepTogether({ edits, together = [], keepers = [] }: Plan, context: Context): Set<string> {
  const { sheets } = context.found;
  const find = (sheet: string): SheetFound | null =>
    findSheetById(sheets, sheet) ?? findSheetNamed(sheets, sheet) ?? null;
  const isRestored = (sheet: SheetFound | null): boolean => sheet !== null && !context.isSheetLeft(sheet.id);
  const kept = new Set<string>();
  const groups = [
    ...together.map((group) => ({ stay: group, of: group })),
    ...keepers.map(({ sheet, of }) => ({ stay: [sheet], of })),
  ];
  for (const { stay, of } of groups) {
    if (of.map(find).every(isRestored)) continue;
    for (const sheet of stay.map(find)) if (sheet) kept.add(sheet.id);
  }
  for (const edit of editsOf(edits, "rewrite-rows")) if (kept.has(edit.at.sheetId)) leaveRows(edit, context);
  return kept;
}

/** True for a part of an undo that writes to one of these sheets. */
export function isOnSheets({ edits }: Part, ids: ReadonlySet<string>, { found }: Pick<UndoContext, "found">): boolean {
  return edits.some((edit) => {
    const target = kindOf(edit).target(edit);
    switch (target.is) {
      case "cells":
        return ids.has(target.at.sheetId);
      case "sheet":
        return ids.has(findSheetNamed(found.sheets, target.name)?.id ?? "");
      case "table":
        return false;
    }
  });
}

function leaveRows({ at, rows, before }: RewriteRowsEdit, { leave }: Context): void {
  eachCell(at, (_, r, c) => {
    if (at.column + c > 0 && rows[r]?.cells[c]?.value !== before[r]?.cells[c]?.value) leave(at, r, c);
  });
}

/**
 * Plans new marks on sheets that are left alone by an undo. A text typed there later would replace its copy on the other sheet, though
 * that may be the one that the undo was meant to restore. So the marks of such texts get a hash that fits neither, and the next run
 * keeps both texts.
 */
export function planLeftMarks({ edits, together = [] }: Plan, kept: ReadonlySet<string>, context: Context): Part[] {
  if (kept.size === 0) return [];
  return together.flatMap((group) => {
    const sheets = group.map((sheet) => marksOn(edits, findSheetById(context.found.sheets, sheet)?.id ?? sheet, sheet));
    const unsure = findUnsure(sheets, context.held);
    return sheets.flatMap(({ sheetId, rows }) =>
      kept.has(sheetId) ? rows.flatMap((row) => planMark(sheetId, row, unsure, context.held)) : [],
    );
  });
}

/** What a plan wrote on one of several sheets with copies of texts. */
interface MarkedSheet {
  sheetId: string;
  /** The rows whose hidden cells were overwritten. */
  rows: number[];
  /** The marks by their rows' keys. */
  before: ReadonlyMap<string, RowMark>;
  written: ReadonlyMap<string, RowMark>;
  /** The other cells that the plan wrote, with their rows' keys. */
  cells: { key: string; at: string; value: CellValue }[];
}

function marksOn(edits: readonly Edit[], sheetId: string, name: string): MarkedSheet {
  const own = editsOf(edits, "rewrite-rows").filter(({ at }) => at.sheetId === sheetId);
  const added = editsOf(edits, "add-sheet").filter(({ sheet }) => sheet.name === name);
  const first = own.filter(({ at }) => at.column === 0);
  const keys = new Map(
    first.flatMap(({ at, rows }) =>
      rows.map(({ cells }, r): [number, string] => [at.row + r, readMark(cells[0]?.value)?.key ?? ""]),
    ),
  );
  return {
    sheetId,
    rows: [...keys.keys()],
    before: byKey(first.flatMap(({ before }) => before.map(({ cells }) => cells[0]?.value))),
    written: byKey([
      ...first.flatMap(({ rows }) => rows.map(({ cells }) => cells[0]?.value)),
      ...added.flatMap(({ sheet }) => sheet.cells.map((cells) => cells[0] ?? "")),
    ]),
    cells: own.flatMap(({ at, rows }) =>
      rows.flatMap(({ cells }, r) =>
        cells.flatMap(({ value }, c) =>
          at.column + c === 0
            ? []
            : [{ key: keys.get(at.row + r) ?? "", at: cellKey(sheetId, at.row + r, at.column + c), value }],
        ),
      ),
    ),
  };
}

function byKey(marks: readonly (CellValue | undefined)[]): Map<string, RowMark> {
  return new Map(
    marks.flatMap((one): [string, RowMark][] => {
      const mark = readMark(one);
      return mark ? [[mark.key, mark]] : [];
    }),
  );
}

/** The hashes of texts that the plan added to the sheets, or that someone has typed over since, by row key. */
function findUnsure(sheets: readonly MarkedSheet[], held: UndoContext["held"]): Map<string, ReadonlySet<string>> {
  const unsure = new Map<string, ReadonlySet<string>>();
  for (const key of new Set(sheets.flatMap(({ written }) => [...written.keys()]))) {
    const hashes = sheets.map(({ written }) => new Set(written.get(key)?.typed.values()));
    // Only texts that all sheets have are copies; owner and due date are on one of them.
    const copied = [...(hashes[0] ?? [])].filter(
      (hash) => hash !== hashText("") && hashes.every((others) => others.has(hash)),
    );
    const isNew = (hash: string): boolean =>
      sheets.some(
        ({ before, written }) => written.has(key) && ![...(before.get(key)?.typed.values() ?? [])].includes(hash),
      );
    const isTypedOver = (hash: string): boolean =>
      sheets.some(({ cells }) =>
        cells.some(
          (cell) => cell.key === key && hashText(String(cell.value)) === hash && held.value(cell.at) !== cell.value,
        ),
      );
    const found = copied.filter((hash) => isNew(hash) || isTypedOver(hash));
    if (found.length > 0) unsure.set(key, new Set(found));
  }
  return unsure;
}

function planMark(
  sheetId: string,
  row: number,
  unsure: ReadonlyMap<string, ReadonlySet<string>>,
  held: UndoContext["held"],
): Part[] {
  const now = held.value(cellKey(sheetId, row, 0));
  const { mark, title } = readMarks(now);
  const hashes = mark && unsure.get(mark.key);
  if (now === undefined || !mark || !hashes) return [];
  const typed: RowMark["typed"] = new Map(
    [...mark.typed].map(([at, hash]) => [at, hashes.has(hash) ? NO_TEXT_HASH : hash]),
  );
  const marked = writeMarks({ ...mark, typed }, title);
  if (marked === now) return [];
  const edit: RewriteRowsEdit = {
    ...{ kind: "rewrite-rows", at: { sheetId, row, column: 0, rowCount: 1, columnCount: 1 }, columns: [] },
    rows: [{ look: null, cells: [{ value: marked, format: "General" }] }],
    before: [{ look: null, cells: [{ value: now, format: "General" }] }],
  };
  return [{ edits: [edit], inverse: [swapRows(edit)], expects: [] }];
}

/** A hash that no text has: it is larger than 32 bits. */
const NO_TEXT_HASH = "zzzzzzz";
