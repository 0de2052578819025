import { freeName } from "../../planning/find-sheet";
import type { BlankTable } from "../../planning/port";
import type { Applied } from "../../planning/decoration";
import { done, type Result } from "../../planning/problem";
import { POINTS_PER_PIXEL, untracked, writeChoices } from "../blocks";
import type { DecorationPiece } from "../edits/edit-port";
import { SAFE_LIMITS, type Limits } from "../request-limits";
import { decorate } from "./decorate";

/** Adds a sheet with a blank table, under free names ("KPIs 2" if "KPIs" is taken), freezes its headings and shows it. */
export async function insertTable(
  context: Excel.RequestContext,
  blank: BlankTable,
  limits: Limits = SAFE_LIMITS,
): Promise<Result<Applied>> {
  const { worksheets, tables } = context.workbook;
  worksheets.load("items/name");
  tables.load("items/name");
  await context.sync();

  const name = freeName(
    blank.sheetName,
    worksheets.items.map((item) => item.name),
    " ",
  );
  const sheet = worksheets.add(name);
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
  await context.sync();
  return done({ undecorated: await decorate(context, decorationOf(name), limits) });
}

function decorationOf(name: string): DecorationPiece[] {
  const on = { sheet: name, isAdded: true };
  return [
    { ...on, does: "freeze", queue: (sheet) => sheet.freezePanes.freezeRows(1) },
    {
      ...on,
      does: "show",
      queue: (sheet) => {
        sheet.activate();
        untracked(sheet.getRangeByIndexes(1, 0, 1, 1)).select();
      },
    },
  ];
}
