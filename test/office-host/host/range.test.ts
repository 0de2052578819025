import { failureOf, openWorkbook, type OpenWorkbook } from "./office";

type Work<T> = (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T> | T;

function onFigures<T>(office: OpenWorkbook, work: Work<T>): Promise<T> {
  return office.Excel.run(async (context) => work(context.workbook.worksheets.getItem("Q2 figures"), context));
}

describe("reading a range", () => {
  test("returns values, types, formats and text of the same cells", async () => {
    const seen = await onFigures(openWorkbook(), async (sheet, context) => {
      const range = sheet.getRange("A2:D3").load("values,valueTypes,numberFormat,text,formulas,rowIndex,columnCount");
      await context.sync();
      return range.toJSON();
    });
    expect(seen).toMatchObject({
      values: [
        ["North", 95, 0.886, ""],
        ["South", "<700", 650, ""],
      ],
      valueTypes: [
        ["String", "Double", "Double", "Empty"],
        ["String", "String", "Double", "Empty"],
      ],
      numberFormat: [
        ["General", "General", "0%", "General"],
        ["General", "General", "General", "General"],
      ],
      text: [
        ["North", "95", "89%", ""],
        ["South", "<700", "650", ""],
      ],
      rowIndex: 1,
      columnCount: 4,
    });
  });

  const addresses: [string, (sheet: Excel.Worksheet) => Excel.Range, string][] = [
    ["getCell", (s) => s.getRange("B2:C3").getCell(0, 1), "C2"],
    ["getCell beyond the range", (s) => s.getRange("B2").getCell(4, 2), "D6"],
    ["getRow", (s) => s.getRange("B2:C4").getRow(1), "B3:C3"],
    ["getColumn", (s) => s.getRange("B2:C4").getColumn(1), "C2:C4"],
    ["getRowsBelow", (s) => s.getRange("A1:C4").getRowsBelow(2), "A5:C6"],
    ["getRowsAbove", (s) => s.getRange("A3:C4").getRowsAbove(), "A2:C2"],
    ["getColumnsAfter", (s) => s.getRange("A1:C4").getColumnsAfter(), "D1:D4"],
    ["getColumnsBefore", (s) => s.getRange("C1:C4").getColumnsBefore(2), "A1:B4"],
    ["getOffsetRange", (s) => s.getRange("A1:B2").getOffsetRange(1, 2), "C2:D3"],
    ["getResizedRange", (s) => s.getRange("A1:B2").getResizedRange(1, -1), "A1:A3"],
    ["getAbsoluteResizedRange", (s) => s.getRange("B2").getAbsoluteResizedRange(3, 2), "B2:C4"],
    ["getBoundingRect", (s) => s.getRange("B2").getBoundingRect("D5"), "B2:D5"],
    ["getIntersection", (s) => s.getRange("A1:C3").getIntersection("B2:D9"), "B2:C3"],
    ["getLastCell", (s) => s.getRange("A1:C3").getLastCell(), "C3"],
    ["getLastRow", (s) => s.getRange("A1:C3").getLastRow(), "A3:C3"],
    ["getLastColumn", (s) => s.getRange("A1:C3").getLastColumn(), "C1:C3"],
    ["getEntireColumn", (s) => s.getRange("B2").getEntireColumn(), "B:B"],
    ["getEntireRow", (s) => s.getRange("B2:B3").getEntireRow(), "2:3"],
    ["getUsedRange", (s) => s.getUsedRange(true), "A1:C4"],
    ["getRangeByIndexes", (s) => s.getRangeByIndexes(2, 1, 2, 3), "B3:D4"],
    ["getCell of the sheet", (s) => s.getCell(0, 26), "AA1"],
    ["getRange with its own sheet's name", (s) => s.getRange("'Q2 figures'!$B$2"), "B2"],
    ["getRange of everything", (s) => s.getRange(), "1:1048576"],
    ["getUsedRangeOrNullObject of a range", (s) => s.getRange("B1:F99").getUsedRangeOrNullObject(true), "B1:C4"],
  ];
  test.each(addresses)("%s", async (_name, find, address) => {
    const seen = await onFigures(openWorkbook(), async (sheet, context) => {
      const range = find(sheet).load("address");
      await context.sync();
      return range.address;
    });
    expect(seen).toBe(`'Q2 figures'!${address}`);
  });

  test("an OrNullObject method returns a null object for what does not exist", async () => {
    const office = openWorkbook();
    await office.Excel.run(async (context) => {
      const notes = context.workbook.worksheets.getItem("Notes");
      const used = notes.getUsedRangeOrNullObject(true);
      const shared = notes.getRange("A1").getIntersectionOrNullObject("B2");
      const missing = context.workbook.worksheets.getItemOrNullObject("Nowhere");
      const beneath = missing.tables.getItemOrNullObject("Sales");
      await context.sync();
      expect([used, shared, missing, beneath].map((o) => o.isNullObject)).toEqual([true, true, true, true]);
    });
  });

  test("whole columns have no values", async () => {
    const values = await onFigures(openWorkbook(), async (sheet, context) => {
      const range = sheet.getRange("A:B").load("values");
      await context.sync();
      return range.values as unknown;
    });
    expect(values).toBeNull();
  });

  test("more cells than Excel reads at once are null, not an error", async () => {
    const office = openWorkbook({ limits: { cellsPerRead: 3 } });
    const values = await onFigures(office, async (sheet, context) => {
      const range = sheet.getRange("A1:B2").load("values");
      await context.sync();
      return range.values as unknown;
    });
    expect(values).toBeNull();
  });

  test("nested loads reach format and worksheet", async () => {
    const seen = await onFigures(openWorkbook(), async (sheet, context) => {
      const range = sheet.getRange("A1");
      range.format.fill.color = "#c6efce";
      range.format.font.bold = true;
      range.load("worksheet/name,format/fill/color,format/font/bold,format/columnWidth");
      await context.sync();
      return [range.worksheet.name, range.format.fill.color, range.format.font.bold, range.format.columnWidth];
    });
    expect(seen).toEqual(["Q2 figures", "#C6EFCE", true, 48]);
  });
});

describe("writing a range", () => {
  const writes: [string, unknown, unknown[][], string[][]][] = [
    ["a percentage as text becomes a fraction", [["85%"]], [[0.85]], [["Double"]]],
    ["thousands", [["1,234"]], [[1234]], [["Double"]]],
    ["an apostrophe keeps text", [["'=1+1"]], [["=1+1"]], [["String"]]],
    ["a negative number in text", [["-5"]], [[-5]], [["Double"]]],
    ["an error", [["#N/A"]], [["#N/A"]], [["Error"]]],
    ["TRUE", [["true"]], [[true]], [["Boolean"]]],
    ["empty text empties", [[""]], [[""]], [["Empty"]]],
    ["a dash alone is text", [["-"]], [["-"]], [["String"]]],
    ["a date", [["31/12/2025"]], [[46022]], [["Double"]]],
    ["a date of another country is text", [["12/31/2025"]], [["12/31/2025"]], [["String"]]],
  ];
  test.each(writes)("%s", async (_name, written, values, types) => {
    const office = openWorkbook();
    await onFigures(office, async (sheet, context) => {
      const range = sheet.getRange("F1");
      range.values = written as unknown[][];
      range.load("values,valueTypes");
      await context.sync();
      expect([range.values, range.valueTypes]).toEqual([values, types]);
    });
  });

  test("null leaves a cell unchanged, a scalar fills the range", async () => {
    const office = openWorkbook();
    await onFigures(office, async (sheet, context) => {
      const range = sheet.getRange("F1:G2");
      range.values = 1 as unknown as unknown[][];
      range.values = [
        [null, 2],
        [3, null],
      ];
      range.numberFormat = "0.0" as unknown as string[][];
      range.load("values,text");
      await context.sync();
      expect(range.values).toEqual([
        [1, 2],
        [3, 1],
      ]);
      expect(range.text[0]).toEqual(["1.0", "2.0"]);
    });
  });

  test("numbers in cells of the Text format are text, and so is a formula", async () => {
    await onFigures(openWorkbook(), async (sheet, context) => {
      const range = sheet.getRange("F1:F2");
      range.numberFormat = [["@"], ["@"]];
      range.values = [[5], ["=A1"]];
      range.load("values,valueTypes");
      await context.sync();
      expect(range.values).toEqual([["5"], ["=A1"]]);
      expect(range.valueTypes).toEqual([["String"], ["String"]]);
    });
  });

  const refusals: [string, string, unknown, string][] = [
    ["a formula", "F1", [["=SUM(A1:A2)"]], "NotImplemented"],
    ["text that starts like one", "F1", [["- on track"]], "NotImplemented"],
    ["too few rows", "F1:F3", [["a"], ["b"]], "InvalidArgument"],
    ["ragged rows", "F1:G2", [["a", "b"], ["c"]], "InvalidArgument"],
    ["an object", "F1", [[{ a: 1 }]], "InvalidArgument"],
    ["whole columns", "F:F", "x", "InvalidArgument"],
  ];
  test.each(refusals)("refuses %s, and writes nothing", async (_name, address, written, code) => {
    const office = openWorkbook();
    const before = office.model.toData();
    const failure = await failureOf(
      onFigures(office, async (sheet, context) => {
        sheet.getRange(address).values = written as unknown[][];
        await context.sync();
      }),
    );
    expect(failure.code).toBe(code);
    expect(office.model.toData()).toEqual(before);
  });

  test("a large block, which the client splits up, is written in full", async () => {
    const office = openWorkbook({ limits: { requestBytes: 5e7, responseBytes: 5e7 } });
    const block = Array.from({ length: 10_000 }, (_, r) =>
      Array.from({ length: 16 }, (_, c) => (c % 2 === 0 ? `row ${r} column ${c}` : r * c)),
    );
    await onFigures(office, async (sheet, context) => {
      const range = sheet.getRange("F1:U10000");
      range.values = block;
      range.load("values");
      await context.sync();
      expect(range.values).toEqual(block);
    });
    const body = {
      Actions: [
        {
          Id: 1,
          ActionType: 2,
          Name: "",
          ObjectPathId: 4,
          QueryInfo: { Select: ["values", "valueTypes", "numberFormat"] },
        },
        { Id: 2, ActionType: 4, Name: "Values", ObjectPathId: 4, ArgumentInfo: { Arguments: [block] } },
      ],
      ObjectPaths: {
        1: { Id: 1, ObjectPathType: 1, Name: "" },
        2: { Id: 2, ObjectPathType: 4, Name: "Worksheets", ParentObjectPathId: 1 },
        3: { Id: 3, ObjectPathType: 5, Name: "", ParentObjectPathId: 2, ArgumentInfo: { Arguments: ["Q2 figures"] } },
        4: {
          Id: 4,
          ObjectPathType: 3,
          Name: "GetRange",
          ParentObjectPathId: 3,
          ArgumentInfo: { Arguments: ["F1:U10000"] },
        },
      },
    };
    expect(office.host.processQuery(body).Error).toBeNull();
  });

  test("a large block of the wrong shape is refused before any of it is written", async () => {
    const office = openWorkbook();
    const failure = await failureOf(
      onFigures(office, async (sheet, context) => {
        sheet.getRange("F1:Q1001").values = Array.from({ length: 1000 }, () => Array<string>(12).fill("x".repeat(30)));
        await context.sync();
      }),
    );
    expect(failure.code).toBe("InvalidArgument");
    expect(office.model.cell("{S1}", 0, 5)).toBeUndefined();
  });

  test("a block over filtered rows is misplaced, as in Excel", async () => {
    const office = openWorkbook();
    office.model.filterTable("{T1}", [1]);
    await onFigures(office, async (sheet, context) => {
      sheet.getRange("C2:C4").values = [[1], [2], [3]];
      await context.sync();
    });
    const column = { row: 1, column: 2, rowCount: 3, columnCount: 1 };
    // The hidden row keeps its 650; the second value is written a row too low, and the third is lost.
    expect(office.model.values("{S1}", column)).toEqual([[1], [650], [2]]);
  });

  test("a protected sheet refuses locked cells and accepts unlocked ones", async () => {
    const office = openWorkbook();
    await onFigures(office, async (sheet, context) => {
      sheet.getRange("F1").format.protection.locked = false;
      sheet.protection.protect();
      sheet.protection.load("protected");
      sheet.getRange("F1").values = [["open"]];
      await context.sync();
      expect(sheet.protection.protected).toBe(true);
    });
    const write = (address: string): Promise<void> =>
      onFigures(office, async (sheet, context) => {
        sheet.getRange(address).values = [["x", "y"]];
        await context.sync();
      });
    expect((await failureOf(write("F1:G1"))).code).toBe("AccessDenied");
    expect(office.model.cell("{S1}", 0, 5)?.value).toBe("open");
    const colour = onFigures(office, async (sheet, context) => {
      sheet.getRange("F1").format.fill.color = "#FF0000";
      await context.sync();
    });
    expect((await failureOf(colour)).code).toBe("AccessDenied");
  });

  test("clears contents, formats or all", async () => {
    const office = openWorkbook();
    await onFigures(office, async (sheet, context) => {
      sheet.getRange("C2").clear("Contents");
      sheet.getRange("C3").format.fill.color = "#FF0000";
      sheet.getRange("C3").clear("Formats");
      sheet.getRange("C4").clear();
      await context.sync();
    });
    const row = office.model.toData().sheets[0]?.rows.slice(1, 4);
    expect(row?.map((cells) => cells?.[2])).toEqual([{ value: "", format: "0%" }, { value: 650 }, null]);
  });

  test("inserting rows moves the cells below and tracked ranges; deleting moves them back", async () => {
    const office = openWorkbook();
    await onFigures(office, async (sheet, context) => {
      const cell = sheet.getRange("A3");
      sheet.getRange("2:3").insert("Down");
      cell.load("address,values");
      await context.sync();
      expect([cell.address, cell.values]).toEqual(["'Q2 figures'!A5", [["South"]]]);
      sheet.getRange("A2:A3").getEntireRow().delete("Up");
      cell.load("address");
      await context.sync();
      expect(cell.address).toBe("'Q2 figures'!A3");
    });
    const part = onFigures(office, async (sheet, context) => {
      sheet.getRange("A2").delete("Up");
      await context.sync();
    });
    expect((await failureOf(part)).code).toBe("NotImplemented");
  });

  test("rows can be hidden, and report whether they are", async () => {
    await onFigures(openWorkbook(), async (sheet, context) => {
      sheet.getRange("2:3").rowHidden = true;
      const ranges = ["A2:A3", "A1:A3", "A4"].map((a) => sheet.getRange(a).load("rowHidden"));
      await context.sync();
      expect(ranges.map((r) => r.rowHidden)).toEqual([true, null, false]);
    });
  });

  test("a range is an invalid object after its run", async () => {
    const office = openWorkbook();
    const kept = await onFigures(office, (sheet) => sheet.getRange("A1"));
    const failure = await failureOf(
      office.Excel.run(async (context) => {
        await context.sync();
        kept.load("values");
        await kept.context.sync();
      }),
    );
    expect(failure.code).toBe("InvalidObjectPath");
  });
});

test("columns return to the standard width; false changes nothing", async () => {
  const { Excel, model } = openWorkbook();
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Notes").getRange("B1:C1");
    range.format.columnWidth = 150;
    range.format.useStandardWidth = false;
    const sized = context.workbook.worksheets.getItem("Notes").getRange("B1:C1").format.load("useStandardWidth");
    const mixed = context.workbook.worksheets.getItem("Notes").getRange("A1:C1").format.load("useStandardWidth");
    await context.sync();
    expect([sized.useStandardWidth, mixed.useStandardWidth]).toEqual([false, null]);
    context.workbook.worksheets.getItem("Notes").getRange("B2").format.useStandardWidth = true;
    const standard = context.workbook.worksheets
      .getItem("Notes")
      .getRange("A1:B1")
      .format.load("useStandardWidth,columnWidth");
    await context.sync();
    expect([standard.useStandardWidth, standard.columnWidth]).toEqual([true, 48]);
  });
  expect(model.sheet("{S2}").columnWidths).toEqual({ 2: 200 });
});

