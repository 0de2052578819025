import type { FoundWork, PresentWork } from "../../planning/edits/found-work";
import { joinPlans, type Block, type Plan } from "../../planning/plan";
import { planUndo } from "../../planning/undo/plan-undo";
import type { AlongsideUndo, Undone } from "../../planning/port";
import { done, refused, type Result } from "../../planning/problem";
import { blocksUndone, findUndoLock } from "../../planning/undo/undo-lock";
import { applyPlan } from "./apply-plan";
import { readContents } from "./edits/edit-port";
import { portOf } from "./edits/ports";
import { readHead, sheetOutline } from "../read/read-snapshot";
import { isSheetFiltered, readProtection } from "../sheet/protection-and-filter";
import type { WorkbookFile } from "../workbook/workbook-file";

/** Undoes what a plan wrote to a file, where it has not changed since. Throws a FileFault. */
export function undoPlan(file: WorkbookFile, undone: Plan, alongside?: AlongsideUndo): Result<Undone> {
  const present: PresentWork = {
    sheets: file.sheets().map((entry) => {
      const sheet = file.sheet(entry);
      const protection = readProtection(sheet);
      return {
        ...{ id: entry.id, name: entry.name, isProtected: protection !== null, isFiltered: isSheetFiltered(sheet) },
        allowsFormats: protection?.allowsFormats === true,
      };
    }),
    tables: file.tables().map(({ id, name, sheetId, headings, isFiltered }) => ({
      ...{ id, name, sheetId, headings, isFiltered },
      sheetName: file.findSheet(sheetId)?.name ?? "",
    })),
  };
  const lock = findUndoLock(undone, present);
  if (
    lock &&
    !(lock.code === "filter-on" && blocksUndone(undone, lock.sheet, present).every((block) => isShown(file, block)))
  )
    return refused(lock);
  const { plan, left } = planUndo(undone, findWork(file, undone));
  if (plan.edits.length === 0) return left.length === 0 ? done({ left }) : refused({ code: "changed-since-written" });
  const sheets = file.sheets().map((entry) => sheetOutline(file, entry));
  const heads = alongside?.requestHeads(sheets).flatMap((request) => readHead(file, request) ?? []) ?? [];
  const more = alongside?.plan({ left }, heads);
  const applied = applyPlan(file, more ? joinPlans([plan, more]) : plan);
  return applied.ok ? done({ left }) : applied;
}

/** True where no row of a block is hidden: a filter elsewhere does no harm. */
function isShown(file: WorkbookFile, { sheetId, row, rowCount }: Block): boolean {
  const entry = file.findSheet(sheetId);
  const sheet = entry && file.sheet(entry);
  return !Array.from({ length: rowCount }, (_, r) => sheet?.isHiddenRow(row + r) === true).includes(true);
}

/** The current content of the places that a plan wrote to. */
function findWork(file: WorkbookFile, { edits, rows = [] }: Plan): FoundWork {
  const found = [
    ...edits.map((edit) => portOf(edit).read(file, edit)),
    ...rows.map(({ at }) => readContents(file, at)),
  ];
  return {
    sheets: file.sheets(),
    blocks: found.flatMap(({ blocks = [] }) => blocks),
    columns: found.flatMap(({ columns = [] }) => columns),
    added: found.flatMap(({ added = [] }) => added),
    icons: found.flatMap(({ icons = [] }) => icons),
    layouts: found.flatMap(({ layouts = [] }) => layouts),
  };
}
