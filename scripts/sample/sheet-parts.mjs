// @ts-check
/** @typedef {import("../../src/office-host/workbook/types").CellStyle} CellStyle */

/** White on this blue has a contrast of 11.7:1. The blue matches the bands of the table's style. */
/** @type {CellStyle} */
export const HEADER = { fill: "#1F3864", color: "#FFFFFF", bold: true, wrap: true, vertical: "Center" };
/** One line of Excel's default font, Calibri 11, in pixels. */
export const LINE_HEIGHT = 20;