describe("copying values", () => {
  const at = (sheet: Excel.Worksheet, address: string): Excel.Range => sheet.getRange(address);

  test("text that looks like a formula stays text, a formula gives its result, formats are not copied", async () => {
    const { Excel, model } = openWorkbook();
    const sheet = model.addSheet("From");
    model.writeValues(sheet.id, { row: 0, column: 0, rowCount: 3, columnCount: 1 }, [["'=1+1"], [0.5], [""]]);
    model.writeNumberFormats(sheet.id, { row: 1, column: 0, rowCount: 1, columnCount: 1 }, "0%");
    const target = model.addSheet("To");
    model.writeNumberFormats(target.id, { row: 0, column: 0, rowCount: 3, columnCount: 1 }, "@");
    await Excel.run(async (context) => {
      const [from, to] = ["From", "To"].map((name) => context.workbook.worksheets.getItem(name));
      if (from && to) at(to, "A1:A3").copyFrom(at(from, "A1:A3"), "Values");
      await context.sync();
    });
    expect([0, 1, 2].map((row) => model.cell(target.id, row, 0))).toEqual([
      { value: "=1+1", format: "@" },
      { value: 0.5, format: "@" },
      { value: "", format: "@" },
    ]);
  });

  test.each([
    ["another shape", "A1:A2", "Values"],
    ["formats", "A1:A3", "Formats"],
  ] as const)("%s is more than the model is sure of", async (_, address, what) => {
    const { Excel } = openWorkbook();
    const copying = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Copies");
      at(sheet, "C1:C3").copyFrom(at(sheet, address), what);
      await context.sync();
    });
    expect((await failureOf(copying)).code).toBe("NotImplemented");
  });
});
