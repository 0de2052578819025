import { readFileSync } from "node:fs";
import { join } from "node:path";
import { recalculate } from "../../src/actions/recalculate";
import { readReview } from "../../src/actions/review";
import { writeReportSheets } from "../../src/actions/write-report-sheets";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookData } from "../../src/office-host/workbook/types";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { COMBINED_KPIS } from "../../src/planning/sheets/combined-kpis/sheet";
import { readHeldSheet } from "../../src/planning/sheets/rows/held-sheet";
import { everything, kpiWorkbook } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";

const TODAY = "2024-11-20";
const SAMPLE = join(__dirname, "../../assets/sample-workbook.json");

function sample(): WorkbookModel {
  return new WorkbookModel(JSON.parse(readFileSync(SAMPLE, "utf8")) as WorkbookData);
}

const write = (): ReturnType<typeof writeReportSheets> =>
  writeReportSheets(createExcelWorkbook(), DEFAULT_RULESET, TODAY);

function texts(model: WorkbookModel, name: string): string[][] {
  const sheet = model.sheets.find((one) => one.name === name);
  const area = sheet && model.usedArea(sheet.id, undefined, true);
  return sheet && area ? model.text(sheet.id, area) : [];
}

describe("on the sample workbook", () => {
  test("both sheets are added in three round trips, decorated in one and read again, and a second run changes nothing", async () => {
    const model = sample();
    const { host } = openExcel(model);
    await recalculate(createExcelWorkbook(), DEFAULT_RULESET);
    const before = host.trips.filter((trip) => !trip.releaseOnly).length;
    const written = await write();
    expect(written).toMatchObject({
      ok: true,
      value: { sheets: { added: ["Combined KPIs", "Performance Overview"], troubles: [] } },
    });
    // Each of the two readings takes one more trip for the sample's attached table.
    expect(host.trips.filter((trip) => !trip.releaseOnly).length - before).toBe(6 + 2);
    const held = everything(model);
    expect(await write()).toMatchObject({ ok: true, value: { run: null, sheets: { added: [], changed: [] } } });
    expect(everything(model)).toEqual(held);
  });

  test("the school places KPI is Green, roads Red and absence Green, as published", async () => {
    const model = sample();
    openExcel(model);
    await write();
    const combined = texts(model, "Combined KPIs");
    const statusOf = (kpi: RegExp): string | undefined => combined.find((cells) => kpi.test(cells[1] ?? ""))?.[2];
    expect([/school place/i, /road/i, /absence/i].map(statusOf)).toEqual(["Green", "Red", "Green"]);
  });
});

test("a changed row is updated and what was typed beside it stays, and an undo restores the sheets", async () => {
  const model = kpiWorkbook([
    { section: "Homes", kpi: "Rent", metric: "Rent collected", target: "95%", goodIs: "High", latestValue: 90 },
    { section: "Homes", kpi: "Voids", metric: "Void homes", target: "10", goodIs: "Low", latestValue: 4 },
  ]);
  openExcel(model);
  await write();
  const sheet = model.sheets.find(({ name }) => name === "Combined KPIs");
  const row = texts(model, "Combined KPIs").findIndex((cells) => cells[4] === "Void homes");
  model.edit(sheet?.id ?? "", row, 12, "ask Ann");
  model.edit("sheet-kpis", 2, 7, "14");
  const before = everything(model);
  const written = await write();
  expect(written).toMatchObject({
    ok: true,
    value: { sheets: { added: [], changed: ["Combined KPIs", "Performance Overview"] } },
  });
  const after = texts(model, "Combined KPIs").find((cells) => cells[4] === "Void homes");
  expect(after?.slice(4)).toEqual(expect.arrayContaining(["Void homes", "14", "Red", "ask Ann"]));
  if (!written.ok || !written.value.run) throw new Error("nothing was written");
  expect(await createExcelWorkbook().undo(written.value.run.plan)).toEqual({ ok: true, value: { left: [] } });
  expect(everything(model)).toEqual(before);
});

describe("a recalculation", () => {
  const CONTEXT = { now: "2024-11-21 09:00" };

  test("updates existing sheets in the same batch, fits their rows in another, and adds none", async () => {
    const model = kpiWorkbook([
      { section: "Homes", kpi: "Rent", metric: "Rent collected", target: "95%", goodIs: "High", latestValue: 90 },
    ]);
    const { host } = openExcel(model);
    await recalculate(createExcelWorkbook(), DEFAULT_RULESET, CONTEXT);
    expect(model.sheets.map(({ name }) => name)).not.toContain("Combined KPIs");
    await write();
    model.edit("sheet-kpis", 1, 7, "97");
    const trips = host.trips.filter((trip) => !trip.releaseOnly).length;
    const run = await recalculate(createExcelWorkbook(), DEFAULT_RULESET, CONTEXT);
    expect(run).toMatchObject({
      ok: true,
      value: { sheets: { changed: ["Combined KPIs", "Performance Overview"], troubles: [] } },
    });
    expect(host.trips.filter((trip) => !trip.releaseOnly).length - trips).toBe(4);
    expect(texts(model, "Combined KPIs").find((cells) => cells[4] === "Rent collected")?.[7]).toBe("Green");
  });

  test("writes the statuses even if a sheet cannot be written, and names the sheet", async () => {
    const model = kpiWorkbook([
      { section: "Homes", kpi: "Rent", metric: "Rent collected", target: "95%", goodIs: "High", latestValue: 90 },
    ]);
    openExcel(model);
    await write();
    const sheet = model.sheets.find(({ name }) => name === "Combined KPIs");
    model.protect(sheet?.id ?? "");
    model.edit("sheet-kpis", 1, 7, "97");
    const run = await recalculate(createExcelWorkbook(), DEFAULT_RULESET, CONTEXT);
    expect(run).toMatchObject({
      ok: true,
      value: {
        changes: [{ to: "green" }],
        sheets: { changed: ["Performance Overview"], troubles: [{ code: "sheet-protected" }] },
      },
    });
  });
});

test("sheets whose first rows are more than Excel returns at once are read in parts", async () => {
  const model = kpiWorkbook([
    {
      section: "Homes",
      kpi: "Rent",
      metric: "Rent collected",
      target: "95%",
      goodIs: "High",
      latestValue: 90,
      previousValue: 80,
    },
  ]);
  openExcel(model);
  await write();
  const { id = "" } = model.sheets.find(({ name }) => name === "Combined KPIs") ?? {};
  const note = "a very long note ".repeat(1500);
  for (const row of [20, 21, 22, 23]) model.edit(id, row, 12, note);
  model.edit(id, 24, 12, "2");
  (model.sheets.find((one) => one.id === id)?.rows[24] ?? [])[12] = { value: 2, formula: "=1+1" };
  model.edit(id, 25, 12, "'=1+1");
  model.edit(id, 26, 12, "50%");
  openExcel(model, { limits: { responseBytes: 120_000 } });
  const read = await readReview(createExcelWorkbook(), DEFAULT_RULESET, () => ({ ownSheetIds: [id] }));
  const [sheet] = read.ok ? read.value.snapshot.ownSheets : [];
  const held =
    sheet &&
    readHeldSheet(sheet, COMBINED_KPIS)
      .rows.slice(23, 27)
      .map(({ beside }) => beside[2]);
  expect(held).toEqual([
    { value: note, formula: null, format: "General" },
    { value: 2, formula: "=1+1", format: "General" },
    { value: "=1+1", formula: null, format: "General" },
    { value: 0.5, formula: null, format: "0%" },
  ]);
});
