import { addTable } from "../../xlsx/write/add-table";
import { withColumns, withHeadings, withoutColumns, withRows } from "../../xlsx/workbook/table-part";
import type { SheetEntry, WorkbookFile } from "../../xlsx/workbook/workbook-file";
import { columnNames } from "../../office-host/workbook/table-cells";
import type { SheetData, TableData } from "../../office-host/workbook/types";

/** Writes the sizes and headings of a sheet's tables to the file, and adds new tables. */
export function writeTables(
  file: WorkbookFile,
  entry: SheetEntry,
  before: SheetData | undefined,
  now: SheetData,
): void {
  for (const table of now.tables) {
    const headings = columnNames(now, table);
    const known = before?.tables.find(({ id }) => id === table.id);
    if (known) changeTable(file, known, table, headings);
    else addTable(file, entry, { name: table.name, area: table.area, headings });
  }
}

function changeTable(file: WorkbookFile, before: TableData, now: TableData, headings: readonly string[]): void {
  const tables = file.tables();
  const entry = tables.find(({ id }) => id === before.id) ?? tables.find(({ name }) => name === before.name);
  if (!entry) return;
  const { part } = entry;
  const added = now.area.columnCount - before.area.columnCount;
  let text = file.partText(part);
  if (added > 0) text = withColumns(text, part, headings.slice(-added));
  if (added < 0) text = withoutColumns(text, part, -added);
  if (now.area.rowCount !== before.area.rowCount) text = withRows(text, part, now.area.rowCount - before.area.rowCount);
  text = withHeadings(text, part, headings);
  if (text !== file.partText(part)) file.setPart(part, text);
}
