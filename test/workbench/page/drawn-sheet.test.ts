import { emptySheet } from "../../../src/office-host/workbook/sheet-names";
import { EN_GB } from "../../../src/office-host/workbook/typed-entry";
import type { CellData, SheetData, TableData } from "../../../src/office-host/workbook/types";
import { drawCell, drawSheet, editText } from "../../../src/workbench/page/grid/drawn-sheet";

const STATUS = '[=3]"Green";[=2]"Amber";"Red"';

const TABLE: TableData = {
  id: "t",
  name: "KPIs",
  area: { row: 0, column: 0, rowCount: 4, columnCount: 1 },
  showTotals: false,
  style: "TableStyleMedium2",
  filtered: false,
};

function sheet(change: Partial<SheetData> = {}): SheetData {
  return { ...emptySheet("s", "Sheet1"), ...change };
}

function drawn(cell: CellData): { v: unknown; s: Record<string, unknown> } {
  const { v, s } = drawCell(cell, {}, undefined, EN_GB);
  return { v, s: s as Record<string, unknown> };
}

describe("a cell's text", () => {
  test.each<[string, CellData, string]>([
    ["a percentage", { value: 0.886, format: "0.0%" }, "88.6%"],
    ["a date", { value: 45_566, format: "m/d/yyyy" }, "01/10/2024"],
    ["a green status", { value: 3, format: STATUS }, "Green"],
    ["an amber status", { value: 2, format: STATUS }, "Amber"],
    ["a red status", { value: 1, format: STATUS }, "Red"],
    ["a text that looks like a formula", { value: "=1+1", quotePrefix: true }, "=1+1"],
    ["TRUE", { value: true }, "TRUE"],
    ["an error", { value: "#N/A", error: true }, "#N/A"],
  ])("%s", (_what, cell, text) => {
    expect(drawn(cell).v).toBe(text);
  });

  test("is left out if only the icon is shown", () => {
    expect(drawCell({ value: 3 }, {}, { name: "tick", alone: true }, EN_GB)).toMatchObject({
      v: "",
      custom: { icon: { name: "tick" } },
    });
  });
});

describe("a cell's style", () => {
  test.each<[string, CellData, number]>([
    ["numbers to the right", { value: 1 }, 3],
    ["texts to the left", { value: "a" }, 1],
    ["errors in the middle", { value: "#N/A", error: true }, 2],
    ["TRUE in the middle", { value: true }, 2],
    ["a number where the cell says so", { value: 1, style: { horizontal: "Left" } }, 1],
  ])("%s", (_what, cell, align) => {
    expect(drawn(cell).s["ht"]).toBe(align);
  });

  test("overrides the table's style", () => {
    const cell = drawCell(
      { value: "a", style: { fill: "#112233" } },
      { fill: "#D9E1F2", bold: true },
      undefined,
      EN_GB,
    );
    expect(cell.s).toMatchObject({ bg: { rgb: "#112233" }, bl: 1 });
  });

  test("has borders, which override the table's", () => {
    const thin = { color: "#BFBFBF", weight: "Thin" as const };
    const borders = {
      top: thin,
      left: { ...thin, weight: "Hairline" as const },
      bottom: { color: "#FF0000", weight: "Thick" as const },
    };
    const look = { line: "#4472C4" };
    const lines = (cell: CellData): unknown => drawCell(cell, look, undefined, EN_GB).s;
    expect(lines({ value: "a", style: { borders } })).toMatchObject({
      bd: { t: { s: 1, cl: { rgb: "#BFBFBF" } }, l: { s: 2 }, b: { s: 13, cl: { rgb: "#FF0000" } } },
    });
    expect(lines({ value: "a" })).toMatchObject({ bd: { b: { s: 1, cl: { rgb: "#4472C4" } } } });
  });

  test("clips numbers at the cell's edge, lets text overflow, and wraps wrapped text", () => {
    expect([{ value: 1 }, { value: "a" }, { value: "a", style: { wrap: true } }].map((c) => drawn(c).s["tb"])).toEqual([
      2, 1, 3,
    ]);
  });
});

describe("the text in a cell's editor", () => {
  test.each<[string, CellData | undefined, string]>([
    ["nothing", undefined, ""],
    ["a number in full", { value: 0.123456, format: "0.0" }, "0.123456"],
    ["a percentage", { value: 0.8863, format: "0%" }, "88.63%"],
    ["a date", { value: 45_566, format: "d mmm yyyy" }, "01/10/2024"],
    ["a status as its number", { value: 3, format: STATUS }, "3"],
    ["a formula", { value: 3, formula: "=1+2" }, "=1+2"],
    ["a text behind an apostrophe", { value: "=1", quotePrefix: true }, "'=1"],
    ["a format that has a d in quotes", { value: 5, format: '0" days"' }, "5"],
  ])("%s", (_what, cell, text) => {
    expect(editText(cell, EN_GB)).toBe(text);
  });
});

describe("a sheet", () => {
  test("draws its table with a solid header and bands", () => {
    const { cellData } = drawSheet(sheet({ rows: [[{ value: "KPI" }]], tables: [TABLE] }), EN_GB);
    const fills = [0, 1, 2, 3].map((row) => (cellData[row]?.[0]?.s as { bg?: { rgb: string } }).bg?.rgb);
    expect(fills).toEqual(["#4472C4", "#D9E1F2", undefined, "#D9E1F2"]);
  });

  test("alternates the bands over the visible rows", () => {
    const { cellData } = drawSheet(sheet({ tables: [{ ...TABLE, filtered: true }], hiddenRows: [2] }), EN_GB);
    const fills = [1, 3].map((row) => (cellData[row]?.[0]?.s as { bg?: { rgb: string } }).bg?.rgb);
    expect(fills).toEqual(["#D9E1F2", undefined]);
  });

  test("draws its sizes, hidden rows and columns, and frozen rows", () => {
    const data = sheet({
      rows: [
        [{ value: "long", style: { wrap: true } }],
        [{ value: "x" }],
        [{ value: "Title", style: { fontSize: 14 } }],
        [{ value: "y" }],
      ],
      columnWidths: { 0: 150 },
      rowHeights: { 1: 40 },
      hiddenRows: [1],
      frozenRows: 1,
    });
    expect(drawSheet(data, EN_GB)).toMatchObject({
      columnData: { 0: { w: 150 } },
      rowData: { 0: { ia: 1 }, 1: { h: 40, ia: 0, hd: 1 }, 2: { ia: 1 } },
      freeze: { ySplit: 1, startRow: 1, xSplit: 0, startColumn: -1 },
    });
    expect(drawSheet(data, EN_GB).rowData).not.toHaveProperty("3");
  });

  test("draws an icon beside the word of a status", () => {
    const area = { row: 0, column: 0, rowCount: 2, columnCount: 1 };
    const criterion = (formula: string) => ({
      type: "Number" as const,
      operator: "GreaterThanOrEqual" as const,
      formula,
    });
    const data = sheet({
      rows: [[{ value: 3, format: STATUS }], [{ value: "Not rated" }]],
      conditionalFormats: [
        {
          id: "c",
          area,
          type: "IconSet",
          style: "ThreeSymbols2",
          showIconOnly: false,
          reverseIconOrder: false,
          criteria: [criterion("=0"), criterion("=2"), criterion("=3")],
        },
      ],
    });
    const { cellData } = drawSheet(data, EN_GB);
    expect(cellData[0]?.[0]).toMatchObject({ v: "Green", custom: { icon: { name: "tick", alone: false } } });
    expect(cellData[1]?.[0]).not.toHaveProperty("custom");
  });
});
