import type { NoteCoverage } from "../kpi/checks/finding";
import type { Applied, Undecorated } from "./decoration";
import type { Plan } from "./plan";
import type { Result } from "./problem";
import type { ReadInSteps } from "./read-steps";
import type { HeadRequest, SheetHead, SheetOutline } from "./snapshot";

/** A cell or block on a sheet, as the officer selects it. Rows and columns count from 0. */
export interface Place {
  sheetId: string;
  row: number;
  column: number;
}

/** How far a long job is. */
export type Progress = { at: "reading" } | { at: "rating" } | { at: "writing"; part: number; of: number };

export type ReportProgress = (progress: Progress) => void;

export type StopWatching = () => Promise<void>;

/** A workbook in Excel or in a file. Two folders implement this port. */
export interface WorkbookPort {
  /** The period to judge for now, in place of the one that the workbook remembers; null for the newest. */
  readonly judges?: string | null;
  /** Yields to other work on this thread. Long jobs run in slices with a yield between them. */
  yieldToMain(): Promise<void>;
  /** Reports how far a long job is. */
  reportProgress: ReportProgress;
  /** Preloads the scripts that write, where they are loaded on demand. */
  fetchAhead?(): Promise<void>;
  /** Reads the workbook in steps: the job gets the outline, decides what to read next, and returns what it makes of it. */
  read: ReadInSteps;
  /**
   * Applies all edits of a plan, or none: if one fails, those before it are rolled back. A plan too large for one request is applied,
   * and rolled back, part by part. Decoration comes last: where Excel refuses some of it, the plan is applied, and what is missing is given.
   */
  apply(plan: Plan): Promise<Result<Applied>>;
  /**
   * Restores every cell that still holds what a plan wrote, or none if that fails. Cells that were changed and rows that have moved are
   * skipped and listed; if nothing is left to undo, it is refused. `more` is written in the same batch.
   */
  undo(plan: Plan, more?: AlongsideUndo): Promise<Result<Undone>>;
  /**
   * Finds the cells of these sheets that have a note or a comment. Read only where a finding depends on it, never by a run. It is never
   * refused: the coverage says what could be read.
   */
  readNotes(sheetIds: readonly string[]): Promise<NotesReading>;
  /** Adds a sheet with a blank table of these headings, and activates it. */
  insertTable(blank: BlankTable): Promise<Result<Applied>>;
  /** Shows a cell to the officer. */
  select(place: Place): Promise<Result<void>>;
  /** Calls back when the officer selects another cell. */
  watchSelection(onSelect: (place: Place) => void): Promise<StopWatching>;
  /** Calls back with a sheet's id when its cells change, whoever changed them. */
  watchChanges(onChange: (sheetId: string) => void): Promise<StopWatching>;
}

/** The part of the port that a recalculation needs. */
export type RunPort = Pick<WorkbookPort, "judges" | "yieldToMain" | "reportProgress" | "fetchAhead" | "read" | "apply">;

/** Cells with a note or a comment that has words in it. */
export interface NotesReading {
  cells: Place[];
  coverage: NoteCoverage;
}

/** What is written in the same batch as an undo. */
export interface AlongsideUndo {
  /** The sheets whose first row and extent the plan needs. */
  requestHeads(sheets: readonly SheetOutline[]): HeadRequest[];
  /** What these usually are, by sheet name, so that they can be read before the outline is known. */
  likelyHeads: HeadRequest[];
  /** Makes the plan once it is known which cells the undo skips. */
  plan(undone: Pick<Undone, "left">, heads: readonly SheetHead[]): Plan | null;
}

/** What came of an undo. */
export interface Undone {
  /** The cells that it skipped because they had changed since the plan wrote them. */
  left: { sheetName: string; address: string }[];
  /** Given where decoration is missing, of sheets that it added again or rows that it put back. */
  undecorated?: readonly Undecorated[];
}

/** A new sheet with a table of headings and one empty row. */
export interface BlankTable {
  sheetName: string;
  tableName: string;
  headings: string[];
  /** Widths in pixels, by column. */
  widths: number[];
  /** Drop-down choices for a column, by index. */
  choices: { column: number; options: string[] }[];
}
