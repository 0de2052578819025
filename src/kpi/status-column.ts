import { readStatusIn, wordFor, type Ruleset } from "../rag/rules/ruleset";
import { STATUS_WORDS, type Status } from "../rag/status";
import { cellAt, type KpiTable } from "./kpi-table";

/**
 * The native form of a status: the numbers 3, 2, 1 shown as the ruleset's words by this number format, with an icon set
 * beside them. It sorts, filters and pivots, and reads without colour. "Not rated" is a text, so that it takes no icon.
 * A number format tells three numbers apart and no more, so 4 (exceeding) has one of its own.
 */
export function nativeFormat(ruleset: Ruleset, status: Status): string {
  const word = (one: Status): string => `"${wordFor(ruleset, one)}"`;
  if (status === "exceeding") return `[=4]${word("exceeding")};General`;
  return `[=3]${word("green")};[=2]${word("amber")};${word("red")}`;
}

/** A native format, in whatever words. */
const NATIVE_FORMAT = /^\[=[34]\]"/;

/** How a status column writes each status, and whether as numbers under the native format. */
export interface StatusForm {
  native: boolean;
  written: Record<Status, string | number>;
}

/** How columns that write their own words do it: by letters, by the published symbols, or in the usual words. */
const VOCABULARIES: { uses: RegExp; words: Omit<Record<Status, string>, "not-rated"> }[] = [
  { uses: /^[bgar]$/i, words: { exceeding: "B", green: "G", amber: "A", red: "R" } },
  { uses: /^[★✓✔!✗✘×]$/, words: { exceeding: "★", green: "✓", amber: "!", red: "✗" } },
  { uses: /^(?:exceeding|blue|green|amber|red)$/i, words: STATUS_WORDS },
];

/** What a row's status cell holds before a run. */
export type StatusCell =
  | { holds: "nothing"; status: null }
  | { holds: "status"; status: Status; written: string | number }
  /** A person's formula or words, which are never overwritten. */
  | { holds: "formula" | "other-text"; status: null; text: string };

/** What the status cell of a row holds. */
export function statusCellAt(table: KpiTable, row: number, ruleset: Ruleset): StatusCell {
  const formula = table.cells.status?.formulas?.[row];
  const cell = cellAt(table, "status", row);
  if (typeof formula === "string" && formula.startsWith("=") && formula !== cell.value) {
    return { holds: "formula", status: null, text: formula };
  }
  if (cell.kind === "empty") return { holds: "nothing", status: null };
  const status = readStatusIn(ruleset, String(cell.value));
  if (!status) return { holds: "other-text", status: null, text: String(cell.value) };
  return { holds: "status", status, written: typeof cell.value === "number" ? cell.value : String(cell.value) };
}

/**
 * The form a status column already has: a column that writes words, letters or symbols keeps its own, as first written
 * for each status; an empty one, or one of numbers, takes the native form. Where nothing is rated yet, the number
 * formats tell whether it is of numbers: else a column of words whose last colour went would change its form.
 */
export function findStatusForm(cells: readonly StatusCell[], formats: readonly string[], ruleset: Ruleset): StatusForm {
  const notRated = wordFor(ruleset, "not-rated");
  const native: StatusForm = { native: true, written: { exceeding: 4, green: 3, amber: 2, red: 1, "not-rated": notRated } };
  const seen: Partial<Record<Status, string>> = {};
  for (const cell of cells) {
    if (cell.holds !== "status" || cell.status === "not-rated") continue;
    // A number that is stored as text would mix with words: the column is one of numbers all the same.
    if (typeof cell.written === "number" || /^\s*\d\s*$/.test(cell.written)) return native;
    seen[cell.status] ??= cell.written;
  }
  const [sample] = Object.values(seen);
  const isUnrated = cells.some(({ status }) => status === "not-rated");
  if (sample === undefined && (!isUnrated || formats.some((format) => NATIVE_FORMAT.test(format)))) return native;
  const vocabulary = sample === undefined ? undefined : VOCABULARIES.find(({ uses }) => uses.test(sample.trim()))?.words;
  const word = (status: "exceeding" | "green" | "amber" | "red"): string => vocabulary?.[status] ?? wordFor(ruleset, status);
  const words = { exceeding: word("exceeding"), green: word("green"), amber: word("amber"), red: word("red"), "not-rated": notRated };
  return { native: false, written: { ...words, ...seen } };
}
