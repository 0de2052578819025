import { cellAddress } from "../../kpi/address";
import { isNote } from "../../kpi/finding/block-rows";
import { addressOf, type KpiTable } from "../../kpi/kpi-table";
import { FIGURE_FIELDS } from "../../rag/figure-columns";
import { UnusableInput } from "../errors";
import { SEPARATORS, type Separator } from "./split-rows";

/** The rows of a text file with the KPI rows that were found in them. */
export interface FoundRows {
  rows: readonly (readonly string[])[];
  separator: Separator;
  tables: readonly KpiTable[];
}

/** Throws UnusableInput where cells may not be what they seem: split at a separator within a text, or with decimal commas. */
export function checkCells(found: FoundRows): void {
  refuseSplitCells(found);
  refuseOtherSeparator(found);
  refuseDecimalCommas(found);
}

/** Headings may stand over several rows. */
const HEADING_ROWS = 3;

/** The most cells of the rows right above a table, where its headings are. */
function headingCells({ rows }: FoundRows, { firstRow }: KpiTable): number {
  return Math.max(...rows.slice(Math.max(0, firstRow - HEADING_ROWS), firstRow).map(({ length }) => length));
}

/** Excel writes as many separators in every row. A row with more has one within a text or a figure, which moved its cells to the right. */
function refuseSplitCells(found: FoundRows): void {
  const { rows, separator, tables } = found;
  for (const table of tables) {
    const wanted = headingCells(found, table);
    const skipped = new Set(table.skippedRows);
    for (let index = table.firstRow; index < table.firstRow + table.rowCount; index += 1) {
      const row = rows[index] ?? [];
      const last = row.findLastIndex((cell) => cell.trim() !== "");
      if (last < wanted || skipped.has(index - table.firstRow)) continue;
      throw new UnusableInput(
        `row ${index + 1} has ${last + 1} cells, and its headings are ${wanted}: ${SEPARATORS[separator]} may stand within a text or a figure there. Put such a cell into quotation marks, or save the file from Excel again; a column of notes needs a heading.`,
      );
    }
  }
}

/** A figure at the beginning of a cell. */
const FIGURE = /^[^\d]{0,3}\d/;

/** A row of one cell that another separator makes a KPI row of: it is not left out as if it were a note. */
function refuseOtherSeparator(found: FoundRows): void {
  const { rows, separator, tables } = found;
  for (const table of tables) {
    const wanted = headingCells(found, table);
    const end = tables.find(({ firstRow }) => firstRow > table.firstRow)?.firstRow ?? rows.length;
    for (let index = table.firstRow; index < end; index += 1) {
      const [only = "", next] = rows[index] ?? [];
      if (next !== undefined || isNote(only.trim())) continue;
      const other = (Object.keys(SEPARATORS) as Separator[]).find((one) => {
        const cells = only.split(one);
        return one !== separator && cells.length === wanted && cells.filter((cell) => FIGURE.test(cell)).length > 1;
      });
      if (other === undefined) continue;
      throw new UnusableInput(
        `its headings are separated by ${SEPARATORS[separator]}, and row ${index + 1} by ${SEPARATORS[other]}. Use one of them in all rows, then try again.`,
      );
    }
  }
}

const DECIMAL_COMMA = /^(?:\d{1,3}(?:\.\d{3})+,\d+|0\d*,\d+|,\d+|\d+,(?:\d{1,2}|\d{4,}))$/;
const DECIMAL_POINT = /^(?:\d{1,3}(?:,\d{3})+\.\d+|0\d*\.\d+|\d+\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3}){2,})$/;
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Decimal commas are not guessed: "1,234" may be either. One figure that can only have a decimal comma says that all may have one. Where
 * semicolons separate the cells, as they do where commas are decimal, a figure that may be either needs another that shows a point, or pounds.
 */
function refuseDecimalCommas({ separator, tables }: FoundRows): void {
  let either: string | null = null;
  let hasPoints = false;
  for (const table of tables) {
    for (const { text, figure, address } of figuresOf(table)) {
      if (DECIMAL_COMMA.test(figure))
        throw new UnusableInput(
          `“${text}” in ${address} has a decimal comma, which is not read, as “1,234” could be either. ${HOW_TO_SAVE}`,
        );
      if (DECIMAL_POINT.test(figure) || text.includes("£")) hasPoints = true;
      else if (EITHER.test(figure)) either ??= `“${text}” in ${address}`;
    }
  }
  if (separator === ";" && either !== null && !hasPoints)
    throw new UnusableInput(
      `${either} may have a decimal comma or be in thousands: semicolons between the cells are written where commas are decimal. ${HOW_TO_SAVE}`,
    );
}

const HOW_TO_SAVE =
  "In Excel, choose File, Options, Advanced, untick “Use system separators” and type “.” as the decimal separator and “,” for thousands; then save it as CSV UTF-8, or as a workbook.";

function* figuresOf(table: KpiTable): Iterable<{ text: string; figure: string; address: string }> {
  const skipped = new Set(table.skippedRows);
  for (const key of FIGURE_FIELDS) {
    const values = table.cells[key]?.values ?? [];
    for (const [row, value] of values.entries()) {
      const text = String(value).trim();
      if (!text.includes(",") && !text.includes(".")) continue;
      if (text.length > LONGEST || skipped.has(row)) continue;
      const figure = onlyFigure(text);
      if (figure !== null)
        yield { text, figure, address: addressOf(table, key, row) ?? cellAddress(table.firstRow + row, 0) };
    }
  }
}

/** The figure of a cell that has only one, whatever is beside it: "£1,200", "< 5,5 %", "88,6 days". */
function onlyFigure(text: string): string | null {
  const found = /[.,]?\d[\d.,]*/.exec(text);
  if (!found || /\d/.test(text.slice(found.index + found[0].length))) return null;
  return found[0].replace(/[.,]$/, "");
}

/** A longer text is no single figure. */
const LONGEST = 60;
