import { review } from "../../src/actions/review";
import { indicatorAt } from "../../src/actions/show-indicator";
import { allIndicators } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { gridWorkbook, type GridCell } from "../support/grid-workbook";
import { xlsxOf } from "../support/save-xlsx";
import { opened } from "../xlsx/parts";
import { valueOf } from "../xlsx/both-hosts";

const ACROSS: GridCell[][] = [
  ["Measure", "Good Is", "Target", "Jul-25", "Jul-25 RAG", "Aug-25", "Aug-25 RAG", "Sep-25", "Sep-25 RAG"],
  ["Calls", "High", "95%", "80%", "", "93%", "", "", ""],
  ["Bins", "Low", 40, 39, "", 38, "", "", ""],
];
const BESIDE = ACROSS.map((row) => [
  ...row,
  "",
  ...row.map((cell) => (cell === "Calls" || cell === "Bins" ? `${cell} 2` : cell)),
]);
const DOWN: GridCell[][] = [
  ["Measure", "Period", "Good Is", "Target", "Actual", "RAG"],
  ["Calls", "Jul-25", "High", "95%", "80%", ""],
  ["Calls", "Aug-25", "High", "95%", "93%", ""],
  ["Calls", "Sep-25", "High", "95%", "", ""],
  ["Bins", "Jul-25", "Low", 40, 39, ""],
  ["Bins", "Aug-25", "Low", 40, 38, ""],
];
const STACKED: GridCell[][] = [
  ["Measure", "Field", "Jul-25", "Aug-25"],
  ["Calls", "Target", "95%", "95%"],
  ["", "Actual", "80%", "93%"],
  ["", "RAG", "", ""],
  ["Bins", "Target", 40, 40],
  ["", "Actual", 39, 38],
  ["", "RAG", "", ""],
];
const IN_COLUMNS: GridCell[][] = [
  ["", "Calls", "", "", "Bins", "", ""],
  ["Month", "Target", "Actual", "RAG", "Target", "Actual", "RAG"],
  ["Jul-25", "At least 95%", "80%", "", "At most 40", 39, ""],
  ["Aug-25", "At least 95%", "93%", "", "At most 40", 38, ""],
];
const sheet = (value: string): GridCell[][] => [
  ["Measure", "Good Is", "Target", "Actual", "RAG"],
  ["Calls", "High", "95%", value, ""],
  ["Bins", "Low", 40, 41, ""],
];

test.each<[string, Record<string, GridCell[][]>, { on?: number; row: number; column: number }, string | null]>([
  ["an earlier period across", { KPIs: ACROSS }, { row: 1, column: 3 }, "Calls"],
  ["a later period across", { KPIs: ACROSS }, { row: 2, column: 8 }, "Bins"],
  ["a later period, beside another table", { KPIs: BESIDE }, { row: 2, column: 8 }, "Bins"],
  ["the table beside it", { KPIs: BESIDE }, { row: 2, column: 13 }, "Bins 2"],
  ["an earlier row", { KPIs: DOWN }, { row: 1, column: 4 }, "Calls"],
  ["a later row", { KPIs: DOWN }, { row: 3, column: 4 }, "Calls"],
  ["the judged row", { KPIs: DOWN }, { row: 5, column: 0 }, "Bins"],
  ["the headings", { KPIs: DOWN }, { row: 0, column: 0 }, null],
  ["the row of its target", { KPIs: STACKED }, { row: 4, column: 2 }, "Bins"],
  ["an earlier month of an indicator's column", { KPIs: IN_COLUMNS }, { row: 2, column: 5 }, "Bins"],
  ["the row of its value", { KPIs: STACKED }, { row: 2, column: 2 }, "Calls"],
  [
    "the sheet of an earlier period",
    { "Q1 2025-26": sheet("90%"), "Q2 2025-26": sheet("96%") },
    { on: 0, row: 2, column: 0 },
    "Bins",
  ],
])("selecting %s finds its indicator", async (_, sheets, { on = 0, row, column }, metric) => {
  const { port } = opened(xlsxOf(gridWorkbook(sheets).toData()));
  const { tables, scorecard } = valueOf(await review(port, DEFAULT_RULESET));
  const ids = new Set(
    tables.flatMap(({ sheetId, series }) => [sheetId, ...(series?.rows ?? []).map((one) => one.sheetId)]),
  );
  const sheetId = [...ids].sort()[on] ?? "";
  const found = indicatorAt(tables, { sheetId, row, column });
  const named =
    allIndicators(scorecard).find((one) => one.tableId === found?.tableId && one.row === found.row)?.metric ?? null;
  expect(named).toBe(metric);
});
