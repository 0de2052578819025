import { readFileSync } from "node:fs";
import { join } from "node:path";
import { recalculate } from "../../src/actions/recalculate";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { allIndicators } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookData } from "../../src/office-host/workbook/types";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { openExcel } from "../support/open-excel";

const ASSETS = join(__dirname, "../../assets");
const sample = (): WorkbookData =>
  JSON.parse(readFileSync(join(ASSETS, "sample-workbook.json"), "utf8")) as WorkbookData;

/** The status that the report printed for each row; "" if it printed none. */
const published = readFileSync(join(ASSETS, "sample/published-2024-25-q2.tsv"), "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((line) => line.split("\t").at(-1)?.trim() ?? "");

async function recalculated(): Promise<{ model: WorkbookModel; result: Awaited<ReturnType<typeof recalculate>> }> {
  const model = new WorkbookModel(sample());
  openExcel(model);
  return { model, result: await recalculate(createExcelWorkbook(), DEFAULT_RULESET) };
}

test("the published report has 49 rows, one of which it did not rate", () => {
  expect(published).toHaveLength(49);
  expect(published.filter((status) => status === "")).toHaveLength(1);
});

test("every row gets the status that the report printed", async () => {
  const { model, result } = await recalculated();
  if (!result.ok) throw new Error(result.problem.code);
  const statuses = allIndicators(result.value.scorecard)
    .sort((a, b) => a.row - b.row)
    .map((indicator) => indicator.rating.status);
  expect(statuses).toEqual(published.map((status) => (status === "" ? "not-rated" : status)));
  const table = model.tables()[0];
  const area = { row: 1, column: 8, rowCount: 49, columnCount: 1 };
  expect(table && model.text(table.sheet.id, area).map(([text]) => text)).toEqual(
    published.map((status) => ({ green: "Green", amber: "Amber", red: "Red" })[status] ?? "Not rated"),
  );
});

test("36 rows are judged from the table alone, and every override is beside what the rules give", async () => {
  const { result } = await recalculated();
  if (!result.ok) throw new Error(result.problem.code);
  const indicators = allIndicators(result.value.scorecard);
  const overridden = indicators.filter((indicator) => indicator.rating.override !== null);
  const judged = indicators.filter(
    (indicator) => indicator.rating.override === null && indicator.rating.status !== "not-rated",
  );
  expect(judged).toHaveLength(36);
  expect(overridden).toHaveLength(12);
  for (const { rating } of overridden) {
    expect(rating.override?.reason).toMatch(/\w{3}/);
    expect(rating.computed.status === "not-rated" ? rating.computed.reason.code : rating.computed.status).toMatch(/\w/);
  }
});

test("there are 39 KPIs in five sections, and the three combined ones are as published", async () => {
  const { result } = await recalculated();
  if (!result.ok) throw new Error(result.problem.code);
  const { scorecard } = result.value;
  expect(scorecard).toMatchObject({ indicatorCount: 49, kpiCount: 39, period: "2024/25 Q2", sections: { length: 5 } });
  const combined = scorecard.sections.flatMap((section) => section.kpis).filter((kpi) => kpi.combined !== null);
  expect(combined.map((kpi) => [kpi.name, kpi.combined?.status])).toEqual([
    ["Percentage of parents receiving their preferred school place", "green"],
    ["Condition of the road network (A,B,C roads)", "red"],
    ["Pupil Absence", "green"],
  ]);
});
