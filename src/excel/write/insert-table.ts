import { freeName } from "../../planning/find-sheet";
import type { BlankTable } from "../../planning/port";
import { done, type Result } from "../../planning/problem";
import { POINTS_PER_PIXEL, untracked, writeChoices } from "../blocks";

/** Adds a sheet with a blank table, under free names ("KPIs 2" if "KPIs" is taken). */
export async function insertTable(context: Excel.RequestContext, blank: BlankTable): Promise<Result<void>> {
  const { worksheets, tables } = context.workbook;
  worksheets.load("items/name");
  tables.load("items/name");
  await context.sync();

  const sheet = worksheets.add(
    freeName(
      blank.sheetName,
      worksheets.items.map((item) => item.name),
      " ",
    ),
  );
  const width = blank.headings.length;
  const headings = untracked(sheet.getRangeByIndexes(0, 0, 1, width));
  headings.values = [blank.headings];
  headings.format.wrapText = true;
  const table = sheet.tables.add(untracked(sheet.getRangeByIndexes(0, 0, 2, width)), true);
  table.name = freeName(
    blank.tableName,
    tables.items.map((item) => item.name),
    "_",
  );
  blank.widths.forEach((pixels, column) => {
    untracked(sheet.getRangeByIndexes(0, column, 1, 1)).format.columnWidth = pixels * POINTS_PER_PIXEL;
  });
  for (const { column, options } of blank.choices) {
    writeChoices(untracked(sheet.getRangeByIndexes(1, column, 1, 1)), options);
  }
  sheet.freezePanes.freezeRows(1);
  sheet.activate();
  untracked(sheet.getRangeByIndexes(1, 0, 1, 1)).select();
  await context.sync();
  return done(undefined);
}
