import type { RatedStatus, Status } from "../../rag/status";
import type { Hue } from "./hues";

/** One of Excel's icons: its set and its index there, 0 being the lowest. */
export interface SetIcon {
  set: string;
  place: number;
}

/** The threshold of an icon: a number or another measure, and whether the figure itself is included. */
export interface IconLimit {
  isNumber: boolean;
  isFrom: boolean;
  figure: number;
}

/** An icon set over a status column, in Excel or a file. */
export interface IconRule {
  /** True where it covers the whole column. */
  isWhole: boolean;
  /** The Office.js name: "ThreeSigns". */
  style: string;
  isReversed: boolean;
  /** The threshold of each icon, lowest first; the first one's is ignored. */
  limits: readonly IconLimit[];
  /** Icons chosen in place of the set's own; null where the set's own is drawn, and left out where none was chosen. */
  chosen?: readonly (SetIcon | null)[];
}

/** The numbers that a workbook uses for statuses: those that are written, and all that are read. */
export interface WorkbookNumbers {
  written: Partial<Record<RatedStatus, number>>;
  read: readonly (readonly [number, RatedStatus])[];
}

/**
 * Why the icons of a column do not fit statuses. `shares`: their thresholds are percentages of the column, or formulas;
 * `unknown`: their look is not known; `numbers`: no numbers give each status an icon of its colour.
 */
export type Contradiction = "shares" | "unknown" | "numbers";

/** What the icons of a status column make of its numbers. Left out where they agree with the add-in's own. */
export type IconVerdict =
  | { is: "book"; numbers: WorkbookNumbers }
  /** The add-in's own, set under earlier rules. */
  | { is: "earlier" }
  | { is: "contradicting"; why: Contradiction };

/** Why the fill of a status cell cannot be removed. `pattern`: an undo could not restore it. */
export type FillStays = "locked" | "filtered" | "merged" | "pattern";

/** A status cell whose manual fill contradicts its status. */
export interface FillConflict {
  tableId: string;
  sheetName: string;
  row: number;
  /** Its address on the sheet: "I3". */
  address: string;
  /** "#RRGGBB", or a pattern with its colours (`fills.ts`). */
  fill: string;
  name: Hue["name"];
  status: Status;
  /** True where the cell already shows the status; otherwise it will after writing. */
  isSaid: boolean;
  /** Why the fill can be reported but not removed: a cell that cannot be written cannot be coloured either. */
  stays?: FillStays;
}
