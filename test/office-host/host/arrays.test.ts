import type { ArrayData } from "../../../src/office-host/workbook/types";
import { filled } from "./array-workbook";
import { failureOf, openWorkbook, type OpenWorkbook } from "./office";

const write = (office: OpenWorkbook, address: string, values: unknown[][]): Promise<void> =>
  office.Excel.run(async (context) => {
    context.workbook.worksheets.getItem("S").getRange(address).values = values;
    await context.sync();
  });

const held = ({ model }: OpenWorkbook): unknown[] =>
  model.values("s1", { row: 1, column: 0, rowCount: 3, columnCount: 1 }).map(([value]) => value);

test.each([
  ["a cell of a spill", "A3", [["y"]], ["#SPILL!", "y", ""]],
  ["the formula of a spill", "A2", [["y"]], ["y", "", ""]],
  ["all of a spill", "A2:A4", [["a"], ["b"], ["c"]], ["a", "b", "c"]],
  ["beside a spill", "B3", [["y"]], ["x", "x", "x"]],
])("%s is written over", async (_, address, values, left) => {
  const office = openWorkbook({}, filled("spill"));
  await write(office, address, values);
  expect(held(office)).toEqual(left);
});

test.each<[ArrayData["kind"], RegExp]>([
  ["array", /You can't change part of an array/],
  ["data-table", /Cannot change part of a data table/],
])("part of an array of the kind %s cannot be written, all of it can", async (kind, message) => {
  const office = openWorkbook({}, filled(kind));
  expect(await failureOf(write(office, "A3:A4", [["y"], ["z"]]))).toMatchObject({
    code: "InvalidOperation",
    message: expect.stringMatching(message) as string,
  });
  expect(held(office)).toEqual(["x", "x", "x"]);
  await write(office, "A2:A4", [["a"], ["b"], ["c"]]);
  expect(held(office)).toEqual(["a", "b", "c"]);
});

test("spilled cells are reported with their formula's cell and their range", async () => {
  const office = openWorkbook({ requirementSets: { ExcelApi: "1.12" } }, filled("spill"));
  const told = await office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("S");
    const has = ["A2:A4", "A1:A2", "B1:B4"].map((address) => sheet.getRange(address).load("hasSpill"));
    const parent = sheet.getRange("A4").getSpillParentOrNullObject().load("address");
    const to = sheet.getRange("A2").getSpillingToRangeOrNullObject().load("address");
    const none = sheet.getRange("A3").getSpillingToRangeOrNullObject().load("address");
    await context.sync();
    return [...has.map(({ hasSpill }) => hasSpill), parent.address, to.address, none.isNullObject];
  });
  expect(told).toEqual([true, null, false, "S!A2", "S!A2:A4", true]);
});

test("only merged areas that begin within a range are returned", async () => {
  const merged = [
    { row: 1, column: 1, rowCount: 1, columnCount: 2 },
    { row: 5, column: 2, rowCount: 3, columnCount: 1 },
  ];
  const office = openWorkbook({ requirementSets: { ExcelApi: "1.13" } }, filled("spill", { merged }));
  const told = await office.Excel.run(async (context) => {
    const found = ["A1:C9", "C1:C9", "C2:C3"].map((address) =>
      context.workbook.worksheets.getItem("S").getRange(address).getMergedAreasOrNullObject().load("address"),
    );
    await context.sync();
    return found.map((areas) => (areas.isNullObject ? null : areas.address));
  });
  expect(told).toEqual(["S!B2:C2, S!C6:C8", "S!C6:C8", null]);
});

test("a protected sheet that allows formats accepts formats and icons, and no values in locked cells", async () => {
  const office = openWorkbook({}, filled("spill", { protected: true, allowed: { allowFormatCells: true } }));
  await office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("S").load("protection/options");
    const range = sheet.getRange("D2");
    range.numberFormat = [["0%"]];
    range.conditionalFormats.add("IconSet");
    await context.sync();
    expect(sheet.protection.options).toMatchObject({ allowFormatCells: true, allowSort: false });
  });
  expect((await failureOf(write(office, "D2", [[1]]))).code).toBe("AccessDenied");
});

test("a block skips rows that an advanced filter hides, and Excel does not reveal it", async () => {
  const office = openWorkbook({}, filled("spill", { hasAdvancedFilter: true, hiddenRows: [2] }));
  await write(office, "C2:C4", [["a"], ["b"], ["c"]]);
  expect(office.model.values("s1", { row: 1, column: 2, rowCount: 3, columnCount: 1 })).toEqual([["a"], [""], ["b"]]);
  await office.Excel.run(async (context) => {
    const filter = context.workbook.worksheets.getItem("S").autoFilter.load("isDataFiltered");
    await context.sync();
    expect(filter.isDataFiltered).toBe(false);
  });
});
