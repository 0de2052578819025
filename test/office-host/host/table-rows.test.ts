import type { Area } from "../../../src/office-host/workbook/types";
import { failureOf, openWorkbook } from "./office";
import { settle } from "../../../src/office-host/host/node-office";

const COLUMN: Area = { row: 1, column: 2, rowCount: 3, columnCount: 1 };

/** The sample table with a format, an icon set and a list in its last column, and notes below and beside it. */
function withNotes(): ReturnType<typeof openWorkbook> {
  const office = openWorkbook();
  const { model } = office;
  model.restyle("{S1}", { ...COLUMN, row: 3, rowCount: 1 }, { bold: true });
  model.writeNumberFormats("{S1}", COLUMN, "0.0%");
  model.rules.addIconSet("{S1}", COLUMN);
  model.rules.setValidation("{S1}", COLUMN, { source: "1,2" });
  model.writeValues("{S1}", { row: 6, column: 0, rowCount: 1, columnCount: 2 }, [["a note", "below"]]);
  model.writeValues("{S1}", { row: 6, column: 5, rowCount: 1, columnCount: 1 }, "beside");
  return office;
}

describe("a table's rows", () => {
  test("are read and written one by one, and listed", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      const { rows } = context.workbook.tables.getItem("Sales");
      const second = rows.getItemAt(1).load("index,values");
      const range = second.getRange().load("address");
      rows.load("count,items/values");
      rows.getItemAt(2).values = [["East", 8, 9]];
      await context.sync();
      expect(second.toJSON()).toEqual({ index: 1, values: [["South", "<700", 650]] });
      expect(range.address).toBe("'Q2 figures'!A3:C3");
      expect([rows.count, rows.items.map((row) => row.values[0]?.[0])]).toEqual([3, ["North", "South", "East"]]);
      rows.items[0]?.delete();
      await context.sync();
    });
    expect(model.values("{S1}", { row: 1, column: 0, rowCount: 2, columnCount: 2 })).toEqual([
      ["South", "<700"],
      ["East", 8],
    ]);
  });

  test("are added at the end: cells below move down, and the new rows take the format of the row above", async () => {
    const { Excel, model } = withNotes();
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Sales");
      const note = context.workbook.worksheets.getItem("Q2 figures").getRange("A7");
      context.trackedObjects.add(note);
      const added = table.rows
        .add(undefined, [
          ["West", 1, 2],
          ["Isles", 3, "85%"],
        ])
        .load("index");
      const range = table.getRange().load("address");
      note.load("address,values");
      await context.sync();
      expect([added.index, range.address]).toEqual([3, "'Q2 figures'!A1:C6"]);
      expect([note.address, note.values]).toEqual(["'Q2 figures'!A9", [["a note"]]]);
    });
    const sheet = model.sheet("{S1}");
    expect(model.cell("{S1}", 5, 2)).toEqual({ value: 0.85, format: "0.0%", style: { bold: true } });
    expect([...sheet.conditionalFormats, ...sheet.validations].map(({ area }) => area)).toEqual([
      { ...COLUMN, rowCount: 5 },
      { ...COLUMN, rowCount: 5 },
    ]);
    // Cells beside the table's columns stay.
    expect(model.cell("{S1}", 6, 5)?.value).toBe("beside");
  });

  test("are inserted anywhere above the total row; at the beginning they take the format of the row below", async () => {
    const { Excel, model } = withNotes();
    model.changeTable("{T1}", { showTotals: true });
    await Excel.run(async (context) => {
      const { rows } = context.workbook.tables.getItem("Sales");
      rows.add(0, [["First", 1, 2]]);
      rows.add(-1, [["Last", 1, 2]]);
      rows.add(2);
      rows.load("count");
      await context.sync();
      expect(rows.count).toBe(6);
    });
    const column = model.values("{S1}", { row: 0, column: 0, rowCount: 8, columnCount: 1 }).flat();
    expect(column).toEqual(["Region", "First", "North", "", "South", "East", "Last", ""]);
    expect(model.table("{T1}").table).toMatchObject({ area: { rowCount: 8 }, showTotals: true });
    expect(model.cell("{S1}", 1, 2)?.format).toBe("0.0%");
    expect(model.sheet("{S1}").conditionalFormats[0]?.area).toEqual({ ...COLUMN, rowCount: 6 });
  });

  test("of a table without data replace its blank row", async () => {
    await openWorkbook().Excel.run(async (context) => {
      const notes = context.workbook.worksheets.getItem("Notes");
      notes.getRange("A1:B1").values = [["Region", "Target"]];
      const table = notes.tables.add("A1:B1", true);
      table.rows.add(undefined, [
        ["Bins", 1],
        ["Roads", 2],
      ]);
      const range = table.getRange().load("address,values");
      await context.sync();
      expect(range.address).toBe("Notes!A1:B3");
      expect(range.values).toEqual([
        ["Region", "Target"],
        ["Bins", 1],
        ["Roads", 2],
      ]);
    });
  });

  test("are deleted, and cells below move up; the last row is only emptied", async () => {
    const { Excel, model } = withNotes();
    const before = model.toData();
    await Excel.run(async (context) => {
      const { rows } = context.workbook.tables.getItem("Sales");
      rows.add(1, [["x", 1, 1]]);
      rows.getItemAt(1).delete();
      await context.sync();
      expect(JSON.parse(JSON.stringify(model.toData().sheets[0]?.conditionalFormats))).toEqual(
        before.sheets[0]?.conditionalFormats,
      );
      expect(model.values("{S1}", { row: 0, column: 0, rowCount: 8, columnCount: 2 })).toEqual(
        openWorkbook({}, before).model.values("{S1}", { row: 0, column: 0, rowCount: 8, columnCount: 2 }),
      );
      for (let i = 0; i < 3; i++) rows.getItemAt(0).delete();
      rows.load("count");
      await context.sync();
      expect(rows.count).toBe(1);
    });
    expect(model.values("{S1}", { row: 1, column: 0, rowCount: 4, columnCount: 1 }).flat()).toEqual([
      "",
      "",
      "",
      "a note",
    ]);
  });

  test("raise events as cells of the sheet and as rows of the table", async () => {
    const { Excel } = openWorkbook();
    const seen: string[] = [];
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Sales");
      const note = (of: string) => (event: { address: string; changeType: string }) => {
        seen.push(`${of} ${event.changeType} ${event.address}`);
        return Promise.resolve();
      };
      table.onChanged.add(note("table"));
      table.worksheet.onChanged.add(note("sheet"));
      await context.sync();
      table.rows.add(undefined, [["West", 1, 2]]);
      await context.sync();
      table.rows.getItemAt(3).delete();
      await context.sync();
      await settle();
    });
    expect(seen.sort()).toEqual([
      "sheet CellDeleted A5:C5",
      "sheet CellInserted A5:C5",
      "sheet RangeEdited A5:C5",
      "table RangeEdited A5:C5",
      "table RowDeleted A5:C5",
      "table RowInserted A5:C5",
    ]);
  });

  const tornApart = (office: ReturnType<typeof openWorkbook>): void =>
    void office.model.addTable("{S1}", { row: 9, column: 1, rowCount: 3, columnCount: 4 }, true);
  const refusals: [
    string,
    (office: ReturnType<typeof openWorkbook>) => void,
    (table: Excel.Table) => unknown,
    string,
  ][] = [
    ["a row above part of another table", tornApart, (t) => t.rows.add(), "InsertDeleteConflict"],
    [
      "deleting a row above part of another table",
      tornApart,
      (t) => t.rows.getItemAt(0).delete(),
      "InsertDeleteConflict",
    ],
    [
      "a row of a filtered table",
      ({ model }) => model.filterTable("{T1}", [0]),
      (t) => t.rows.add(),
      "InsertDeleteConflict",
    ],
    ["a row of a protected sheet", ({ model }) => model.protect("{S1}"), (t) => t.rows.add(), "AccessDenied"],
    ["a row too short", () => undefined, (t) => t.rows.add(undefined, [["West", 1]]), "InvalidArgument"],
    ["a row that is no array", () => undefined, (t) => t.rows.add(undefined, "West"), "InvalidArgument"],
    ["a place beyond the foot", () => undefined, (t) => t.rows.add(4, [["West", 1, 2]]), "InvalidArgument"],
    ["a formula", () => undefined, (t) => t.rows.add(undefined, [["West", 1, "=1+1"]]), "NotImplemented"],
    [
      "rows that are not inserted",
      () => undefined,
      (t) => t.rows.add(undefined, [["West", 1, 2]], false),
      "NotImplemented",
    ],
    ["a row that is not there", () => undefined, (t) => t.rows.getItemAt(3).load("values"), "ItemNotFound"],
  ];
  test.each(refusals)("%s is refused, and nothing moves", async (_name, prepare, work, code) => {
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

  test("move a whole table below; several rows need ExcelApi 1.4, alwaysInsert 1.15, deleteRowsAt Excel on the web", async () => {
    const { Excel, model } = openWorkbook({ requirementSets: { ExcelApi: "1.14" } });
    const below = model.addTable("{S1}", { row: 9, column: 0, rowCount: 3, columnCount: 2 }, true);
    const run = (work: (rows: Excel.TableRowCollection) => void): Promise<void> =>
      Excel.run(async (context) => {
        work(context.workbook.tables.getItem("Sales").rows);
        await context.sync();
      });
    await run((rows) =>
      rows.add(undefined, [
        ["West", 1, 2],
        ["Isles", 3, 4],
      ]),
    );
    expect(model.table(below.id).table.area.row).toBe(11);
    expect((await failureOf(run((rows) => rows.add(undefined, [["x", 1, 2]], true)))).code).toBe("ApiNotFound");
    expect((await failureOf(run((rows) => rows.deleteRowsAt(0)))).code).toBe("ApiNotFound");
  });
});
