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
 * The ids of sheets that stay as they are because another that holds copies of the same texts is left or has gone: given back
 * alone, a sheet would lose what the other was given since. Their cells are reported as left. Sheets that keep what was taken from
 * cells which are left stay, too.
 */
export function keepTogether({ edits, together = [], keepers = [] }: Plan, context: Context): Set<string> {
  const { sheets } = context.found;
  const find = (sheet: string): SheetFound | null =>
    findSheetById(sheets, sheet) ?? findSheetNamed(sheets, sheet) ?? null;
  const isGivenBack = (sheet: SheetFound | null): boolean => sheet !== null && !context.isSheetLeft(sheet.id);
  const kept = new Set<string>();
  const groups = [
    ...together.map((group) => ({ stay: group, of: group })),
    ...keepers.map(({ sheet, of }) => ({ stay: [sheet], of })),
  ];
  for (const { stay, of } of groups) {
    if (of.map(find).every(isGivenBack)) continue;
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
 * On sheets that stay, a text that is typed from now on would count in place of its copy on the other sheet, which an undo was asked to
 * take back: it is not certain that it should. The marks of such texts are made to say that they were written with others, and the
 * next run keeps what both sheets hold.
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

/** What a plan wrote on one of several sheets that hold copies of texts. */
interface MarkedSheet {
  sheetId: string;
  /** The rows whose hidden cells were written over. */
  rows: number[];
  before: ReadonlyMap<string, RowMark>;
  written: ReadonlyMap<string, RowMark>;
  /** The cells that the plan wrote, other than the hidden ones, under the keys of their rows. */
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

/** The sums of the texts, by the keys of their rows, that the plan brought to sheets, or that somebody has typed over since. */
function findUnsure(sheets: readonly MarkedSheet[], held: UndoContext["held"]): Map<string, ReadonlySet<string>> {
  const unsure = new Map<string, ReadonlySet<string>>();
  for (const key of new Set(sheets.flatMap(({ written }) => [...written.keys()]))) {
    const sums = sheets.map(({ written }) => new Set(written.get(key)?.typed.values()));
    // Copies of a text have one sum; who writes it, and by when, stands on one of the sheets only.
    const copied = [...(sums[0] ?? [])].filter((sum) => sum !== hashText("") && sums.every((those) => those.has(sum)));
    const isNew = (sum: string): boolean =>
      sheets.some(
        ({ before, written }) => written.has(key) && ![...(before.get(key)?.typed.values() ?? [])].includes(sum),
      );
    const isTypedOver = (sum: string): boolean =>
      sheets.some(({ cells }) =>
        cells.some(
          (cell) => cell.key === key && hashText(String(cell.value)) === sum && held.value(cell.at) !== cell.value,
        ),
      );
    const those = copied.filter((sum) => isNew(sum) || isTypedOver(sum));
    if (those.length > 0) unsure.set(key, new Set(those));
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
  const sums = mark && unsure.get(mark.key);
  if (now === undefined || !mark || !sums) return [];
  const typed: RowMark["typed"] = new Map([...mark.typed].map(([at, sum]) => [at, sums.has(sum) ? NO_SUM : sum]));
  const marked = writeMarks({ ...mark, typed }, title);
  if (marked === now) return [];
  const edit: RewriteRowsEdit = {
    ...{ kind: "rewrite-rows", at: { sheetId, row, column: 0, rowCount: 1, columnCount: 1 }, columns: [] },
    rows: [{ look: null, cells: [{ value: marked, format: "General" }] }],
    before: [{ look: null, cells: [{ value: now, format: "General" }] }],
  };
  return [{ edits: [edit], inverse: [swapRows(edit)], expects: [] }];
}

/** The sum of no text: sums are numbers of 32 bits, and this is more. */
const NO_SUM = "zzzzzzz";
