#!/usr/bin/env -S npx tsx
// @ts-check
// Makes the sample workbooks, in their two forms: the published rows with what was added to them in assets/sample, and months across.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { describeMonths } from "./sample/describe-months.mjs";
import { describeWorkbook } from "./sample/describe-workbook.mjs";
import { readAttached, readRows } from "./sample/read-rows.mjs";
import { xlsxOf } from "../test/support/save-xlsx.ts";

const ASSETS = new URL("../assets/", import.meta.url);
const SOURCES = new URL("sample/", ASSETS);

const HELP = `Usage: npx tsx scripts/make-sample.mjs [-o DIR]

Makes sample-workbook.xlsx, which opens in Excel, and sample-workbook.json, which the workbench shows. Both hold the
same cells: the rows of assets/sample/published-2024-25-q2.tsv, with what assets/sample/additions.json adds to them, and
the table of assets/sample/leavers.json. Makes months-workbook.xlsx and .json too: invented figures, months across.

  -o, --out DIR   where to put them (default: assets)
  -h, --help      this text
`;

/** JSON with a line for each row of cells, so that a change to one row is a change to one line. @returns {string} */
function writeJson(/** @type {unknown} */ value, depth = 4, indent = "") {
  if (depth === 0 || typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const items = Array.isArray(value)
    ? value.map((item) => writeJson(item, depth - 1, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${writeJson(item, depth - 1, inner)}`);
  return items.length === 0 ? `${open}${close}` : `${open}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${close}`;
}

/**
 * The workbook as it is printed: A3, landscape, one page wide, with the headings on every page. Margins are in points.
 * @param {import("../src/office-host/workbook/types").WorkbookData} workbook
 * @returns {import("../src/office-host/workbook/types").WorkbookData}
 */
function forPrint(workbook) {
  const sheets = workbook.sheets.map((sheet) => ({
    ...sheet,
    print: {
      paperSize: "A3",
      orientation: /** @type {const} */ ("Landscape"),
      zoom: { wide: 1 },
      ...{ leftMargin: 28.8, rightMargin: 28.8, topMargin: 36, bottomMargin: 36 },
      ...(sheet.frozenRows === 0
        ? {}
        : { titleRows: { row: 0, column: 0, rowCount: sheet.frozenRows, columnCount: 1 } }),
    },
  }));
  return { ...workbook, sheets };
}

const { values } = parseArgs({
  options: {
    out: { type: "string", short: "o", default: fileURLToPath(ASSETS) },
    help: { type: "boolean", short: "h" },
  },
});
if (values.help) {
  process.stdout.write(HELP);
} else {
  await mkdir(values.out, { recursive: true });
  const quarter = describeWorkbook(await readRows(SOURCES), await readAttached(SOURCES));
  await save("sample-workbook", quarter, "KPI Reporter sample workbook: 2024/25 Quarter 2");
  await save("months-workbook", describeMonths(), "KPI Reporter sample workbook: months across");
}

/** @param {string} name @param {import("../src/office-host/workbook/types").WorkbookData} workbook @param {string} title */
async function save(name, workbook, title) {
  await writeFile(path.join(values.out, `${name}.json`), `${writeJson(workbook)}\n`);
  await writeFile(path.join(values.out, `${name}.xlsx`), xlsxOf(forPrint(workbook), { title, fitsRows: true }));
}
