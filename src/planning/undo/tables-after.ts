import type { CellValue, ColumnCells, KpiTable } from "../../kpi/kpi-table";
import type { ColumnKey } from "../../kpi/columns/columns";
import type { Block, WrittenValue } from "../block-cells";
import { kindOf, type Edit } from "../edits/kinds";
import { indexRows, type RowIndex } from "../row-index";

/** Tables as a plan leaves them, without reading them again: their values, formats and status icons. */
export function tablesAfter(tables: readonly KpiTable[], edits: readonly Edit[]): KpiTable[] {
  const bySheet = new Map<string, RowIndex<Edit>>();
  for (const edit of edits) {
    const into = kindOf(edit).target(edit);
    if (into.is !== "cells") continue;
    const index = bySheet.get(into.at.sheetId) ?? indexRows();
    bySheet.set(into.at.sheetId, index);
    index.add(into.at, edit);
  }
  return tables.map((table) => {
    const written = bySheet.get(table.sheetId)?.over({ row: table.firstRow, rowCount: table.rowCount });
    return written?.reduce(tableAfter, table) ?? table;
  });
}

function tableAfter(table: KpiTable, edit: Edit): KpiTable {
  if (edit.kind === "status-icons") return isStatusColumn(table, edit.at) ? withUsualIcons(table) : table;
  const { cells: written, target } = kindOf(edit);
  const into = target(edit);
  if (!written || into.is !== "cells" || into.at.sheetId !== table.sheetId) return table;
  const { at } = into;
  const cells = { ...table.cells };
  for (const [key, column] of Object.entries(table.columns) as [ColumnKey, number][]) {
    const held = cells[key];
    const place = table.firstColumn + column - at.column;
    if (!held || place < 0 || place >= at.columnCount) continue;
    cells[key] = columnAfter(held, (row) => {
      const within = rowWithin(table, at, row);
      if (within < 0 || within >= at.rowCount) return { value: null, format: null };
      return { value: written.valueAt(edit, within, place), format: written.formatAt(edit, within, place) };
    });
  }
  return { ...table, cells };
}

function isStatusColumn({ sheetId, firstRow, firstColumn, columns }: KpiTable, at: Block): boolean {
  return at.sheetId === sheetId && at.row === firstRow && at.column === firstColumn + (columns.status ?? -1);
}

/** The status icons are above all other icon sets, so the others no longer matter. */
function withUsualIcons({ icons: _, ...table }: KpiTable): KpiTable {
  return table;
}

function columnAfter(
  held: ColumnCells,
  writtenTo: (row: number) => { value: WrittenValue; format: string | null },
): ColumnCells {
  const valueIn = (row: number, before: CellValue): CellValue => writtenTo(row).value ?? before;
  return {
    ...held,
    values: held.values.map((value, row) => valueIn(row, value)),
    ...(held.formulas ? { formulas: held.formulas.map((formula, row) => valueIn(row, formula)) } : {}),
    ...(held.formats ? { formats: held.formats.map((format, row) => writtenTo(row).format ?? format) } : {}),
  };
}

/** The index of a table's data row within a block. */
function rowWithin({ firstRow }: KpiTable, { row }: Block, dataRow: number): number {
  return firstRow + dataRow - row;
}
