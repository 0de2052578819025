import type { NoteCoverage } from "../kpi/checks/finding";
import type { CellArea } from "../kpi/unwritable";
import type { Block, Plan } from "./plan";
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

/** A workbook, whatever holds it. Two folders implement it: one over Excel, one over a file. */
export interface WorkbookPort {
  /** Yields to other work on this thread. Long jobs run in slices with a yield between them. */
  yieldToMain(): Promise<void>;
  /** Reports how far a long job is. */
  reportProgress: ReportProgress;
  /** Preloads the scripts that write, where they are loaded on demand. */
  fetchAhead?(): Promise<void>;
  /** Reads the workbook in steps: the job gets the outline, decides what to read next, and returns what it makes of it. */
  read: ReadInSteps;
  /**
   * Makes all the edits of a plan, or none: where one fails, those before it are taken back. What is more than Excel takes at
   * once is made part by part, and taken back part by part.
   */
  apply(plan: Plan): Promise<Result<void>>;
  /**
   * Gives back what was there before a plan was applied, in every cell that still holds what it wrote: all of that, or
   * nothing. Cells that were changed since, and rows that moved, are left and listed; where nothing else is left to undo,
   * it is refused. More can be written in the same batch.
   */
  undo(plan: Plan, more?: AlongsideUndo): Promise<Result<Undone>>;
  /**
   * Which cells of these sheets a person has put a note or a comment on. Asked only where a finding turns on it: no run reads them.
   * It is never refused: where it cannot be told, that is what is told.
   */
  readNotes(sheetIds: readonly string[]): Promise<NotesReading>;
  /**
   * The merged cells that reach into blocks, for each, where a reading does not tell them: asked only before something is written
   * there, for it may cost an officer what they could undo.
   */
  readMerged?(blocks: readonly Block[]): Promise<CellArea[][]>;
  /** Adds a sheet with a blank table of these headings, in front. */
  insertTable(blank: BlankTable): Promise<Result<void>>;
  /** Shows a cell to the officer. */
  select(place: Place): Promise<Result<void>>;
  /** Calls back when the officer selects another cell. */
  watchSelection(onSelect: (place: Place) => void): Promise<StopWatching>;
  /** Calls back with a sheet's id when its cells change, whoever changed them. */
  watchChanges(onChange: (sheetId: string) => void): Promise<StopWatching>;
}

/** As much of a workbook as a recalculation needs. */
export type RunPort = Pick<
  WorkbookPort,
  "yieldToMain" | "reportProgress" | "fetchAhead" | "read" | "readMerged" | "apply"
>;

/** Cells with a note or a comment that says something. */
export interface NotesReading {
  cells: Place[];
  coverage: NoteCoverage;
}

/** What is written in the same batch as an undo. */
export interface AlongsideUndo {
  /** The sheets of which it has to be known how they begin and where they end. */
  requestHeads(sheets: readonly SheetOutline[]): HeadRequest[];
  /** Which sheets these will be as a rule, by their names: they can be asked for before it is known what there is. */
  likelyHeads: HeadRequest[];
  /** Gives the plan, once what is left is known. */
  plan(undone: Undone, heads: readonly SheetHead[]): Plan | null;
}

/** What an undo did not touch, for it was changed after the plan wrote it. */
export interface Undone {
  left: { sheetName: string; address: string }[];
}

/** A new sheet with a table that has its headings and no rows filled in. */
export interface BlankTable {
  sheetName: string;
  tableName: string;
  headings: string[];
  /** Widths in pixels, by column. */
  widths: number[];
  /** Drop-down choices for a column, by index. */
  choices: { column: number; options: string[] }[];
}
