import { readWorkbook } from "../../src/planning/read-steps";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeReportSheets, writeReportTexts } from "../../src/actions/write-report-sheets";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import type { CellValue } from "../../src/kpi/kpi-table";
import { cellAddress } from "../../src/kpi/address";
import { openForWorkbench } from "../../src/workbench/files/open-file";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { WorkbookPort } from "../../src/planning/port";
import type { OwnSheetSnapshot } from "../../src/planning/snapshot";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { openExcel } from "../support/open-excel";
import { valueOf } from "../xlsx/both-hosts";
import { opened } from "../xlsx/parts";

/** The stored workbooks of 0.1.0. */
export const OLD_WORKBOOKS = ["small", "sample"] as const;

export type OldWorkbook = (typeof OLD_WORKBOOKS)[number];

/** What people typed on the add-in's own sheets, by sheet and cell. */
export type Typed = Record<string, Record<string, string | number>>;

const fixture = (name: string): string => join(__dirname, "../fixtures/0.1.0", name);

export function typedIn(workbook: OldWorkbook): Typed {
  return JSON.parse(readFileSync(fixture(`${workbook}.json`), "utf8")) as Typed;
}

/** Opens a stored workbook in Excel, as the workbench hosts it, or as a file. */
export const OLD_HOSTS: readonly { name: string; open(workbook: OldWorkbook): () => WorkbookPort }[] = [
  {
    name: "a file",
    open: (workbook: OldWorkbook): (() => WorkbookPort) => {
      const { port } = opened(new Uint8Array(readFileSync(fixture(`${workbook}.xlsx`))));
      return () => port;
    },
  },
  {
    name: "Excel",
    open: (workbook: OldWorkbook): (() => WorkbookPort) => {
      const read = openForWorkbench(new Uint8Array(readFileSync(fixture(`${workbook}.xlsx`))));
      if (!read.ok) throw new Error(read.problem.code);
      openExcel(new WorkbookModel(read.value.data));
      return createExcelWorkbook;
    },
  },
];

/** The formula of a cell that has one, or else its value. */
export interface SheetCells {
  name: string;
  mark: string | undefined;
  at(address: string): CellValue;
  /** The addresses of the cells that hold this. */
  holding(value: CellValue): string[];
  all(): Record<string, CellValue>;
}

/** All sheets of a workbook as the port reads them. */
export async function readSheets(port: WorkbookPort): Promise<Map<string, SheetCells>> {
  const read = await readWorkbook(port, ({ sheets }) => ({
    ...{ tables: [], sheetIds: [] },
    ownSheetIds: sheets.map(({ id }) => id),
  }));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return new Map(read.value.ownSheets.map((sheet) => [sheet.name, cellsOf(sheet)]));
}

function cellsOf({ name, mark, firstRow, firstColumn, formulas }: OwnSheetSnapshot): SheetCells {
  const all: Record<string, CellValue> = {};
  formulas.forEach((row, r) =>
    row.forEach((cell, c) => (cell === "" ? undefined : (all[cellAddress(firstRow + r, firstColumn + c)] = cell))),
  );
  return {
    name,
    mark,
    at: (address) => all[address] ?? "",
    holding: (value) => Object.entries(all).flatMap(([address, held]) => (held === value ? [address] : [])),
    all: () => all,
  };
}

/** The report's sheets whose rows have marks in a hidden column. */
export const ROW_SHEETS = ["Combined KPIs", "Performance Overview", "Report Tables", "Narratives"] as const;

export const TODAY = "2024-10-10";

/** Updates all report sheets. */
export async function refresh(port: WorkbookPort): Promise<boolean> {
  const figures = valueOf(await writeReportSheets(port, DEFAULT_RULESET, TODAY));
  const texts = valueOf(await writeReportTexts(port, DEFAULT_RULESET, TODAY));
  return figures.run !== null || texts.run !== null;
}

/** What was typed and is nowhere on its sheet. A formula must refer to the same cell, wherever that is by now. */
export function lost(
  typed: Typed,
  before: ReadonlyMap<string, SheetCells>,
  after: ReadonlyMap<string, SheetCells>,
): string[] {
  return Object.entries(typed).flatMap(([name, cells]) => {
    const [was, is] = [before.get(name), after.get(name)];
    return Object.entries(cells).flatMap(([address, value]) => {
      if (typeof value === "number" || !value.startsWith("="))
        return is?.holding(value).length ? [] : [`${name}!${address}: ${value}`];
      const [, head = "", of = "", tail = ""] = /^(=(?:LEN\()?)([A-Z]+\d+)(.*)$/.exec(value) ?? [];
      const places = is?.holding(was?.at(of) ?? "") ?? [];
      return places.some((place) => is?.holding(`${head}${place}${tail}`).length) || is?.holding(value).length
        ? []
        : [`${name}!${address}: ${value}`];
    });
  });
}
