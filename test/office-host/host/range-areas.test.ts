/* eslint-disable office-addins/load-object-before-read -- what is loaded here is what the tests are about */
import { failureOf, openWorkbook } from "./office";

const SHEET = "Q2 figures";

describe("several ranges of a sheet", () => {
  test("return their address, count and cells", async () => {
    await openWorkbook().Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(SHEET);
      const ranges = sheet.getRanges("A1:B2, C3; 'Q2 figures'!D4:D6").load("address,areaCount,cellCount,isEntireRow");
      ranges.worksheet.load("name");
      ranges.areas.load("items/address");
      const count = ranges.areas.getCount();
      const rows = sheet.getRanges("2:3,5:5").load("isEntireRow");
      const all = sheet.getRanges().load("cellCount");
      await context.sync();
      expect(ranges.toJSON()).toMatchObject({
        address: "'Q2 figures'!A1:B2, 'Q2 figures'!C3, 'Q2 figures'!D4:D6",
        areaCount: 3,
        cellCount: 8,
        isEntireRow: false,
      });
      expect(ranges.worksheet.name).toBe(SHEET);
      expect(ranges.areas.items.map((range) => range.address.split("!")[1])).toEqual(["A1:B2", "C3", "D4:D6"]);
      expect(count.value).toBe(3);
      expect(rows.isEntireRow).toBe(true);
      expect(all.cellCount).toBe(-1);
    });
  });

  test("are formatted as one, in one request", async () => {
    const { Excel, host, model } = openWorkbook();
    await Excel.run(async (context) => {
      const { format } = context.workbook.worksheets.getItem(SHEET).getRanges("A2:A3,C2:C3");
      format.fill.color = "#C6EFCE";
      format.font.bold = true;
      format.font.italic = true;
      format.font.color = "#006100";
      format.font.size = 12;
      format.font.name = "Arial";
      format.wrapText = true;
      format.horizontalAlignment = "Center";
      format.verticalAlignment = "Top";
      format.rowHeight = 30;
      format.columnWidth = 90;
      await context.sync();
    });
    expect(host.trips.filter((trip) => !trip.releaseOnly)).toHaveLength(1);
    const style = {
      fill: "#C6EFCE",
      ...{ bold: true, italic: true, color: "#006100", fontSize: 12, fontName: "Arial", wrap: true },
      ...{ horizontal: "Center", vertical: "Top" },
    };
    const at = ([row, column]: readonly [number, number]): unknown => model.cell("{S1}", row, column)?.style;
    expect(
      (
        [
          [1, 0],
          [2, 0],
          [1, 2],
          [2, 2],
        ] as const
      ).map(at),
    ).toEqual([style, style, style, style]);
    expect(
      (
        [
          [0, 0],
          [1, 1],
          [3, 2],
        ] as const
      ).map(at),
    ).toEqual([undefined, undefined, undefined]);
    expect(model.sheet("{S1}")).toMatchObject({ rowHeights: { 1: 40, 2: 40 }, columnWidths: { 0: 120, 2: 120 } });
  });

  test("read null, or no colour, where they differ", async () => {
    const { Excel, model } = openWorkbook();
    model.restyle("{S1}", { row: 1, column: 0, rowCount: 1, columnCount: 1 }, { fill: "#FFEB9C", bold: true });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(SHEET);
      const [mixed, same] = ["A1,A2", "A1,A3"].map((address) => sheet.getRanges(address).format);
      mixed?.load("wrapText,rowHeight,fill/color,font/bold");
      same?.load("wrapText,fill/color,font/bold");
      await context.sync();
      expect(mixed?.toJSON()).toMatchObject({ wrapText: false, rowHeight: 15, fill: { color: "" } });
      expect(mixed?.font.bold).toBeNull();
      expect(same?.toJSON()).toMatchObject({ fill: { color: "#FFFFFF" }, font: { bold: false } });
    });
  });

  test("can have their fill or their contents cleared", async () => {
    const { Excel, model } = openWorkbook();
    model.restyle("{S1}", { row: 1, column: 0, rowCount: 3, columnCount: 3 }, { fill: "#FFEB9C" });
    await Excel.run(async (context) => {
      const ranges = context.workbook.worksheets.getItem(SHEET).getRanges("A2,C4");
      ranges.format.fill.clear();
      ranges.clear("Contents");
      await context.sync();
    });
    expect(model.cell("{S1}", 1, 0)).toBeUndefined();
    expect(model.cell("{S1}", 3, 2)).toBeUndefined();
    expect(model.cell("{S1}", 1, 1)).toEqual({ value: 95, style: { fill: "#FFEB9C" } });
  });

  test("that are tracked move with inserted rows, and are invalid when all of them are deleted", async () => {
    await openWorkbook().Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Notes");
      const ranges = sheet.getRanges("A2,B4:B5");
      context.trackedObjects.add(ranges);
      sheet.getRange("3:3").insert("Down");
      ranges.load("address");
      await context.sync();
      expect(ranges.address).toBe("Notes!A2, Notes!B5:B6");
      sheet.getRange("2:2").delete("Up");
      ranges.load("address");
      await context.sync();
      expect(ranges.address).toBe("Notes!B4:B5");
      sheet.getRange("1:9").delete("Up");
      ranges.load("address");
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidReference" });
    });
  });

  test("accept an address of up to 8,192 characters", async () => {
    const { Excel } = openWorkbook();
    const addresses = Array.from({ length: 1_365 }, (_, i) => `A${1_000 + i}`).join(",");
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Notes");
      const ranges = sheet.getRanges(addresses).load("areaCount");
      await context.sync();
      expect(ranges.areaCount).toBe(1_365);
      sheet.getRanges(`${addresses},A1,A2`);
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    });
  });

  const refusals: [string, (sheet: Excel.Worksheet) => unknown, string][] = [
    ["an address of another sheet", (s) => s.getRanges("A1,Notes!B2"), "InvalidArgument"],
    ["an address that is none", (s) => s.getRanges("A1,,B2"), "InvalidArgument"],
    ["several addresses as one range", (s) => s.getRange("A1,B2").load("address"), "InvalidArgument"],
    ["a colour that is none", (s) => (s.getRanges("A1,B2").format.fill.color = "#12"), "InvalidArgument"],
    ["the look of whole rows", (s) => (s.getRanges("A1,3:3").format.font.bold = true), "NotImplemented"],
    ["a range that is not there", (s) => s.getRanges("A1,B2").areas.getItemAt(2).load("address"), "ItemNotFound"],
    ["a member that is not served", (s) => s.getRanges("A1,B2").calculate(), "ApiNotFound"],
    ["conditional formats of several ranges", (s) => s.getRanges("A1,B2").conditionalFormats.getCount(), "ApiNotFound"],
  ];
  test.each(refusals)("%s is refused, and nothing is written", async (_name, work, code) => {
    const { Excel, model } = openWorkbook();
    const before = model.toData();
    const failure = failureOf(
      Excel.run(async (context) => {
        work(context.workbook.worksheets.getItem(SHEET));
        await context.sync();
      }),
    );
    expect((await failure).code).toBe(code);
    expect(model.toData()).toEqual(before);
  });

  test("need ExcelApi 1.9, and cannot be written to on a protected sheet", async () => {
    const run = (
      { Excel, model }: ReturnType<typeof openWorkbook>,
      isProtected: boolean,
    ): Promise<{ code: string }> => {
      if (isProtected) model.protect("{S1}");
      return failureOf(
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem(SHEET).getRanges("A1,B2").format.font.bold = true;
          await context.sync();
        }),
      );
    };
    expect((await run(openWorkbook({ requirementSets: { ExcelApi: "1.8" } }), false)).code).toBe("ApiNotFound");
    expect((await run(openWorkbook(), true)).code).toBe("AccessDenied");
  });
});
