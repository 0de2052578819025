import type { CellValue } from "../../kpi/kpi-table";
import type { Block } from "../../planning/block-cells";
import type { Decoration } from "../../planning/decoration";
import type { HeldBlock } from "../../planning/edits/found-work";
import type { Edit } from "../../planning/edits/kinds";
import type { NewSheet } from "../../planning/new-sheet-cells";

/** How Excel applies a kind of edit. `E` are the edits of the kind, `I` their inverses. */
export interface EditPort<E, I = E> {
  /** Queues a read of what the edit overwrites, then the edit. */
  queue(context: Excel.RequestContext, edit: E, plan: QueueContext<I>): QueuedEdit;
  /** Queues reads of the present contents of its places, for an undo. Syncs if one answer would be too large. */
  read(edit: E, reading: PlacesReading): Promise<void> | void;
  /** What is done once everything is written, where an edit has any. */
  decoration?(edit: E): DecorationPiece[];
}

/** A piece of decoration, which Excel makes or refuses by itself. Making it twice does no harm. */
export interface DecorationPiece {
  /** The sheet's id, or its name if the plan adds it. */
  sheet: string;
  isAdded: boolean;
  does: Decoration;
  queue(sheet: Excel.Worksheet): void;
}

/** The rest of the plan that an edit is part of. */
export interface QueueContext<I> {
  /** The plan's edits before this one. */
  earlier: readonly Edit[];
  /** The inverse of the plan, and the part of it that undoes this edit. */
  inverse: readonly Edit[];
  undoing: I | undefined;
  held: HeldValues;
}

/** Looks up values that the batch reads anyway before it writes; null for a block that it does not read in full. */
export type HeldValues = (at: Block) => ((r: number, c: number) => CellValue | undefined) | null;

/** Collects the reads of a plan's places. */
export interface PlacesReading {
  /** True if large blocks of rewritten rows need not be read, because they are checked when they are overwritten. */
  assumes: boolean;
  /** True if the formats of cells are needed as well as their values. */
  withFormats: boolean;
  /** Values and formulas, at an estimate of bytes per cell. */
  contents(at: Block, cellBytes: number): Promise<void>;
  formats(at: Block): Promise<void>;
  /** The fills of cells. */
  fills(at: Block): void;
  /** Assumes that a block holds this, without reading it. */
  assume(block: HeldBlock): void;
  /** A sheet that the plan added, with its used cells. */
  sheet(sheet: NewSheet): Promise<void>;
  columns(tableId: string, headings: readonly string[]): void;
  /** The layout stored with a sheet. */
  layout(sheetId: string): void;
  /** The icon sets over a block, except those with these ids. */
  icons(at: Block, others: readonly string[]): void;
  /** All icon sets of the block's sheet. */
  iconsOfSheet(at: Block): void;
}

/** The result of an edit: applied as planned, not applied because the workbook had changed, changed by Excel, or not reported. */
export type Outcome = "as-planned" | "workbook-changed" | "changed-by-excel" | "not-reported";

/** A queued edit; its methods are called once its batch has run. */
export interface QueuedEdit {
  outcome(): Outcome;
  /** Queues what restores the workbook. */
  rollBack(): Promise<void> | void;
}
