import type { CellValue } from "../../kpi/kpi-table";
import type { Block, WrittenValue } from "../block-cells";
import { findSheetById } from "../find-sheet";
import type { Cost } from "./cost";
import type { FoundWork, HeldCells, PresentWork } from "./found-work";

/**
 * Everything about a kind of edit except how a port applies it. `E` are the edits of the kind, `I` those that undo them, `P` what they
 * may be cut into.
 */
export interface EditKind<E extends { kind: string }, I extends { kind: string } = E, P = E> {
  kind: E["kind"];
  /** The kind of the edits that undo these. */
  inverse: I["kind"];
  turns: Turns;
  /** True if `other`, from the plan's inverse, is what undoes `edit`. */
  isUndoneBy(edit: E, other: I): boolean;
  /** What it writes to. An undo is refused if that is protected or a filter hides some of its rows. */
  target(edit: E): Target;
  /** How many rows it writes. Queueing many takes a while. */
  rowCount(edit: E): number;
  /** Roughly how many bytes it takes. `undoing`: the edit that undoes it, if known. */
  cost(edit: E, undoing?: I): Cost;
  cutting: Cutting<E, P>;
  /** For an edit of a plan's inverse: the part of it that undoes these edits of the plan. */
  partUndoing(edit: E, undone: readonly I[]): E[];
  /** What it writes to each cell of its block; null for a kind that never writes to KPI rows. */
  cells: CellsWritten<E> | null;
  /** Describes, before it is applied, what it will do. */
  describe(edit: E, undoing: I | undefined, names: Names): Described[];
  /** Drops what no longer exists; null if nothing is left. `isNew`: match only what a just-failed batch could have made. */
  stillThere(edit: E, present: PresentWork, isNew: boolean): E | null;
  /** Plans the edits that restore what these edits, all of this kind, overwrote. */
  planUndo(undone: readonly UndoneEdit<E, I>[], context: UndoContext): UndoPart<I, E>[];
}

/** The order of kinds in an undo, lowest number first. No two kinds share a number. Each kind's file explains its numbers. */
export interface Turns {
  /** In planning an undo: what a kind settles or leaves is known to the kinds after it. */
  plan: number;
  /** In applying an undo. */
  undo: number;
  /** In undoing that undo, which applies the edits again. */
  redo: number;
  /** In restoring after a failed batch, among neighbouring edits. "last" for kinds that others write into. */
  restore: "first" | "between" | "last";
}

export type Target = { is: "cells"; at: Block } | { is: "table"; tableId: string } | { is: "sheet"; name: string };

/** What all kinds of edit of a block of cells have in common. */
export const OF_BLOCK = {
  target: ({ at }: { at: Block }): Target => ({ is: "cells", at }),
  rowCount: ({ at }: { at: Block }): number => at.rowCount,
  stillThere: <E extends { at: Block }>(edit: E, { sheets }: PresentWork): E | null =>
    findSheetById(sheets, edit.at.sheetId) ? edit : null,
};

/** How an edit is split if it is too large for one request. */
export type Cutting<E, P> =
  /** By rows, together with neighbouring edits, so that a row gets its values and its formats in one request. */
  | {
      by: "rows";
      /** The part of it between two rows of its sheet, without the second; null if it has none there. */
      rowsOf(edit: E, from: number, to: number): E | null;
      /** What undoes it on a sheet that the same plan has added. */
      erase(edit: E): E;
    }
  /** By itself, into pieces applied one after the other. */
  | {
      by: "itself";
      pieces(edit: E, bytes: number): P[][];
      /** The edit that undoes a piece, if the piece holds all it takes. */
      invert?(edit: E): E;
      /** Cells that show whether the rows under it have moved. */
      edges?(edit: E): Block[];
    }
  /**
   * Never split. Removals go last, in one batch, because only that batch can restore them; `alone`: can be rebuilt, so it gets its own
   * batch.
   */
  | { by: "nothing"; alone: boolean };

export interface CellsWritten<E> {
  /** null: the value stays as it is. */
  valueAt(edit: E, r: number, c: number): WrittenValue;
  /** null: the format stays as it is. */
  formatAt(edit: E, r: number, c: number): string | null;
}

/** A cell that a plan writes to: what it held, if the plan knows, and what it will hold. */
export interface PlannedCell {
  sheet: string;
  /** "I7" */
  address: string;
  from: CellValue;
  to: CellValue;
}

/** Something a plan does to a whole sheet, in a sentence without the sheet's name. */
export interface PlannedSheet {
  sheet: string;
  does: string;
}

export type Described = PlannedCell | PlannedSheet;

/** Names of sheets by id. */
export interface Names {
  sheet(id: string): string;
}

/** An edit to undo, and the edit of the plan's inverse that undoes it. */
export interface UndoneEdit<E, I> {
  edit: E;
  undoing: I | undefined;
}

/** What planning the undo of one kind needs besides its edits. */
export interface UndoContext {
  found: FoundWork;
  held: HeldCells;
  /** What the plan wrote to cells, and what its inverse writes there; by cell key. */
  written: ReadonlyMap<string, WrittenValue>;
  valuesBefore: ReadonlyMap<string, WrittenValue>;
  formatsBefore: ReadonlyMap<string, string>;
  /** True for a cell in a column that the plan added and that still exists. */
  isAdded(key: string): boolean;
  /** Cells that are not restored one by one: they are removed, or stay, with their column. */
  settled: Set<string>;
  /** True if a different row is now in the place of the one the plan knew. */
  isMoved(at: Block, r: number): boolean;
  /** Leaves a cell as it is, and reports it. */
  leave(at: Block, r: number, c: number): void;
  isLeft(key: string): boolean;
  /** True if any cell of the sheet is left as it is. */
  isSheetLeft(sheetId: string): boolean;
  /** True after a failed batch. Cells the failed batch never reached are not treated as someone's change. */
  isPartial: boolean;
}

/** What an undo does about an edit, and what undoes that. */
export interface UndoPart<I, E> {
  edits: I[];
  inverse: E[];
  expects: Expectation[];
}

/** What must still be there when edits are applied, or nothing is written. */
export interface Expectation {
  at: Block;
  values: CellValue[][];
}
