import { failureOf, openWorkbook } from "./office";

/*
 * What Excel does by Microsoft's documents: "types" is the text beside each member in @types/office-js, "tutorial" the Excel tutorial of
 * office-js-docs-pr, "limits" the page "Excel specifications and limits" of support.microsoft.com.
 */

const onNotes = <T>(work: (notes: Excel.Worksheet, context: Excel.RequestContext) => T | Promise<T>): Promise<T> => {
  const { Excel } = openWorkbook();
  return Excel.run((context) => Promise.resolve(work(context.workbook.worksheets.getItem("Notes"), context)));
};

type Work = (notes: Excel.Worksheet, context: Excel.RequestContext) => unknown;
const refused = async (work: Work): Promise<string> =>
  (
    await failureOf(
      onNotes(async (notes, context) => {
        work(notes, context);
        await context.sync();
      }),
    )
  ).code;

describe("a null object (office-js-snippets: 115 of 151 begin by deleting a sheet that may not be there)", () => {
  const none = (context: Excel.RequestContext): Excel.Worksheet =>
    context.workbook.worksheets.getItemOrNullObject("No");

  test.each<[string, (context: Excel.RequestContext) => unknown]>([
    ["a method", (context) => none(context).delete()],
    ["a property that is set", (context) => (none(context).name = "Yes")],
    ["a method of what is reached through it", (context) => none(context).getRange("A1").clear()],
    ["a property of what is reached through it", (context) => (none(context).getRange("A1").format.fill.color = "red")],
  ])("ignores %s", async (_, work) => {
    const before = openWorkbook().model.toData();
    const { Excel, model } = openWorkbook();
    const isNull = await Excel.run(async (context) => {
      work(context);
      const sheet = none(context).load("name");
      await context.sync();
      return sheet.isNullObject;
    });
    expect([isNull, model.toData()]).toEqual([true, before]);
  });

  test("what is reached through one is one too", async () => {
    const isNull = await onNotes(async (_, context) => {
      const range = none(context).getRange("A1").load("values");
      await context.sync();
      return range.isNullObject;
    });
    expect(isNull).toBe(true);
  });
});

describe("an array of one item fills a range (tutorial: one number format for a column)", () => {
  test("values and formats", async () => {
    const read = await onNotes(async (notes, context) => {
      const range = notes.getRange("F1:G2");
      range.values = [[7]];
      range.numberFormat = [["€#,##0.00"]];
      range.load("values,numberFormat");
      await context.sync();
      return [...range.values.flat(), ...range.numberFormat.flat()] as unknown[];
    });
    expect(read).toEqual([7, 7, 7, 7, "€#,##0.00", "€#,##0.00", "€#,##0.00", "€#,##0.00"]);
  });
});

test.each<[given: string, hex: string]>([
  ["pink", "#FFC0CB"],
  ["DarkMagenta", "#8B008B"],
  ["GREY", "#808080"],
  ["c6efce", "#C6EFCE"],
])("the colour %s is %s (types: or as a named HTML color)", async (given, hex) => {
  const read = await onNotes(async (notes, context) => {
    notes.tabColor = given;
    const { fill } = notes.getRange("A1").format;
    fill.color = given;
    fill.load("color");
    notes.load("tabColor");
    await context.sync();
    return [notes.tabColor, fill.color];
  });
  expect(read).toEqual([hex, hex]);
});

test.each<[what: string, Work]>([
  ["a colour that has no such name", (notes) => (notes.tabColor = "constructor")],
  ["a text of 32,768 letters (limits)", (notes) => (notes.getRange("A1").values = [["x".repeat(32_768)]])],
  ["a number format that is none", (notes) => (notes.getRange("A1").numberFormat = [["foo["]])],
  ["a number format of five sections", (notes) => (notes.getRange("A1").numberFormat = [["0;0;0;@;0"]])],
  ["a number format of 256 letters", (notes) => (notes.getRange("A1").numberFormat = [["0".repeat(256)]])],
  ["fewer than no frozen rows (types: or zero to unfreeze)", (notes) => notes.freezePanes.freezeRows(-1)],
  ["fewer than no frozen columns", (notes) => notes.freezePanes.freezeColumns(-1)],
  [
    "a table that is named as a cell (“Rename an Excel table”, support.microsoft.com)",
    (_, context) => (context.workbook.tables.getItemAt(0).name = "R1C1"),
  ],
])("%s is refused", async (_, work) => {
  expect(await refused(work)).toBe("InvalidArgument");
});

test("the longest text is kept (limits: 32,767)", async () => {
  const text = "x".repeat(32_767);
  const read = await onNotes(async (notes, context) => {
    const range = notes.getRange("F1");
    range.values = [[text]];
    range.load("values");
    await context.sync();
    return range.values;
  });
  expect(read).toEqual([[text]]);
});

test.each<[typed: string | number, held: string | number]>([
  ["12345678901234567890", 12345678901234500000],
  ["0.1234567890123456", 0.123456789012345],
  ["123456789012345", 123456789012345],
])("typed as text, %s is kept with 15 digits (“Long numbers”, support.microsoft.com)", async (typed, held) => {
  const read = await onNotes(async (notes, context) => {
    const range = notes.getRange("F1");
    range.values = [[typed]];
    range.load("values");
    await context.sync();
    return range.values[0]?.[0] as unknown;
  });
  expect(read).toBe(held);
});

test("General is written with a capital letter, however it was given", async () => {
  const read = await onNotes(async (notes, context) => {
    const range = notes.getRange("F1:F2");
    range.numberFormat = [["0%"], ["general"]];
    range.load("numberFormat");
    await context.sync();
    return range.numberFormat.flat() as unknown[];
  });
  expect(read).toEqual(["0%", "General"]);
});

test("a range is found by the name of a table, as its data rows (types: the address or name)", async () => {
  const { Excel, model } = openWorkbook();
  const [sheet] = model.data.sheets.filter(({ tables }) => tables.length > 0);
  const [table] = sheet?.tables ?? [];
  const read = await Excel.run(async (context) => {
    const own = context.workbook.worksheets.getItem(sheet?.name ?? "");
    const [byName, byTable] = [own.getRange(table?.name), own.tables.getItem(table?.name ?? "").getDataBodyRange()];
    byName.load("address");
    byTable.load("address");
    await context.sync();
    return [byName.address, byTable.address];
  });
  expect(read[0]).toBe(read[1]);
});

test("no later requirement set is offered than the client has members of", () => {
  const { host, Excel } = openWorkbook();
  expect(["1.15", "1.16", "1.17"].map((version) => host.isSetSupported("ExcelApi", version))).toEqual([
    true,
    false,
    false,
  ]);
  // Of 1.16 and later ones the client on npm lacks members; once it has them, the default rises.
  expect("valuesAsJson" in Excel.Range.prototype).toBe(false);
});
