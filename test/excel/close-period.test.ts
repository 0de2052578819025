import { readFileSync } from "node:fs";
import { join } from "node:path";
import { prepareClosing, writeClosing, type PreparedClosing } from "../../src/actions/close-period";
import { recalculate } from "../../src/actions/recalculate";
import { undoRun } from "../../src/actions/undo-run";
import type { WrittenRun } from "../../src/actions/review/write-logged";
import { writeReportSheets } from "../../src/actions/write-report-sheets";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { COLUMN_KEYS, type ColumnKey } from "../../src/kpi/columns/columns";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookData } from "../../src/office-host/workbook/types";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { withExceeding } from "../rag/rules/listed";
import { columnValues, everything, kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";

const port = createExcelWorkbook;
const RENT: KpiRow = {
  section: "Homes",
  kpi: "Rent",
  metric: "Rent collected",
  target: { value: 0.95, format: "0%" },
  goodIs: "High",
  asOf: "2024/25 Q2",
  latestValue: { value: 0.886, format: "0.0%" },
};
const VOIDS: KpiRow = {
  section: "Homes",
  kpi: "Voids",
  metric: "Void homes",
  target: "10",
  goodIs: "Low",
  asOf: "2024/25 Q2",
  latestValue: 14,
  override: "Amber",
  overrideReason: "Late works",
};
const YEARLY: KpiRow = {
  section: "Homes",
  kpi: "Survey",
  metric: "Tenants content",
  target: "80%",
  goodIs: "High",
  asOf: "2024/25",
  latestValue: "81%",
};

async function prepared(): Promise<PreparedClosing> {
  const result = await prepareClosing(port(), DEFAULT_RULESET, "2024-11-20");
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function history(model: WorkbookModel): string[][] {
  const sheet = model.sheets.find(({ name }) => name === "KPI History");
  const area = sheet && model.usedArea(sheet.id, undefined, true);
  return sheet && area ? model.text(sheet.id, area) : [];
}

const column = (model: WorkbookModel, key: ColumnKey): unknown[] => columnValues(model, key);

test("closing a quarter adds a line for each indicator and moves the rows on, and an undo restores everything", async () => {
  const model = kpiWorkbook([RENT, VOIDS, YEARLY]);
  const { host } = openExcel(model);
  await recalculate(port(), DEFAULT_RULESET);
  const before = everything(model);
  const trips = host.trips.filter((trip) => !trip.releaseOnly).length;
  const closing = await prepared();
  expect(everything(model)).toEqual(before);
  expect(closing.history).toEqual({ added: 3, replaced: 0, stayed: 0 });
  expect(closing.closing.rows.map(({ advances }) => advances)).toEqual([true, true, false]);
  const written = await writeClosing(port(), DEFAULT_RULESET, closing);
  if (!written.ok || !written.value.run) throw new Error("nothing was written");
  expect(host.trips.filter((trip) => !trip.releaseOnly).length - trips).toBe(7);
  expect(column(model, "previousValue")).toEqual([0.886, 14, ""]);
  expect(column(model, "latestValue")).toEqual(["", "", "81%"]);
  expect(column(model, "asOf")).toEqual(["2024/25 Q3", "2024/25 Q3", "2024/25"]);
  expect(column(model, "override")).toEqual(["", "", ""]);
  expect(column(model, "status")).toEqual(["Not rated", "Not rated", 3]);
  const previous = COLUMN_KEYS.indexOf("previousValue");
  expect(model.text("sheet-kpis", { row: 1, column: previous, rowCount: 1, columnCount: 1 })).toEqual([["88.6%"]]);
  expect(history(model).map((cells) => [cells[2], cells[3], cells[5], cells[8], cells[10]])).toEqual([
    ["Metric Name", "Period", "Value", "RAG Status", "Override"],
    ["Rent collected", "2024/25 Q2", "88.6%", "Amber", ""],
    ["Void homes", "2024/25 Q2", "14", "Amber", "Amber"],
    ["Tenants content", "2024/25 Q2", "81%", "Green", ""],
  ]);
  const undone = await undoRun(port(), DEFAULT_RULESET, written.value.run);
  expect(undone).toMatchObject({ ok: true, value: { left: [] } });
  expect(everything(model)).toEqual(before);
});

test("an undo leaves the history alone if a row has been replaced meanwhile, because it has the only copy of a reason", async () => {
  const model = kpiWorkbook([RENT, VOIDS, { ...RENT, kpi: "Fees", metric: "Fees collected" }]);
  openExcel(model);
  const written = await writeClosing(port(), DEFAULT_RULESET, await prepared());
  if (!written.ok || !written.value.run) throw new Error("nothing was written");
  const area = { row: 2, column: 0, rowCount: 2, columnCount: COLUMN_KEYS.length };
  model.writeValues("sheet-kpis", area, model.values("sheet-kpis", area).reverse());
  const held = history(model);
  const undone = await undoRun(port(), DEFAULT_RULESET, written.value.run);
  if (!undone.ok) throw new Error(JSON.stringify(undone.problem));
  expect(undone.value.left.length).toBeGreaterThan(0);
  expect(column(model, "asOf")).toEqual(["2024/25 Q2", "2024/25 Q3", "2024/25 Q3"]);
  expect(column(model, "overrideReason")).toEqual(["", "", ""]);
  expect(history(model)).toEqual(held);
  expect(history(model).flat()).toContain("Late works");
});

test("closing again at once is refused because no row has a value", async () => {
  const model = kpiWorkbook([RENT, VOIDS]);
  openExcel(model);
  await writeClosing(port(), DEFAULT_RULESET, await prepared());
  const held = everything(model);
  expect(await prepareClosing(port(), DEFAULT_RULESET, "2024-11-20")).toMatchObject({
    ok: false,
    problem: { code: "nothing-to-close" },
  });
  expect(everything(model)).toEqual(held);
});

test("closing a period again replaces its own lines and no others", async () => {
  const model = kpiWorkbook([RENT, VOIDS]);
  openExcel(model);
  const first = await writeClosing(port(), DEFAULT_RULESET, await prepared());
  if (!first.ok) throw new Error("not closed");
  // An officer goes back to the quarter and corrects a value.
  const put = (key: ColumnKey, row: number, text: string): void =>
    model.edit("sheet-kpis", row + 1, COLUMN_KEYS.indexOf(key), text);
  for (const row of [0, 1]) put("asOf", row, "2024/25 Q2");
  put("latestValue", 0, "90%");
  put("latestValue", 1, "9");
  const again = await prepared();
  expect(again.history).toEqual({ added: 0, replaced: 2, stayed: 0 });
  await writeClosing(port(), DEFAULT_RULESET, again);
  expect(history(model).map((cells) => [cells[2], cells[3], cells[5], cells[8]])).toEqual([
    ["Metric Name", "Period", "Value", "RAG Status"],
    ["Rent collected", "2024/25 Q2", "90.0%", "Amber"],
    ["Void homes", "2024/25 Q2", "9", "Green"],
  ]);
});

test("a formula in Latest Value is left alone and named", async () => {
  const model = kpiWorkbook([{ ...RENT, latestValue: { value: 0.886, format: "0.0%", formula: "=Data!B2" } }, VOIDS]);
  openExcel(model);
  const closing = await prepared();
  expect(closing.formulas).toEqual([{ sheetName: "KPIs", address: "H2" }]);
  await writeClosing(port(), DEFAULT_RULESET, closing);
  const sheet = model.sheets[0];
  expect(sheet?.rows[1]?.[COLUMN_KEYS.indexOf("latestValue")]).toMatchObject({ formula: "=Data!B2", value: 0.886 });
  expect(column(model, "previousValue")).toEqual([0.886, 14]);
});

test("a formula in plain cells is left alone too", async () => {
  const rows = [{ ...RENT, latestValue: { value: 0.886, format: "0.0%", formula: "=Data!B2" } }, VOIDS];
  const model = kpiWorkbook(rows, (sheet) => void (sheet.tables = []));
  openExcel(model);
  const closing = await prepared();
  expect(closing.formulas).toEqual([{ sheetName: "KPIs", address: "H2" }]);
  await writeClosing(port(), DEFAULT_RULESET, closing);
  const cellsOf = (key: ColumnKey): unknown[] =>
    model.sheets[0]?.rows.slice(1).map((row) => row?.[COLUMN_KEYS.indexOf(key)] ?? { value: "" }) ?? [];
  expect(cellsOf("latestValue")).toMatchObject([{ formula: "=Data!B2", value: 0.886 }, { value: "" }]);
  expect(cellsOf("override")).toMatchObject([{ value: "" }, { value: "" }]);
});

test("the next quarter shows movements and directions", async () => {
  const data = JSON.parse(readFileSync(join(__dirname, "../../assets/sample-workbook.json"), "utf8")) as WorkbookData;
  const model = new WorkbookModel(data);
  openExcel(model);
  await recalculate(port(), DEFAULT_RULESET);
  await writeClosing(port(), DEFAULT_RULESET, await prepared());
  const sheet = model.sheets[0];
  if (!sheet) throw new Error("no sheet");
  const at = (key: string): number => (sheet.rows[0] ?? []).findIndex((cell) => cell?.value === key);
  const row = sheet.rows.findIndex((cells) =>
    /6–8-week review|6-8-week review/.test(String(cells?.[at("Metric Name")]?.value)),
  );
  model.edit(sheet.id, row, at("Latest Value"), "96");
  await recalculate(port(), DEFAULT_RULESET);
  await writeReportSheets(port(), DEFAULT_RULESET, "2025-01-20");
  const overview = model.sheets.find(({ name }) => name === "Performance Overview");
  const area = overview && model.usedArea(overview.id, undefined, true);
  const texts = overview && area ? model.text(overview.id, area).map((cells) => cells.join(" | ")) : [];
  expect(texts.find((line) => /Movements since 2024\/25 Q2/.test(line))).toBeDefined();
  expect(texts.find((line) => /6–8-week|6-8-week/.test(line) && /up/i.test(line))).toBeDefined();
  expect(model.text(sheet.id, { row, column: at("Trends"), rowCount: 1, columnCount: 1 })).toEqual([["▲ Improving"]]);
});

describe("emptied rows", () => {
  const FILLED = { status: { value: "Amber", style: { fill: "#FF0000" } }, trends: "▲ Improving" };

  test("lose their old colour and direction but no personal words, formulas or fills; an undo and another closing give the same result", async () => {
    const rows: KpiRow[] = [
      { ...RENT, ...FILLED },
      { ...VOIDS, status: "see note", trends: "up a bit" },
      { ...RENT, metric: "By formula", status: { value: "Red", formula: '=IF(F4>1,"Red","Green")' } },
      { ...RENT, metric: "Never rated", latestValue: 0.99 },
      { ...YEARLY, status: "Green", trends: "▲ Improving" },
      {
        ...RENT,
        metric: "Value by formula",
        latestValue: { value: 0.99, formula: "=0.99", format: "0%" },
        status: "Green",
      },
    ];
    const model = kpiWorkbook(rows);
    openExcel(model);
    const before = everything(model);
    const close = async (): Promise<WrittenRun> => {
      const written = await writeClosing(port(), DEFAULT_RULESET, await prepared(), { now: "2024-11-22 23:05" });
      if (!written.ok || !written.value.run) throw new Error("nothing was written");
      return written.value.run;
    };
    const run = await close();
    const after = [column(model, "status"), column(model, "trends")];
    expect(after).toEqual([
      ["Not rated", "see note", "Red", "", "Green", "Green"],
      ["", "up a bit", "", "", "▲ Improving", ""],
    ]);
    const status = COLUMN_KEYS.indexOf("status");
    expect(model.sheets[0]?.rows[1]?.[status]).toMatchObject({ value: "Not rated", style: { fill: "#FF0000" } });
    expect(model.sheets[0]?.conditionalFormats).toEqual([]);
    const log = model.sheets.find(({ name }) => name === "RAG Log");
    expect(
      log?.rows.slice(1).map((line) => [line?.[4]?.value, line?.[5]?.value, line?.[6]?.value, line?.[12]?.value]),
    ).toEqual([["Rent collected", "Amber", "Not rated", "close"]]);
    expect(await undoRun(port(), DEFAULT_RULESET, run)).toMatchObject({ ok: true, value: { left: [] } });
    expect([column(model, "status"), column(model, "trends")]).toEqual([
      rows.map(({ status: held }) => (typeof held === "object" ? held.value : (held ?? ""))),
      rows.map(({ trends = "" }) => trends),
    ]);
    if (log) model.deleteSheet(log.id);
    expect(everything(model)).toEqual(before);
    await close();
    expect([column(model, "status"), column(model, "trends")]).toEqual(after);
  });

  test("keep an override that stays in force, with the number format of their status", async () => {
    const rules = withExceeding({ kind: "percent", figure: 5 });
    const model = kpiWorkbook([
      { ...RENT, latestValue: 1.5 },
      { ...VOIDS, reviewBy: "31/12/2025" },
    ]);
    openExcel(model);
    await recalculate(port(), rules);
    const closing = await prepareClosing(port(), rules, "2024-11-20");
    if (!closing.ok) throw new Error(JSON.stringify(closing.problem));
    await writeClosing(port(), rules, closing.value);
    expect(column(model, "status")).toEqual(["Not rated", 2]);
    const after = everything(model);
    await recalculate(port(), rules);
    expect(everything(model)).toEqual(after);
  });
});
