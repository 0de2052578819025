import { readWorkbook } from "../../src/planning/read-steps";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { SheetContent } from "../../src/planning/sheets/content";
import { ExcelError } from "../../src/office-host/workbook/excel-error";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { planOwnSheet } from "../../src/planning/sheets/rows/plan-own-sheet";
import { APPLIED } from "../../src/planning/decoration";
import { EMPTY_PLAN, type Plan } from "../../src/planning/plan";
import { done } from "../../src/planning/problem";
import type { OwnSheetSnapshot } from "../../src/planning/snapshot";
import { everything, kpiWorkbook } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { contentOf, row } from "../planning/sheets/rows/sheet-of";
import { isFullRun } from "../support/strength";

const NAME = "Combined KPIs";
const RENT = row("rent", "=Rent & collected", { figure: 97.5, format: "0.0" }, { status: "green" });
const VOIDS = { ...row("voids", "2024/25", { figure: 4, format: "0" }, { status: "red" }), look: "first" as const };
const REPAIRS = row("repairs", "-done", { figure: 80, format: "0" }, { status: "not-rated" });

async function held(): Promise<OwnSheetSnapshot | null> {
  const read = await readWorkbook(createExcelWorkbook(), ({ sheets }) => ({
    ...{ tables: [], sheetIds: [] },
    ownSheetIds: sheets.filter(({ name }) => name === NAME).map(({ id }) => id),
  }));
  if (!read.ok) throw new Error(read.problem.code);
  return read.value.ownSheets[0] ?? null;
}

async function planned(content: SheetContent): Promise<Plan> {
  const result = planOwnSheet(content, await held(), DEFAULT_RULESET);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value.plan;
}

async function make(content: SheetContent): Promise<Plan> {
  const plan = await planned(content);
  expect(await createExcelWorkbook().apply(plan)).toEqual(done(APPLIED));
  return plan;
}

function shown(model: WorkbookModel): string[][] {
  const sheet = model.sheets.find(({ name }) => name === NAME);
  const area = sheet && model.usedArea(sheet.id, undefined, true);
  return sheet && area ? model.text(sheet.id, area).map((cells) => cells.slice(1)) : [];
}

function sheetId(model: WorkbookModel): string {
  return model.sheets.find(({ name }) => name === NAME)?.id ?? "";
}

function opened(): WorkbookModel {
  const model = kpiWorkbook([{ metric: "Near", target: "95%", latestValue: 90 }]);
  openExcel(model);
  return model;
}

test("a new sheet has texts as texts, figures as figures and statuses as words with icons", async () => {
  const model = opened();
  await make(contentOf([RENT, VOIDS, REPAIRS]));
  expect(shown(model)).toEqual([
    ["Combined KPIs", "", ""],
    ["=Rent & collected", "97.5", "Green"],
    ["2024/25", "4", "Red"],
    ["-done", "80", "Not rated"],
  ]);
  const sheet = model.sheets.find(({ name }) => name === NAME);
  expect(sheet).toMatchObject({ hiddenColumns: [0], showGridlines: false, print: { orientation: "Landscape" } });
  expect(sheet?.conditionalFormats).toEqual([
    expect.objectContaining({ style: "ThreeSymbols2", area: expect.objectContaining({ column: 3, columnCount: 1 }) }),
  ]);
  expect(sheet?.rows[0]?.[1]?.style).toMatchObject({ bold: true, fontSize: 18 });
});

test("a run with the same content plans nothing", async () => {
  opened();
  await make(contentOf([RENT, VOIDS, REPAIRS]));
  expect((await planned(contentOf([RENT, VOIDS, REPAIRS]))).edits).toEqual([]);
});

