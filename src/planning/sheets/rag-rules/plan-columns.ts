import type { ColumnMapping } from "../../../kpi/columns/column-mapping";
import type { Ruleset } from "../../../rag/rules/ruleset";
import { TEXT_FORMAT } from "../../block-cells";
import { EMPTY_PLAN, type Block, type Plan, type WrittenValue } from "../../plan";
import { columnLines } from "./lay-out";
import { planRulesSheet } from "./plan";
import { findColumnsBlock, rowsOfLines, type ColumnsBlock } from "./read-columns";
import { COLUMN_BLOCK } from "./sheet";
import { isText, TEXTS } from "./texts";
import type { SheetSnapshot } from "../../snapshot";

/**
 * Plans the mapping of the workbook's headings: in the Columns block of its RAG Rules sheet, or on a new sheet with the current rules.
 */
export function planColumns(mapping: ColumnMapping, held: SheetSnapshot | null, ruleset: Ruleset): Plan {
  if (!held) return planRulesSheet(ruleset, null, mapping);
  const lines = columnLines(mapping);
  const block = findColumnsBlock(held);
  const rows = block ? rowsOfLines(held, block) : [];
  if (block && fits(block, rows.length, lines.length, held)) return planCells(held, linesInPlace(block, rows, lines));
  // If there is something below the block, it moves to the end of the sheet. Notes among its lines stay.
  const hasNote =
    block !== null && isText(TEXTS.columns, String(held.values[block.row - 1]?.[block.headingColumn] ?? ""));
  const emptied = block ? linesInPlace(block, [...(hasNote ? [block.row - 1] : []), block.row, ...rows], []) : [];
  if (lines.length === 0) return planCells(held, emptied);
  const end = held.values.length + 1;
  const added = [[TEXTS.columns.text, ""], COLUMN_BLOCK.map(({ heading }) => heading), ...lines].map(
    (texts, index) => ({ row: end + index, columns: [0, 1], texts }),
  );
  return planCells(held, [...emptied, ...added]);
}

/** Texts for some cells of a row. Rows and columns count from the first used one. */
interface LineCells {
  row: number;
  columns: number[];
  texts: string[];
}

/** Puts lines into these rows and continues below the block; rows that are left over are emptied. */
function linesInPlace(
  { row, headingColumn, meaningColumn, lineCount }: ColumnsBlock,
  rows: readonly number[],
  lines: readonly string[][],
): LineCells[] {
  return Array.from({ length: Math.max(rows.length, lines.length) }, (_, index) => ({
    row: rows[index] ?? row + 1 + lineCount + index - rows.length,
    columns: [headingColumn, meaningColumn],
    texts: lines[index] ?? ["", ""],
  }));
}

/** True if the block has room for the lines: enough rows, or nothing below it. */
function fits({ row, lineCount }: ColumnsBlock, held: number, needed: number, { values }: SheetSnapshot): boolean {
  return needed <= held || row + 1 + lineCount >= values.length;
}

function planCells(held: SheetSnapshot, lines: readonly LineCells[]): Plan {
  if (lines.length === 0) return EMPTY_PLAN;
  const [top, bottom] = [Math.min(...lines.map(({ row }) => row)), Math.max(...lines.map(({ row }) => row))];
  const columns = lines.flatMap((line) => line.columns);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const at: Block = {
    ...{ sheetId: held.id, row: held.firstRow + top, column: held.firstColumn + left },
    ...{ rowCount: bottom - top + 1, columnCount: right - left + 1 },
  };
  const grid = <T>(read: (row: number, column: number) => T): T[][] =>
    Array.from({ length: at.rowCount }, (_, r) =>
      Array.from({ length: at.columnCount }, (__, c) => read(top + r, left + c)),
    );
  const byRow = new Map(lines.map((line) => [line.row, line]));
  const written = (row: number, column: number): WrittenValue => {
    const line = byRow.get(row);
    const place = line?.columns.indexOf(column) ?? -1;
    return line?.texts[place] ?? null;
  };
  const heldAt = (row: number, column: number): string | number | boolean => held.values[row]?.[column] ?? "";
  return {
    edits: [
      {
        kind: "number-format",
        at,
        format: grid((row, column) => (written(row, column) === null ? null : TEXT_FORMAT)),
      },
      { kind: "values", at, values: grid(written) },
    ],
    inverse: [
      {
        kind: "number-format",
        at,
        format: grid((row, column) =>
          written(row, column) === null ? null : (held.formats[row]?.[column] ?? "General"),
        ),
      },
      {
        kind: "values",
        at,
        values: grid((row, column) => (written(row, column) === null ? null : heldAt(row, column))),
      },
    ],
    expects: [{ at, values: grid(heldAt) }],
    isWhole: true,
  };
}
