import { EN_GB } from "../../../src/office-host/workbook/typed-entry";
import { emptySheet } from "../../../src/office-host/workbook/sheet-names";
import type { SheetData } from "../../../src/office-host/workbook/types";
import { drawSheet } from "../../../src/workbench/page/grid/drawn-sheet";
import { changesBetween } from "../../../src/workbench/page/grid/grid-changes";
import { readTypedCells } from "../../../src/workbench/page/grid/typed-cells";

const SHEET: SheetData = { ...emptySheet("s", "Sheet1"), rows: [[{ value: "a" }, { value: 1 }]] };

function changes(change: Partial<SheetData>): unknown {
  const found = changesBetween(drawSheet(SHEET, EN_GB), drawSheet({ ...SHEET, ...change }, EN_GB));
  return found === "redraw" ? found : found.map(({ id, params }) => [id.replace("sheet.mutation.", ""), params]);
}

test("an unchanged sheet needs no commands", () => {
  expect(changes({})).toEqual([]);
});

test("a changed cell is emptied and written; the others are not touched", () => {
  expect(changes({ rows: [[{ value: "a" }, { value: 2 }]] })).toEqual([
    ["set-range-values", { cellValue: { 0: { 1: null } } }],
    ["set-range-values", { cellValue: { 0: { 1: expect.objectContaining({ v: "2" }) } } }],
  ]);
});

test("a removed cell is emptied", () => {
  expect(changes({ rows: [[{ value: "a" }]] })).toEqual([["set-range-values", { cellValue: { 0: { 1: null } } }]]);
});

test.each<[string, Partial<SheetData>, string[]]>([
  ["a width", { columnWidths: { 0: 100 } }, ["set-worksheet-col-width"]],
  ["a height", { rowHeights: { 0: 40 } }, ["set-worksheet-row-is-auto-height", "set-worksheet-row-height"]],
  ["a hidden row", { hiddenRows: [0] }, ["set-row-hidden"]],
  ["a hidden column", { hiddenColumns: [1] }, ["set-col-hidden"]],
  ["frozen rows", { frozenRows: 1 }, ["set-frozen"]],
  ["gridlines", { showGridlines: false }, ["toggle-gridlines"]],
  ["a name", { name: "KPIs" }, ["set-worksheet-name"]],
  ["a hidden sheet", { visibility: "Hidden" }, ["set-worksheet-hidden"]],
])("%s", (_what, change, ids) => {
  expect((changes(change) as [string, unknown][]).map(([id]) => id)).toEqual(ids);
});

test("merged cells, and a sheet that outgrows its drawing, are redrawn", () => {
  expect(changes({ merged: [{ row: 0, column: 0, rowCount: 1, columnCount: 2 }] })).toBe("redraw");
  expect(changes({ rows: Array.from({ length: 500 }, () => [{ value: 1 }]) })).toBe("redraw");
});

test.each([
  ["a typed text", { v: "High" }, "High"],
  ["a formula", { f: "=A1", v: null }, "=A1"],
  ["a text behind an apostrophe", { v: "007", t: 4 }, "'007"],
  ["an emptied cell", null, ""],
  ["an emptied cell that kept its look", { v: null, s: {} }, ""],
  ["lines", { p: { id: "", documentStyle: {}, body: { dataStream: "one\rtwo\r\n" } }, v: null }, "one\ntwo"],
])("%s is read as it was typed", (_what, cell, text) => {
  expect(readTypedCells({ cellValue: { 2: { 3: cell } } })).toEqual([{ row: 2, column: 3, text }]);
});

test("a change of style alone is not typing", () => {
  expect(readTypedCells({ cellValue: { 2: { 3: { s: { bl: 1 } } } } })).toEqual([]);
});
