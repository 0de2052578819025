import type { CellValue } from "../../kpi/kpi-table";
import type { Block, WrittenValue } from "../block-cells";
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
  /** True where this edit, among the inverse of a plan, is the one that takes the edit back. */
  isUndoneBy(edit: E, other: I): boolean;
  /** What it writes into. An undo is refused where that is protected, or where a filter hides rows of it. */
  target(edit: E): Target;
  /** How many rows it writes: many take a while to be queued. */
  rowCount(edit: E): number;
  /** About how many bytes it takes. `undoing` is what takes it back, where that is known. */
  cost(edit: E, undoing?: I): Cost;
  cutting: Cutting<E, P>;
  /** As an edit of a plan's inverse: what of it takes back these edits, which are part of the plan. */
  partUndoing(edit: E, undone: readonly I[]): E[];
  /** What it writes into the cells of its block; null where it does not write cells that KPI rows may stand in. */
  cells: CellsWritten<E> | null;
  /** Tells a reader what it will do, before it is done. */
  describe(edit: E, undoing: I | undefined, names: Names): Described[];
  /** Drops what no longer exists; null if nothing is left. `isNew`: match only what a just-failed batch could have made. */
  stillThere(edit: E, present: PresentWork, isNew: boolean): E | null;
  /** What gives back what these edits of a plan, all of this kind, wrote over. */
  planUndo(undone: readonly UndoneEdit<E, I>[], context: UndoContext): UndoPart<I, E>[];
}

/** The order of kinds in an undo, lowest number first; no two kinds share a number. Why a kind stands where it does is said in its file. */
export interface Turns {
  /** In planning an undo: what a kind settles or leaves is known to the kinds after it. */
  plan: number;
  /** Of its undoing, among the edits that an undo makes. */
  undo: number;
  /** Of its coming back, among the edits that undo the undo. */
  redo: number;
  /** In restoring after a failed batch, among edits made next to each other. "last" for what others were written into. */
  restore: "first" | "between" | "last";
}

export type Target = { is: "cells"; at: Block } | { is: "table"; tableId: string } | { is: "sheet"; name: string };

/** How an edit is cut where it is too large for one request. */
export type Cutting<E, P> =
  /** By rows, with its neighbours: rows get their values and their formats in one. */
  | {
      by: "rows";
      /** The part of it on rows of its sheet from one to before another; null where it has none there. */
      rowsOf(edit: E, from: number, to: number): E | null;
      /** What takes it back where the plan itself has added the sheet. */
      erase(edit: E): E;
    }
  /** On its own, into pieces that are made one after the other. */
  | {
      by: "itself";
      pieces(edit: E, bytes: number): P[][];
      /** What takes a piece back, where the piece itself tells. */
      takeBack?(edit: E): E;
      /** Cells that tell whether the rows that it lies over have moved. */
      edges?(edit: E): Block[];
    }
  /**
   * Never split. Removals go last, in one batch, because only that batch can restore them; `alone`: can be rebuilt, so it gets its own
   * batch.
   */
  | { by: "nothing"; alone: boolean };

export interface CellsWritten<E> {
  /** null where the cell's value stays as it is. */
  valueAt(edit: E, r: number, c: number): WrittenValue;
  /** null where the cell's format stays as it is. */
  formatAt(edit: E, r: number, c: number): string | null;
}

/** A cell that a plan writes to: what it held, where the plan knows it, and what it will hold. */
export interface PlannedCell {
  sheet: string;
  /** "I7" */
  address: string;
  from: CellValue;
  to: CellValue;
}

/** Something that a plan does to a sheet as a whole, in a sentence without the sheet's name. */
export interface PlannedSheet {
  sheet: string;
  does: string;
}

export type Described = PlannedCell | PlannedSheet;

/** What sheets are called, by their ids. */
export interface Names {
  sheet(id: string): string;
}

/** An edit that is undone, and what the plan knows to take it back. */
export interface UndoneEdit<E, I> {
  edit: E;
  undoing: I | undefined;
}

/** What is needed to plan the undoing of one kind of edits, beside these. */
export interface UndoContext {
  found: FoundWork;
  held: HeldCells;
  /** What the plan wrote into cells, and what its inverse says of them; by key. */
  written: ReadonlyMap<string, WrittenValue>;
  valuesBefore: ReadonlyMap<string, WrittenValue>;
  formatsBefore: ReadonlyMap<string, string>;
  /** True for a cell of a column that the plan added and that is still there. */
  isAdded(key: string): boolean;
  /** Cells that are not given back one by one: they go with their column, or stay with it. */
  settled: Set<string>;
  /** True where another row stands by now in the place of the one that the plan knew. */
  isMoved(at: Block, r: number): boolean;
  /** Leaves a cell as it is, and says so. */
  leave(at: Block, r: number, c: number): void;
  isLeft(key: string): boolean;
  /** True where a cell of the sheet is left as it is. */
  isSheetLeft(sheetId: string): boolean;
  /** True when a batch failed and may have made part of the plan. Cells the failed batch never reached are not treated as someone's change. */
  isPartial: boolean;
}

/** What an undo does about an edit, and what takes that back. */
export interface UndoPart<I, E> {
  edits: I[];
  inverse: E[];
  expects: Expectation[];
}

/** What has to be still there when edits are made, or nothing is written. */
export interface Expectation {
  at: Block;
  values: CellValue[][];
}
