/* eslint-disable office-addins/load-object-before-read -- what is loaded here is what the tests are about */
import { failureOf, openWorkbook } from "./office";

describe("worksheets", () => {
  test("are listed, found, added, renamed, moved, hidden and deleted", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const added = worksheets.add("Overview");
      added.position = 0;
      added.tabColor = "#00b050";
      added.showGridlines = false;
      added.activate();
      const second = worksheets.add();
      second.name = "Rules";
      second.visibility = "VeryHidden";
      const count = worksheets.getCount();
      const visible = worksheets.getCount(true);
      worksheets.getItem("Notes").delete();
      worksheets.load("items/name,items/visibility,items/position,items/tabColor,items/showGridlines");
      const active = worksheets.getActiveWorksheet().load("name");
      await context.sync();
      expect([count.value, visible.value, active.name]).toEqual([4, 3, "Overview"]);
      expect(worksheets.items.map((w) => [w.name, w.visibility, w.position, w.tabColor, w.showGridlines])).toEqual([
        ["Overview", "Visible", 0, "#00B050", false],
        ["Q2 figures", "Visible", 1, "", true],
        ["Rules", "VeryHidden", 2, "", true],
      ]);
    });
    expect(model.sheets.map((s) => s.name)).toEqual(["Overview", "Q2 figures", "Rules"]);
  });

  test("report their filter, or that there is none", async () => {
    const { Excel, model } = openWorkbook();
    const area = { row: 0, column: 0, rowCount: 4, columnCount: 1 };
    model.writeValues("{S2}", area, [["Name"], ["a"], ["b"], ["c"]]);
    model.filterSheet("{S2}", area, [0, 2]);
    // The filter is deleted with its rows.
    model.shiftLines({ sheetId: "{S2}", axis: "row", at: 0, count: 1 });
    const read = async (clear: boolean): Promise<unknown[]> =>
      Excel.run(async (context) => {
        const filters = ["{S1}", "{S2}"].map((id) => context.workbook.worksheets.getItem(id).autoFilter);
        if (clear) for (const filter of filters) filter.clearCriteria();
        for (const filter of filters) filter.load("enabled,isDataFiltered");
        await context.sync();
        return filters.map(({ enabled, isDataFiltered }) => [enabled, isDataFiltered]);
      });
    expect(await read(false)).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(model.sheet("{S2}").hiddenRows).toEqual([2, 4]);
    // A block over hidden rows fills only the visible ones: the first of these values is written, the others are lost.
    model.writeValues("{S2}", { row: 2, column: 0, rowCount: 3, columnCount: 1 }, [["x"], ["y"], ["z"]]);
    expect(model.values("{S2}", { row: 2, column: 0, rowCount: 3, columnCount: 1 })).toEqual([["a"], ["x"], ["c"]]);
    expect(await read(true)).toEqual([
      [false, false],
      [true, false],
    ]);
    expect(model.sheet("{S2}").hiddenRows).toEqual([]);
  });

  const refusals: [string, (sheets: Excel.WorksheetCollection) => unknown, string][] = [
    ["a sheet that is not there", (w) => w.getItem("Nowhere").load("name"), "ItemNotFound"],
    ["a name in use", (w) => w.add("notes"), "ItemAlreadyExists"],
    ["a name with a slash", (w) => w.add("2024/25"), "InvalidArgument"],
    ["a name of 32 characters", (w) => w.add("x".repeat(32)), "InvalidArgument"],
    ["deleting all sheets", (w) => [w.getItem("Notes").delete(), w.getItem("Q2 figures").delete()], "InvalidOperation"],
    ["an address on another sheet", (w) => w.getItem("Notes").getRange("'Q2 figures'!A1").load(), "InvalidArgument"],
    ["no address", (w) => w.getItem("Notes").getRange("nonsense").load("values"), "InvalidArgument"],
    ["two areas", (w) => w.getItem("Notes").getRange("A1,B2").load("values"), "InvalidArgument"],
    ["a member that is not served", (w) => w.getItem("Notes").charts.load("items"), "ApiNotFound"],
    ["a property that is not served", (w) => w.getItem("Notes").load("standardWidth"), "ApiNotFound"],
  ];
  test.each(refusals)("%s is refused", async (_name, work, code) => {
    const failure = failureOf(
      openWorkbook().Excel.run(async (context) => {
        work(context.workbook.worksheets);
        await context.sync();
      }),
    );
    expect((await failure).code).toBe(code);
  });

  test("an error names the member, the statement and the message of Excel", async () => {
    const failure = await failureOf(
      openWorkbook().Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Notes").load("standardWidth");
        await context.sync();
      }),
    );
    expect(failure.message).toContain("This host does not serve Worksheet.standardWidth.");
    expect(failure.debugInfo).toMatchObject({ errorLocation: "Worksheet.load" });
    expect(JSON.stringify(failure.debugInfo)).toContain('load([\\"standardWidth\\"])');
  });

  test("protection has a state and a password", async () => {
    const { Excel } = openWorkbook();
    const protection = <T>(work: (p: Excel.WorksheetProtection) => T): Promise<boolean> =>
      Excel.run(async (context) => {
        const p = context.workbook.worksheets.getItem("Notes").protection;
        work(p);
        p.load("protected,options");
        await context.sync();
        return p.protected;
      });
    expect(await protection(() => undefined)).toBe(false);
    expect(await protection((p) => p.protect({ allowAutoFilter: true }, "secret"))).toBe(true);
    expect((await failureOf(protection((p) => p.protect()))).code).toBe("AccessDenied");
    expect((await failureOf(protection((p) => p.unprotect("guess")))).code).toBe("AccessDenied");
    expect(await protection((p) => p.unprotect("secret"))).toBe(false);
  });

  test("panes are frozen and unfrozen", async () => {
    const { Excel, model } = openWorkbook();
    const frozen = async (work: (panes: Excel.WorksheetFreezePanes) => void): Promise<number[]> => {
      await Excel.run(async (context) => {
        work(context.workbook.worksheets.getItem("Notes").freezePanes);
        await context.sync();
      });
      const { frozenRows, frozenColumns } = model.sheet("{S2}");
      return [frozenRows, frozenColumns];
    };
    expect(await frozen((p) => p.freezeRows(1))).toEqual([1, 0]);
    expect(await frozen((p) => p.freezeAt("A1:B3"))).toEqual([3, 2]);
    expect(await frozen((p) => p.unfreeze())).toEqual([0, 0]);
  });
});

