import { failureOf, openWorkbook } from "./office";

describe("page layout", () => {
  test("has Excel's defaults", async () => {
    await openWorkbook().Excel.run(async (context) => {
      const layout = context.workbook.worksheets
        .getItem("Notes")
        .pageLayout.load("orientation,paperSize,zoom,leftMargin");
      const { defaultForAllPages } = layout.headersFooters;
      defaultForAllPages.load("centerFooter");
      const none = [layout.getPrintAreaOrNullObject(), layout.getPrintTitleRowsOrNullObject()];
      await context.sync();
      expect(layout.toJSON()).toMatchObject({
        ...{ orientation: "Portrait", paperSize: "A4", leftMargin: 50.4 },
        zoom: { scale: 100, horizontalFitToPages: null, verticalFitToPages: null },
      });
      expect(defaultForAllPages.centerFooter).toBe("");
      expect(none.map((each) => each.isNullObject)).toEqual([true, true]);
    });
  });

  test("is stored with the sheet, and read back", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Q2 figures");
      const { pageLayout } = sheet;
      pageLayout.set({ orientation: "Landscape", paperSize: "A3", centerHorizontally: true, printGridlines: false });
      pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
      pageLayout.leftMargin = 28;
      pageLayout.footerMargin = 14;
      pageLayout.setPrintTitleRows("$1:$1");
      pageLayout.setPrintTitleColumns(sheet.getRange("A:A"));
      pageLayout.setPrintArea("A1:C4,E1");
      const { defaultForAllPages } = pageLayout.headersFooters;
      defaultForAllPages.leftFooter = "Sales &A";
      defaultForAllPages.rightFooter = "Page &P of &N";
      pageLayout.load("zoom,orientation,paperSize,centerHorizontally,leftMargin,topMargin");
      defaultForAllPages.load("leftFooter");
      const [area, rows, columns] = [
        pageLayout.getPrintArea(),
        pageLayout.getPrintTitleRows(),
        pageLayout.getPrintTitleColumns(),
      ];
      area.load("address");
      rows.load("address");
      columns.load("address");
      await context.sync();
      expect(pageLayout.zoom).toEqual({ scale: null, horizontalFitToPages: 1, verticalFitToPages: null });
      expect(pageLayout.toJSON()).toMatchObject({
        orientation: "Landscape",
        paperSize: "A3",
        leftMargin: 28,
        topMargin: 54,
      });
      expect(defaultForAllPages.leftFooter).toBe("Sales &A");
      expect([area, rows, columns].map((range) => range.address)).toEqual([
        "'Q2 figures'!A1:C4, 'Q2 figures'!E1",
        "'Q2 figures'!1:1",
        "'Q2 figures'!A:A",
      ]);
    });
    expect(model.toData().sheets[0]?.print).toEqual({
      ...{ orientation: "Landscape", paperSize: "A3", centerHorizontally: true, printGridlines: false },
      zoom: { wide: 1 },
      ...{ leftMargin: 28, footerMargin: 14 },
      titleRows: { row: 0, column: 0, rowCount: 1, columnCount: 16_384 },
      titleColumns: { row: 0, column: 0, rowCount: 1_048_576, columnCount: 1 },
      areas: [
        { row: 0, column: 0, rowCount: 4, columnCount: 3 },
        { row: 0, column: 4, rowCount: 1, columnCount: 1 },
      ],
      ...{ leftFooter: "Sales &A", rightFooter: "Page &P of &N" },
    });
  });

  test("moves the print area and titles with inserted and deleted rows", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Notes");
      sheet.pageLayout.setPrintTitleRows("3:3");
      sheet.pageLayout.setPrintArea(sheet.getRange("A1:B9"));
      sheet.getRange("2:3").insert("Down");
      await context.sync();
      expect(model.sheet("{S2}").print).toMatchObject({ titleRows: { row: 4 }, areas: [{ row: 0, rowCount: 11 }] });
      sheet.getRange("1:11").delete("Up");
      await context.sync();
    });
    expect(model.sheet("{S2}").print).toBeUndefined();
  });

  const refusals: [string, (layout: Excel.PageLayout) => unknown, string][] = [
    ["an orientation that is none", (p) => (p.orientation = "Sideways" as "Portrait"), "InvalidArgument"],
    ["a paper that is none", (p) => (p.paperSize = "A9" as "A4"), "InvalidArgument"],
    ["a scale beyond 400", (p) => (p.zoom = { scale: 401 }), "InvalidArgument"],
    ["a scale and pages", (p) => (p.zoom = { scale: 50, horizontalFitToPages: 1 }), "InvalidArgument"],
    ["a zoom that says nothing", (p) => (p.zoom = {}), "InvalidArgument"],
    ["half a page", (p) => (p.zoom = { horizontalFitToPages: 0.5 }), "InvalidArgument"],
    ["a margin below 0", (p) => (p.topMargin = -1), "InvalidArgument"],
    ["a title of part of a row", (p) => p.setPrintTitleRows("A1:C1"), "InvalidArgument"],
    ["a title that is columns", (p) => p.setPrintTitleRows("A:A"), "InvalidArgument"],
    ["an area of another sheet", (p) => p.setPrintArea("Notes!A1"), "InvalidArgument"],
    [
      "a footer beyond 255 characters",
      (p) => (p.headersFooters.defaultForAllPages.leftFooter = "x".repeat(254)),
      "InvalidArgument",
    ],
    ["a print area that is not set", (p) => p.getPrintArea().load("address"), "ItemNotFound"],
    ["what is not served", (p) => (p.printOrder = "OverThenDown"), "ApiNotFound"],
    ["the footers of first pages", (p) => (p.headersFooters.firstPage.leftFooter = "x"), "ApiNotFound"],
  ];
  test.each(refusals)("%s is refused", async (_name, work, code) => {
    const { Excel, model } = openWorkbook();
    const failure = failureOf(
      Excel.run(async (context) => {
        work(context.workbook.worksheets.getItem("Q2 figures").pageLayout);
        await context.sync();
      }),
    );
    expect((await failure).code).toBe(code);
    expect(model.sheet("{S1}").print).toBeUndefined();
  });

  test("needs ExcelApi 1.9", async () => {
    const failure = await failureOf(
      openWorkbook({ requirementSets: { ExcelApi: "1.8" } }).Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Notes").pageLayout.orientation = "Landscape";
        await context.sync();
      }),
    );
    expect(failure.code).toBe("ApiNotFound");
  });
});
