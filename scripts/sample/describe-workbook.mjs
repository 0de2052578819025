// @ts-check
import { emptySheet } from "../../src/office-host/workbook/sheet-names.ts";
import { COLUMNS } from "./read-rows.mjs";
import { HEADER, LINE_HEIGHT } from "./sheet-parts.mjs";

/** @typedef {import("../../src/office-host/workbook/types").WorkbookData} WorkbookData */
/** @typedef {import("../../src/office-host/workbook/types").SheetData} SheetData */
/** @typedef {import("../../src/office-host/workbook/types").CellData} CellData */
/** @typedef {import("../../src/office-host/workbook/types").CellStyle} CellStyle */

/** Pixels. Wide enough for the longest text to take four lines at most. */
const WIDTHS = /** @type {const} */ ({
  Section: 180,
  KPI: 260,
  Combine: 85,
  Target: 190,
  "Good Is": 85,
  "As of Date": 150,
  "Metric Name": 360,
  "Latest Value": 105,
  "RAG Status": 110,
  Trends: 80,
  "Previous Value": 105,
  Benchmark: 105,
  "Expected to Date": 105,
  Tolerance: 100,
  Override: 95,
  "Override Reason": 320,
  "Attached Table": 180,
});

/** @type {CellStyle} */
const BODY = { wrap: true, vertical: "Top" };
/** Left-aligned, because the column has both numbers and texts. @type {CellStyle} */
const TARGET = { ...BODY, horizontal: "Left" };

/** Characters of Excel's default font, Calibri 11, are 6 to 7 pixels wide on average. */
const LETTER_WIDTH = 6.6;
const CELL_PADDING = 10;

