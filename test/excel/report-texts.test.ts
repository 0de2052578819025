import { readFileSync } from "node:fs";
import { join } from "node:path";
import { prepareClosing, writeClosing } from "../../src/actions/close-period";
import { readReport } from "../../src/actions/read-report";
import { recalculate } from "../../src/actions/recalculate";
import { takeTexts } from "../../src/actions/take-texts";
import { writeReportTexts, type WrittenSheets } from "../../src/actions/write-report-sheets";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { COLUMN_KEYS, type ColumnKey } from "../../src/kpi/columns/columns";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { describeProblem } from "../../src/planning/describe-problem";
import { findTextPlaces, type TextPlace } from "../../src/planning/sheets/narratives/read";
import type { WorkbookData } from "../../src/office-host/workbook/types";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { everything, kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";

const TODAY = "2024-11-20";
const RENT: KpiRow = {
  section: "Homes",
  kpi: "Rent",
  metric: "Rent collected",
  target: "95%",
  goodIs: "High",
  asOf: "2024/25 Q2",
  latestValue: "90%",
};
const VOIDS: KpiRow = {
  section: "Homes",
  kpi: "Voids",
  metric: "Void homes",
  target: "10",
  goodIs: "Low",
  asOf: "2024/25 Q2",
  latestValue: 14,
};

const port = createExcelWorkbook;

const sampleWorkbook = (): WorkbookModel =>
  new WorkbookModel(
    JSON.parse(readFileSync(join(__dirname, "../../assets/sample-workbook.json"), "utf8")) as WorkbookData,
  );

async function write(): Promise<{ value: WrittenSheets }> {
  const written = await writeReportTexts(port(), DEFAULT_RULESET, TODAY);
  if (!written.ok) throw new Error(JSON.stringify(written.problem));
  return written;
}

function texts(model: WorkbookModel, name: string): string[][] {
  const sheet = model.sheets.find((one) => one.name === name);
  const area = sheet && model.usedArea(sheet.id, undefined, true);
  return sheet && area
    ? model.text(sheet.id, {
        ...area,
        row: 0,
        column: 0,
        rowCount: area.row + area.rowCount,
        columnCount: area.column + area.columnCount,
      })
    : [];
}

/** Types a text into the last yellow cell of a KPI's block on Report Tables, or of its row on Narratives. */
function type(
  model: WorkbookModel,
  name: "Report Tables" | "Narratives",
  kpi: string,
  column: number,
  text: string,
): void {
  const sheet = model.sheets.find((one) => one.name === name);
  const rows = texts(model, name);
  const from = rows.findIndex((row) => row[name === "Narratives" ? 2 : 1] === kpi);
  const row = name === "Narratives" ? from : rows.findIndex((cells, index) => index > from && cells[1] === "Narrative");
  if (from < 0 || row < 0) throw new Error(`no ${kpi} on ${name}`);
  model.edit(sheet?.id ?? "", row, column, text);
}

const TABLES_TEXT = 8;
const NARRATIVES = { owner: 3, due: 4, state: 5, text: 6 };
const textOn = (model: WorkbookModel, name: "Report Tables" | "Narratives", kpi: string): string => {
  const rows = texts(model, name);
  const from = rows.findIndex((row) => row[name === "Narratives" ? 2 : 1] === kpi);
  if (name === "Narratives") return rows[from]?.[NARRATIVES.text] ?? "";
  return rows.find((cells, index) => index > from && cells[1] === "Narrative")?.[TABLES_TEXT] ?? "";
};

test("the sample's report has its sections, headings, rows and narrative cells, and a second run changes nothing", async () => {
  const model = sampleWorkbook();
  const { host } = openExcel(model);
  await write();
  const rows = texts(model, "Report Tables");
  expect(rows.filter((row) => row[0]?.startsWith("section|")).length).toBe(39);
  expect(rows.filter((row) => /^body\|[^|]*\|row\//.test(row[0] ?? "")).length).toBe(49);
  expect(rows.filter((row) => row[1] === "Narrative").length).toBe(39);
  expect(texts(model, "Narratives").filter((row) => row[0]?.startsWith("typed|")).length).toBe(2 + 10 + 39);
  const before = everything(model);
  const trips = host.trips.length;
  expect((await write()).value).toMatchObject({ run: null });
  expect(everything(model)).toEqual(before);
  expect(host.trips.length - trips).toBeLessThanOrEqual(3);
});

test("a text typed on one sheet is shown on the other, with its word count and state", async () => {
  const model = kpiWorkbook([RENT, VOIDS]);
  openExcel(model);
  await write();
  type(model, "Report Tables", "Rent", TABLES_TEXT, "Fewer tenants pay late.");
  type(model, "Narratives", "Voids", NARRATIVES.text, "'=Ten homes wait for repair");
  type(model, "Narratives", "Voids", NARRATIVES.due, "10/01/2025");
  await recalculate(port(), DEFAULT_RULESET, { now: `${TODAY} 09:00` });
  expect([textOn(model, "Narratives", "Rent"), textOn(model, "Report Tables", "Voids")]).toEqual([
    "Fewer tenants pay late.",
    "=Ten homes wait for repair",
  ]);
  const [rent, voids] = ["Rent", "Voids"].map((kpi) => texts(model, "Narratives").find((row) => row[2] === kpi));
  expect(rent?.slice(4, 9)).toEqual(["", "Draft", "Fewer tenants pay late.", "4", "2024/25 Q2"]);
  expect(voids?.slice(4, 6)).toEqual(["10/01/2025", "Draft"]);
  expect(
    texts(model, "Report Tables").find((row) => row[1] === "Narrative" && row[TABLES_TEXT]?.startsWith("="))?.[4],
  ).toMatch(/^By 10 January 2025: say /);
});

test("the text of a removed KPI is kept and restored with it, and that of a renamed KPI moves along", async () => {
  const model = kpiWorkbook([RENT, VOIDS]);
  openExcel(model);
  await write();
  type(model, "Report Tables", "Voids", TABLES_TEXT, "Ten homes wait for repair.");
  const kpi = COLUMN_KEYS.indexOf("kpi" satisfies ColumnKey);
  const metric = COLUMN_KEYS.indexOf("metric" satisfies ColumnKey);
  model.edit("sheet-kpis", 2, kpi, "Empty homes");
  expect((await write()).value.sheets.news).toMatchObject([{ code: "renamed" }]);
  expect(textOn(model, "Report Tables", "Empty homes")).toBe("Ten homes wait for repair.");
  model.edit("sheet-kpis", 2, kpi, "Something else");
  model.edit("sheet-kpis", 2, metric, "Another matter");
  expect((await write()).value.sheets.news).toMatchObject([{ code: "gone" }]);
  expect(textOn(model, "Narratives", "Empty homes")).toBe("Ten homes wait for repair.");
  expect(textOn(model, "Report Tables", "Something else")).toBe("");
  model.edit("sheet-kpis", 2, kpi, "Empty homes");
  expect((await write()).value.sheets.news).toMatchObject([{ code: "back" }]);
  expect(textOn(model, "Report Tables", "Empty homes")).toBe("Ten homes wait for repair.");
});

test("closing the period archives its texts, and new ones are awaited", async () => {
  const model = kpiWorkbook([RENT, VOIDS]);
  openExcel(model);
  await recalculate(port(), DEFAULT_RULESET, { now: `${TODAY} 09:00` });
  await write();
  type(model, "Report Tables", "Rent", TABLES_TEXT, "Written in the second quarter.");
  const closing = await prepareClosing(port(), DEFAULT_RULESET, "2024-11-20");
  if (!closing.ok) throw new Error(JSON.stringify(closing.problem));
  await writeClosing(port(), DEFAULT_RULESET, closing.value);
  await recalculate(port(), DEFAULT_RULESET, { now: "2025-02-20 09:00" });
  expect(textOn(model, "Report Tables", "Rent")).toBe("");
  const rows = texts(model, "Narratives").filter((row) => row[2] === "Rent");
  expect(rows.map((row) => [row[NARRATIVES.state], row[NARRATIVES.text], row[8]])).toEqual([
    ["Awaited", "", "2024/25 Q3"],
    ["Draft", "Written in the second quarter.", "2024/25 Q2"],
  ]);
});

test("the other sheet is left as it is if one cannot be written", async () => {
  const model = kpiWorkbook([RENT, VOIDS]);
  openExcel(model);
  await write();
  type(model, "Report Tables", "Voids", TABLES_TEXT, "Ten homes wait for repair.");
  model.protect(model.sheets.find(({ name }) => name === "Narratives")?.id ?? "");
  model.edit("sheet-kpis", 2, COLUMN_KEYS.indexOf("kpi"), "Something else");
  model.edit("sheet-kpis", 2, COLUMN_KEYS.indexOf("metric"), "Another matter");
  const before = everything(model);
  expect(await writeReportTexts(port(), DEFAULT_RULESET, TODAY)).toMatchObject({
    ok: false,
    problem: { code: "sheet-protected" },
  });
  expect(everything(model)).toEqual(before);
});

test("a text from a Word file that is too long for a cell is refused with its KPI's name, and none is taken", async () => {
  const model = kpiWorkbook([RENT, VOIDS]);
  openExcel(model);
  await write();
  const read = await readReport(port(), DEFAULT_RULESET, TODAY);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const idOf = (kpi: string): string =>
    read.value.texts.narratives.find((narrative) => narrative.kpi === kpi)?.id ?? "";
  const before = everything(model);
  const long = { id: idOf("Rent"), was: "", now: "a".repeat(32_768) };
  const other = { id: idOf("Voids"), was: "", now: "Ten homes wait for repair." };
  const taken = await takeTexts(port(), DEFAULT_RULESET, TODAY, [long, other]);
  expect(taken).toEqual({
    ok: false,
    problem: { code: "text-too-long", texts: [{ name: "Rent", length: 32_768 }], most: 32_767 },
  });
  expect(!taken.ok && describeProblem(taken.problem).body).toContain("“Rent” (32,768 characters)");
  expect(everything(model)).toEqual(before);
  const fits = { ...long, now: "a\r\n".repeat(16_383) };
  expect(await takeTexts(port(), DEFAULT_RULESET, TODAY, [fits, other])).toMatchObject({ ok: true });
  expect(textOn(model, "Report Tables", "Voids")).toBe(other.now);
});

test("the cell of each narrative is found", async () => {
  const model = kpiWorkbook([RENT, VOIDS]);
  openExcel(model);
  await write();
  const placeOf = async (kpi: string): Promise<TextPlace | undefined> => {
    const read = await readReport(port(), DEFAULT_RULESET, TODAY);
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    const id = read.value.texts.narratives.find((narrative) => narrative.kpi === kpi)?.id ?? "";
    return findTextPlaces(read.value.textSheets).get(id);
  };
  const place = await placeOf("Voids");
  expect(place?.address).toMatch(/^'Report Tables'!I\d+$/);
  model.edit(place?.sheetId ?? "", place?.row ?? 0, place?.column ?? 0, "Ten homes wait for repair.");
  expect(textOn(model, "Report Tables", "Voids")).toBe("Ten homes wait for repair.");
});

test("the state of a narrative is chosen from a list, and its words are read", async () => {
  const model = kpiWorkbook([RENT]);
  openExcel(model);
  await write();
  const sheet = model.sheets.find(({ name }) => name === "Narratives");
  const [list, ...others] = sheet?.validations ?? [];
  expect([list?.source, list?.area.column, others]).toEqual(["Awaited,Draft,Signed off", NARRATIVES.state, []]);
  const headings = texts(model, "Narratives").findIndex((row) => row[NARRATIVES.state] === "State");
  expect(list?.area.row).toBe(headings + 1);
});
