import type { CellContent } from "../../rag/cell";
import { listedAs, readStatusIn, readWordIn, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { LONGEST_TAUGHT } from "../../rag/rules/statuses/taught-words";
import { readStatus, STATUS_NUMBERS, type RatedStatus, type Status } from "../../rag/status";
import { cellAt, isFormula, type CellValue, type KpiTable } from "../kpi-table";
import { findVocabulary, isTaught } from "./status-vocabulary";
import type { WorkbookNumbers } from "./looks";

/** The number for each status in a column: the add-in's own, or the workbook's. */
export type StatusNumbers = Readonly<Partial<Record<RatedStatus, number>>>;

/**
 * The native form of a status: the numbers 3, 2, 1, displayed as the ruleset's words by this number format, with an
 * icon set beside them. It sorts, filters and pivots, and reads without colour. "Not rated" is a text, so that it gets
 * no icon. A number format can distinguish only three numbers, so the other statuses (4, 2.5, 1.5) each have their own.
 */
export function nativeFormat(ruleset: Ruleset, status: Status, numbers: StatusNumbers = STATUS_NUMBERS): string {
  const word = (one: Status): string => `"${wordFor(ruleset, one)}"`;
  switch (status) {
    case "exceeding":
    case "amber-green":
    case "amber-red":
      return `[=${numbers[status] ?? STATUS_NUMBERS[status]}]${word(status)};General`;
    case "green":
    case "amber":
    case "red":
    case "not-rated":
      // Without amber a 2 is not a status, and is displayed as a number.
      if (!listedAs(ruleset, "amber"))
        return `[=${numbers.green}]${word("green")};[=${numbers.red}]${word("red")};General`;
      return `[=${numbers.green}]${word("green")};[=${numbers.amber}]${word("amber")};${word("red")}`;
  }
}

/** Every native format of a ruleset. */
export function nativeFormats(ruleset: Ruleset, numbers: StatusNumbers = STATUS_NUMBERS): string[] {
  return [...new Set(ruleset.statuses.map(({ status }) => nativeFormat(ruleset, status, numbers)))];
}

/** Matches a native format, with any words and numbers. */
const NATIVE_FORMAT = /^\[=\d{1,3}(?:\.5)?\]"/;

/**
 * Matches a native format for the add-in's own numbers: a workbook's numbers never start with 3, and have no format
 * each.
 */
const USUAL_FORMAT = /^\[=(?:3\]"|(?:4|2\.5|1\.5)\]"[^"]*";General$)/;

/** True for a number format by which the add-in displays its own numbers as words. */
export function isUsualFormat(format: string): boolean {
  return USUAL_FORMAT.test(format);
}

/**
 * Matches a native format for a workbook's own numbers: two with their words, and optionally the word for any other.
 */
const BOOK_FORMAT = /^\[=(\d{1,3})\]"([^"]{0,60})";\[=(\d{1,3})\]"([^"]{0,60})";(?:"([^"]{0,60})"|General)$/;

/** The word that a workbook's own number is displayed as; null where it is displayed as a number. */
function wordShown(value: number, format: string): string | null {
  if (isUsualFormat(format)) return null;
  const [, first, firstWord, second, secondWord, lastWord] = BOOK_FORMAT.exec(format) ?? [];
  if (first === undefined || second === undefined) return null;
  const [one, two] = [Number(first), Number(second)];
  if (value === one) return firstWord ?? null;
  if (value === two) return secondWord ?? null;
  // The last word is displayed for every other number, but was written only for the next in the sequence.
  return value === 2 * two - one ? (lastWord ?? null) : null;
}

/** How a status column writes each status, and whether as numbers under the native format. */
export interface StatusForm {
  native: boolean;
  written: Record<Status, string | number>;
  /** Taught words of the column for “not rated”: each stays in its cell. */
  taughtNotRated?: ReadonlySet<string>;
}

/**
 * The form in which the workbook expects a column's statuses: by a list of choices, or by formulas that look for words
 * in it.
 */
export interface ExpectedForm {
  isNative: boolean;
  words: Partial<Record<RatedStatus, string>>;
  /** True where the cells accept only these words, so that they take precedence over the column's own. */
  isList: boolean;
  /** The word for "not rated": "" where the list has none, left out where the workbook does not say. */
  notRated?: string;
}

/** What a row's status cell holds before a run. */
export type StatusCell =
  | { holds: "nothing"; status: null }
  | { holds: "status"; status: Status; written: string | number }
  /**
   * A person's formula or words, which are never overwritten. `word`: one that could mean a status but is not known to
   * the rules, and is not marked to be left alone.
   */
  | { holds: "formula" | "other-text"; status: null; text: string; word?: string };

/** The content of a row's status cell. */
export function statusCellAt(table: KpiTable, row: number, ruleset: Ruleset): StatusCell {
  const formula = table.cells.status?.formulas?.[row];
  const cell = cellAt(table, "status", row);
  if (isFormula(formula, cell.value)) return { holds: "formula", status: null, text: formula };
  if (cell.kind === "empty") return { holds: "nothing", status: null };
  const status = readCell(table, row, cell.value, ruleset);
  if (!status) return { holds: "other-text", status: null, text: String(cell.value), ...findAskedWord(cell, ruleset) };
  return { holds: "status", status, written: typeof cell.value === "number" ? cell.value : String(cell.value) };
}

/** True for digits with the punctuation of figures. */
function isFigure(text: string): boolean {
  return /\p{N}/u.test(text) && !/[^\p{N}\s.,:/%£$€()+-]/u.test(text);
}

/** The word that an officer could be asked about. A long text is a note. */
function findAskedWord({ kind, value }: CellContent, ruleset: Ruleset): { word?: string } {
  const text = String(value).trim();
  const isAsked =
    kind === "text" && text.length <= LONGEST_TAUGHT && !isFigure(text) && readWordIn(ruleset, text) === null;
  return isAsked ? { word: text.replace(/\s+/g, " ") } : {};
}

/**
 * The status that a cell shows: by the word its number is displayed as, by the workbook's own numbers, or in common
 * words.
 */
function readCell(table: KpiTable, row: number, value: CellValue, ruleset: Ruleset): Status | null {
  const format = table.cells.status?.formats?.[row] ?? "";
  const shown = typeof value === "number" ? wordShown(value, format) : null;
  const word = shown === null ? null : (readStatusIn(ruleset, shown) ?? readStatus(shown));
  if (word) return word;
  const book = workbookNumbersOf(table);
  if (book && isNumeral(value)) return book.read.find(([number]) => number === Number(value))?.[1] ?? null;
  // A number that is displayed as another word does not mean its usual status.
  if (shown !== null) return null;
  return readStatusIn(ruleset, String(value)) ?? readFormerStatus(value, format);
}

/** True for a number, including one stored as text, which would otherwise mix with words. */
export function isNumeral(value: CellValue): boolean {
  return typeof value === "number" || /^\d{1,3}(?:\.5)?$/.test(String(value).trim());
}

/** The numbers that the workbook uses for statuses in this column; null where it uses the add-in's own. */
export function workbookNumbersOf({ icons }: Pick<KpiTable, "icons">): WorkbookNumbers | null {
  return icons?.is === "book" ? icons.numbers : null;
}

/**
 * Reads a number that the add-in wrote under rules with other statuses: it is not a person's, and may be overwritten.
 */
function readFormerStatus(value: CellValue, format: string): Status | null {
  return typeof value === "number" && isUsualFormat(format) ? readStatus(String(value)) : null;
}

/**
 * The form that a status column already has. A column of words, letters or symbols keeps its own, as first written for
 * each status, without spaces around it; an empty one, or one of numbers, uses the native form. Where nothing is rated
 * yet, the number formats show whether it held numbers; otherwise a column of words would change its form once it has no
 * colour left. What the workbook expects (`asked`) takes precedence.
 */
export function findStatusForm(
  cells: readonly StatusCell[],
  formats: readonly string[],
  ruleset: Ruleset,
  numbers: StatusNumbers = STATUS_NUMBERS,
  asked: ExpectedForm | null = null,
): StatusForm {
  const taughtNotRated = findTaughtNotRated(cells, ruleset);
  const [taught = wordFor(ruleset, "not-rated")] = taughtNotRated;
  const notRated = asked?.notRated ?? taught.trim();
  const native: StatusForm = {
    native: true,
    written: { ...STATUS_NUMBERS, ...numbers, "not-rated": notRated },
    taughtNotRated,
  };
  const seen: Partial<Record<RatedStatus, string>> = {};
  for (const cell of cells) {
    if (cell.holds !== "status" || cell.status === "not-rated") continue;
    // A column of numbers stays one even where a number is stored as text.
    if (isNumeral(cell.written)) {
      if (asked) continue;
      return native;
    }
    // A formula that counts "Green" does not count "Green ".
    seen[cell.status] ??= String(cell.written).trim();
  }
  if (asked?.isNative) return native;
  const own = asked?.isList ? { ...seen, ...asked.words } : { ...asked?.words, ...seen };
  const isUnrated = cells.some(({ status }) => status === "not-rated");
  if (!asked && Object.keys(own).length === 0 && (!isUnrated || formats.some((format) => NATIVE_FORMAT.test(format))))
    return native;
  return { native: false, written: { ...findVocabulary(own, ruleset), "not-rated": notRated }, taughtNotRated };
}

/** The column's taught words for “not rated”, in order. */
function findTaughtNotRated(cells: readonly StatusCell[], ruleset: Ruleset): Set<string> {
  if (ruleset.words === undefined) return new Set();
  const words = new Set(
    cells.flatMap((cell) => (cell.holds === "status" && cell.status === "not-rated" ? [String(cell.written)] : [])),
  );
  return new Set([...words].filter((word) => isTaught(word, ruleset)));
}
