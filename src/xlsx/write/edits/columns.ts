import { cellAddress } from "../../../kpi/address";
import type { WrittenValue } from "../../../planning/block-cells";
import type { AddColumnsEdit, RemoveColumnsEdit } from "../../../planning/edits/columns";
import type { HeldColumn } from "../../../planning/edits/found-work";
import { isOverlapping, type Area } from "../../cells/areas";
import { addChoices, clearChoices } from "../choices";
import { FileFault } from "../../file-fault";
import type { Sheet } from "../../sheet/edited-sheet";
import { withColumns, withoutColumns } from "../../workbook/table-part";
import type { TableEntry, WorkbookFile } from "../../workbook/workbook-file";
import { setWidths, sheetToWrite, writeFormat, writeValue } from "../write-cell";
import { heldIn, type EditPort } from "./edit-port";

/** Adds columns to a table. */
export const ADD_COLUMNS: EditPort<AddColumnsEdit> = {
  make: addColumns,
  read: (file, { tableId, columns }) => ({
    columns: findColumns(
      file,
      tableId,
      columns.map(({ heading }) => heading),
    ),
  }),
};

/** Removes columns that a plan added to a table. */
export const REMOVE_COLUMNS: EditPort<RemoveColumnsEdit> = {
  make: removeColumns,
  read: (file, { tableId, headings }) => ({ columns: findColumns(file, tableId, headings) }),
};

function findColumns(file: WorkbookFile, tableId: string, headings: readonly string[]): HeldColumn[] {
  const table = file.tables().find(({ id }) => id === tableId);
  const entry = table && file.findSheet(table.sheetId);
  if (!table || !entry) return [];
  return headings.flatMap((heading): HeldColumn[] => {
    const index = table.headings.indexOf(heading);
    if (index < 0) return [];
    const at = { ...table.body, column: table.body.column + index, columnCount: 1 };
    return [{ tableId, heading, at: { ...at, sheetId: table.sheetId }, ...heldIn(file.sheet(entry), at) }];
  });
}

/**
 * Adds columns at a table's right edge, in the style of their left neighbours. Excel would move cells to the right of the table, and
 * update references to them; here that is refused with a FileFault.
 */
function addColumns(file: WorkbookFile, { tableId, columns }: AddColumnsEdit): void {
  const table = findTable(file, tableId);
  const { sheet, entry } = sheetToWrite(file, table.sheetId);
  const names = new Set(table.headings.map((heading) => heading.toLowerCase()));
  if (columns.some(({ heading }) => names.has(heading.toLowerCase())))
    throw new FileFault({ code: "workbook-changed" });
  const { area, body } = table;
  const added: Area = { ...area, column: area.column + area.columnCount, columnCount: columns.length };
  const cell = findObstacle(file, sheet, table, added);
  if (cell !== null) throw new FileFault({ code: "no-room-beside-table", sheet: entry.name, table: table.name, cell });
  columns.forEach(({ heading, options, format = "General", cells = [] }, index) => {
    const column = added.column + index;
    for (let row = area.row; row < area.row + area.rowCount; row += 1) {
      sheet.setStyle(row, column, file.styles.withQuote(sheet.styleAt(row, column - 1), false));
    }
    if (body.row > area.row) writeValue(file, sheet, area.row, column, heading);
    for (let r = 0; r < body.rowCount; r += 1) {
      const row = body.row + r;
      writeFormat(file, sheet, row, column, format);
      const value: WrittenValue = cells[r] ?? null;
      if (value !== null && value !== "") writeValue(file, sheet, row, column, value);
    }
    if (options) addChoices(sheet, { ...body, column, columnCount: 1 }, options);
  });
  setWidths(sheet, new Map(columns.map(({ width }, index) => [added.column + index, width])));
  file.setPart(
    table.part,
    withColumns(
      file.partText(table.part),
      table.part,
      columns.map(({ heading }) => heading),
    ),
  );
}

/** Removes columns that a plan had added, the last of the table. Throws a FileFault. */
function removeColumns(file: WorkbookFile, { tableId, headings }: RemoveColumnsEdit): void {
  const table = findTable(file, tableId);
  const { sheet, entry } = sheetToWrite(file, table.sheetId);
  const last = table.headings.slice(table.headings.length - headings.length);
  if (headings.some((heading) => !last.includes(heading))) throw new FileFault({ code: "workbook-changed" });
  const { area } = table;
  const gone: Area = {
    ...area,
    column: area.column + area.columnCount - headings.length,
    columnCount: headings.length,
  };
  const cell = findObstacle(file, sheet, table, { ...gone, column: area.column + area.columnCount });
  if (cell !== null) throw new FileFault({ code: "no-room-beside-table", sheet: entry.name, table: table.name, cell });
  for (let row = gone.row; row < gone.row + gone.rowCount; row += 1) {
    for (let column = gone.column; column < gone.column + gone.columnCount; column += 1) sheet.clear(row, column);
  }
  clearChoices(sheet, gone);
  // The earlier width is unknown; an empty column beside a table seldom has one.
  setWidths(sheet, new Map(headings.map((_, index) => [gone.column + index, null])));
  file.setPart(table.part, withoutColumns(file.partText(table.part), table.part, headings.length));
}

function findTable(file: WorkbookFile, id: string): TableEntry {
  const table = file.tables().find((one) => one.id === id);
  if (!table) throw new FileFault({ code: "item-gone" });
  return table;
}

/** The first cell of an area that is in use: it has content, is merged, or belongs to another table. */
function findObstacle(file: WorkbookFile, sheet: Sheet, table: TableEntry, area: Area): string | null {
  const used = sheet.used(area);
  if (used) return cellAddress(used.row, used.column);
  const others = file.tables().filter((other) => other.sheetId === table.sheetId && other.id !== table.id);
  const obstacle = [...sheet.areas.merged(), ...others.map((other) => other.area)].find((other) =>
    isOverlapping(other, area),
  );
  return obstacle ? cellAddress(obstacle.row, obstacle.column) : null;
}
