import { recalculate } from "../../src/actions/recalculate";
import { review } from "../../src/actions/review";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import type { CellValue } from "../../src/kpi/kpi-table";
import type { RichApiHost } from "../../src/office-host/host/rich-api";
import { ExcelError, type ExcelErrorCode } from "../../src/office-host/workbook/excel-error";
import type { SheetData } from "../../src/office-host/workbook/types";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { Result } from "../../src/planning/problem";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { openExcel } from "../support/open-excel";
import { plainWorkbook } from "../support/pasted-report";

const MEMBER = "Range.getMergedAreasOrNullObject";
const HEADINGS = ["Metric Name", "Target", "Good Is", "Latest Value", "RAG Status", "Attached Table"];

/** Six rows, whose statuses are in E2:E7. */
const rows = (status: CellValue = "", attached = ""): CellValue[][] => [
  HEADINGS,
  ...[96, 90, 50, 97, 89, 40].map((value, row) => [`Metric ${row}`, "95%", "High", `${value}%`, status, attached]),
];

/** Two statuses in one merged cell. */
const merge = (sheet: SheetData, above = 0): void =>
  void sheet.merged.push({ row: above + 1, column: 4, rowCount: 2, columnCount: 1 });

const run = (): Promise<Result<unknown>> => recalculate(createExcelWorkbook(), DEFAULT_RULESET);
const look = (): Promise<Result<unknown>> => review(createExcelWorkbook(), DEFAULT_RULESET);

function open(model: WorkbookModel, ExcelApi = "1.13"): RichApiHost {
  return openExcel(model, { requirementSets: { ExcelApi } }).host;
}

/** The trips in which merged cells are asked for, and how many there are. */
function asked({ trips }: RichApiHost): { at: number[]; of: number } {
  const all = trips.filter(({ releaseOnly }) => !releaseOnly);
  return { at: all.flatMap(({ members }, index) => (members.includes(MEMBER) ? [index + 1] : [])), of: all.length };
}

const statuses = (model: WorkbookModel, above = 0): CellValue[] =>
  model.values("sheet-report", { row: above + 1, column: 4, rowCount: 6, columnCount: 1 }).map(([one]) => one ?? "");

const LEFT = ["", "", 1, 3, 2, 1];

test.each<[string, () => Promise<Result<unknown>>, WorkbookModel, ReturnType<typeof asked>]>([
  ["with the rows, before they are written", run, plainWorkbook(rows(), merge), { at: [3], of: 4 }],
  ["with attached tables", run, plainWorkbook(rows("", "A9:B10"), merge), { at: [3], of: 4 }],
  ["never where nothing is written", look, plainWorkbook(rows()), { at: [], of: 3 }],
  ["never where no status is empty", run, plainWorkbook(rows("Green")), { at: [], of: 4 }],
])("merged cells are asked for %s", async (_, act, model, trips) => {
  const host = open(model);
  expect(await act()).toMatchObject({ ok: true });
  expect(asked(host)).toEqual(trips);
  if (model.sheet("sheet-report").merged.length > 0) expect(statuses(model)).toEqual(LEFT);
});

test("an Excel that does not report merged cells is not asked", async () => {
  const model = plainWorkbook(rows());
  const host = open(model, "1.12");
  expect(await run()).toMatchObject({ ok: true });
  expect(asked(host)).toEqual({ at: [], of: 4 });
});

test.each<[string, ExcelErrorCode]>([
  ["as Excel says not why", "GeneralException"],
  ["as access is denied", "AccessDenied"],
  ["as the answer would be too large", "ResponsePayloadSizeLimitExceeded"],
])("a refusal of the question keeps nothing from being read and written: %s", async (_, code) => {
  const model = plainWorkbook(rows());
  const host = open(model);
  host.faults = (moment) => {
    if (moment.kind === "action" && moment.member === MEMBER) throw new ExcelError(code);
  };
  expect(await run()).toMatchObject({ ok: true });
  expect(asked(host)).toEqual({ at: [], of: 5 });
  expect(statuses(model)).toEqual([3, 2, 1, 3, 2, 1]);
});

test("over more merged cells than Excel reports, one over statuses is found when they are read back", async () => {
  const ABOVE = 520;
  const model = plainWorkbook([...Array.from({ length: ABOVE }, () => []), ...rows()], (sheet) => {
    for (let row = 0; row < ABOVE; row += 1) sheet.merged.push({ row, column: 0, rowCount: 1, columnCount: 2 });
    merge(sheet, ABOVE);
  });
  open(model);
  expect(await run()).toMatchObject({ ok: false, problem: { code: "not-written-as-planned", restored: true } });
  expect(statuses(model, ABOVE)).toEqual(["", "", "", "", "", ""]);
});
