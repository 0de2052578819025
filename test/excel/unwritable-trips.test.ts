import { review } from "../../src/actions/review";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { kpiWorkbook } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";

const ROWS = 1000;
const table = (): WorkbookModel =>
  kpiWorkbook(
    Array.from({ length: ROWS }, (_, index) => ({
      metric: `Metric ${index}`,
      target: "95%",
      goodIs: "High",
      latestValue: 40 + (index % 60),
    })),
  );

const STATUS = 8;
const unlock = (model: WorkbookModel, row: number, rowCount: number): void =>
  model.restyle("sheet-kpis", { row, column: STATUS, rowCount, columnCount: 1 }, { locked: false });

test.each<[string, (model: WorkbookModel) => void, trips: number, kept: number]>([
  ["nothing is hidden or protected", () => undefined, 2, 0],
  [
    "a filter hides every tenth row",
    (model) =>
      model.filterTable(
        "table-kpis",
        Array.from({ length: ROWS / 10 }, (_, index) => index * 10),
      ),
    3,
    100,
  ],
  [
    "so many rows are hidden here and there that all are left",
    (model) =>
      model.filterTable(
        "table-kpis",
        Array.from({ length: ROWS / 2 }, (_, index) => index * 2),
      ),
    3,
    ROWS,
  ],
  [
    "statuses are unlocked in two places",
    (model) => (unlock(model, 1, 400), unlock(model, 601, 300), model.protect("sheet-kpis")),
    3,
    300,
  ],
  ["all cells are locked", (model) => model.protect("sheet-kpis"), 2, ROWS],
])("a thousand rows are read in few trips if %s", async (_, change, trips, kept) => {
  const model = table();
  change(model);
  const { host } = openExcel(model, { requirementSets: { ExcelApi: "1.14" } });
  const read = await review(createExcelWorkbook(), DEFAULT_RULESET);
  expect(host.trips.filter(({ releaseOnly }) => !releaseOnly)).toHaveLength(trips);
  const leftAlone = read.ok ? read.value.kept.filter(({ holds }) => holds === "locked" || holds === "filtered") : [];
  expect(leftAlone).toHaveLength(kept);
});
