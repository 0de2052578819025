import type { Block, Plan } from "../workbook/plan";
import { joinPlans } from "../workbook/plan-statuses";
import { planUndo, type FoundWork, type HeldBlock, type HeldColumn, type HeldSheet } from "../workbook/plan-undo";
import type { AlongsideUndo, Undone } from "../workbook/port";
import { done, refused, type Result } from "../workbook/problem";
import { findUndoLock } from "../workbook/undo-lock";
import { applyPlan } from "./apply-plan";
import type { Area } from "./areas";
import { reachesInto, readIconSets } from "./icon-sets";
import { readCells, readHead, sheetOutline } from "./read-snapshot";
import type { Sheet } from "./sheet";
import type { SheetEntry, WorkbookFile } from "./workbook-file";

/** Takes back what a plan wrote to a file, where it is still there. Throws a FileFault. */
export function undoPlan(file: WorkbookFile, undone: Plan, alongside?: AlongsideUndo): Result<Undone> {
  const lock = findUndoLock(undone, {
    sheets: file.sheets().map((entry) => ({ id: entry.id, name: entry.name, isProtected: file.isProtected(entry) })),
    tables: file.tables().map(({ id, name, sheetId, headings, isFiltered }) => ({
      ...{ id, name, sheetId, headings, isFiltered },
      sheetName: file.findSheet(sheetId)?.name ?? "",
    })),
  });
  if (lock) return refused(lock);
  const { plan, left } = planUndo(undone, findWork(file, undone));
  if (plan.edits.length === 0) return left.length === 0 ? done({ left }) : refused({ code: "changed-since-written" });
  const sheets = file.sheets().map((entry) => sheetOutline(file, entry));
  const heads = alongside?.requestHeads(sheets).flatMap((request) => readHead(file, request) ?? []) ?? [];
  const more = alongside?.plan({ left }, heads);
  const applied = applyPlan(file, more ? joinPlans([plan, more]) : plan);
  return applied.ok ? done({ left }) : applied;
}

/** What the plan's places hold by now. */
function findWork(file: WorkbookFile, { edits, rows = [] }: Plan): FoundWork {
  const on = <T>(at: Block, read: (sheet: Sheet) => T[]): T[] => {
    const entry = file.findSheet(at.sheetId);
    return entry ? read(file.sheet(entry)) : [];
  };
  const blocks = edits.flatMap((edit): HeldBlock[] => {
    if (edit.kind === "number-format") return on(edit.at, (sheet) => [{ at: edit.at, formats: formatsIn(file, sheet, edit.at) }]);
    if (edit.kind !== "values" && edit.kind !== "rewrite-rows") return [];
    return on(edit.at, (sheet) => [{ at: edit.at, ...heldIn(sheet, edit.at) }]);
  });
  const known = rows.flatMap(({ at }) => on(at, (sheet) => [{ at, values: heldIn(sheet, at).values }]));
  return {
    sheets: file.sheets(),
    blocks: [...blocks, ...known],
    columns: edits.flatMap((edit) => (edit.kind === "add-columns" ? findColumns(file, edit) : [])),
    added: edits.flatMap((edit) => {
      const entry = edit.kind === "add-sheet" ? file.sheets().find(({ name }) => name.toLowerCase() === edit.sheet.name.toLowerCase()) : undefined;
      return entry ? [findAdded(file, entry)] : [];
    }),
    icons: edits.flatMap((edit) => {
      if (edit.kind !== "status-icons") return [];
      return on(edit.at, (sheet) => {
        const sets = readIconSets(sheet).filter((set) => reachesInto(set, edit.at) && !edit.others.includes(set.id));
        return [{ at: edit.at, ids: sets.map(({ id }) => id) }];
      });
    }),
  };
}

function heldIn(sheet: Sheet, at: Area): Required<Pick<HeldBlock, "values" | "formulas">> {
  return {
    values: readCells(at, (row, column) => sheet.contentAt(row, column).value),
    formulas: readCells(at, (row, column) => sheet.formulaAt(row, column)),
  };
}

function formatsIn({ styles }: WorkbookFile, sheet: Sheet, at: Area): string[][] {
  return readCells(at, (row, column) => styles.formatOf(sheet.styleAt(row, column)));
}

function findColumns(file: WorkbookFile, { tableId, columns }: Extract<Plan["edits"][number], { kind: "add-columns" }>): HeldColumn[] {
  const table = file.tables().find(({ id }) => id === tableId);
  const entry = table && file.findSheet(table.sheetId);
  if (!table || !entry) return [];
  return columns.flatMap(({ heading }): HeldColumn[] => {
    const index = table.headings.indexOf(heading);
    if (index < 0) return [];
    const at = { ...table.body, column: table.body.column + index, columnCount: 1 };
    return [{ tableId, heading, at: { ...at, sheetId: table.sheetId }, ...heldIn(file.sheet(entry), at) }];
  });
}

function findAdded(file: WorkbookFile, entry: SheetEntry): HeldSheet {
  const sheet = file.sheet(entry);
  const used = sheet.used();
  const { id, name } = entry;
  if (!used) return { name, at: { sheetId: id, row: 0, column: 0, rowCount: 0, columnCount: 0 } };
  return { name, at: { ...used, sheetId: id }, ...heldIn(sheet, used) };
}

