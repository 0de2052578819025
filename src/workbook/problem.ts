/** Why something could not be done: an expected refusal, never a bug. */
export type Problem =
  | { code: "no-kpi-table"; nearest: NearestTable | null }
  /** The RAG Rules sheet cannot be read; cells by address. */
  | { code: "rules-not-read"; sheet: string; faults: { cell: string; problem: string }[] }
  | { code: "name-taken"; sheet: string }
  | { code: "cell-being-edited" }
  | { code: "sheet-protected"; sheet: string }
  | { code: "filter-on"; sheet: string; table: string }
  | { code: "workbook-changed" }
  /** Nothing is left to undo: all that was written was changed since, or stands in rows that moved. */
  | { code: "changed-since-written" }
  | { code: "write-refused"; sheet: string }
  | { code: "not-written-as-planned"; restored: boolean }
  /** All was written; only reading the workbook afterwards failed. */
  | { code: "written-not-read"; because: Problem }
  | { code: "item-gone" }
  | { code: "too-large" }
  | { code: "busy" }
  /** Nothing came back within the time an officer can be kept waiting. */
  | { code: "no-answer" }
  | { code: "session-lost" }
  | { code: "read-only" }
  | { code: "unexpected"; detail: string };

/** A table that is nearly a KPI table: the columns it lacks, and those of them that several headings might stand for. */
export interface NearestTable {
  table: string;
  sheet: string;
  missing: string[];
  unclear: { column: string; headings: string[] }[];
}

/** What an action gives back: what was asked for, or why not. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}
