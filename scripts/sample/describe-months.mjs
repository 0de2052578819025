// @ts-check
import { emptySheet } from "../../src/office-host/workbook/sheet-names.ts";
import { HEADER, LINE_HEIGHT } from "./sheet-parts.mjs";

/** @typedef {import("../../src/office-host/workbook/types").WorkbookData} WorkbookData */
/** @typedef {import("../../src/office-host/workbook/types").CellData} CellData */
/** @typedef {import("../../src/office-host/workbook/types").CellStyle} CellStyle */

const MONTHS = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"];

/** The columns before the months and after them, with their widths in pixels. */
const BEFORE = /** @type {const} */ ([
  ["Section", 150],
  ["Indicator", 300],
  ["Good to be", 80],
  ["Target 2025/26", 110],
]);
const AFTER = /** @type {const} */ ([
  ["RAG", 100],
  ["Comments", 260],
]);
const MONTH_WIDTH = 58;

/**
 * Invented figures of a council in September 2025: section, indicator, good to be, target, format, the months so far, a comment.
 * @type {[string, string, string, string | number, string, (number | string)[], string][]}
 */
const ROWS = [
  ["Streets", "Missed bins per 100,000 collections", "Low", 40, "0", [38, 41, 45, 39, 44, 47], "New rounds from July"],
  [
    "Streets",
    "Fly-tips cleared within two working days",
    "High",
    "95%",
    "0%",
    [0.97, 0.96, 0.96, 0.94, 0.95, 0.96],
    "",
  ],
  ["Streets", "Street lights working", "High", "At least 99%", "0.0%", [0.993, 0.992, 0.991, 0.99, 0.988, 0.987], ""],
  [
    "Customers",
    "Calls answered within 30 seconds",
    "High",
    "95%",
    "0%",
    [0.96, 0.95, 0.93, 0.94, 0.9, 0.91],
    "Two vacancies",
  ],
  ["Customers", "Average days to answer a complaint", "Low", "10 days", "0", [9, 9, 8, 10, 11, 9], ""],
  ["Customers", "Satisfaction of residents (quarterly survey)", "High", "80%", "0%", ["", "", 0.79, "", "", 0.81], ""],
  ["Homes", "Affordable homes completed (cumulative)", "High", 200, "0", [12, 25, 48, 60, 78, 96], ""],
  ["Homes", "Major planning decisions in time", "High", "At least 80%", "0%", [0.9, 0.85, 1, 0.78, 0.8, 0.82], ""],
  ["Homes", "Rent collected", "High", "98%", "0.0%", [0.981, 0.979, 0.982, 0.98, 0.983, 0.984], ""],
  [
    "Staff",
    "Sickness days for each full-time post, over 12 months",
    "Low",
    "8 days",
    "0.0",
    [7.5, 7.8, 8.1, 8.3, 8.6, 9],
    "",
  ],
];

/** Headings in two rows, months merged under their year: a second sample, as many councils lay out their figures. @returns {WorkbookData} */
export function describeMonths() {
  const sheet = emptySheet("months", "Monthly figures");
  const first = 1;
  const [monthsFrom, statusAt] = [BEFORE.length, BEFORE.length + MONTHS.length];
  const blank = MONTHS.slice(1).map(() => "");
  const head = (/** @type {readonly string[]} */ texts) => texts.map((value) => ({ value, style: HEADER }));
  const names = (/** @type {readonly (readonly [string, number])[]} */ columns) => columns.map(([name]) => name);
  sheet.rows = [
    [{ value: "Monthly figures 2025/26", style: { bold: true } }],
    head([...names(BEFORE), "2025/26", ...blank, ...names(AFTER)]),
    head([...BEFORE.map(() => ""), ...MONTHS, ...AFTER.map(() => "")]),
    ...ROWS.map(([section, indicator, goodIs, target, format, months, comment]) => [
      ...[section, indicator, goodIs].map(textCell),
      { value: target, style: { ...BODY, horizontal: /** @type {const} */ ("Left") } },
      ...MONTHS.map((_, at) => ({ value: months[at] ?? "", format, style: BODY })),
      { value: "", style: BODY },
      textCell(comment),
    ]),
  ];
  const down = (/** @type {number} */ column) => ({ row: first, column, rowCount: 2, columnCount: 1 });
  sheet.merged = [
    ...BEFORE.map((_, at) => down(at)),
    { row: first, column: monthsFrom, rowCount: 1, columnCount: MONTHS.length },
    ...AFTER.map((_, at) => down(statusAt + at)),
  ];
  const widths = [
    ...BEFORE.map(([, width]) => width),
    ...MONTHS.map(() => MONTH_WIDTH),
    ...AFTER.map(([, width]) => width),
  ];
  sheet.columnWidths = Object.fromEntries(widths.map((width, at) => [at, width]));
  sheet.rowHeights = Object.fromEntries(ROWS.map((_, at) => [first + 2 + at, 2 * LINE_HEIGHT]));
  sheet.frozenRows = first + 2;
  sheet.frozenColumns = 2;
  return {
    sheets: [sheet],
    activeSheetId: sheet.id,
    selection: { row: first + 2, column: 1, rowCount: 1, columnCount: 1 },
    settings: {},
  };
}

/** @type {CellStyle} */
const BODY = { vertical: "Top" };

/** @param {string} value @returns {CellData} */
function textCell(value) {
  return { value, style: { ...BODY, wrap: true } };
}
