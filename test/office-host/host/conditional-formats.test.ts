/* eslint-disable office-addins/load-object-before-read -- what is loaded here is what the tests are about */
import { failureOf, openWorkbook } from "./office";

const NUMBER_AT = (formula: string): Excel.ConditionalIconCriterion => ({
  type: "Number",
  operator: "GreaterThanOrEqual",
  formula,
});

describe("icon sets", () => {
  test("are added above the others, read back and deleted", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      const column = context.workbook.worksheets.getItem("Q2 figures").getRange("C2:C4");
      const first = column.conditionalFormats.add("IconSet");
      const format = column.conditionalFormats.add(Excel.ConditionalFormatType.iconSet);
      format.iconSet.style = "ThreeSymbols2";
      format.iconSet.showIconOnly = true;
      format.iconSet.criteria = [{} as Excel.ConditionalIconCriterion, NUMBER_AT("=2"), NUMBER_AT("=3")];
      format.load("id,type,priority,stopIfTrue");
      first.load("priority");
      const set = format.iconSetOrNullObject.load("style,showIconOnly,reverseIconOrder,criteria");
      const where = format.getRange().load("address");
      const count = column.conditionalFormats.getCount();
      await context.sync();
      expect([format.type, format.priority, first.priority, count.value]).toEqual(["IconSet", 0, 1, 2]);
      expect([set.style, set.showIconOnly, set.reverseIconOrder]).toEqual(["ThreeSymbols2", true, false]);
      const own = { customIcon: null };
      expect(set.criteria.slice(1)).toEqual([
        { ...NUMBER_AT("=2"), ...own },
        { ...NUMBER_AT("=3"), ...own },
      ]);
      expect(where.address).toBe("'Q2 figures'!C2:C4");

      column.conditionalFormats.getItem(format.id).delete();
      column.conditionalFormats.load("items/id");
      await context.sync();
      expect(column.conditionalFormats.items).toHaveLength(1);
    });
    expect(model.sheet("{S1}").conditionalFormats).toHaveLength(1);
  });

  test("accept icons of other sets, which are returned for the criteria that have one", async () => {
    const { Excel } = openWorkbook();
    await Excel.run(async (context) => {
      const { iconSet } = context.workbook.worksheets
        .getItem("Q2 figures")
        .getRange("C2:C4")
        .conditionalFormats.add("IconSet");
      iconSet.criteria = [
        { customIcon: { set: "ThreeFlags", index: 2 } } as Excel.ConditionalIconCriterion,
        NUMBER_AT("=2"),
        NUMBER_AT("=3"),
      ];
      iconSet.load("criteria");
      await context.sync();
      expect(iconSet.criteria.map(({ customIcon }) => customIcon ?? null)).toEqual([
        { set: "ThreeFlags", index: 2 },
        null,
        null,
      ]);
    });
  });

  test("clearAll removes the range from a format that reaches beyond it", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Q2 figures");
      sheet.getRange("C2:C9").conditionalFormats.add("IconSet");
      sheet.getRange("C5:C20").conditionalFormats.clearAll();
      await context.sync();
    });
    expect(model.sheet("{S1}").conditionalFormats.map((f) => f.area)).toEqual([
      { row: 1, column: 2, rowCount: 3, columnCount: 1 },
    ]);
  });

  const refusals: [string, (formats: Excel.ConditionalFormatCollection) => unknown, string][] = [
    ["another kind", (f) => f.add("DataBar"), "NotImplemented"],
    ["criteria of the wrong number", (f) => (f.add("IconSet").iconSet.criteria = [NUMBER_AT("=1")]), "InvalidArgument"],
    ["an unknown style", (f) => (f.add("IconSet").iconSet.style = "Smileys" as "ThreeSymbols"), "InvalidArgument"],
    [
      "an icon that a set has not",
      (f) =>
        (f.add("IconSet").iconSet.criteria = [
          { customIcon: { set: "ThreeFlags", index: 3 } } as Excel.ConditionalIconCriterion,
          NUMBER_AT("=1"),
          NUMBER_AT("=2"),
        ]),
      "InvalidArgument",
    ],
    ["a deleted format", (f) => f.getItem("none").load("type"), "ItemNotFound"],
  ];
  test.each(refusals)("%s is refused", async (_name, work, code) => {
    const failure = failureOf(
      openWorkbook().Excel.run(async (context) => {
        work(context.workbook.worksheets.getItem("Notes").getRange("A1:A3").conditionalFormats);
        await context.sync();
      }),
    );
    expect((await failure).code).toBe(code);
  });
});

describe("drop-down lists", () => {
  test("are set with their messages, read back and cleared", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Notes").getRange("A1:A9");
      range.dataValidation.rule = { list: { inCellDropDown: true, source: "High,Low" } };
      range.dataValidation.errorAlert = { title: "Polarity", message: "High or Low.", showAlert: true, style: "Stop" };
      const cell = context.workbook.worksheets
        .getItem("Notes")
        .getRange("A2")
        .dataValidation.load("rule,type,errorAlert");
      await context.sync();
      expect(cell.type).toBe("List");
      expect(cell.rule).toEqual({ list: { inCellDropDown: true, source: "High,Low" } });
      expect(cell.errorAlert.message).toBe("High or Low.");
    });
    expect(() => model.edit("{S2}", 0, 0, "Medium")).toThrow("High or Low.");
    model.edit("{S2}", 0, 0, "High");
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Notes").getRange("A1:A9").dataValidation.clear();
      await context.sync();
    });
    model.edit("{S2}", 0, 0, "Medium");
    expect(model.cell("{S2}", 0, 0)?.value).toBe("Medium");
  });

  test("keep their other cells when some are cleared or get another list", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      const notes = context.workbook.worksheets.getItem("Notes");
      notes.getRange("A1:A9").dataValidation.rule = { list: { inCellDropDown: true, source: "High,Low" } };
      notes.getRange("A4").dataValidation.clear();
      notes.getRange("A9:A12").dataValidation.rule = { list: { inCellDropDown: true, source: "Yes" } };
      const type = notes.getRange("A4").dataValidation.load("type");
      await context.sync();
      expect(type.type).toBe("None");
    });
    const lists = model.sheet("{S2}").validations.map(({ source, area }) => [source, area.row, area.rowCount]);
    expect(lists).toEqual([
      ["High,Low", 0, 3],
      ["High,Low", 4, 4],
      ["Yes", 8, 4],
    ]);
    expect(new Set(model.sheet("{S2}").validations.map(({ id }) => id)).size).toBe(3);
  });
});
