/* eslint-disable office-addins/load-object-before-read -- what is loaded here is what the tests are about */
import type { WorkbookData } from "../../../src/office-host/workbook/types";
import { failureOf, openWorkbook } from "./office";
import { sampleWorkbook } from "./sample-workbook";

const at = (row: number, column: number): { row: number; column: number; rowCount: number; columnCount: number } => ({
  row,
  column,
  rowCount: 1,
  columnCount: 1,
});

/** Two comments on the first sheet, and one on the second. */
function commented(): WorkbookData {
  const data = sampleWorkbook();
  const [first, second] = data.sheets;
  if (first)
    first.comments = [
      { id: "{C1}", area: at(1, 2), content: "Late works" },
      { id: "{C2}", area: at(3, 0), content: "New boundary" },
    ];
  if (second) second.comments = [{ id: "{C3}", area: at(0, 0), content: "To do" }];
  return data;
}

test("comments of a sheet and of the workbook are listed with their content and cells", async () => {
  const { Excel } = openWorkbook({}, commented());
  await Excel.run(async (context) => {
    const { comments } = context.workbook.worksheets.getItem("Q2 figures");
    comments.load("items/content");
    const all = context.workbook.comments.load("items/id");
    const count = context.workbook.comments.getCount();
    await context.sync();
    const places = comments.items.map((comment) => comment.getLocation().load("address"));
    await context.sync();
    expect(comments.items.map(({ content }) => content)).toEqual(["Late works", "New boundary"]);
    expect(places.map(({ address }) => address)).toEqual(["'Q2 figures'!C2", "'Q2 figures'!A4"]);
    expect([all.items.map(({ id }) => id), count.value]).toEqual([["{C1}", "{C2}", "{C3}"], 3]);
  });
});

test("a comment is found by its id, its index and its cell", async () => {
  const { Excel } = openWorkbook({}, commented());
  await Excel.run(async (context) => {
    const { comments, worksheets } = context.workbook;
    const cell = worksheets.getItem("Notes").getRange("A1");
    const found = [
      comments.getItem("{C2}"),
      comments.getItemAt(0),
      comments.getItemByCell("'Q2 figures'!A4"),
      comments.getItemByCell(cell),
    ];
    for (const comment of found) comment.load("id");
    await context.sync();
    expect(found.map(({ id }) => id)).toEqual(["{C2}", "{C1}", "{C2}", "{C3}"]);
  });
});

test("a comment moves with its cell, and is deleted with it", async () => {
  const { Excel, model } = openWorkbook({}, commented());
  model.shiftLines({ sheetId: "{S1}", axis: "row", at: 0, count: 2 });
  model.shiftLines({ sheetId: "{S1}", axis: "row", at: 5, count: -1 });
  await Excel.run(async (context) => {
    const comments = context.workbook.worksheets.getItem("{S1}").comments.load("items/id");
    await context.sync();
    const places = comments.items.map((comment) => comment.getLocation().load("address"));
    await context.sync();
    expect(places.map(({ address }) => address)).toEqual(["'Q2 figures'!C4"]);
  });
});

test("a comment moves with its cell when rows are inserted into a table", async () => {
  const { model } = openWorkbook({}, commented());
  model.addTableRows("{T1}", 0, [["West", 90, 91]]);
  expect(model.sheet("{S1}").comments?.map(({ area }) => [area.row, area.column])).toEqual([
    [2, 2],
    [4, 0],
  ]);
});

test.each<[string, string, (comments: Excel.CommentCollection) => void]>([
  ["a comment that is not there", "ItemNotFound", (comments) => comments.getItem("{C9}").load("id")],
  ["a place beyond the last", "ItemNotFound", (comments) => comments.getItemAt(7).load("id")],
  ["a cell without one", "ItemNotFound", (comments) => comments.getItemByCell("Notes!B2").load("id")],
  ["an address without its sheet", "InvalidArgument", (comments) => comments.getItemByCell("A1").load("id")],
  ["more than one cell", "InvalidArgument", (comments) => comments.getItemByCell("Notes!A1:B2").load("id")],
])("%s is %s", async (_, code, ask) => {
  const { Excel } = openWorkbook({}, commented());
  const failed = Excel.run(async (context) => {
    ask(context.workbook.comments);
    await context.sync();
  });
  expect((await failureOf(failed)).code).toBe(code);
});

test("comments need ExcelApi 1.10", async () => {
  const { Excel } = openWorkbook({ requirementSets: { ExcelApi: "1.9" } }, commented());
  const failed = Excel.run(async (context) => {
    context.workbook.comments.load("items/id");
    await context.sync();
  });
  expect((await failureOf(failed)).code).toBe("ApiNotFound");
});
