import { HEADINGS, REQUIRED_COLUMNS } from "../../kpi/columns/columns";
import { foldName } from "../../rag/fold-name";
import { findBlocks } from "../../kpi/finding/find-blocks";
import type { LayoutContext } from "../../kpi/layout/layout-context";
import { isKnownHeading } from "../../kpi/columns/match-headings";
import { UnusableInput } from "../errors";

/** The rows of a text file as the search for KPI rows reads them: as the plain cells of a sheet. */
export interface TextRows {
  values: string[][];
  /** A column to the right of the file, with a heading for statuses where the file has none; null if every heading row has its own. */
  addedColumn: number | null;
}

/** Makes a sheet of the rows of a text file, without the empty rows and cells at their ends. Throws UnusableInput if it has too many tables. */
export function toTextRows(rows: readonly (readonly string[])[], context: LayoutContext): TextRows {
  const { mapping } = context;
  const isFilled = (cell: string): boolean => cell.trim() !== "";
  const end = rows.findLastIndex((row) => row.some(isFilled));
  const values = rows
    .slice(0, end + 1)
    .map((row) => row.slice(0, row.findLastIndex(isFilled) + 1).map((cell) => toHeading(cell, mapping)));
  refuseManyTables(values, mapping);
  return withStatusHeadings(values, context);
}

/** A report has some dozens of tables below each other. With each more, all take longer. */
const MOST_TABLES = 1000;
/** So many headings make a row one of headings: those that a text file needs. */
const HEADINGS_NEEDED = REQUIRED_COLUMNS.length - 1;

function refuseManyTables(values: readonly (readonly string[])[], mapping: LayoutContext["mapping"]): void {
  const known = new Map<string, boolean>();
  const isKnown = (cell: string): boolean => {
    if (cell === "" || cell.length > LONGEST_NAME) return false;
    const found = known.get(cell) ?? isKnownHeading(cell.trim(), mapping);
    if (known.size < MOST_KNOWN) known.set(cell, found);
    return found;
  };
  let tables = 0;
  for (const row of values) if (row.filter(isKnown).length >= HEADINGS_NEEDED) tables += 1;
  if (tables > MOST_TABLES)
    throw new UnusableInput(
      `it has more than ${MOST_TABLES.toLocaleString("en-GB")} rows of headings. Put the rows of tables with the same headings into one table, then try again.`,
    );
}

/** How many texts are remembered: many more than a file has headings. */
const MOST_KNOWN = 10_000;

/** Data files often write headings as names: "good_is" for Good Is. */
const NAME = /^[A-Za-z]+(?:_[A-Za-z]+)+$/;

function toHeading(cell: string, mapping: LayoutContext["mapping"]): string {
  if (!cell.includes("_") || cell.length > LONGEST_NAME || mapping.has(foldName(cell))) return cell;
  const name = cell.trim();
  const words = name.replace(/_/g, " ");
  return NAME.test(name) && isKnownHeading(words, mapping) ? words : cell;
}

const LONGEST_NAME = 80;

/**
 * A sheet needs a status column, as statuses are written there. To be rated, a text file does not: its heading rows that lack nothing else
 * get a heading for one.
 */
function withStatusHeadings(values: string[][], context: LayoutContext): TextRows {
  const { blocks, near } = findBlocks({ firstRow: 0, firstColumn: 0, values }, context);
  const lacking = near.flatMap(({ row, missing }) => (missing.every((key) => key === "status") ? [row] : []));
  const addedColumn = values.reduce((widest, row) => Math.max(widest, row.length), 0);
  const wanting =
    lacking.length === 0 && blocks.length === 0 ? findSplitHeadings(values, context, addedColumn) : lacking;
  if (wanting.length === 0) return { values, addedColumn: null };
  const added = [...values];
  for (const row of wanting) added[row] = withStatus(values[row] ?? [], addedColumn);
  return { values: added, addedColumn };
}

function withStatus(row: readonly string[], column: number): string[] {
  return [...row, ...new Array<string>(column - row.length).fill(""), HEADINGS.status];
}

/** How far down headings over two rows are looked for, and how many rows show whether they are. */
const [ROWS_DOWN, ROWS_TRIED] = [60, 6];

/** The first row of headings that are written over two rows and lack only a status, which the search alone takes for nothing. */
function findSplitHeadings(values: readonly string[][], context: LayoutContext, column: number): number[] {
  const isWanting = (row: readonly string[], index: number): boolean => {
    const known = row.filter((cell) => isKnownHeading(cell.trim(), context.mapping)).length;
    // With more it is a row of headings by itself, or lacks something else.
    if (known === 0 || known > HEADINGS_NEEDED) return false;
    const tried = [withStatus(row, column), ...values.slice(index + 1, index + ROWS_TRIED)];
    return findBlocks({ firstRow: 0, firstColumn: 0, values: tried }, context).blocks.some(
      ({ headingRow }) => headingRow === 0,
    );
  };
  const first = values.slice(0, ROWS_DOWN).findIndex(isWanting);
  return first < 0 ? [] : [first];
}
