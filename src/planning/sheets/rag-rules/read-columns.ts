import { cellAddress } from "../../../kpi/address";
import { COLUMN_KEYS, HEADINGS } from "../../../kpi/columns/columns";
import type { ColumnMapping, MappedHeading } from "../../../kpi/columns/column-mapping";
import { foldName } from "../../../rag/fold-name";
import { COLUMN_BLOCK, findRulesBlock, NOT_USED, type SheetFault } from "./sheet";
import type { SheetSnapshot } from "../../snapshot";

/** Where the Columns block is on the RAG Rules sheet. Rows and columns count from the first used one. */
export interface ColumnsBlock {
  /** The row of its headings, and their two columns. */
  row: number;
  headingColumn: number;
  meaningColumn: number;
  /** Rows below the headings, up to an empty one. */
  lineCount: number;
}

type Cells = Pick<SheetSnapshot, "firstRow" | "firstColumn" | "values">;

/** Finds the Columns block; null if the sheet has none. */
export function findColumnsBlock({ values }: Pick<Cells, "values">): ColumnsBlock | null {
  const row = values.findIndex(isColumnsHeading);
  if (row < 0) return null;
  const columnOf = (heading: string): number =>
    (values[row] ?? []).findIndex((cell) => foldName(String(cell)) === foldName(heading));
  const below = values.slice(row + 1);
  const end = below.findIndex(isEmptyLine);
  const [headingColumn, meaningColumn] = COLUMN_BLOCK.map(({ heading }) => columnOf(heading));
  return {
    row,
    headingColumn: headingColumn ?? 0,
    meaningColumn: meaningColumn ?? 1,
    lineCount: end < 0 ? below.length : end,
  };
}

/** True for a row with both headings of the Columns block. */
export function isColumnsHeading(cells: readonly unknown[]): boolean {
  const names = cells.map((cell) => foldName(String(cell)));
  return COLUMN_BLOCK.every(({ heading }) => names.includes(foldName(heading)));
}

function isEmptyLine(cells: readonly unknown[]): boolean {
  return cells.every((cell) => String(cell).trim() === "");
}

/** Reads the mapping of the workbook's headings from the RAG Rules sheet, and the faults in it. */
export function readColumnsBlock(sheet: Cells): { mapping: ColumnMapping; faults: SheetFault[] } {
  const mapping = new Map<string, MappedHeading>();
  const faults: SheetFault[] = [];
  const block = findColumnsBlock(sheet);
  if (!block) return { mapping, faults };
  const cellOf = new Map<string, string>();
  for (let row = block.row + 1; row <= block.row + block.lineCount; row += 1) {
    const textAt = (column: number): string => String(sheet.values[row]?.[column] ?? "").trim();
    const addressOf = (column: number): string => cellAddress(sheet.firstRow + row, sheet.firstColumn + column);
    const [heading, meaning] = [textAt(block.headingColumn), textAt(block.meaningColumn)];
    const name = foldName(heading);
    // A note or an unfinished line.
    if (meaning === "") continue;
    const is = readMeaning(meaning);
    const known = mapping.get(name);
    if (heading === "")
      faults.push({
        cell: addressOf(block.headingColumn),
        problem: "is empty: write the heading that the workbook has",
      });
    else if (is === null) faults.push({ cell: addressOf(block.meaningColumn), problem: unknownMeaning(meaning) });
    else if (known && known.is !== is) {
      faults.push({
        cell: addressOf(block.meaningColumn),
        problem: `“${heading}” is something else in ${cellOf.get(name) ?? ""}: keep one of the two`,
      });
    } else {
      mapping.set(name, { heading, is });
      cellOf.set(name, addressOf(block.meaningColumn));
    }
  }
  return { mapping, faults: [...faults, ...findStrays(sheet, block)] };
}

/** Lines that were meant for the block but are separate from it, below an empty line or other headings: they would be ignored silently. */
function findStrays(sheet: Cells, { row, lineCount, headingColumn, meaningColumn }: ColumnsBlock): SheetFault[] {
  const strays: SheetFault[] = [];
  let isBelow = true;
  for (let at = row + lineCount + 1; at < sheet.values.length; at += 1) {
    const texts = (sheet.values[at] ?? []).map((cell) => String(cell).trim());
    const cell = cellAddress(sheet.firstRow + at, sheet.firstColumn + headingColumn);
    if (isColumnsHeading(texts))
      strays.push({ cell, problem: "begins a second list of columns: put its lines under the first one" });
    else if (findRulesBlock(texts) !== null) isBelow = false;
    else if (isBelow && texts[headingColumn] && readMeaning(texts[meaningColumn] ?? "") !== null) {
      strays.push({
        cell,
        problem: `“${texts[headingColumn] ?? ""}” is separated from the list of columns: delete the empty line above`,
      });
    }
  }
  return strays;
}

/** The block's rows that may be overwritten: not those with just a note or an unfinished line. */
export function rowsOfLines(
  { values }: Pick<Cells, "values">,
  { row, lineCount, meaningColumn }: ColumnsBlock,
): number[] {
  const rows = Array.from({ length: lineCount }, (_, index) => row + 1 + index);
  return rows.filter((at) => String(values[at]?.[meaningColumn] ?? "").trim() !== "");
}

function readMeaning(meaning: string): MappedHeading["is"] | null {
  if (foldName(meaning) === foldName(NOT_USED)) return "not-used";
  return COLUMN_KEYS.find((key) => foldName(HEADINGS[key]) === foldName(meaning)) ?? null;
}

function unknownMeaning(meaning: string): string {
  return `“${meaning}” is not one of ${Object.values(HEADINGS).join(", ")} or ${NOT_USED}`;
}
