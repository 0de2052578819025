import { listedAs, readStatusIn, wordFor, type Ruleset } from "../rag/rules/ruleset";
import { LEVELS, readStatus, STATUS_NUMBERS, STATUS_WORDS, type RatedStatus, type Status } from "../rag/status";
import { cellAt, type CellValue, type KpiTable } from "./kpi-table";

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
}

/** The form in which the workbook itself asks for a column's statuses: by a list of choices, or by what looks for words in it. */
export interface AskedForm {
  isNative: boolean;
  words: Partial<Record<RatedStatus, string>>;
  /** True where these words are all that the cells take: the column's own do not come before them. */
  isList: boolean;
  /** What stands for "not rated": "" where the list has no word for it, left out where the workbook does not say. */
  notRated?: string;
}

/** How columns that write their own words do it: by letters, by the published symbols, or in the usual words. */
const VOCABULARIES: { uses: RegExp; words: Omit<Record<Status, string>, "not-rated"> }[] = [
  { uses: /^(?:[bgar]|a\/[gr])$/i, words: { exceeding: "B", green: "G", "amber-green": "A/G", amber: "A", "amber-red": "A/R", red: "R" } },
  { uses: /^[★✓✔!✗✘×]$/, words: { ...STATUS_WORDS, exceeding: "★", green: "✓", amber: "!", red: "✗" } },
  { uses: /^(?:exceeding|blue|green|amber|red|amber\/green|amber\/red)$/i, words: STATUS_WORDS },
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
  const status = readStatusIn(ruleset, String(cell.value)) ?? readFormerStatus(table, row, cell.value);
  if (!status) return { holds: "other-text", status: null, text: String(cell.value) };
  return { holds: "status", status, written: typeof cell.value === "number" ? cell.value : String(cell.value) };
}

/** A number that the add-in wrote by rules which gave other statuses: it is no person's, and is written over. */
function readFormerStatus(table: KpiTable, row: number, value: CellValue): Status | null {
  const isOwn = typeof value === "number" && NATIVE_FORMAT.test(table.cells.status?.formats?.[row] ?? "");
  return isOwn ? readStatus(String(value)) : null;
}

/**
 * The form a status column already has: a column that writes words, letters or symbols keeps its own, as first written
 * for each status; an empty one, or one of numbers, takes the native form. Where nothing is rated yet, the number
 * formats tell whether it is of numbers: else a column of words whose last colour went would change its form. What the
 * workbook asks for (`asked`) comes before all of that.
 */
export function findStatusForm(cells: readonly StatusCell[], formats: readonly string[], ruleset: Ruleset, asked: AskedForm | null = null): StatusForm {
  const notRated = asked?.notRated ?? wordFor(ruleset, "not-rated");
  const native: StatusForm = { native: true, written: { ...STATUS_NUMBERS, "not-rated": notRated } };
  const seen: Partial<Record<Status, string>> = {};
  for (const cell of cells) {
    if (cell.holds !== "status" || cell.status === "not-rated") continue;
    // A number that is stored as text would mix with words: the column is one of numbers all the same.
    if (isNumeral(cell.written)) {
      if (asked) continue;
      return native;
    }
    seen[cell.status] ??= String(cell.written);
  }
  if (asked?.isNative) return native;
  const own = asked?.isList ? { ...seen, ...asked.words } : { ...asked?.words, ...seen };
  const [sample] = Object.values(own);
  const isUnrated = cells.some(({ status }) => status === "not-rated");
  if (!asked && sample === undefined && (!isUnrated || formats.some((format) => NATIVE_FORMAT.test(format)))) return native;
  const vocabulary = sample === undefined ? undefined : VOCABULARIES.find(({ uses }) => uses.test(sample.trim()))?.words;
  const words = Object.fromEntries(LEVELS.map((level) => [level, vocabulary?.[level] ?? wordFor(ruleset, level)])) as Record<RatedStatus, string>;
  return { native: false, written: { ...words, "not-rated": notRated, ...own } };
}

/** True for a number, one that is stored as text too. */
export function isNumeral(written: string | number): boolean {
  return typeof written === "number" || /^\s*\d(?:\.5)?\s*$/.test(written);
}
