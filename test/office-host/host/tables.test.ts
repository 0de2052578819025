/* eslint-disable office-addins/load-object-before-read -- what is loaded here is what the tests are about */
import { failureOf, openWorkbook } from "./office";

describe("tables", () => {
  test("are listed with their columns and sheets in one load", async () => {
    await openWorkbook().Excel.run(async (context) => {
      const tables = context.workbook.tables;
      tables.load("items/id,items/name,items/showTotals,items/style,items/columns/items/name,items/worksheet/name");
      await context.sync();
      const [table] = tables.items;
      expect(table?.toJSON()).toMatchObject({ id: "{T1}", name: "Sales", showTotals: false });
      expect(table?.columns.items.map((c) => c.name)).toEqual(["Region", "Target", "Actual"]);
      expect(table?.worksheet.name).toBe("Q2 figures");
      // An item of a collection is the table itself: more of it can be loaded.
      const body = table?.getDataBodyRange().load("address");
      await context.sync();
      expect(body?.address).toBe("'Q2 figures'!A2:C4");
    });
  });

  test("are found by name, ignoring letter case, or by id; on a sheet or in the workbook", async () => {
    await openWorkbook().Excel.run(async (context) => {
      const { worksheets, tables } = context.workbook;
      const found = [
        tables.getItemOrNullObject("SALES"),
        tables.getItemOrNullObject("{T1}"),
        worksheets.getItem("Q2 figures").tables.getItemOrNullObject("Sales"),
        worksheets.getItem("Notes").tables.getItemOrNullObject("Sales"),
      ];
      await context.sync();
      expect(found.map((t) => t.isNullObject)).toEqual([false, false, false, true]);
    });
  });

  test("return the ranges of their parts", async () => {
    await openWorkbook().Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Sales");
      const ranges = [
        table.getRange(),
        table.getHeaderRowRange(),
        table.columns.getItem("target").getDataBodyRange(),
        table.columns.getItem(3).getRange(),
        table.columns.getItemAt(0).getHeaderRowRange(),
      ].map((r) => r.load("address"));
      const missing = table.columns.getItemOrNullObject("Owner");
      const rows = table.rows.getCount();
      await context.sync();
      expect(ranges.map((r) => r.address.split("!")[1])).toEqual(["A1:C4", "A1:C1", "B2:B4", "C1:C4", "A1"]);
      expect(missing.isNullObject).toBe(true);
      expect(rows.value).toBe(3);
    });
  });

  test("are created from a range or an address; headers become unique", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      const notes = context.workbook.worksheets.getItem("Notes");
      notes.getRange("A1:D2").values = [
        ["Region", "Region", 2024, ""],
        ["a", "b", "c", "d"],
      ];
      const table = notes.tables.add(notes.getRange("A1:D2"), true);
      table.name = "Measures";
      table.load("name");
      table.columns.load("items/name,items/index,count");
      await context.sync();
      expect(table.name).toBe("Measures");
      expect(table.columns.count).toBe(4);
      expect(table.columns.items.map((c) => [c.index, c.name])).toEqual([
        [0, "Region"],
        [1, "Region2"],
        [2, "2024"],
        [3, "Column4"],
      ]);
    });
    expect(model.valueTypes("{S2}", { row: 0, column: 2, rowCount: 1, columnCount: 1 })).toEqual([["String"]]);
  });

  test("grow over rows written below them", async () => {
    await openWorkbook().Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Sales");
      table.getDataBodyRange().getRowsBelow(2).values = [
        ["West", 1, 2],
        ["Isles", 3, 4],
      ];
      const range = table.getRange().load("address");
      await context.sync();
      expect(range.address).toBe("'Q2 figures'!A1:C6");
    });
  });

  test("are resized and renamed, and report filters", async () => {
    const { Excel, model } = openWorkbook();
    model.filterTable("{T1}", [0]);
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Sales");
      table.autoFilter.load("isDataFiltered");
      await context.sync();
      expect(table.autoFilter.isDataFiltered).toBe(true);
      table.clearFilters();
      table.autoFilter.load("isDataFiltered");
      table.resize("A1:D5");
      const header = table.getHeaderRowRange().load("values");
      await context.sync();
      expect(table.autoFilter.isDataFiltered).toBe(false);
      expect(header.values).toEqual([["Region", "Target", "Actual", "Column4"]]);
    });
    expect(model.sheet("{S1}").hiddenRows).toEqual([]);
  });

  test("can be resized under the set of LTSC 2021, and not before ExcelApi 1.13", async () => {
    const resize = (requirementSet: string): Promise<void> =>
      openWorkbook({ requirementSets: { ExcelApi: requirementSet } }).Excel.run(async (context) => {
        context.workbook.tables.getItem("Sales").resize("A1:C5");
        await context.sync();
      });
    await resize("1.14");
    const failure = await failureOf(resize("1.12"));
    expect(failure.code).toBe("ApiNotFound");
    expect(failure.message).toContain("Table.resize is part of ExcelApi 1.13; this host offers ExcelApi 1.12");
  });

  const refusals: [string, (workbook: Excel.Workbook) => unknown, string][] = [
    ["a table over another", (w) => w.tables.add("'Q2 figures'!B2:D5", true), "MergedRangeConflict"],
    ["a table without headers", (w) => w.tables.add("Notes!A1:B2", false), "NotImplemented"],
    ["a table that is not there", (w) => w.tables.getItem("Nothing").load("name"), "ItemNotFound"],
    ["a name with a space", (w) => (w.tables.getItem("Sales").name = "My sales"), "InvalidArgument"],
    ["a size without the header row", (w) => w.tables.getItem("Sales").resize("A2:C5"), "InvalidArgument"],
    ["a sheet that is not there", (w) => w.tables.add("Nowhere!A1:B2", true), "InvalidArgument"],
  ];
  test.each(refusals)("%s is refused", async (_name, work, code) => {
    const failure = failureOf(
      openWorkbook().Excel.run(async (context) => {
        work(context.workbook);
        await context.sync();
      }),
    );
    expect((await failure).code).toBe(code);
  });

  test("are deleted with their cells, or left as cells", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Sales").convertToRange();
      await context.sync();
    });
    expect(model.tables()).toEqual([]);
    expect(model.cell("{S1}", 0, 0)?.value).toBe("Region");
  });
});

