import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { recalculate } from "../../../src/actions/recalculate";
import { insertKpiSheet } from "../../../src/actions/insert-kpi-sheet";
import { undoRun } from "../../../src/actions/undo-run";
import { writeReportSheets, writeReportTexts } from "../../../src/actions/write-report-sheets";
import { createExcelWorkbook } from "../../../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { openForWorkbench, type OpenedFile } from "../../../src/workbench/files/open-file";
import { saveCopy, type SavedCopy } from "../../../src/workbench/files/save-copy";
import { WorkbookModel } from "../../../src/office-host/workbook/workbook-model";
import type { Result } from "../../../src/planning/problem";
import { AWKWARD_WORKBOOKS } from "../../gallery/awkward-workbooks";
import { openExcel } from "../../support/open-excel";
import { xlsxOf } from "../../support/save-xlsx";
import { chosen } from "../../support/strength";
import { differences, heldByFile, heldByModel, openFile } from "../../xlsx/held";
import { changedParts, partsOf } from "../../xlsx/parts";

const SAMPLE = readFileSync(path.join(__dirname, "../../../assets/sample-workbook.xlsx"));
const NOW = { now: "2024-11-20 09:00" };
const TODAY = "2024-11-20";

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function open(bytes: Uint8Array): { opened: OpenedFile; model: WorkbookModel } {
  const opened = valueOf(openForWorkbench(bytes));
  return { opened, model: new WorkbookModel(opened.data) };
}

function save(opened: OpenedFile, model: WorkbookModel): SavedCopy {
  return valueOf(saveCopy(opened, model.toData()));
}

/** Print titles, and on how many pages a sheet is printed, are kept in the file only. */
function isOfModel(difference: string): boolean {
  return !/page (?:titleRows|pages)/.test(difference);
}

/** One in three in the short run. */
const oneInThree = <T>(all: readonly T[]): readonly T[] =>
  chosen(
    all,
    all.filter((_, place) => place % 3 === 0),
  );

describe.each(oneInThree(AWKWARD_WORKBOOKS))("$name", ({ make }) => {
  test("opens as it was saved, and a copy without changes is the same file", () => {
    const made = make();
    const bytes = xlsxOf(made.toData());
    const { opened, model } = open(bytes);
    expect(differences(heldByModel(model), heldByModel(made))).toEqual([]);
    expect(changedParts(partsOf(bytes), partsOf(save(opened, model).bytes))).toEqual([]);
  });

  test("a copy after a recalculation has what the workbook has", async () => {
    const { opened, model } = open(xlsxOf(make().toData()));
    openExcel(model);
    await recalculate(createExcelWorkbook(), DEFAULT_RULESET, NOW);
    const { bytes, notSaved } = save(opened, model);
    expect(notSaved).toEqual([]);
    expect(differences(heldByFile(openFile(bytes)), heldByModel(model))).toEqual([]);
  });
});

test("a copy has the report's sheets, and not what was undone", async () => {
  const { opened, model } = open(SAMPLE);
  openExcel(model);
  const port = createExcelWorkbook();
  valueOf(await recalculate(port, DEFAULT_RULESET, NOW));
  const made = valueOf(await writeReportSheets(port, DEFAULT_RULESET, TODAY));
  valueOf(await writeReportTexts(port, DEFAULT_RULESET, TODAY));
  const full = save(opened, model);
  expect(full.notSaved).toEqual([]);
  expect(differences(heldByFile(openFile(full.bytes)), heldByModel(model)).filter(isOfModel)).toEqual([]);
  if (!made.run) throw new Error("nothing was written");
  valueOf(await undoRun(port, DEFAULT_RULESET, made.run));
  expect(differences(heldByFile(openFile(save(opened, model).bytes)), heldByModel(model)).filter(isOfModel)).toEqual(
    [],
  );
});

test("patterns are opened and saved, unchanged or changed", () => {
  const area = { row: 0, column: 0, rowCount: 1, columnCount: 1 };
  const made = new WorkbookModel(valueOf(openForWorkbench(SAMPLE)).data);
  const [sheetId = ""] = made.sheets.map(({ id }) => id);
  made.restyle(sheetId, area, { fill: "#FFFF00", pattern: { name: "LightUp", color: "#C00000" } });
  const { opened, model } = open(xlsxOf(made.toData()));
  expect(differences(heldByModel(model), heldByModel(made))).toEqual([]);
  model.restyle(sheetId, area, { fill: undefined, pattern: { name: "CrissCross", color: "#00B050" } });
  const again = open(save(opened, model).bytes).model;
  expect(differences(heldByModel(again), heldByModel(model))).toEqual([]);
});

test("a copy can be opened, changed and copied again", async () => {
  const first = open(SAMPLE);
  openExcel(first.model);
  valueOf(await insertKpiSheet(createExcelWorkbook()));
  const { opened, model } = open(save(first.opened, first.model).bytes);
  expect(differences(heldByModel(model), heldByModel(first.model)).filter(isOfModel)).toEqual([]);
  const [sheet] = model.sheets;
  model.edit(sheet?.id ?? "", 0, 2, "Measure");
  model.edit(sheet?.id ?? "", 1, 2, "=not a formula".replace("=", "'="));
  const { bytes } = save(opened, model);
  expect(differences(heldByFile(openFile(bytes)), heldByModel(model)).filter(isOfModel)).toEqual([]);
});

test("comments are opened, each thread with its first comment; notes stay in the file", () => {
  const bytes = readFileSync(path.join(__dirname, "../../xlsx/corpus/comments.xlsx"));
  const { opened, model } = open(bytes);
  const [sheet] = model.sheets;
  expect(sheet?.comments).toMatchObject([
    { area: { row: 2, column: 7, rowCount: 1, columnCount: 1 }, content: "Why?" },
  ]);
  model.shiftLines({ sheetId: sheet?.id ?? "", axis: "row", at: 2, count: 1 });
  expect(save(opened, model).notSaved).toContain(
    `Of the sheet ${sheet?.name}, where its comments are is not in the copy.`,
  );
});

test("the copy reports which changes it does not have", () => {
  const { opened, model } = open(SAMPLE);
  const [sheet] = model.sheets;
  model.protect(sheet?.id ?? "");
  expect(save(opened, model).notSaved).toEqual([`Of the sheet ${sheet?.name}, its protection is not in the copy.`]);
});

test("a file that is not a workbook is refused", () => {
  expect(openForWorkbench(new TextEncoder().encode("Metric,Value\n"))).toMatchObject({
    ok: false,
    problem: { code: "not-a-workbook", looksLike: "text" },
  });
});

describe("a workbook with parts that are not modelled", () => {
  const folder = path.join(__dirname, "../../xlsx/corpus");
  const names = readdirSync(folder).filter((name) => /\.xls[xm]$/.test(name));

  test.each(oneInThree(names))("%s: the copy differs only in what the workbench models", async (name) => {
    const bytes = readFileSync(path.join(folder, name));
    const { opened, model } = open(bytes);
    expect(changedParts(partsOf(bytes, true), partsOf(save(opened, model).bytes, true))).toEqual([]);
    openExcel(model);
    await recalculate(createExcelWorkbook(), DEFAULT_RULESET, null);
    const saved = save(opened, model);
    expect(saved.notSaved).toEqual([]);
    const changed = changedParts(partsOf(bytes, true), partsOf(saved.bytes, true));
    expect(
      changed.filter(
        (part) => !/sheet|page%20one|tables\/|styles|looks|calcChain|Content_Types|workbook\.xml/.test(part),
      ),
    ).toEqual([]);
  });
});
