import type { UnwritableWhy, Unwritten } from "../../kpi/unwritable";
import type { Status } from "../../rag/status";
import { areaOf } from "../block-cells";

/** A status that a run changes. */
export interface StatusChange {
  tableId: string;
  sheetName: string;
  row: number;
  /** "I3". */
  address: string;
  from: Status | null;
  to: Status;
}

/** A status cell that is left alone or, with `format-locked`, written as a word. */
export interface KeptCell {
  tableId: string;
  sheetName: string;
  row: number;
  /** "I3". */
  address: string;
  /**
   * `formula`, `other-text`: a person's own. `no-good-is`: a status that the rules cannot judge, because neither a Good Is column nor the
   * target says what is good. `not-calculated`: a status that depends on a formula without a result. `format-locked`: on its protected
   * sheet a number could not be shown as a status. Others cannot be written.
   */
  holds: "formula" | "other-text" | "no-good-is" | "not-calculated" | "format-locked" | UnwritableWhy;
  text: string;
  /** The block of cells that keeps it from being written: "I3:I5". */
  block?: string;
  /** The column, if it is not RAG Status. */
  column?: "trends";
  /** A word that the rules could be taught. */
  word?: string;
  /** True for a formula that gives another status than the rules. */
  isAtOdds?: true;
  /** True for a formula whose result is not known. */
  isUncalculated?: true;
  /** For a cell that cannot be written: the sentence about all cells with the same reason. */
  sentence?: string;
}

/** A cell that is left alone because it cannot be written. */
export function unwrittenCell(cell: Omit<KeptCell, "holds" | "text" | "block">, { why, at }: Unwritten): KeptCell {
  return { ...cell, holds: why, text: "", block: areaOf(at) };
}
