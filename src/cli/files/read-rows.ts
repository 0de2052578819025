import { CsvError, parse } from "csv-parse/sync";
import { ASKED_COLUMNS, COLUMN_KEYS, HEADINGS, type ColumnKey } from "../../kpi/columns/columns";
import { matchColumns } from "../../kpi/columns/match-headings";
import { headingsOf, type KpiTable } from "../../kpi/kpi-table";
import { messageOf, UnusableInput } from "../errors";

/** Stands for the sheet of a text file. */
export const TEXT_FILE = "file";

/** Excel's limits, which show early that a file is not a table. The longest row is ten times one with all columns filled. */
const [MOST_ROWS, MOST_COLUMNS, LONGEST_CELL, LONGEST_ROW] = [1_048_576, 16_384, 32_767, 4_000_000];

/** Headings that a file needs. A status column is not among them, because the file is not written. */
const NEEDED = ASKED_COLUMNS.filter((key) => key !== "status");

/**
 * Reads KPI rows from the text of a .csv or .tsv file with the workbook's headings. Throws UnusableInput if it is not one, or lacks a
 * heading that rating needs.
 */
export function readRows(text: string, separator: "," | "\t"): KpiTable {
  const records = parseRecords(text, separator);
  assertTable(records);
  const headings = records[0] ?? [];
  const rows = records.slice(1);
  const { columns } = matchColumns(headings.map(toHeading));
  const lacking = NEEDED.filter((key) => columns[key] === undefined);
  if (lacking.length > 0) {
    throw new UnusableInput(
      `there is no column headed ${lacking.map((key) => `“${HEADINGS[key]}”`).join(" or ")} in its first row. ` +
        `The first row reads: ${headings.slice(0, 8).join(", ") || "(nothing)"}.`,
    );
  }
  const cells: KpiTable["cells"] = {};
  for (const key of COLUMN_KEYS) {
    const column = columns[key];
    if (column !== undefined) cells[key] = { values: rows.map((row) => row[column] ?? "") };
  }
  const place = {
    tableId: TEXT_FILE,
    name: TEXT_FILE,
    sheetId: TEXT_FILE,
    sheetName: TEXT_FILE,
    firstRow: 1,
    firstColumn: 0,
  };
  return { ...place, rowCount: rows.length, columns, headings: headingsOf(columns, headings.map(toHeading)), cells };
}

function parseRecords(text: string, separator: string): string[][] {
  // A text file has no NUL: it is a workbook, a picture or in another encoding.
  if (text.includes("\0")) throw new UnusableInput("it is not a text file. Save it as CSV (UTF-8), then try again.");
  try {
    return parse(text, {
      bom: true,
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: separator === "\t",
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      to: MOST_ROWS + 1,
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === "CSV_MAX_RECORD_SIZE")
      throw new UnusableInput(
        `one of its rows has over ${LONGEST_ROW.toLocaleString("en-GB")} letters, which no table has.`,
      );
    throw new UnusableInput(`it cannot be read as a table: ${messageOf(error)}.`);
  }
}

/** Throws UnusableInput if a sheet could not hold the rows. */
function assertTable(records: readonly (readonly string[])[]): void {
  const most = (count: number, what: string): string =>
    `it has more than ${count.toLocaleString("en-GB")} ${what}, which no sheet has.`;
  if (records.length > MOST_ROWS) throw new UnusableInput(most(MOST_ROWS, "rows"));
  records.forEach((row, index) => {
    if (row.length > MOST_COLUMNS) throw new UnusableInput(most(MOST_COLUMNS, "columns"));
    const long = row.find((cell) => cell.length > LONGEST_CELL);
    if (long === undefined) return;
    const letters = `${long.length.toLocaleString("en-GB")} letters`;
    throw new UnusableInput(
      `row ${index + 1} has a cell of ${letters}, and a cell of Excel takes ${LONGEST_CELL.toLocaleString("en-GB")}. Is a quotation mark missing?`,
    );
  });
}

/** Data files often write headings as names: "good_is" for Good Is. */
const NAMES = new Map<string, ColumnKey>([
  ["as of", "asOf"],
  ["metric", "metric"],
  ["metric name", "metric"],
  ["value", "latestValue"],
]);

function toHeading(written: string): string {
  const words = written.replace(/_/g, " ").trim();
  const key = NAMES.get(words.toLowerCase());
  return key ? HEADINGS[key] : words;
}
