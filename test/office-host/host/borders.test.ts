import { lineAt } from "../../../src/office-host/workbook/edits/border-lines";
import type { CellSide } from "../../../src/office-host/workbook/types";
import { WorkbookModel } from "../../../src/office-host/workbook/workbook-model";
import { failureOf, openWorkbook } from "./office";

const GREY = "#BFBFBF";

function seen(model: WorkbookModel, row: number, column: number, side: CellSide): string {
  const line = lineAt(model.sheet("{S2}"), row, column, side);
  return line ? `${line.color} ${line.weight}` : "none";
}

/** Runs on the empty sheet "Notes". */
async function onNotes(work: (sheet: Excel.Worksheet) => void): Promise<WorkbookModel> {
  const { Excel, model } = openWorkbook();
  await Excel.run(async (context) => {
    work(context.workbook.worksheets.getItem("Notes"));
    await context.sync();
  });
  return model;
}

describe("borders", () => {
  test("are drawn along the edges and between the cells of a range", async () => {
    const model = await onNotes((sheet) => {
      const { borders } = sheet.getRange("B2:C3").format;
      for (const edge of ["EdgeTop", "EdgeBottom"] as const) borders.getItem(edge).style = "Continuous";
      borders.getItem("EdgeBottom").weight = "Medium";
      borders.getItem("InsideHorizontal").color = GREY;
      borders.getItem("InsideVertical").weight = "Hairline";
    });
    expect(seen(model, 1, 1, "top")).toBe("#000000 Thin");
    expect(seen(model, 2, 2, "bottom")).toBe("#000000 Medium");
    expect(seen(model, 1, 2, "bottom")).toBe(`${GREY} Thin`);
    expect(seen(model, 2, 1, "right")).toBe("#000000 Hairline");
    expect([seen(model, 1, 1, "left"), seen(model, 2, 2, "right"), seen(model, 4, 1, "top")]).toEqual([
      "none",
      "none",
      "none",
    ]);
  });

  test("the bottom of one cell is the top of the next: the later write wins", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Notes");
      const border = (address: string, edge: "EdgeTop" | "EdgeBottom"): Excel.RangeBorder =>
        sheet.getRange(address).format.borders.getItem(edge);
      border("A1", "EdgeBottom").color = "#FF0000";
      const below = border("A2", "EdgeTop").load("style,color,weight,sideIndex");
      await context.sync();
      expect(below.toJSON()).toEqual({ style: "Continuous", color: "#FF0000", weight: "Thin", sideIndex: "EdgeTop" });

      border("A2", "EdgeTop").color = GREY;
      const above = border("A1", "EdgeBottom").load("color");
      await context.sync();
      expect(above.color).toBe(GREY);

      border("A1", "EdgeBottom").style = "None";
      below.load("style,color,weight");
      await context.sync();
      expect(below.toJSON()).toMatchObject({ style: "None", color: "#000000", weight: "Thin" });
    });
    expect(model.sheet("{S2}").rows.flat().filter(Boolean)).toEqual([]);
  });

  test("of several ranges are drawn around each; mixed ones read null, or no colour", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Notes");
      const bottom = sheet.getRanges("A1:B1,A5:B6").format.borders.getItem("EdgeBottom");
      bottom.style = "Continuous";
      bottom.color = GREY;
      sheet.getRange("B1").format.borders.getItem("EdgeBottom").weight = "Thick";
      const mixed = sheet.getRange("A1:C1").format.borders.getItem("EdgeBottom").load("style,color,weight");
      const all = sheet.getRange("A1").format.borders.load("items/sideIndex,items/style,count");
      await context.sync();
      expect(mixed.toJSON()).toMatchObject({ style: null, color: "", weight: null });
      expect(all.items.filter((border) => border.style !== "None").map((border) => border.sideIndex)).toEqual([
        "EdgeBottom",
      ]);
      expect(all.count).toBe(8);
    });
    expect([0, 4, 5].map((row) => seen(model, row, 0, "bottom"))).toEqual([`${GREY} Thin`, "none", `${GREY} Thin`]);
  });

  test("are kept with other formats, cleared with them, and survive JSON", async () => {
    const model = await onNotes((sheet) => {
      const { format } = sheet.getRange("A1");
      format.borders.getItem("EdgeLeft").style = "Continuous";
      format.font.bold = true;
    });
    const again = new WorkbookModel(JSON.parse(JSON.stringify(model.toData())) as ReturnType<typeof model.toData>);
    expect(again.cell("{S2}", 0, 0)?.style).toEqual({
      bold: true,
      borders: { left: { color: "#000000", weight: "Thin" } },
    });
    again.clear("{S2}", { row: 0, column: 0, rowCount: 1, columnCount: 1 }, "Formats");
    expect(seen(again, 0, 0, "left")).toBe("none");
  });

  const refusals: [string, (range: Excel.Range) => unknown, string][] = [
    ["a dashed line", (r) => (r.format.borders.getItem("EdgeTop").style = "Dash"), "NotImplemented"],
    ["a diagonal line", (r) => (r.format.borders.getItem("DiagonalUp").style = "Continuous"), "NotImplemented"],
    ["a style that is none", (r) => (r.format.borders.getItem("EdgeTop").style = "Wavy" as "Dot"), "InvalidArgument"],
    ["a weight that is none", (r) => (r.format.borders.getItem("EdgeTop").weight = "Fat" as "Thin"), "InvalidArgument"],
    ["an edge that is none", (r) => (r.format.borders.getItem("Top" as "EdgeTop").color = GREY), "InvalidArgument"],
    ["a line inside of one row", (r) => (r.format.borders.getItem("InsideHorizontal").color = GREY), "InvalidArgument"],
    [
      "a line along whole columns",
      (r) => (r.getEntireColumn().format.borders.getItem("EdgeLeft").color = GREY),
      "NotImplemented",
    ],
    ["a tint", (r) => (r.format.borders.getItem("EdgeTop").tintAndShade = 1), "ApiNotFound"],
  ];
  test.each(refusals)("%s is refused", async (_name, work, code) => {
    const failure = await failureOf(onNotes((sheet) => work(sheet.getRange("A1:B1"))));
    expect(failure.code).toBe(code);
  });

  test("are not drawn on a protected sheet", async () => {
    const { Excel, model } = openWorkbook();
    model.protect("{S2}");
    const failure = await failureOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Notes").getRange("A1").format.borders.getItem("EdgeTop").style =
          "Continuous";
        await context.sync();
      }),
    );
    expect(failure.code).toBe("AccessDenied");
  });
});
