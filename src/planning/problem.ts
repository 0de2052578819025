import type { UnwritableWhy } from "../kpi/unwritable";
import type { ColumnsReading } from "./tables/columns-reading";

/**
 * `nearest` is a table, or a row of headings in plain cells, that lacks a little; `columns`, where its columns may be named. `told` says
 * all there is to say, and `also` what has to be said besides: what puts them into words comes with the problem.
 */
interface NoKpiRows {
  code: "no-kpi-table";
  nearest: NearestRows | null;
  columns?: ColumnsReading;
  told?: { title: string; body: string };
  also?: string;
}

/** Why something could not be done: an expected refusal, never a bug. */
export type Problem =
  | NoKpiRows
  /** The RAG Rules sheet cannot be read; cells by address. */
  | { code: "rules-not-read"; sheet: string; faults: { cell: string; problem: string }[] }
  | { code: "name-taken"; sheet: string }
  /** A sheet has the name of one of the add-in's own, and is a person's. */
  | { code: "sheet-not-ours"; sheet: string }
  /** A later version made the sheet: this one does not know all that stands there. */
  | { code: "sheet-newer"; sheet: string }
  /** `sheets` of the report rest on the history, which a later version made: they were left as they are. */
  | { code: "history-newer"; history: string; sheets: string[] }
  /** The columns of a sheet of the add-in's own were moved or inserted between. */
  | { code: "sheet-rearranged"; sheet: string }
  /** Formulas that what is asked for rests on have not been calculated; stretches of cells, with their sheets. */
  | { code: "not-calculated"; cells: string[] }
  /** `why` is a sentence. */
  | { code: "nothing-to-close"; why: string }
  /** It is not known in which words statuses are to be written. `why` are sentences. */
  | { code: "wording-unclear"; why: string[] }
  /** The icons over a status column would show another status than the one to be written. `why` says so, and what to do first. */
  | { code: "icons-contradict"; why: string }
  /** Texts that no cell could hold; nothing is cut. `name` is what each is about. */
  | { code: "text-too-long"; texts: { name: string; length: number }[]; most: number }
  | { code: "cell-being-edited" }
  | { code: "sheet-protected"; sheet: string }
  /** `table` is null where the filter is the sheet's own. */
  | { code: "filter-on"; sheet: string; table: string | null }
  /** What is written as a whole or not at all meets cells that are part of an array, or merged. */
  | { code: "cells-not-written"; sheet: string; cells: UnwrittenCell[] }
  /** KPI rows in plain cells have no columns for an override, and none can be added there. */
  | { code: "no-override-columns"; sheet: string; missing: string[] }
  | { code: "workbook-changed" }
  /** Nothing is left to undo: all that was written was changed since, or stands in rows that moved. */
  | { code: "changed-since-written" }
  | { code: "write-refused"; sheet: string }
  | { code: "not-written-as-planned"; restored: boolean }
  /** All was written; only reading the workbook afterwards failed. */
  | { code: "written-not-read"; because: Problem }
  | { code: "item-gone" }
  | { code: "too-large" }
  /** Excel does not tell all that stands on the sheet in one answer, so that nobody could know what is lost with it. */
  | { code: "sheet-not-removed"; sheet: string }
  | { code: "busy" }
  /** Nothing came back within the time an officer can be kept waiting. */
  | { code: "no-answer" }
  | { code: "session-lost" }
  | { code: "read-only" }
  /** A script of the add-in's could not be fetched: no connection, or a newer version was put on the web server meanwhile. */
  | { code: "not-loaded" }
  | FileProblem
  | { code: "unexpected"; detail: string };

/** What only a workbook file brings about, never a workbook that is open in Excel. */
export type FileProblem =
  /** The file is none of the kind, as far as its first bytes and its parts tell. */
  | { code: "not-a-workbook"; looksLike: "old-excel" | "binary-excel" | "other-package" | "text" | "unknown" }
  /** It takes a password to read the file. */
  | { code: "file-encrypted" }
  /** `part` is what cannot be read of it; null where that is the file as a whole. */
  | { code: "file-damaged"; part: string | null }
  | { code: "file-too-large"; part: string | null }
  | { code: "too-many-tables"; sheet: string; count: number; limit: number }
  /** What is to be written makes the sheet larger than can be read again: nothing is written. */
  | { code: "sheet-too-large"; sheet: string }
  /** The file is sound, and in a form that is not read. */
  | {
      code: "file-not-supported";
      what: "strict" | "zip64" | "compression" | "encoding" | "doctype";
      part: string | null;
    }
  /** Columns cannot be added to a table, for something stands where they would be. */
  | { code: "no-room-beside-table"; sheet: string; table: string; cell: string };

/** A cell that was to be written and cannot be. */
export interface UnwrittenCell {
  address: string;
  why: UnwritableWhy;
  /** The block of cells that stands or falls with it: "G2:G5". */
  block: string;
}

/** What comes nearest to KPI rows: a table by its name, or a row of headings by its number (from 1). */
export interface NearestRows {
  table: string | number;
  sheet: string;
  /** Headings it lacks. */
  missing: string[];
  /** Headings that could each be the same column, by the heading that is wanted. */
  unsure?: { heading: string; headings: string[] }[];
}

/** What an action gives back: what was asked for, or why not. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}

/** What was thrown, as a problem: a script that could not be fetched, else a bug. */
export function problemOf(error: unknown): Exclude<Problem, FileProblem> {
  if (error instanceof Error && error.name === SCRIPT_NOT_FETCHED) return { code: "not-loaded" };
  return { code: "unexpected", detail: error instanceof Error ? error.message : String(error) };
}

/** The name that webpack gives the error of an import whose script did not come. */
const SCRIPT_NOT_FETCHED = "ChunkLoadError";
