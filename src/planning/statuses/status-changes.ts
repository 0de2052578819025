import type { UnwritableWhy, Unwritten } from "../../kpi/unwritable";
import type { Status } from "../../rag/status";
import { areaOf } from "../block-cells";

/** A status that a run changes: what the sheet says and what it will say. */
export interface StatusChange {
  tableId: string;
  sheetName: string;
  row: number;
  /** On its sheet: "I3". */
  address: string;
  from: Status | null;
  to: Status;
}

/**
 * A status cell that is left alone: it holds a person's own formula or words; or a status, where nothing better is known: the rows
 * have no Good Is column and the target does not say what is good either (`no-good-is`), or the row rests on a formula that has not
 * been calculated; or it cannot be written. `format-locked`: it is written, and in words, for on its protected sheet a number could
 * not be shown as one.
 */
export interface KeptCell {
  tableId: string;
  sheetName: string;
  row: number;
  /** On its sheet: "I3". */
  address: string;
  holds: "formula" | "other-text" | "no-good-is" | "not-calculated" | "format-locked" | UnwritableWhy;
  text: string;
  /** The block of cells that keeps it from being written: "I3:I5". */
  block?: string;
  /** The column where it is not RAG Status. */
  column?: "trends";
  /** Its word, where the rules could be taught which status that is. */
  word?: string;
  /** True for a formula that gives another status than the rules. */
  isAtOdds?: true;
  /** True for a formula of which it is not known what it gives. */
  isUncalculated?: true;
  /** Where it cannot be written: what is said of it and of all others that share the reason. */
  sentence?: string;
}

/** A cell that is left alone because it cannot be written. */
export function unwrittenCell(cell: Omit<KeptCell, "holds" | "text" | "block">, { why, at }: Unwritten): KeptCell {
  return { ...cell, holds: why, text: "", block: areaOf(at) };
}
