import { readFileSync } from "node:fs";
import path from "node:path";
import { prepareClosing, writeClosing } from "../../src/actions/close-period";
import { dismissCheck } from "../../src/actions/dismiss-check";
import { insertKpiSheet } from "../../src/actions/insert-kpi-sheet";
import { overrideIndicator } from "../../src/actions/override-indicator";
import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { undoRun } from "../../src/actions/undo-run";
import type { WrittenRun } from "../../src/actions/write-logged";
import { writeReportSheets } from "../../src/actions/write-report-sheets";
import { writeRules } from "../../src/actions/write-rules";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { checkReport } from "../../src/kpi/checks/check-report";
import { COLUMN_KEYS } from "../../src/kpi/columns";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookData } from "../../src/workbench/model/types";
import { WorkbookModel } from "../../src/workbench/model/workbook-model";
import type { WorkbookPort } from "../../src/workbook/port";
import type { Result } from "../../src/workbook/problem";
import { openWorkbookFile } from "../../src/xlsx/open-workbook-file";
import { OWN_WORDS } from "../gallery/troubles";
import { kpiWorkbook } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { xlsxOf } from "../support/save-xlsx";
import { differences, heldByFile, heldByModel, openFile } from "./held";

jest.setTimeout(120_000);

const NOW = { now: "2024-11-22 23:05" };
const TODAY = "2024-11-22";

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

async function reviewed(port: WorkbookPort): Promise<Review> {
  return valueOf(await review(port, DEFAULT_RULESET));
}

interface Step {
  name: string;
  run(port: WorkbookPort): Promise<Result<unknown>>;
}

const overriding = (row: number): Step => ({
  name: `override row ${row}`,
  run: async (port) => {
    const known = await reviewed(port);
    const given = { status: "green" as const, reason: "=Counted twice", reviewBy: "2025-03-31" };
    return overrideIndicator(port, DEFAULT_RULESET, known, { tableId: known.tables[0]?.tableId ?? "", row }, given, NOW);
  },
});

const STEPS: Step[] = [
  { name: "recalculate, with a log", run: (port) => recalculate(port, DEFAULT_RULESET, NOW) },
  { name: "write the report's sheets", run: (port) => writeReportSheets(port, DEFAULT_RULESET, TODAY) },
  overriding(1),
  { name: "close the period", run: async (port) => writeClosing(port, DEFAULT_RULESET, valueOf(await prepareClosing(port, DEFAULT_RULESET, TODAY))) },
  {
    name: "dismiss a finding",
    run: async (port) => {
      const known = await reviewed(port);
      const { tables, scorecard, ruleset, history } = known;
      const [finding] = checkReport({ tables, scorecard, ruleset, history: history?.records ?? [], today: TODAY });
      if (!finding) throw new Error("There is nothing to dismiss.");
      return dismissCheck(port, known, finding, "-Known", NOW);
    },
  },
  { name: "other rules", run: async (port) => writeRules(port, DEFAULT_RULESET, await reviewed(port), OWN_WORDS) },
  { name: "recalculate by them, the report's sheets too", run: (port) => recalculate(port, DEFAULT_RULESET, NOW) },
  overriding(3),
  { name: "insert a blank sheet of KPIs", run: (port) => insertKpiSheet(port) },
];

const sample = (): WorkbookModel => new WorkbookModel(JSON.parse(readFileSync(path.resolve(__dirname, "../../assets/sample-workbook.json"), "utf8")) as WorkbookData);

/** Without the columns of overrides, which have to be added. */
const narrow = (): WorkbookModel =>
  kpiWorkbook(
    [
      { metric: "Met", target: "95%", goodIs: "High", latestValue: 96, asOf: "2024/25 Q2" },
      { metric: "Near", target: "95%", goodIs: "High", latestValue: 90, asOf: "2024/25 Q2" },
      { metric: "Missed", target: "95%", goodIs: "High", latestValue: 50, asOf: "2024/25 Q2" },
      { metric: "Others", target: "95%", goodIs: "High", latestValue: 95, asOf: "2024/25 Q2", status: { value: 1, style: { fill: "#FFEEEE", bold: true } } },
    ],
    (sheet) => {
      const width = COLUMN_KEYS.indexOf("override");
      for (const table of sheet.tables) table.area.columnCount = width;
      sheet.rows = sheet.rows.map((cells) => cells?.slice(0, width));
      sheet.columnWidths = { 0: 120, [width]: 90 };
    },
  );

describe.each([
  { name: "the sample", make: sample },
  { name: "a table without columns for overrides", make: narrow },
])("$name", ({ make }) => {
  test("each action gives the same cells over a file as over Excel, step after step", async () => {
    const model = make();
    openExcel(model);
    let bytes = xlsxOf(model.toData());
    for (const { name, run } of STEPS) {
      const inExcel = await run(createExcelWorkbook());
      const { port, save } = valueOf(openWorkbookFile(bytes));
      const inFile = await run(port);
      expect([name, valueOf(inFile) === undefined]).toEqual([name, valueOf(inExcel) === undefined]);
      bytes = save();
      expect([name, differences(heldByFile(openFile(bytes)), heldByModel(model))]).toEqual([name, []]);
      const runs = [inExcel, inFile].map((result) => (result.ok ? (result.value as { run?: WrittenRun } | undefined)?.run : undefined));
      const [excelRun, fileRun] = runs;
      if (!excelRun || !fileRun || !name.startsWith("override")) continue;
      valueOf(await undoRun(createExcelWorkbook(), DEFAULT_RULESET, excelRun, NOW));
      valueOf(await undoRun(port, DEFAULT_RULESET, fileRun, NOW));
      bytes = save();
      expect([`undo ${name}`, differences(heldByFile(openFile(bytes)), heldByModel(model))]).toEqual([`undo ${name}`, []]);
    }
  });
});