test("a run with other rows rewrites the sheet and keeps what was typed, and an undo restores it", async () => {
  const model = opened();
  await make(contentOf([RENT, VOIDS, REPAIRS]));
  model.edit(sheetId(model), 2, 4, "see minutes");
  const before = everything(model);
  const plan = await make(contentOf([REPAIRS, RENT, VOIDS]));
  expect(shown(model)).toEqual([
    ["Combined KPIs", "", "", ""],
    ["-done", "80", "Not rated", ""],
    ["=Rent & collected", "97.5", "Green", ""],
    ["2024/25", "4", "Red", "see minutes"],
  ]);
  expect(await createExcelWorkbook().undo(plan)).toEqual(done({ left: [] }));
  expect(shown(model)).toEqual([
    ["Combined KPIs", "", "", ""],
    ["=Rent & collected", "97.5", "Green", ""],
    ["2024/25", "4", "Red", "see minutes"],
    ["-done", "80", "Not rated", ""],
  ]);
  expect(everything(model)).toEqual(before);
});

test("an undo leaves the sheet alone if someone has written on it since", async () => {
  const model = opened();
  await make(contentOf([RENT, VOIDS]));
  const plan = await make(contentOf([VOIDS, RENT]));
  model.edit(sheetId(model), 1, 1, "Void homes");
  expect(await createExcelWorkbook().undo(plan)).toMatchObject({
    ok: false,
    problem: { code: "changed-since-written" },
  });
  expect(shown(model)[1]?.[0]).toBe("Void homes");
});

test("an undo of the first run removes the sheet unless someone has written on it", async () => {
  const model = opened();
  const plan = await make(contentOf([RENT]));
  model.edit(sheetId(model), 1, 4, "mine");
  expect(await createExcelWorkbook().undo(plan)).toMatchObject({ ok: false });
  model.edit(sheetId(model), 1, 4, "");
  expect(await createExcelWorkbook().undo(plan)).toEqual(done({ left: [] }));
  expect(model.sheets).toHaveLength(1);
});

test("nothing is written if someone writes on the sheet meanwhile", async () => {
  const model = opened();
  await make(contentOf([RENT, VOIDS]));
  const plan = await planned(contentOf([VOIDS, RENT]));
  model.edit(sheetId(model), 2, 2, "5");
  expect(await createExcelWorkbook().apply(plan)).toEqual({ ok: false, problem: { code: "workbook-changed" } });
  expect(shown(model)[2]).toEqual(["2024/25", "5", "Red"]);
});

test.each([false, true])(
  "a word typed over a formula that is to go with its row stays, and nothing is written; the plan stale: %s",
  async (isStale) => {
    const model = opened();
    await make(contentOf([RENT, VOIDS]));
    const first = model.sheet(sheetId(model)).rows[1];
    if (first) first[4] = { value: 2, formula: "=1+1" };
    // The workbench calculates nothing, so no formula is written.
    const edits = (await planned(contentOf([VOIDS, RENT]))).edits.map((edit) =>
      edit.kind === "rewrite-rows"
        ? {
            ...edit,
            rows: edit.rows.map(({ look, cells }) => ({
              look,
              cells: cells.map(({ value, format }) => ({ value: value === "=1+1" ? 2 : value, format })),
            })),
          }
        : edit,
    );
    const plan = { ...EMPTY_PLAN, edits };
    model.edit(sheetId(model), 1, 4, "ask Ann");
    expect(await createExcelWorkbook().apply({ ...plan, isStale })).toEqual({
      ok: false,
      problem: { code: "workbook-changed" },
    });
    expect(shown(model)[1]).toEqual(["=Rent & collected", "97.5", "Green", "ask Ann"]);
  },
);

test("the sheet is as before whichever write fails", async () => {
  for (let failing = 1; ; failing += isFullRun ? 1 : 4) {
    const model = kpiWorkbook([{ metric: "Near", target: "95%", latestValue: 90 }]);
    const { host } = openExcel(model);
    await make(contentOf([RENT, VOIDS, REPAIRS]));
    const before = everything(model);
    const plan = await planned(contentOf([REPAIRS, RENT]));
    let actions = 0;
    const trip = host.trips.length + 1;
    host.faults = (moment) => {
      if (moment.kind === "action" && moment.trip === trip && (actions += 1) === failing)
        throw new ExcelError("GeneralException");
    };
    const result = await createExcelWorkbook().apply(plan);
    if (actions < failing) {
      expect(result).toEqual(done(APPLIED));
      expect(failing).toBeGreaterThan(5);
      return;
    }
    expect(result.ok).toBe(false);
    expect(everything(model)).toEqual(before);
  }
});
