import type { ColumnMapping } from "../../../kpi/columns/column-mapping";
import type { Ruleset } from "../../../rag/rules/ruleset";
import type { Plan } from "../../plan";
import { columnLines } from "./lay-out";
import { planRulesSheet } from "./plan";
import { planCells, type LineCells } from "./plan-cells";
import { findColumnsBlock, rowsOfLines, type ColumnsBlock } from "./read-columns";
import { COLUMN_BLOCK } from "./sheet";
import { isText, TEXTS } from "./texts";
import type { SheetSnapshot } from "../../snapshot";

/**
 * Plans the mapping of the workbook's headings: in the Columns block of its RAG Rules sheet, or on a new sheet with the current rules.
 */
export function planColumns(mapping: ColumnMapping, held: SheetSnapshot | null, ruleset: Ruleset): Plan {
  if (!held) return planRulesSheet(ruleset, null, { mapping });
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
