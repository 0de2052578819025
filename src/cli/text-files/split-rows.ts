import { CsvError, parse } from "csv-parse/sync";
import { UnusableInput } from "../errors";

/** What may stand between the cells of a text file. */
export type Separator = "," | ";" | "\t" | "|";

/** Every separator, with its name in a sentence. */
export const SEPARATORS: Readonly<Record<Separator, string>> = {
  "\t": "tabs",
  ",": "commas",
  ";": "semicolons",
  "|": "vertical bars",
};

/** The rows of a text file, as Excel numbers them. */
export interface SplitRows {
  rows: string[][];
  /** The byte of the text in UTF-8 at which each row ends, with its line end. */
  ends: number[];
}

/** Where a cell stands in a text, in bytes of its UTF-8. */
export interface CellSpan {
  start: number;
  end: number;
  isQuoted: boolean;
}

/** The widest row that is read: as wide as the search of a sheet reaches at first. */
export const MOST_COLUMNS = 100;
/** Limits that show early that a file is not a table. Rows and letters of a cell are Excel's; the longest row is ten times a full one. */
const [MOST_ROWS, LONGEST_CELL, LONGEST_ROW] = [1_048_576, 32_767, 4_000_000];

const count = (number: number): string => number.toLocaleString("en-GB");

/** Splits a text into rows and cells. Throws UnusableInput if that is not possible or a sheet could not hold them. */
export function splitRows(text: string, separator: Separator): SplitRows {
  const split = splitStrictly(text, separator, MOST_ROWS + 1);
  if (split.rows.length > MOST_ROWS)
    throw new UnusableInput(`it has more than ${count(MOST_ROWS)} rows, which no sheet has.`);
  split.rows.forEach((row, index) => assertRow(row, index + 1));
  return split;
}

/** The first rows of a text by a separator that may be another; none if they cannot be split by it. */
export function trySplitting(text: string, separator: Separator, most: number): string[][] {
  try {
    return splitStrictly(text, separator, most).rows;
  } catch (error) {
    if (error instanceof UnusableInput) return [];
    throw error;
  }
}

/** A quotation mark within a cell that does not begin with one is read as Excel reads it. One that ends a cell too early is a mistake. */
function splitStrictly(text: string, separator: Separator, most: number): SplitRows {
  try {
    return split(text, separator, most, separator === "\t");
  } catch (error) {
    const isWithin = error instanceof CsvError && error.code === "INVALID_OPENING_QUOTE";
    try {
      if (isWithin) return split(text, separator, most, true);
    } catch (other) {
      throw describe(other);
    }
    throw describe(error);
  }
}

function split(text: string, separator: Separator, most: number, isRelaxed: boolean): SplitRows {
  const ends: number[] = [];
  const rows = parse(text, {
    ...optionsOf(separator, isRelaxed),
    max_record_size: LONGEST_ROW,
    to: most,
    on_record: (row: string[], { bytes }) => {
      ends.push(bytes);
      return row;
    },
  });
  return { rows, ends };
}

function optionsOf(separator: Separator, isRelaxed: boolean): object {
  return {
    delimiter: separator,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: isRelaxed,
  };
}

function describe(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = `line ${String(error["lines"])}`;
  switch (error.code) {
    case "CSV_MAX_RECORD_SIZE":
      return new UnusableInput(`one of its rows has over ${count(LONGEST_ROW)} letters, which no table has.`);
    case "CSV_QUOTE_NOT_CLOSED":
      return new UnusableInput(
        "a cell begins with a quotation mark, and has none at its end. Correct it, or save the file from Excel again.",
      );
    default:
      return new UnusableInput(
        `a cell in ${line} goes on behind its closing quotation mark. Write a quotation mark within a cell twice, or save the file from Excel again.`,
      );
  }
}

function assertRow(row: readonly string[], number: number): void {
  if (row.length > MOST_COLUMNS && row.findLastIndex((cell) => cell.trim() !== "") >= MOST_COLUMNS)
    throw new UnusableInput(
      `row ${number} has cells in more than ${count(MOST_COLUMNS)} columns, which no table of KPI rows has. Delete the columns that are not needed, then try again.`,
    );
  const long = row.find((cell) => cell.length > LONGEST_CELL);
  if (long === undefined) return;
  throw new UnusableInput(
    `row ${number} has a cell of ${count(long.length)} letters, and a cell of Excel takes ${count(LONGEST_CELL)}. Is a quotation mark missing?`,
  );
}

/** Finds the cells of one row: `row` is its bytes in UTF-8, with or without its line end. */
export function findCells(row: Buffer, separator: Separator): CellSpan[] {
  const spans: CellSpan[] = [];
  parse(row, {
    ...optionsOf(separator, true),
    to: 1,
    cast: (value: string, { bytes, quoting }) => {
      const before = spans.at(-1);
      spans.push({ start: before === undefined ? 0 : before.end + 1, end: bytes, isQuoted: quoting });
      return value;
    },
  });
  return spans;
}
