import { formatAddress, parseArea, shiftArea, subtractArea } from "../../../src/office-host/workbook/a1-notation";
import type { WorkbookChange } from "../../../src/office-host/workbook/workbook-change";
import { displayedText } from "../../../src/office-host/workbook/displayed-text";
import { EN_GB, readTypedText } from "../../../src/office-host/workbook/typed-entry";
import { WorkbookModel } from "../../../src/office-host/workbook/workbook-model";
import { sampleWorkbook } from "../host/sample-workbook";

const today = (): Date => new Date(2025, 5, 1);
const open = (): WorkbookModel => new WorkbookModel(sampleWorkbook(), { today });

describe("text typed into a General cell", () => {
  test.each([
    ["85%", 0.85, "0%"],
    ["12.5%", 0.125, "0.00%"],
    ["-5%", -0.05, "0%"],
    ["1,234", 1234, "#,##0"],
    ["1,234.5", 1234.5, "#,##0.00"],
    [" 5 ", 5, undefined],
    ["(5)", -5, undefined],
    ["+5", 5, undefined],
    ["0.886", 0.886, undefined],
    ["1e3", 1000, "0.00E+00"],
    ["5 1/2", 5.5, "# ?/?"],
    ["£5", 5, "£#,##0"],
    ["31/12/2025", 46022, "m/d/yyyy"],
    ["2025-01-31", 45688, "m/d/yyyy"],
    ["1 Jan 2025", 45658, "d-mmm-yy"],
    ["Jan 2025", 45658, "mmm-yy"],
    ["1/2", 45689, "d-mmm"],
    ["10:30", 0.4375, "h:mm"],
  ])("%s is a number", (typed, value, format) => {
    expect(readTypedText(typed, "General", EN_GB, today)).toEqual(format === undefined ? { value } : { value, format });
  });

  test.each([
    "<700",
    "8 to 10",
    "192.365m",
    "2024/25",
    "2024/25 85%",
    "98.8-99.2",
    "12/31/2025",
    "1.2.2025",
    "Q2",
    "-",
    "=",
  ])("%s is text", (typed) => {
    expect(readTypedText(typed, "General", EN_GB, today)).toEqual({ value: typed });
  });

  test("an apostrophe makes any entry text, and is stored", () => {
    expect(readTypedText("'007", "General", EN_GB, today)).toEqual({ value: "007", quotePrefix: true });
  });

  test.each(["=A1", "+A1", "- on track", "@SUM(A1)"])("%s is a formula, which is refused", (typed) => {
    expect(() => readTypedText(typed, "General", EN_GB, today)).toThrow("does not calculate formulas");
    expect(readTypedText(typed, "@", EN_GB, today)).toEqual({ value: typed });
  });
});

describe("the displayed text", () => {
  test.each([
    [0.886, "0%", "89%"],
    [3, '[=3]"Green";[=2]"Amber";"Red"', "Green"],
    [2, '[=3]"Green";[=2]"Amber";"Red"', "Amber"],
    [1, '[=3]"Green";[=2]"Amber";"Red"', "Red"],
    ["n/a", '[=3]"Green";[=2]"Amber";"Red"', "n/a"],
    [45000, "m/d/yyyy", "15/03/2023"],
    [0.1 + 0.2, "General", "0.3"],
    [true, "General", "TRUE"],
    ["=x", "@", "=x"],
  ])("%p under %s", (value, format, shown) => {
    expect(displayedText({ value, format }, EN_GB)).toBe(shown);
  });

  test("dates follow the 1904 date system if the workbook uses it", () => {
    const data = { ...open().toData(), date1904: true };
    const cell = data.sheets[0]?.rows[0];
    if (cell) cell[0] = { value: 44_103, format: "dd/mm/yyyy" };
    expect(new WorkbookModel(data).text("{S1}", { row: 0, column: 0, rowCount: 1, columnCount: 1 })).toEqual([
      ["30/09/2024"],
    ]);
  });
});

