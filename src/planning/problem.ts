import type { StatusPlace } from "./tables/columns-reading";
import type { UnwritableWhy } from "../kpi/unwritable";
import type { ColumnsReading } from "./tables/columns-reading";

/** No KPI rows were found. */
interface NoKpiRows {
  code: "no-kpi-table";
  nearest: NearestRows | null;
  /** Given if its columns can be named. */
  columns?: ColumnsReading;
  /** Replaces the usual message. */
  told?: { title: string; body: string };
  /** Is added to the usual message. */
  also?: string;
  /** Where only a status column is missing. */
  statusPlaces?: readonly StatusPlace[];
}

/** Why something could not be done: an expected refusal, never a bug. */
export type Problem =
  | NoKpiRows
  /** A column cannot be added: a merged cell reaches into its place. */
  | { code: "no-room-for-column"; sheet: string; cell: string }
  /** The RAG Rules sheet cannot be read; cells by address. */
  | { code: "rules-not-read"; sheet: string; faults: { cell: string; problem: string }[] }
  | { code: "name-taken"; sheet: string }
  /** A person's sheet has the name of one of the add-in's own. */
  | { code: "sheet-not-ours"; sheet: string }
  /** A later version made the sheet, which may hold something that this version does not know. */
  | { code: "sheet-newer"; sheet: string }
  /** `sheets` of the report were left as they are, because they depend on a history that a later version made. */
  | { code: "history-newer"; history: string; sheets: string[] }
  /** Columns of one of the add-in's own sheets were moved, or others inserted between them. */
  | { code: "sheet-rearranged"; sheet: string }
  /** Formulas that the action depends on have not been calculated. `cells` are runs of cells, with their sheets. */
  | { code: "not-calculated"; cells: string[] }
  /** `why` is a sentence. */
  | { code: "nothing-to-close"; why: string }
  /** It is not known in which words to write statuses. `why` are sentences. */
  | { code: "wording-unclear"; why: string[] }
  /** The icons of a status column would contradict the status. `why` says so, and what to do first. */
  | { code: "icons-contradict"; why: string }
  /** Texts that are too long for a cell. `name` is what each is about. */
  | { code: "text-too-long"; texts: { name: string; length: number }[]; most: number }
  | { code: "cell-being-edited" }
  /** Another workbook is in front, and Excel adds, removes and shows sheets only in that one. */
  | { code: "not-in-front" }
  | { code: "sheet-protected"; sheet: string }
  /** `table` is null for the sheet's own filter. */
  | { code: "filter-on"; sheet: string; table: string | null }
  /** Some cells of a plan that is written as a whole or not at all are merged or part of an array. */
  | { code: "cells-not-written"; sheet: string; cells: UnwrittenCell[] }
  /** KPI rows in plain cells have no columns for an override, and none can be added there. */
  | { code: "no-override-columns"; sheet: string; missing: string[] }
  | { code: "workbook-changed" }
  /** Nothing is left to undo: everything that was written was changed since, or its rows have moved. */
  | { code: "changed-since-written" }
  | { code: "write-refused"; sheet: string }
  | { code: "not-written-as-planned"; restored: boolean }
  /** Everything was written, but reading the workbook afterwards failed. */
  | { code: "written-not-read"; because: Problem }
  | { code: "item-gone" }
  | { code: "too-large" }
  /** KPI rows in plain cells go on, or may go on, from this cell: too far to be read. */
  | { code: "rows-not-read"; sheetName: string; address: string }
  /** The sheet is too large to be read in one answer, so what would be lost with it cannot be checked. */
  | { code: "sheet-not-removed"; sheet: string }
  | { code: "busy" }
  /** Excel did not answer in the time that an officer can be kept waiting. */
  | { code: "no-answer" }
  | { code: "session-lost" }
  | { code: "read-only" }
  /** A script of the add-in could not be loaded: no connection, or a newer version is on the web server. */
  | { code: "not-loaded" }
  | FileProblem
  | { code: "unexpected"; detail: string };

/** Problems of a workbook file. A workbook in Excel never has them. */
export type FileProblem =
  /** The file is not a workbook, to judge by its first bytes and its parts. */
  | { code: "not-a-workbook"; looksLike: "old-excel" | "binary-excel" | "other-package" | "text" | "unknown" }
  | { code: "file-encrypted" }
  /** `part` cannot be read; null is the whole file. */
  | { code: "file-damaged"; part: string | null }
  | { code: "file-too-large"; part: string | null }
  | { code: "too-many-tables"; sheet: string; count: number; limit: number }
  /** The sheet would become too large to be read again. Nothing is written. */
  | { code: "sheet-too-large"; sheet: string }
  /** The file is intact but in a form that is not supported. */
  | {
      code: "file-not-supported";
      what: "strict" | "zip64" | "compression" | "encoding" | "doctype";
      part: string | null;
    }
  /** Columns cannot be added to a table because something is in their place. */
  | { code: "no-room-beside-table"; sheet: string; table: string; cell: string };

/** A cell that cannot be written. */
export interface UnwrittenCell {
  address: string;
  why: UnwritableWhy;
  /** The merged or array cells that it belongs to: "G2:G5". */
  block: string;
}

/** What comes nearest to KPI rows: a table by its name, or a heading row by its number in Excel. */
export interface NearestRows {
  table: string | number;
  sheet: string;
  /** What is recognised: "Target (C1)", "the periods Apr to Jun". */
  has?: string[];
  /** Headings it lacks. */
  missing: string[];
  /** Headings that could each be the same column, by the heading that is wanted. */
  unsure?: { heading: string; headings: string[] }[];
}

/** The value that an action returns, or why there is none. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** A successful result. */
export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A refusal. */
export function refused(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}

/** A thrown error as a problem: a script that could not be loaded, or else a bug. */
export function problemOf(error: unknown): Exclude<Problem, FileProblem> {
  if (error instanceof Error && error.name === SCRIPT_NOT_FETCHED) return { code: "not-loaded" };
  return { code: "unexpected", detail: error instanceof Error ? error.message : String(error) };
}

/** The name of webpack's error for an import whose script could not be loaded. */
const SCRIPT_NOT_FETCHED = "ChunkLoadError";
