import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeReportTexts } from "../../src/actions/write-report-sheets";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type * as ReportColumns from "../../src/report/kpi-columns-and-widths";
import { openForWorkbench } from "../../src/workbench/files/open-file";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { openExcel } from "../support/open-excel";
import { valueOf } from "../xlsx/both-hosts";
import { heldByFile, heldByModel, openFile } from "../xlsx/held";
import { opened } from "../xlsx/parts";
import { TODAY } from "./old-workbooks";

/* A column added to a sheet of 0.1.0 looks like its rows, and the columns beside it stay as they were. */
jest.mock("../../src/report/kpi-columns-and-widths", () => {
  const actual = jest.requireActual<typeof ReportColumns>("../../src/report/kpi-columns-and-widths");
  const added = {
    id: "dataQuality",
    heading: "Data Quality",
    width: 10,
    widthOnSheet: 91,
    since: 2,
    of: () => ({ kind: "text", text: "Sound" }),
  };
  return {
    ...actual,
    REPORT_COLUMNS: actual.REPORT_COLUMNS.toSpliced(2, 0, added as unknown as (typeof actual.REPORT_COLUMNS)[number]),
  };
});

const bytes = new Uint8Array(readFileSync(join(__dirname, "../fixtures/0.1.0/small.xlsx")));

test("in a file and in Excel alike", async () => {
  const { port, save } = opened(bytes);
  const before = heldByFile(openFile(bytes));
  valueOf(await writeReportTexts(port, DEFAULT_RULESET, TODAY));
  const read = openForWorkbench(bytes);
  if (!read.ok) throw new Error(read.problem.code);
  const model = new WorkbookModel(read.value.data);
  openExcel(model);
  valueOf(await writeReportTexts(createExcelWorkbook(), DEFAULT_RULESET, TODAY));
  for (const held of [heldByFile(openFile(save())), heldByModel(model)]) {
    const cells = held.sheets.find(({ name }) => name === "Report Tables")?.cells ?? {};
    const old = before.sheets.find(({ name }) => name === "Report Tables")?.cells ?? {};
    const lookAt = (address: string): string | undefined => cells[address]?.[3];
    const rows = Object.keys(cells).flatMap((address) =>
      address.startsWith("L") && cells[address]?.[0] === "Sound" ? [address.slice(1)] : [],
    );
    expect(rows.length).toBe(6);
    for (const row of rows) expect([row, lookAt(`L${row}`)]).toEqual([row, lookAt(`D${row}`)]);
    expect(lookAt("L16")).toBe(lookAt("D16"));
    expect(lookAt("L16")).toContain("#DDEBF7");
    for (const address of ["J15", "J17", "K17", "J18"])
      expect([address, cells[address]?.[3]]).toEqual([address, old[address]?.[3]]);
  }
  expect(model.sheets.find(({ name }) => name === "Report Tables")?.columnWidths[11]).toBeCloseTo(91, 0);
});
