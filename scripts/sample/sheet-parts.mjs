// @ts-check
/** @typedef {import("../../src/office-host/workbook/types").SheetData} SheetData */
/** @typedef {import("../../src/office-host/workbook/types").CellStyle} CellStyle */

/** White on this blue has a contrast of 11.7:1. The blue matches the bands of the table's style. */
/** @type {CellStyle} */
export const HEADER = { fill: "#1F3864", color: "#FFFFFF", bold: true, wrap: true, vertical: "Center" };
/** One line of Excel's default font, Calibri 11, in pixels. */
export const LINE_HEIGHT = 20;

/** A visible sheet without cells. @param {string} id @param {string} name @returns {SheetData} */
export function emptySheet(id, name) {
  return {
    id,
    name,
    visibility: "Visible",
    rows: [],
    columnWidths: {},
    rowHeights: {},
    hiddenRows: [],
    hiddenColumns: [],
    frozenRows: 0,
    frozenColumns: 0,
    merged: [],
    tables: [],
    conditionalFormats: [],
    validations: [],
    protected: false,
  };
}
