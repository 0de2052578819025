import { insertKpiSheet } from "../../src/actions/insert-kpi-sheet";
import { review } from "../../src/actions/review";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { BLANK_COLUMNS, COLUMN_KEYS, HEADINGS } from "../../src/kpi/columns/columns";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { APPLIED } from "../../src/planning/decoration";
import type { Place } from "../../src/planning/port";
import { everything, kpiWorkbook } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { settle } from "../../src/office-host/host/node-office";

const emptyWorkbook = (): ReturnType<typeof kpiWorkbook> =>
  kpiWorkbook([], (sheet) => {
    sheet.name = "Sheet1";
    sheet.rows = [];
    sheet.tables = [];
  });

describe("inserting a blank KPI sheet", () => {
  test("adds a sheet with every heading, drop-downs, and a table that is then found", async () => {
    const model = emptyWorkbook();
    openExcel(model);
    expect(await insertKpiSheet(createExcelWorkbook())).toEqual({ ok: true, value: APPLIED });
    const sheet = model.sheets[1];
    expect(sheet?.name).toBe("KPIs");
    expect(sheet?.rows[0]?.map((cell) => cell?.value)).toEqual(BLANK_COLUMNS.map(({ heading }) => heading));
    expect(sheet?.validations.map((validation) => validation.source)).toEqual([
      "Yes",
      "High,Low,On Target",
      "Green,Amber,Red,Not rated",
    ]);
    expect(model.activeSheet.name).toBe("KPIs");
    const guide = model.sheets[2];
    expect(guide?.name).toBe("KPI columns");
    expect(guide?.rows.slice(4).map((row) => row?.[0]?.value)).toEqual(COLUMN_KEYS.map((key) => HEADINGS[key]));
    expect(guide?.rows[7]?.[3]?.value).toBe("At least 95%; <700; 8 to 10; Above national average; TBC");
    expect(await review(createExcelWorkbook(), DEFAULT_RULESET)).toMatchObject({
      ok: true,
      value: { scorecard: { indicatorCount: 0 } },
    });
  });

  test("uses free names if its own are taken, and touches nothing else", async () => {
    const model = kpiWorkbook([{ metric: "A", target: 5, goodIs: "High", latestValue: 5 }]);
    openExcel(model);
    const before = (everything(model) as { sheets: unknown[] }).sheets[0];
    expect((await insertKpiSheet(createExcelWorkbook())).ok).toBe(true);
    expect(model.sheets.map((sheet) => sheet.name)).toEqual(["KPIs", "KPIs 2", "KPI columns"]);
    expect(model.tables().map(({ table }) => table.name)).toEqual(["KPIs", "KPIs_2"]);
    expect((everything(model) as { sheets: unknown[] }).sheets[0]).toEqual(before);
  });

  test("adds the guide only once", async () => {
    const model = emptyWorkbook();
    openExcel(model);
    await insertKpiSheet(createExcelWorkbook());
    expect((await insertKpiSheet(createExcelWorkbook())).ok).toBe(true);
    expect(model.sheets.map((sheet) => sheet.name)).toEqual(["Sheet1", "KPIs", "KPI columns", "KPIs 2"]);
  });
});

describe("selections", () => {
  test("shows a cell to the officer on its sheet", async () => {
    const model = kpiWorkbook([{ metric: "A" }]);
    const other = model.addSheet("Notes");
    model.activate(other.id);
    openExcel(model);
    expect((await createExcelWorkbook().select({ sheetId: "sheet-kpis", row: 1, column: 8 })).ok).toBe(true);
    expect(model.activeSheet.id).toBe("sheet-kpis");
    expect(model.data.selection).toMatchObject({ row: 1, column: 8 });
  });

  test("is refused if the sheet is gone", async () => {
    openExcel(kpiWorkbook([{ metric: "A" }]));
    expect(await createExcelWorkbook().select({ sheetId: "nowhere", row: 1, column: 8 })).toEqual({
      ok: false,
      problem: { code: "item-gone" },
    });
  });

  test("reports what the officer selects until it is stopped", async () => {
    const model = kpiWorkbook([{ metric: "A" }]);
    openExcel(model);
    const heard: Place[] = [];
    const stop = await createExcelWorkbook().watchSelection((place) => heard.push(place));
    const select = async (row: number): Promise<void> => {
      model.actAs("host", () => model.select("sheet-kpis", { row, column: 6, rowCount: 1, columnCount: 1 }));
      await settle();
    };
    await select(1);
    await stop();
    await select(0);
    expect(heard).toEqual([{ sheetId: "sheet-kpis", row: 1, column: 6 }]);
  });
});

test("a change of cells is reported with its sheet until watching stops", async () => {
  const model = kpiWorkbook([{ metric: "A" }]);
  openExcel(model);
  const heard: string[] = [];
  const stop = await createExcelWorkbook().watchChanges((sheetId) => heard.push(sheetId));
  const type = async (text: string): Promise<void> => {
    model.edit("sheet-kpis", 1, 7, text);
    await settle();
  };
  await type("5");
  await stop();
  await type("6");
  expect(heard).toEqual(["sheet-kpis"]);
});

describe("a text is written as text", () => {
  test.each([
    "=1+1",
    "+44 1772",
    "-on track",
    "@home",
    "1/2",
    "12",
    "£5",
    "TRUE",
    "1 May",
    "May 24",
    "#N/A",
    "'quoted",
    "Green",
  ])("%s", async (text) => {
    const model = kpiWorkbook([{ metric: "A" }]);
    openExcel(model);
    const at = { sheetId: "sheet-kpis", row: 1, column: 8, rowCount: 1, columnCount: 1 };
    const applied = await createExcelWorkbook().apply({
      edits: [{ kind: "values", at, values: [[text]] }],
      inverse: [],
      expects: [],
    });
    expect(applied).toEqual({ ok: true, value: APPLIED });
    expect(model.values("sheet-kpis", at)).toEqual([[text]]);
    expect(model.valueTypes("sheet-kpis", at)).toEqual([["String"]]);
    expect(model.cell("sheet-kpis", 1, 8)?.formula).toBeUndefined();
  });
});
