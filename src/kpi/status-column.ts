import type { CellContent } from "../rag/cell";
import { listedAs, readStatusIn, readWordIn, wordFor, type Ruleset } from "../rag/rules/ruleset";
import { LONGEST_TAUGHT } from "../rag/rules/statuses/taught-words";
import { readStatus, STATUS_NUMBERS, type RatedStatus, type Status } from "../rag/status";
import { cellAt, type CellValue, type KpiTable } from "./kpi-table";
import { findVocabulary, isTaught } from "./status-vocabulary";

/**
 * The native form of a status: the numbers 3, 2, 1 shown as the ruleset's words by this number format, with an icon set
 * beside them. It sorts, filters and pivots, and reads without colour. "Not rated" is a text, so that it takes no icon.
 * A number format tells three numbers apart and no more, so the other statuses (4, 2.5, 1.5) have one each of their own.
 */
export function nativeFormat(ruleset: Ruleset, status: Status): string {
  const word = (one: Status): string => `"${wordFor(ruleset, one)}"`;
  switch (status) {
    case "exceeding":
    case "amber-green":
    case "amber-red":
      return `[=${STATUS_NUMBERS[status]}]${word(status)};General`;
    case "green":
    case "amber":
    case "red":
    case "not-rated":
      // Without an amber a 2 is no status, and is shown as the number that it is.
      if (!listedAs(ruleset, "amber")) return `[=3]${word("green")};[=1]${word("red")};General`;
      return `[=3]${word("green")};[=2]${word("amber")};${word("red")}`;
  }
}

/** Every native format of a ruleset. */
export function nativeFormats(ruleset: Ruleset): string[] {
  return [...new Set(ruleset.statuses.map(({ status }) => nativeFormat(ruleset, status)))];
}

/** A native format, in whatever words. */
const NATIVE_FORMAT = /^\[=(?:4|3|2\.5|1\.5)\]"/;

/** How a status column writes each status, and whether as numbers under the native format. */
export interface StatusForm {
  native: boolean;
  written: Record<Status, string | number>;
  /** Words of the column for “not rated” that were taught: each stays where it stands. */
  taughtNotRated?: ReadonlySet<string>;
}

/** What a row's status cell holds before a run. */
export type StatusCell =
  | { holds: "nothing"; status: null }
  | { holds: "status"; status: Status; written: string | number }
  /**
   * A person's formula or words, which are never overwritten. `word`: one that could be a status's and is none that the rules
   * know, nor one to be left alone.
   */
  | { holds: "formula" | "other-text"; status: null; text: string; word?: string };

/** What the status cell of a row holds. */
export function statusCellAt(table: KpiTable, row: number, ruleset: Ruleset): StatusCell {
  const formula = table.cells.status?.formulas?.[row];
  const cell = cellAt(table, "status", row);
  if (typeof formula === "string" && formula.startsWith("=") && formula !== cell.value) {
    return { holds: "formula", status: null, text: formula };
  }
  if (cell.kind === "empty") return { holds: "nothing", status: null };
  const status = readStatusIn(ruleset, String(cell.value)) ?? readFormerStatus(table, row, cell.value);
  if (!status) return { holds: "other-text", status: null, text: String(cell.value), ...findAskedWord(cell, ruleset) };
  return { holds: "status", status, written: typeof cell.value === "number" ? cell.value : String(cell.value) };
}

/** True for digits with what figures are written with. */
function isFigure(text: string): boolean {
  return /\p{N}/u.test(text) && !/[^\p{N}\s.,:/%£$€()+-]/u.test(text);
}

/** The word that somebody could say which status it is. What is long is a note, and no word. */
function findAskedWord({ kind, value }: CellContent, ruleset: Ruleset): { word?: string } {
  const text = String(value).trim();
  const isAsked = kind === "text" && text.length <= LONGEST_TAUGHT && !isFigure(text) && readWordIn(ruleset, text) === null;
  return isAsked ? { word: text.replace(/\s+/g, " ") } : {};
}

/** A number that the add-in wrote by rules which gave other statuses: it is no person's, and is written over. */
function readFormerStatus(table: KpiTable, row: number, value: CellValue): Status | null {
  const isOwn = typeof value === "number" && NATIVE_FORMAT.test(table.cells.status?.formats?.[row] ?? "");
  return isOwn ? readStatus(String(value)) : null;
}

/**
 * The form a status column already has: a column that writes words, letters or symbols keeps its own, as first written
 * for each status; an empty one, or one of numbers, takes the native form. Where nothing is rated yet, the number
 * formats tell whether it is of numbers: else a column of words whose last colour went would change its form.
 */
export function findStatusForm(cells: readonly StatusCell[], formats: readonly string[], ruleset: Ruleset): StatusForm {
  const taughtNotRated = findTaughtNotRated(cells, ruleset);
  const [notRated = wordFor(ruleset, "not-rated")] = taughtNotRated;
  const native: StatusForm = { native: true, written: { ...STATUS_NUMBERS, "not-rated": notRated }, taughtNotRated };
  const seen: Partial<Record<RatedStatus, string>> = {};
  for (const cell of cells) {
    if (cell.holds !== "status" || cell.status === "not-rated") continue;
    // A number that is stored as text would mix with words: the column is one of numbers all the same.
    if (typeof cell.written === "number" || /^\s*\d(?:\.5)?\s*$/.test(cell.written)) return native;
    seen[cell.status] ??= cell.written;
  }
  const [sample] = Object.values(seen);
  const isUnrated = cells.some(({ status }) => status === "not-rated");
  if (sample === undefined && (!isUnrated || formats.some((format) => NATIVE_FORMAT.test(format)))) return native;
  return { native: false, written: { ...findVocabulary(seen, ruleset), "not-rated": notRated }, taughtNotRated };
}

/** The column's words for “not rated” that the rules were taught, in its order. */
function findTaughtNotRated(cells: readonly StatusCell[], ruleset: Ruleset): Set<string> {
  if (ruleset.words === undefined) return new Set();
  const words = new Set(cells.flatMap((cell) => (cell.holds === "status" && cell.status === "not-rated" ? [String(cell.written)] : [])));
  return new Set([...words].filter((word) => isTaught(word, ruleset)));
}