describe("the workbook", () => {
  test("returns its selection, and accepts another", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Notes").getRange("B2:C3").select();
      const selected = context.workbook.getSelectedRange().load("address");
      const cell = context.workbook.getActiveCell().load("address");
      await context.sync();
      expect([selected.address, cell.address]).toEqual(["Notes!B2:C3", "Notes!B2"]);
    });
    expect(model.activeSheet.name).toBe("Notes");
  });

  test("stores the add-in's settings", async () => {
    const { Excel, model } = openWorkbook();
    await Excel.run(async (context) => {
      const { settings } = context.workbook;
      settings.add("rules", { green: [1, 2] });
      const known = settings.getItemOrNullObject("version").load("value");
      const unknown = settings.getItemOrNullObject("none");
      settings.load("items/key,items/value");
      await context.sync();
      expect(known.value).toBe(1);
      expect(unknown.isNullObject).toBe(true);
      expect(settings.items.map((s) => [s.key, s.value])).toEqual([
        ["version", 1],
        ["rules", { green: [1, 2] }],
      ]);
      settings.getItem("version").delete();
      await context.sync();
    });
    expect(model.toData().settings).toEqual({ rules: { green: [1, 2] } });
  });

  test("returns the separators, and accepts the calls that suspend", async () => {
    await openWorkbook().Excel.run(async (context) => {
      const { application } = context.workbook;
      application.suspendScreenUpdatingUntilNextSync();
      application.suspendApiCalculationUntilNextSync();
      application.load("decimalSeparator,thousandsSeparator,useSystemSeparators");
      await context.sync();
      expect(application.toJSON()).toMatchObject({ decimalSeparator: ".", thousandsSeparator: "," });
    });
  });

  test("names refer to ranges", async () => {
    const { Excel } = openWorkbook(
      {},
      {
        ...openWorkbook().model.toData(),
        names: [{ name: "Targets", sheetId: "{S1}", area: { row: 1, column: 1, rowCount: 3, columnCount: 1 } }],
      },
    );
    await Excel.run(async (context) => {
      const range = context.workbook.names.getItemOrNullObject("targets").getRangeOrNullObject().load("address");
      const none = context.workbook.names.getItemOrNullObject("none");
      await context.sync();
      expect(range.address).toBe("'Q2 figures'!B2:B4");
      expect(none.isNullObject).toBe(true);
    });
  });

  test("a name without a range returns a null object, of which only isNullObject can be read", async () => {
    const { Excel, model } = openWorkbook(
      {},
      {
        ...openWorkbook().model.toData(),
        names: [
          {
            name: "Rate",
            sheetId: "{S1}",
            area: { row: 0, column: 0, rowCount: 1, columnCount: 1 },
            constant: { type: "Double", value: 0.2 },
          },
          { name: "Targets", sheetId: "{S1}", area: { row: 1, column: 1, rowCount: 3, columnCount: 1 } },
          {
            name: "Targets",
            sheetId: "{S1}",
            area: { row: 0, column: 0, rowCount: 1, columnCount: 1 },
            scopeSheetId: "{S1}",
          },
        ],
      },
    );
    await Excel.run(async (context) => {
      const { names, worksheets } = context.workbook;
      const rate = names.getItem("rate").load("type,value");
      const none = names.getItemOrNullObject("none").getRangeOrNullObject();
      const used = none.getUsedRangeOrNullObject(true).load("values");
      const own = worksheets
        .getItem("{S1}")
        .names.getItemOrNullObject("Targets")
        .getRangeOrNullObject()
        .load("address");
      const ofRate = rate.getRangeOrNullObject();
      await context.sync();
      expect([rate.type, rate.value, ofRate.isNullObject, none.isNullObject, used.isNullObject, own.address]).toEqual([
        "Double",
        0.2,
        true,
        true,
        true,
        "'Q2 figures'!A1",
      ]);
    });
    await expect(
      Excel.run(async (context) => {
        context.workbook.names.getItem("Rate").getRange().load("address");
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "InvalidArgument" });
    model.addSheet("Other");
    model.deleteSheet("{S1}");
    await Excel.run(async (context) => {
      const name = context.workbook.names.getItem("Targets").load("type,value");
      await context.sync();
      expect([name.type, name.value]).toEqual(["Error", "#REF!"]);
    });
  });
});
