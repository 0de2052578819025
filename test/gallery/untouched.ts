import { cellAddress } from "../../src/kpi/address";
import { matchColumns } from "../../src/kpi/columns/match-headings";
import { isTrendsCell } from "../../src/kpi/travel/trends-cell";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { everything } from "../support/kpi-workbook";

/** The contents of a workbook, without apostrophes before text in cells of the Text format, where they have no effect. */
export function workbookContents(model: WorkbookModel): unknown {
  const data = model.toData();
  for (const cell of data.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row ?? [])))
    if (cell?.format === "@") delete cell.quotePrefix;
  return everything(new WorkbookModel(data));
}

/**
 * The contents of a workbook that a recalculation must not change: all but the texts and number formats of status cells (except
 * those in `kept`, which a person wrote), the status icons, and the Trends cells that the add-in wrote.
 */
export function untouchedParts(model: WorkbookModel, kept: readonly string[]): unknown {
  const data = model.toData();
  for (const sheet of data.sheets) {
    for (const table of sheet.tables) {
      const status = matchColumns(model.columnNames(table)).columns.status;
      if (status === undefined) continue;
      const column = table.area.column + status;
      const end = table.area.row + table.area.rowCount - (table.showTotals ? 1 : 0);
      for (let row = table.area.row + 1; row < end; row += 1) {
        const cell = sheet.rows[row]?.[column];
        const cells = sheet.rows[row];
        if (!cell || !cells || kept.includes(cellAddress(row, column))) continue;
        cells[column] = cell.style ? { value: "", style: cell.style } : null;
      }
      const { trends } = matchColumns(model.columnNames(table)).columns;
      for (let row = table.area.row + 1; trends !== undefined && row < end; row += 1) {
        const at = table.area.column + trends;
        const [cells, cell] = [sheet.rows[row], sheet.rows[row]?.[at]];
        if (!cells || !cell || cell.formula !== undefined || !isTrendsCell(String(cell.value))) continue;
        cells[at] = cell.style || cell.format ? { ...cell, value: "" } : null;
      }
      sheet.conditionalFormats = sheet.conditionalFormats.filter(
        ({ style, area }) => style !== "ThreeSymbols2" || area.column !== column,
      );
    }
  }
  return workbookContents(new WorkbookModel(data));
}
