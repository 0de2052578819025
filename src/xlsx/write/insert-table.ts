import { freeName } from "../../planning/find-sheet";
import type { BlankTable } from "../../planning/port";
import { done, type Result } from "../../planning/problem";
import { addEmptySheet, emptySheetText } from "./empty-sheet";
import { addTable } from "./add-table";
import { setLook } from "./apply-looks";
import { addChoices } from "./choices";
import type { WorkbookFile } from "../workbook/workbook-file";
import { writeValues } from "./write-cell";

/** Adds a sheet with a blank table, under free names ("KPIs 2" where "KPIs" is taken). Throws a FileFault. */
export function insertTable(
  file: WorkbookFile,
  { sheetName, tableName, headings, widths, choices }: BlankTable,
): Result<void> {
  const names = file.sheets().map(({ name }) => name);
  const name = freeName(sheetName, names, " ");
  const table = freeName(
    tableName,
    file.tables().map((one) => one.name),
    "_",
  );
  const entry = addEmptySheet(file, name, emptySheetText({ widths, frozenRows: 1 }));
  const sheet = file.sheet(entry);
  const area = { row: 0, column: 0, rowCount: 2, columnCount: headings.length };
  writeValues(file, sheet, area, [headings]);
  headings.forEach((_, column) => setLook(file, sheet, 0, column, { wraps: true }));
  addTable(file, entry, { name: table, area, headings });
  for (const { column, options } of choices)
    addChoices(sheet, { row: 1, column, rowCount: 1, columnCount: 1 }, options);
  return done(undefined);
}
