import { overrideIndicator } from "../../src/actions/override-indicator";
import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { writeRules } from "../../src/actions/write-rules";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { COLUMN_KEYS } from "../../src/kpi/columns/columns";
import { allIndicators } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Ruleset } from "../../src/rag/rules/ruleset";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { GivenOverride } from "../../src/planning/statuses/plan-override";
import type { Result } from "../../src/planning/problem";
import { columnValues, everything, kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";

const near: KpiRow = { metric: "Near", target: "95%", goodIs: "High", latestValue: 90 };
const met: KpiRow = { ...near, metric: "Met", latestValue: 96 };

const port = createExcelWorkbook;
const read = (): Promise<Result<Review>> => review(port(), DEFAULT_RULESET);

async function reviewed(): Promise<Review> {
  const result = await read();
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

/** The cell beside a label on the RAG Rules sheet. */
function beside(model: WorkbookModel, label: string, column: number): { sheetId: string; row: number; column: number } {
  const sheet = model.sheets.find(({ name }) => name === "RAG Rules");
  const row = sheet?.rows.findIndex((cells) => cells?.[0]?.value === label) ?? -1;
  if (!sheet || row < 0) throw new Error(`there is no line ${label}`);
  return { sheetId: sheet.id, row, column };
}

function type(model: WorkbookModel, { sheetId, ...at }: ReturnType<typeof beside>, text: string): void {
  model.edit(sheetId, at.row, at.column, text);
}

describe("the RAG Rules sheet of a workbook", () => {
  test("is not needed: without it the defaults are used", async () => {
    openExcel(kpiWorkbook([near]));
    expect(await reviewed()).toMatchObject({ rulesSheet: null, ruleset: { name: "KPI Reporter defaults" } });
  });

  test("is made from the current rules and read in two trips, and nothing else is touched", async () => {
    const model = kpiWorkbook([near, met]);
    const { host } = openExcel(model);
    const before = model.toData().sheets[0];
    const result = await writeRules(port(), DEFAULT_RULESET, await reviewed(), DEFAULT_RULESET);
    expect(result).toMatchObject({ ok: true, value: { ruleset: DEFAULT_RULESET, rulesSheet: { name: "RAG Rules" } } });
    expect(model.toData().sheets[0]).toEqual(before);
    const trips = host.trips.filter((trip) => !trip.releaseOnly).length;
    await read();
    expect(host.trips.filter((trip) => !trip.releaseOnly).length - trips).toBe(2);
  });

  test("decides the next recalculation", async () => {
    const model = kpiWorkbook([near, met]);
    openExcel(model);
    await recalculate(port(), DEFAULT_RULESET);
    await writeRules(port(), DEFAULT_RULESET, await reviewed(), DEFAULT_RULESET);
    type(model, beside(model, "High or Low", 2), "5%");
    type(model, beside(model, "Green", 1), "On track");
    const result = await recalculate(port(), DEFAULT_RULESET);
    expect(result.ok && result.value.changes).toEqual([expect.objectContaining({ from: "amber", to: "red" })]);
    const column = COLUMN_KEYS.indexOf("status");
    expect(model.text("sheet-kpis", { row: 1, column, rowCount: 2, columnCount: 1 })).toEqual([["Red"], ["On track"]]);
  });

  test("is not used if a cell cannot be read: the cell is named and nothing is written", async () => {
    const model = kpiWorkbook([near]);
    openExcel(model);
    await writeRules(port(), DEFAULT_RULESET, await reviewed(), DEFAULT_RULESET);
    const place = beside(model, "High or Low", 2);
    type(model, place, "10 %%");
    const before = everything(model);
    const result = await recalculate(port(), DEFAULT_RULESET);
    expect(result).toMatchObject({
      ok: false,
      problem: { code: "rules-not-read", sheet: "RAG Rules", faults: [{ cell: `C${place.row + 1}` }] },
    });
    expect(everything(model)).toEqual(before);
  });

  test("has nothing left of the old rules after others were written over it", async () => {
    openExcel(kpiWorkbook([near]));
    const many: Ruleset = {
      ...DEFAULT_RULESET,
      name: "Long",
      rules: Array.from({ length: 30 }, (_, n) => ({
        name: `Rule ${n}`,
        when: { section: `=Section ${n}` },
        amber: { kind: "percent" as const, figure: n },
      })),
    };
    await writeRules(port(), DEFAULT_RULESET, await reviewed(), many);
    expect((await reviewed()).ruleset).toEqual(many);
    await writeRules(port(), DEFAULT_RULESET, await reviewed(), DEFAULT_RULESET);
    expect((await reviewed()).ruleset).toEqual(DEFAULT_RULESET);
  });

  test("is left alone if it is protected", async () => {
    const model = kpiWorkbook([near]);
    openExcel(model);
    await writeRules(port(), DEFAULT_RULESET, await reviewed(), DEFAULT_RULESET);
    const sheet = model.sheets[1];
    if (sheet) sheet.protected = true;
    const before = everything(model);
    expect(
      await writeRules(port(), DEFAULT_RULESET, await reviewed(), { ...DEFAULT_RULESET, name: "Mine" }),
    ).toMatchObject({
      ok: false,
      problem: { code: "sheet-protected", sheet: "RAG Rules" },
    });
    expect(everything(model)).toEqual(before);
  });
});

describe("an override from the pane", () => {
  const given: GivenOverride = { status: "green", reason: "=Counted twice", reviewBy: "2025-03-31" };

  async function override(row: number, what: GivenOverride | null): Promise<Result<Review>> {
    const current = await reviewed();
    return overrideIndicator(port(), DEFAULT_RULESET, current, { tableId: "table-kpis", row }, what);
  }

  test("is stored in the row, its text as text; the status follows, and the computed one stays beside it", async () => {
    const model = kpiWorkbook([near, met]);
    openExcel(model);
    const result = await override(0, given);
    expect(columnValues(model, "override")).toEqual(["Green", ""]);
    expect(columnValues(model, "overrideReason")).toEqual(["=Counted twice", ""]);
    expect(columnValues(model, "reviewBy")).toEqual([45747, ""]);
    expect(columnValues(model, "status")).toEqual([3, ""]);
    if (!result.ok) throw new Error(result.problem.code);
    const [rated] = allIndicators(result.value.scorecard);
    expect(rated?.rating).toMatchObject({
      status: "green",
      computed: { status: "amber" },
      override: { reviewBy: { day: "2025-03-31" } },
    });
  });

  test("can be given right after a recalculation", async () => {
    const model = kpiWorkbook([near, met]);
    openExcel(model);
    const run = await recalculate(port(), DEFAULT_RULESET);
    if (!run.ok) throw new Error(run.problem.code);
    const place = { tableId: "table-kpis", row: 0 };
    expect(await overrideIndicator(port(), DEFAULT_RULESET, run.value, place, given)).toMatchObject({ ok: true });
    expect(columnValues(model, "status")).toEqual([3, 3]);
  });

  test("can be removed", async () => {
    const model = kpiWorkbook([near]);
    openExcel(model);
    await override(0, given);
    await override(0, null);
    expect(
      ["override", "overrideReason", "reviewBy", "status"].map((key) => columnValues(model, key as "override")),
    ).toEqual([[""], [""], [""], [2]]);
  });

  test("is not given to a row that was moved meanwhile", async () => {
    const model = kpiWorkbook([near, met]);
    openExcel(model);
    const current = await reviewed();
    const metric = COLUMN_KEYS.indexOf("metric");
    model.writeValues("sheet-kpis", { row: 1, column: metric, rowCount: 2, columnCount: 1 }, [["Met"], ["Near"]]);
    const before = everything(model);
    const result = await overrideIndicator(port(), DEFAULT_RULESET, current, { tableId: "table-kpis", row: 0 }, given);
    expect(result).toMatchObject({ ok: false, problem: { code: "workbook-changed" } });
    expect(everything(model)).toEqual(before);
  });

  test.each(["protected", "filtered"] as const)("is not given in a %s table", async (trouble) => {
    const model = kpiWorkbook([near], (sheet) => {
      if (trouble === "protected") sheet.protected = true;
      else {
        for (const table of sheet.tables) table.filtered = true;
        sheet.hiddenRows = [1];
      }
    });
    openExcel(model);
    const before = everything(model);
    expect(await override(0, given)).toMatchObject({ ok: false });
    expect(everything(model)).toEqual(before);
  });
});
