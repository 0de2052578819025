import { WorkbookModel } from "../../../src/office-host/workbook/workbook-model";
import { failureOf, openWorkbook } from "./office";

/** Runs on the sheet "Q2 figures", whose table is A1:C4. */
async function onFigures(work: (sheet: Excel.Worksheet) => void): Promise<WorkbookModel> {
  const { Excel, model } = openWorkbook();
  await Excel.run(async (context) => {
    work(context.workbook.worksheets.getItem("Q2 figures"));
    await context.sync();
  });
  return model;
}

describe("the style of whole columns", () => {
  test("applies to their cells, to cells written later, and to blank ones", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Q2 figures");
      sheet.getRange("A1").format.font.bold = true;
      sheet.getRange("A:B").format.horizontalAlignment = "Center";
      sheet.getRanges("A:A,D:D").format.wrapText = true;
      sheet.getRange("A9").values = [["later"]];
      const alignments = ["A1", "A9", "B99", "C1"].map((address) =>
        sheet.getRange(address).format.load("horizontalAlignment"),
      );
      const used = sheet.getUsedRange().load("address");
      await context.sync();
      expect(alignments.map((format) => format.horizontalAlignment)).toEqual(["Center", "Center", "Center", "General"]);
      expect(used.address).toBe("'Q2 figures'!A1:C9");
    });
    expect(model.cell("{S1}", 0, 0)?.style).toEqual({ bold: true, horizontal: "Center", wrap: true });
    expect(new WorkbookModel(model.toData()).cell("{S1}", 50, 3)?.style).toEqual({ wrap: true });
  });

  test("is overridden by a cell's style, and deleted with its columns", async () => {
    const model = await onFigures((sheet) => {
      sheet.getRange("B:B").format.fill.color = "#C6EFCE";
      sheet.getRange("B6").format.fill.clear();
      sheet.getRange("B7").clear("Formats");
      sheet.getRange("A:A").insert("Right");
    });
    const fills = [5, 6, 7].map((row) => model.cell("{S1}", row - 1, 2)?.style?.fill);
    expect(fills).toEqual(["#C6EFCE", undefined, undefined]);
    expect(model.cell("{S1}", 7, 2)?.style?.fill).toBe("#C6EFCE");
    expect(model.cell("{S1}", 7, 1)).toBeUndefined();
    model.clear("{S1}", { row: 0, column: 2, rowCount: 1_048_576, columnCount: 1 }, "Formats");
    expect(model.sheet("{S1}").columnStyles).toBeUndefined();
    expect(model.cell("{S1}", 1, 2)).toEqual({ value: 95 });
  });

  test("can unlock them", async () => {
    const model = await onFigures((sheet) => {
      sheet.getRange("E:E").format.protection.locked = false;
      sheet.protection.protect();
      sheet.getRange("E5").values = [["a note"]];
    });
    expect(model.cell("{S1}", 4, 4)?.value).toBe("a note");
  });

  test.each(["1:1", undefined])("cannot be set for whole rows or the sheet (%s)", async (address) => {
    const failure = await failureOf(onFigures((sheet) => (sheet.getRange(address).format.font.bold = true)));
    expect(failure.code).toBe("NotImplemented");
  });
});
