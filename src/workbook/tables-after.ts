import type { CellValue, ColumnCells, KpiTable } from "../kpi/kpi-table";
import type { ColumnKey } from "../kpi/columns";
import type { Block, Edit } from "./plan";

/** Tables as they are once a plan has been applied, without reading them again: only values and formats are followed. */
export function tablesAfter(tables: readonly KpiTable[], edits: readonly Edit[]): KpiTable[] {
  return tables.map((table) => edits.reduce(tableAfter, table));
}

function tableAfter(table: KpiTable, edit: Edit): KpiTable {
  if (edit.kind !== "values" && edit.kind !== "number-format") return table;
  if (edit.at.sheetId !== table.sheetId) return table;
  const cells = { ...table.cells };
  for (const [key, column] of Object.entries(table.columns) as [ColumnKey, number][]) {
    const held = cells[key];
    const place = table.firstColumn + column - edit.at.column;
    if (!held || place < 0 || place >= edit.at.columnCount) continue;
    cells[key] = edit.kind === "values" ? withValues(held, table, edit, place) : withFormats(held, table, edit, place);
  }
  return { ...table, cells };
}

function withValues(held: ColumnCells, table: KpiTable, { at, values }: Extract<Edit, { kind: "values" }>, place: number): ColumnCells {
  const written = (row: number, before: CellValue): CellValue => values[rowWithin(table, at, row)]?.[place] ?? before;
  const after = held.values.map((value, row) => written(row, value));
  const { formulas, ...rest } = held;
  return formulas ? { ...rest, values: after, formulas: formulas.map((formula, row) => written(row, formula)) } : { ...rest, values: after };
}

function withFormats(held: ColumnCells, table: KpiTable, { at, format }: Extract<Edit, { kind: "number-format" }>, place: number): ColumnCells {
  if (!held.formats) return held;
  const formats = held.formats.map((before, row) => {
    const within = rowWithin(table, at, row);
    if (within < 0 || within >= at.rowCount) return before;
    return typeof format === "string" ? format : (format[within]?.[place] ?? before);
  });
  return { ...held, formats };
}

/** A data row of the table, counted from the block's first row. */
function rowWithin({ firstRow }: KpiTable, { row }: Block, dataRow: number): number {
  return firstRow + dataRow - row;
}
