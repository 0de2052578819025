import { readFileSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { recalculate } from "../src/actions/recalculate";
import { DEFAULT_RULESET } from "../src/rag/rules/default-ruleset";
import { openWorkbookFile } from "../src/xlsx/open-workbook-file";

/** The cost of opening, editing and saving a file. The memory is the peak of the process. */
export interface FileEdit {
  seconds: number;
  peakMegabytes: number;
  bytes: number;
}

const STATUS_FORMAT = '[=3]"Green";[=2]"Amber";"Red"';

type EditFile = (bytes: Uint8Array) => Promise<Uint8Array>;

const ours: EditFile = async (bytes) => {
  const codec = {
    inflate: (packed: Uint8Array, limit: number) => new Uint8Array(inflateRawSync(packed, { maxOutputLength: limit })),
    deflate: (plain: Uint8Array) => new Uint8Array(deflateRawSync(plain)),
  };
  const opened = openWorkbookFile(bytes, { codec });
  if (!opened.ok) throw new Error(opened.problem.code);
  const done = await recalculate(opened.value.port, DEFAULT_RULESET);
  if (!done.ok) throw new Error(done.problem.code);
  return opened.value.save();
};

/** The members of exceljs that are used. */
interface ExcelJs {
  Workbook: new () => {
    xlsx: { load(bytes: Uint8Array): Promise<unknown>; writeBuffer(): Promise<ArrayBuffer> };
    worksheets: {
      rowCount: number;
      getRow(row: number): { getCell(column: number): { value: unknown; numFmt: string } };
      addConditionalFormatting(format: object): void;
    }[];
  };
}

const byExcelJs: EditFile = async (bytes) => {
  const { Workbook } = await load<ExcelJs>("exceljs");
  const book = new Workbook();
  await book.xlsx.load(bytes);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error("there is no sheet");
  const columns = columnsIn((column) => sheet.getRow(1).getCell(column).value);
  for (let row = 2; row <= sheet.rowCount; row += 1) {
    const cells = sheet.getRow(row);
    const status = cells.getCell(columns.status);
    status.value = roughStatus(cells.getCell(columns.latestValue).value, cells.getCell(columns.target).value);
    status.numFmt = STATUS_FORMAT;
  }
  const cfvo = [
    { type: "percent", value: 0 },
    { type: "num", value: 2 },
    { type: "num", value: 3 },
  ];
  sheet.addConditionalFormatting({
    ref: `I2:I${sheet.rowCount}`,
    rules: [{ type: "iconSet", iconSet: "3Symbols2", priority: 1, cfvo }],
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
};

/** The members of xlsx-populate that are used; it has no icon sets. */
interface XlsxPopulate {
  fromDataAsync(bytes: Uint8Array): Promise<{
    sheet(index: number): {
      usedRange(): { endCell(): { rowNumber(): number } };
      cell(
        row: number,
        column: number,
      ): { value(): unknown; value(put: number): { style(name: string, value: string): unknown } };
    };
    outputAsync(): Promise<Uint8Array>;
  }>;
}

const byXlsxPopulate: EditFile = async (bytes) => {
  const book = await (await load<XlsxPopulate>("xlsx-populate")).fromDataAsync(bytes);
  const sheet = book.sheet(0);
  const columns = columnsIn((column) => sheet.cell(1, column).value());
  const last = sheet.usedRange().endCell().rowNumber();
  for (let row = 2; row <= last; row += 1) {
    const status = roughStatus(sheet.cell(row, columns.latestValue).value(), sheet.cell(row, columns.target).value());
    sheet.cell(row, columns.status).value(status).style("numberFormat", STATUS_FORMAT);
  }
  return new Uint8Array(await book.outputAsync());
};

/** Imports a module as a type that declares only the members used here. */
async function load<T>(name: string): Promise<T> {
  const module = (await import(name)) as { default?: T } & T;
  return module.default ?? module;
}

function columnsIn(headingAt: (column: number) => unknown): { target: number; latestValue: number; status: number } {
  const find = (heading: string): number => {
    for (let column = 1; column < 100; column += 1) if (headingAt(column) === heading) return column;
    throw new Error(`there is no column ${heading}`);
  };
  return { target: find("Target"), latestValue: find("Latest Value"), status: find("RAG Status") };
}

/** A rough status to write: the libraries are compared in reading and writing only. */
function roughStatus(value: unknown, target: unknown): number {
  const gap = Number.parseFloat(String(target)) - Number(value);
  return gap <= 0 ? 3 : gap < 5 ? 2 : 1;
}

const LIBRARIES: Record<string, EditFile> = { ours, exceljs: byExcelJs, "xlsx-populate": byXlsxPopulate };

const [library = "", file = ""] = process.argv.slice(2);
const editFile = LIBRARIES[library];
if (!editFile) throw new Error(`Name one of ${Object.keys(LIBRARIES).join(", ")}, and a file.`);
const bytes = new Uint8Array(readFileSync(file));
const start = performance.now();
const saved = await editFile(bytes);
const seconds = (performance.now() - start) / 1000;
const edited: FileEdit = { seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024, bytes: saved.length };
console.log(JSON.stringify(edited));