describe("a table's columns", () => {
  /** The sample table with a format, an icon set and a list in its last column, and a note to its right. */
  function withNote(): ReturnType<typeof openWorkbook> {
    const office = openWorkbook();
    const { model } = office;
    model.restyle("{S1}", { row: 1, column: 2, rowCount: 3, columnCount: 1 }, { bold: true });
    model.rules.addIconSet("{S1}", { row: 1, column: 2, rowCount: 3, columnCount: 1 });
    model.rules.setValidation("{S1}", { row: 1, column: 2, rowCount: 3, columnCount: 1 }, { source: "1,2" });
    model.writeValues("{S1}", { row: 2, column: 3, rowCount: 1, columnCount: 1 }, "a note");
    model.writeValues("{S1}", { row: 9, column: 3, rowCount: 1, columnCount: 1 }, "far below");
    return office;
  }

  test("are added at the right edge with their neighbours' format, and move the cells beside the table", async () => {
    const { Excel, model } = withNote();
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Sales");
      const added = table.columns.add(undefined, undefined, "Owner").load("name,index");
      const filled = table.columns
        .add(-1, [["Score"], [1], [2], [3]])
        .getRange()
        .load("address,values,numberFormat");
      const note = context.workbook.worksheets.getItem("Q2 figures").getRange("F3").load("values");
      await context.sync();
      expect([added.name, added.index]).toEqual(["Owner", 3]);
      expect(filled.address).toBe("'Q2 figures'!E1:E4");
      expect(filled.values).toEqual([["Score"], [1], [2], [3]]);
      expect(filled.numberFormat.flat()).toEqual(["General", "0%", "General", "General"]);
      expect(note.values).toEqual([["a note"]]);
    });
    const sheet = model.sheet("{S1}");
    expect(model.cell("{S1}", 9, 3)?.value).toBe("far below");
    expect(model.cell("{S1}", 1, 4)?.style).toEqual({ bold: true });
    expect([...sheet.conditionalFormats, ...sheet.validations].map(({ area }) => area.columnCount)).toEqual([3, 3]);
  });

  test("get another name if theirs is in use, and a default name if none is given", async () => {
    await openWorkbook().Excel.run(async (context) => {
      const { columns } = context.workbook.tables.getItem("Sales");
      columns.add(undefined, undefined, "region");
      columns.add();
      columns.load("items/name");
      await context.sync();
      expect(columns.items.map((column) => column.name)).toEqual(["Region", "Target", "Actual", "region2", "Column5"]);
    });
  });

  test("are deleted, and the cells beside the table move back: adding and deleting changes nothing", async () => {
    const { Excel, model } = withNote();
    const before = model.toData();
    await Excel.run(async (context) => {
      const { columns } = context.workbook.tables.getItem("Sales");
      columns.add(undefined, undefined, "Owner");
      await context.sync();
      columns.getItem("Owner").delete();
      await context.sync();
    });
    expect(model.columnNames(model.table("{T1}").table)).toEqual(["Region", "Target", "Actual"]);
    expect(model.values("{S1}", { row: 0, column: 0, rowCount: 10, columnCount: 6 })).toEqual(
      openWorkbook({}, before).model.values("{S1}", { row: 0, column: 0, rowCount: 10, columnCount: 6 }),
    );
    expect(model.toData().sheets[0]).toMatchObject({
      tables: before.sheets[0]?.tables,
      conditionalFormats: before.sheets[0]?.conditionalFormats,
      validations: before.sheets[0]?.validations,
    });
  });

  test("in the middle are deleted with their cells, and a tracked range moves", async () => {
    const { Excel, model } = withNote();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Q2 figures");
      const [note, target] = [sheet.getRange("D3"), sheet.getRange("B2:B3")];
      context.trackedObjects.add([note, target]);
      await context.sync();
      context.workbook.tables.getItem("Sales").columns.getItem("Target").delete();
      note.load("address,values");
      await context.sync();
      expect([note.address, note.values]).toEqual(["'Q2 figures'!C3", [["a note"]]]);
      target.load("values");
      expect((await failureOf(context.sync())).code).toBe("InvalidReference");
    });
    expect(model.columnNames(model.table("{T1}").table)).toEqual(["Region", "Actual"]);
  });

  const refused: [
    string,
    (office: ReturnType<typeof openWorkbook>) => void,
    (table: Excel.Table) => unknown,
    string,
  ][] = [
    ["on a protected sheet", ({ model }) => model.protect("{S1}"), (t) => t.columns.add(), "AccessDenied"],
    [
      "deleted on a protected sheet",
      ({ model }) => model.protect("{S1}"),
      (t) => t.columns.getItem("Target").delete(),
      "AccessDenied",
    ],
    ["of another length", () => undefined, (t) => t.columns.add(undefined, [["Owner"], ["Ann"]]), "InvalidArgument"],
    ["beyond the right edge", () => undefined, (t) => t.columns.add(9), "InvalidArgument"],
    ["in the middle", () => undefined, (t) => t.columns.add(1), "NotImplemented"],
    ["that is not there", () => undefined, (t) => t.columns.getItem("Owner").delete(), "ItemNotFound"],
    [
      "where part of another table would move",
      ({ model }) => {
        model.writeValues("{S1}", { row: 2, column: 5, rowCount: 1, columnCount: 1 }, "Head");
        model.addTable("{S1}", { row: 2, column: 5, rowCount: 6, columnCount: 1 }, true);
      },
      (t) => t.columns.add(),
      "InsertDeleteConflict",
    ],
    [
      "where part of merged cells would move",
      ({ model }) => model.merge("{S1}", { row: 2, column: 5, rowCount: 6, columnCount: 1 }, false),
      (t) => t.columns.add(),
      "InsertDeleteConflict",
    ],
  ];
  test.each(refused)("%s are refused, and nothing moves", async (_name, prepare, work, code) => {
    const office = openWorkbook();
    prepare(office);
    const before = office.model.toData();
    const failure = failureOf(
      office.Excel.run(async (context) => {
        work(context.workbook.tables.getItem("Sales"));
        await context.sync();
      }),
    );
    expect((await failure).code).toBe(code);
    expect(office.model.toData()).toEqual(before);
  });
});
