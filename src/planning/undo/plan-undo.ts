import { cellAddress } from "../../kpi/address";
import { cellKey, eachCell, gridOf, type Block, type WrittenValue } from "../block-cells";
import type { UndoContext, UndoPart } from "../edits/edit-kind";
import { heldCellsOf, type FoundWork, type HeldCells } from "../edits/found-work";
import { editsOf, findUndoing, KIND_NAMES, kindOf, turnsOf, type Edit, type EditKindName } from "../edits/kinds";
import { joinAddedRows } from "../edits/sheets";
import { findSheetById } from "../find-sheet";
import { EMPTY_PLAN, type Plan } from "../plan";
import { isOnSheets, keepTogether, planLeftMarks } from "./undo-together";

/** A cell that an undo leaves alone, because it or its row was changed after the plan wrote it. */
export interface LeftCell {
  sheetName: string;
  /** "I3". */
  address: string;
}

/** The plan of an undo, and the cells that it leaves alone. */
export interface UndoPlan {
  plan: Plan;
  left: LeftCell[];
}

/**
 * Plans the undo of a plan. Cells that still hold what the plan wrote are restored, and columns and sheets that hold nothing else are
 * removed. Cells and rows that were changed since are left alone, and so are sheets with copies of texts on a sheet that is left alone.
 */
export function planUndo(undone: Plan, found: FoundWork): UndoPlan {
  return planRestore(undone, found, false);
}

/**
 * Plans the undo of a batch that failed. A batch is no transaction: what came before the failing action was written. Excel does not
 * say how far it got. A cell with its old value was not reached; any other value is a person's.
 */
export function planRollback(failed: Plan, found: FoundWork): UndoPlan {
  // Undoes as much as possible, and needs no guards for rows: they have not moved within the batch.
  const { edits, inverse, expects } = failed;
  return planRestore({ edits, inverse, expects }, found, true);
}

function planRestore(undone: Plan, found: FoundWork, isPartial: boolean): UndoPlan {
  const held = heldCellsOf(found);
  const left = new Map<string, LeftCell>();
  const context = contextOf(undone, found, held, left, isPartial);
  const edits: Edit[] = joinAddedRows(undone.edits);
  const parts = new Map<EditKindName, UndoPart<Edit, Edit>[]>();
  for (const name of inTurn("plan")) {
    const [first, ...others] = editsOf(edits, name);
    if (!first) continue;
    const ofKind = [first, ...others].map((edit) => ({ edit, undoing: findUndoing(edit, undone.inverse) }));
    parts.set(name, kindOf(first).planUndo(ofKind, context));
  }
  const kept = isPartial ? new Set<string>() : keepTogether(undone, context);
  const isMade = (part: UndoPart<Edit, Edit>): boolean => !isOnSheets(part, kept, context);
  const partsBy = (turn: "undo" | "redo"): UndoPart<Edit, Edit>[] =>
    inTurn(turn)
      .flatMap((name) => parts.get(name) ?? [])
      .filter(isMade);
  const marks = planLeftMarks(undone, kept, context);
  const made = [...partsBy("undo"), ...marks];
  const leftCells = [...left.values()];
  if (made.length === 0 || (undone.isWhole && leftCells.length > 0)) return { plan: EMPTY_PLAN, left: leftCells };
  return {
    plan: {
      edits: made.flatMap((part) => part.edits),
      inverse: [...partsBy("redo"), ...marks].flatMap((part) => part.inverse),
      expects: [...made.flatMap((part) => part.expects), ...rowsAsHeld(undone, held, found)],
    },
    left: leftCells,
  };
}

function inTurn(turn: "plan" | "undo" | "redo"): EditKindName[] {
  return [...KIND_NAMES].sort((a, b) => turnsOf(a)[turn] - turnsOf(b)[turn]);
}

function contextOf(
  undone: Plan,
  found: FoundWork,
  held: HeldCells,
  left: Map<string, LeftCell>,
  isPartial: boolean,
): UndoContext {
  const [written, before] = [writtenBy(undone.edits), writtenBy(undone.inverse)];
  const moved = new Set([...movedRows(undone, held), ...changedRows(undone, held, written.values, before.values)]);
  const leftSheets = new Set<string>();
  const added = new Set(found.columns.flatMap(({ at }) => gridOf(at, (key) => key).flat()));
  return {
    ...{ found, held },
    written: written.values,
    valuesBefore: before.values,
    formatsBefore: before.formats,
    isAdded: (key) => added.has(key),
    settled: new Set(),
    isMoved: (at, r) => moved.has(rowKeyOf(at, r)),
    leave: (at, r, c) => {
      const sheetName = findSheetById(found.sheets, at.sheetId)?.name;
      const [row, column] = [at.row + r, at.column + c];
      if (sheetName === undefined) return;
      leftSheets.add(at.sheetId);
      left.set(cellKey(at.sheetId, row, column), { sheetName, address: cellAddress(row, column) });
    },
    isSheetLeft: (sheetId) => !isPartial && leftSheets.has(sheetId),
    // After a failed batch formats are restored even in cells that a person changed in that moment.
    isLeft: (key) => !isPartial && left.has(key),
    isPartial,
  };
}

/** The values and formats that edits write, by cell key. The last edit of a cell counts. */
function writtenBy(edits: readonly Edit[]): { values: Map<string, WrittenValue>; formats: Map<string, string> } {
  const values = new Map<string, WrittenValue>();
  const formats = new Map<string, string>();
  for (const edit of edits) {
    const { cells, target } = kindOf(edit);
    const into = target(edit);
    if (!cells || into.is !== "cells") continue;
    eachCell(into.at, (key, r, c) => {
      const value = cells.valueAt(edit, r, c);
      if (value !== null) values.set(key, value);
      const format = cells.formatAt(edit, r, c);
      if (format) formats.set(key, format);
    });
  }
  return { values, formats };
}

/** The keys of rows that are no longer the ones the plan knew. */
function movedRows({ rows = [] }: Plan, held: HeldCells): Set<string> {
  const moved = new Set<string>();
  for (const { at, values } of rows) {
    eachCell(at, (key, r, c) => {
      if (held.value(key) !== values[r]?.[c]) moved.add(rowKeyOf(at, r));
    });
  }
  return moved;
}

/** The keys of rows that are restored as a whole or not at all, and in which someone changed a cell that the plan wrote. */
function changedRows(
  { wholeRows = [] }: Plan,
  held: HeldCells,
  written: ReadonlyMap<string, WrittenValue>,
  before: ReadonlyMap<string, WrittenValue>,
): Set<string> {
  const changed = new Set<string>();
  for (const at of wholeRows) {
    eachCell(at, (key, r) => {
      const [wrote, earlier, now] = [written.get(key), before.get(key) ?? "", held.value(key)];
      if (wrote === undefined || now === undefined || wrote === earlier) return;
      if (held.isFormula(key) || (now !== wrote && now !== earlier)) changed.add(rowKeyOf(at, r));
    });
  }
  return changed;
}

/** The identifying cells of rows as they were found: rows must not move while the undo is applied. */
function rowsAsHeld({ rows = [] }: Plan, held: HeldCells, { sheets }: FoundWork): Plan["expects"] {
  return rows
    .filter(({ at }) => sheets.some(({ id }) => id === at.sheetId))
    .map(({ at }) => ({ at, values: gridOf(at, (key) => held.value(key) ?? "") }));
}

function rowKeyOf(at: Block, r: number): string {
  return `${at.row + r} ${at.sheetId}`;
}