describe("editing", () => {
  test("a number typed into a percentage cell is a percentage", () => {
    const model = open();
    const at = (typed: string): unknown => {
      model.edit("{S1}", 1, 2, typed);
      return model.cell("{S1}", 1, 2);
    };
    expect(at("85")).toEqual({ value: 0.85, format: "0%" });
    expect(at("0.5")).toEqual({ value: 0.5, format: "0%" });
    expect(at("91.5%")).toEqual({ value: 0.915, format: "0%" });
    expect(at("")).toEqual({ value: "", format: "0%" });
  });

  test("notifies listeners until they unsubscribe", () => {
    const model = open();
    const seen: WorkbookChange[] = [];
    const stop = model.onChange((change) => void seen.push(change));
    model.edit("{S1}", 1, 1, "97");
    stop();
    model.edit("{S1}", 1, 1, "98");
    expect(seen).toEqual([
      expect.objectContaining({
        kind: "cells",
        sheetId: "{S1}",
        source: "host",
        details: expect.objectContaining({ valueAfter: 97 }) as object,
      }),
    ]);
  });

  test("a header becomes text, never blank or a duplicate", () => {
    const model = open();
    model.edit("{S1}", 0, 0, "2024");
    model.edit("{S1}", 0, 1, "");
    model.edit("{S1}", 0, 2, "2024");
    expect(model.values("{S1}", { row: 0, column: 0, rowCount: 1, columnCount: 3 })).toEqual([
      ["2024", "Column2", "20242"],
    ]);
  });

  test("a locked cell of a protected sheet is refused", () => {
    const model = open();
    model.protect("{S1}");
    expect(() => model.edit("{S1}", 1, 1, "1")).toThrow("'Q2 figures'!B2 is locked.");
  });
});

describe("the workbook's data", () => {
  test("is returned unchanged", () => {
    expect(open().toData()).toEqual(JSON.parse(JSON.stringify(sampleWorkbook())));
  });

  test("is copied, and the original not changed", () => {
    const data = sampleWorkbook();
    const before = JSON.stringify(data);
    new WorkbookModel(data).edit("{S1}", 1, 1, "1");
    expect(JSON.stringify(data)).toBe(before);
  });

  test("moves with inserted rows: tables, formats, hidden rows", () => {
    const model = open();
    model.rules.addIconSet("{S1}", { row: 1, column: 2, rowCount: 3, columnCount: 1 });
    model.filterTable("{T1}", [2]);
    model.shiftLines({ sheetId: "{S1}", axis: "row", at: 2, count: 2 });
    const sheet = model.sheet("{S1}");
    expect(sheet.tables[0]?.area.rowCount).toBe(6);
    expect(sheet.conditionalFormats[0]?.area).toEqual({ row: 1, column: 2, rowCount: 5, columnCount: 1 });
    expect(sheet.hiddenRows).toEqual([5]);
    expect(() => model.shiftLines({ sheetId: "{S1}", axis: "row", at: 0, count: -1 })).toThrow("header row");
  });
});

describe("addresses", () => {
  test.each(["A1", "A1:B2", "AA10:XFD1048576", "B:D", "2:3"])("%s is parsed and formatted back", (address) => {
    expect(formatAddress("Notes", parseArea(address))).toBe(`Notes!${address}`);
  });

  test.each([
    ["Q2 figures", "'Q2 figures'!A1"],
    ["Dean's", "'Dean''s'!A1"],
    ["A1", "'A1'!A1"],
    ["2024", "'2024'!A1"],
  ])("the sheet %s is quoted", (name, address) => {
    expect(formatAddress(name, parseArea("A1"))).toBe(address);
  });

  test("areas are shifted and subtracted", () => {
    const area = { row: 5, column: 0, rowCount: 4, columnCount: 2 };
    expect(shiftArea(area, "row", 0, 3)?.row).toBe(8);
    expect(shiftArea(area, "row", 6, -2)).toEqual({ ...area, rowCount: 2 });
    expect(shiftArea(area, "row", 4, -3)).toEqual({ ...area, row: 4, rowCount: 2 });
    expect(shiftArea(area, "row", 5, -4)).toBeUndefined();
    expect(subtractArea(area, { row: 6, column: 0, rowCount: 1, columnCount: 2 })).toHaveLength(2);
  });
});
