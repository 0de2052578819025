import type { RatedStatus, Status } from "../../rag/status";
import type { Hue } from "./hues";

/** One of Excel's icons: its set and its place there, 0 being the lowest. */
export interface SetIcon {
  set: string;
  place: number;
}

/** Where an icon begins: at a number or by another measure, and whether with that figure or beyond it. */
export interface IconLimit {
  isNumber: boolean;
  isFrom: boolean;
  figure: number;
}

/** An icon set over a status column, as Excel or a file has it. */
export interface IconRule {
  /** True where it reaches over the whole column. */
  isWhole: boolean;
  /** As Office.js names it: "ThreeSigns". */
  style: string;
  isReversed: boolean;
  /** From which figure on each icon is drawn, the lowest first; what the first says counts for nothing. */
  limits: readonly IconLimit[];
  /** Icons that somebody chose in place of the set's own; null where the set's own is drawn, and left out where none was chosen. */
  chosen?: readonly (SetIcon | null)[];
}

/** The numbers by which a workbook of its own tells statuses: those that are written, and all that are read. */
export interface BookNumbers {
  written: Partial<Record<RatedStatus, number>>;
  read: readonly (readonly [number, RatedStatus])[];
}

/**
 * Why statuses cannot stand beside the icons of a column. `shares`: they go by percentages of the column, or by a formula;
 * `unknown`: what they look like is not known; `numbers`: no numbers of theirs show each status by a sign of its colour.
 */
export type Contradiction = "shares" | "unknown" | "numbers";

/** What the icons of a status column make of the numbers in it. Left out where they say what the add-in's own say. */
export type IconVerdict =
  | { is: "book"; numbers: BookNumbers }
  /** The add-in's own, of rules that were there before. */
  | { is: "earlier" }
  | { is: "contradicting"; why: Contradiction };

/** What keeps the fill of a status cell from being taken away. */
export type FillStays = "locked" | "filtered" | "merged";

/** A status cell whose fill by hand says something else than its status. */
export interface FillConflict {
  tableId: string;
  sheetName: string;
  row: number;
  /** On its sheet: "I3". */
  address: string;
  /** "#RRGGBB" */
  fill: string;
  name: Hue["name"];
  status: Status;
  /** True where the cell says the status already; else it will. */
  isSaid: boolean;
  /** Why the fill can be told of and not taken away: what cannot be written is not coloured either. */
  stays?: FillStays;
}