/** How many lines a text takes when it is wrapped at words. @param {string} text @param {number} width pixels */
function countLines(text, width) {
  const room = Math.floor((width - CELL_PADDING) / LETTER_WIDTH);
  let lines = 1;
  let used = 0;
  for (const word of text.split(" ")) {
    if (used > 0 && used + 1 + word.length > room) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
}

/** @param {(CellData | null | undefined)[]} cells @param {Record<number, number>} widths @returns {number} pixels */
function heightOf(cells, widths) {
  const lines = cells.map((cell, i) => (cell?.style?.wrap ? countLines(String(cell.value), widths[i] ?? 64) : 1));
  return Math.max(...lines) * LINE_HEIGHT;
}

/** @param {(typeof COLUMNS)[number]} column @param {number} rowCount */
function areaBelow(column, rowCount) {
  return { row: 1, column: COLUMNS.indexOf(column), rowCount, columnCount: 1 };
}

/** @param {import("./read-rows.mjs").Row[]} rows @returns {SheetData} */
function describeKpis(rows) {
  const sheet = emptySheet("kpis", "KPIs");
  const body = rows.map((row) =>
    COLUMNS.map((column) => ({ value: "", ...row[column], style: column === "Target" ? TARGET : BODY })),
  );
  sheet.rows = [COLUMNS.map((column) => ({ value: column, style: HEADER })), ...body];
  sheet.columnWidths = Object.fromEntries(COLUMNS.map((column, i) => [i, WIDTHS[column]]));
  sheet.rowHeights = Object.fromEntries(body.map((cells, i) => [i + 1, heightOf(cells, sheet.columnWidths)]));
  // Two lines, whatever the words: the filter buttons take room from the headings.
  sheet.rowHeights[0] = 2 * LINE_HEIGHT;
  sheet.frozenRows = 1;
  sheet.tables = [
    {
      id: "1",
      name: "KPIs",
      area: { row: 0, column: 0, rowCount: rows.length + 1, columnCount: COLUMNS.length },
      showTotals: false,
      style: "TableStyleMedium2",
      filtered: false,
    },
  ];
  sheet.validations = [
    {
      id: "good-is",
      area: areaBelow("Good Is", rows.length),
      source: "High,Low,On Target",
      errorAlert: { title: "Good Is", message: "Choose High, Low or On Target." },
    },
    {
      id: "override",
      area: areaBelow("Override", rows.length),
      source: "Green,Amber,Red",
      errorAlert: { title: "Override", message: "Choose Green, Amber or Red, or leave the cell empty." },
    },
  ];
  return sheet;
}

/** The lines of the second sheet: what a reader needs to know that the rows do not say. */
const ABOUT = [
  [
    "What this is",
    "A worked example. Its facts are those that a county council published for 2024/25 Quarter 2: 49 indicators " +
      "that make up 39 KPIs in five sections. It is not the council's own workbook.",
  ],
  ["RAG Status, Trends", "Left empty for KPI Reporter to write. Choose Recalculate RAG on the Home tab."],
  [
    "Combine",
    "Yes marks the rows that are reported as one KPI with one status: school places (2 rows), road condition (3 " +
      "rows) and pupil absence (4 rows).",
  ],
  [
    "Tolerance",
    "How far a row may miss its target and still be Amber. Four rows have their own, worked out from the statuses " +
      "that were published: 0.2 points for the three kinds of road, and 2 points for the revenue forecast, whose " +
      "target of zero has no percentage. The other rows use the rules that all rows share.",
  ],
  [
    "Override",
    "A status that a person gives, with the reason beside it. Here it is the published status, for twelve rows that " +
      "cannot be judged, or that were judged otherwise, from what the report prints.",
  ],
  [
    "Expected to Date",
    "How much of a whole year's target was due by now. Only one figure is printed: 105 biological heritage sites by " +
      "the end of Quarter 2.",
  ],
  [
    "Attached Table",
    "Names a table that goes below a KPI in the report: leavers by directorate, on the sheet Leavers. Its total is the " +
      "turnover that was published; the figures of the directorates are made up.",
  ],
  [
    "Left empty",
    "Previous Value and Benchmark. Type in a figure you know, clear the row's Override and recalculate: the row is " +
      "then judged by that figure.",
  ],
];

/** @returns {SheetData} */
function describeAbout() {
  const sheet = emptySheet("about", "About this workbook");
  sheet.columnWidths = { 0: 170, 1: 640 };
  sheet.rows = [
    [{ value: "About this workbook", style: { bold: true, fontSize: 14, vertical: "Center" } }],
    ...ABOUT.map(([name, words]) => [
      { value: name ?? "", style: { ...BODY, bold: true } },
      { value: words ?? "", style: BODY },
    ]),
  ];
  // Half a line of space between paragraphs.
  sheet.rowHeights = Object.fromEntries(
    sheet.rows.map((cells, i) => [i, heightOf(cells ?? [], sheet.columnWidths) + LINE_HEIGHT / 2]),
  );
  sheet.showGridlines = false;
  return sheet;
}

/** The row of the attached table's headings, below its title and an empty row. */
const ATTACHED_ROW = 2;

/** @param {import("./read-rows.mjs").Attached} attached @returns {SheetData} */
function describeAttached({ sheet: name, title, headings, rows, total }) {
  const sheet = emptySheet("leavers", name);
  sheet.columnWidths = { 0: 300, 1: 90, 2: 90, 3: 90 };
  /** @param {string} label @param {number} leavers @param {number} headcount @param {CellStyle} style @returns {CellData[]} */
  const line = (label, leavers, headcount, style) => [
    { value: label, style },
    { value: leavers, format: "#,##0", style },
    { value: headcount, format: "#,##0", style },
    { value: leavers / headcount, format: "0.00%", style },
  ];
  const sum = (/** @type {1 | 2} */ column) => rows.reduce((all, row) => all + row[column], 0);
  sheet.rows = [
    [{ value: title, style: { bold: true, fontSize: 14, vertical: "Center" } }],
    [],
    headings.map((heading) => ({ value: heading, style: HEADER })),
    ...rows.map(([label, leavers, headcount]) => line(label, leavers, headcount, {})),
    line(total, sum(1), sum(2), { bold: true }),
  ];
  sheet.rowHeights = Object.fromEntries(sheet.rows.map((_, i) => [i, (i === 0 ? 1.5 : 1) * LINE_HEIGHT]));
  return sheet;
}

/**
 * The sample workbook as plain data, from which both of its forms are written.
 * @param {import("./read-rows.mjs").Row[]} rows
 * @param {import("./read-rows.mjs").Attached} attached
 * @returns {WorkbookData}
 */
export function describeWorkbook(rows, attached) {
  return {
    sheets: [describeKpis(rows), describeAttached(attached), describeAbout()],
    activeSheetId: "kpis",
    selection: { row: 1, column: 0, rowCount: 1, columnCount: 1 },
    settings: {},
    names: [
      {
        name: attached.name,
        sheetId: "leavers",
        area: {
          row: ATTACHED_ROW,
          column: 0,
          rowCount: attached.rows.length + 2,
          columnCount: attached.headings.length,
        },
      },
    ],
  };
}
