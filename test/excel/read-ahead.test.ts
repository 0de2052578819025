import { recalculate } from "../../src/actions/recalculate";
import { review } from "../../src/actions/review";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import type { CellValue } from "../../src/kpi/kpi-table";
import { allIndicators } from "../../src/kpi/scorecard";
import type { RichApiHost } from "../../src/office-host/host/rich-api";
import { ExcelError, type ExcelErrorCode } from "../../src/office-host/workbook/excel-error";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { bookOf } from "../support/grid-workbook";
import { openExcel } from "../support/open-excel";

/** So many sheets that 200 rows of each are searched at first. */
const SHEETS = 10;
const ROWS = 300;

const measure = (row: number): CellValue[] => [`Measure ${row}`, 50, "High", 40 + (row % 20), ""];
const measures = Array.from({ length: ROWS }, (_, row) => measure(row));
const HEADINGS = ["Metric Name", "Target", "Good Is", "Latest Value", "RAG Status"];
const LONG = [HEADINGS, ...measures];

/** A workbook of which the first sheet is active. */
const book = (name: string, rows: CellValue[][] = LONG): WorkbookModel =>
  bookOf([
    { name, rows },
    ...Array.from({ length: SHEETS - 1 }, (_, at) => ({ name: `Notes ${at}`, rows: [["Some words"]] })),
  ]);

interface Case {
  what: string;
  /** Before it is read, and while it is. */
  change?: (model: WorkbookModel) => void;
  strike?: (host: RichApiHost) => void;
  trips: number;
  indicators?: number;
}

/** Excel answers one request with less. */
const limited =
  (trip: number, limits: Partial<RichApiHost["limits"]>): Case["strike"] =>
  (host) => {
    const usual = { ...host.limits };
    host.faults = (moment) => {
      if (moment.kind === "batch") Object.assign(host.limits, moment.trip === trip ? limits : usual);
    };
  };

const failing =
  (code: ExcelErrorCode): Case["strike"] =>
  (host) => {
    host.faults = (moment) => {
      if (moment.kind === "action" && moment.member === "WorksheetCollection.getActiveWorksheet")
        throw new ExcelError(code);
    };
  };

/** Someone writes on the sheet before the second request. */
const meanwhile =
  (change: (model: WorkbookModel) => void): Case["strike"] =>
  (host) => {
    host.faults = ({ kind, trip }) => {
      if (kind === "batch" && trip === 2) host.model.actAs("host", () => change(host.model));
    };
  };

const add = (rows: number, columns: CellValue[] = []): Case["strike"] =>
  meanwhile((model) => {
    const more = Array.from({ length: rows }, (_, row) => measure(ROWS + row));
    const at = { row: ROWS + 1, column: 0, rowCount: rows, columnCount: HEADINGS.length };
    if (rows > 0) model.writeValues("sheet-1", at, more);
    if (columns.length > 0)
      model.writeValues("sheet-1", { ...at, row: 0, column: 120, rowCount: 1, columnCount: columns.length }, [columns]);
  });

test.each<Case>([
  { what: "as far as it goes", trips: 3 },
  { what: "not if another sheet is active", change: (model) => model.activate("sheet-2"), trips: 4 },
  { what: "not if its answer is too large", strike: limited(2, { responseBytes: 12_000 }), trips: 5 },
  { what: "not if Excel gives no values of so many cells", strike: limited(2, { cellsPerRead: 1200 }), trips: 5 },
  { what: "and again if rows were added meanwhile", strike: add(20), trips: 4, indicators: ROWS + 20 },
  { what: "and again if columns were added meanwhile", strike: add(0, ["far", "off"]), trips: 4 },
  { what: "as it is if rows were deleted meanwhile", strike: meanwhile(shorten), trips: 3, indicators: ROWS - 50 },
  { what: "if another sheet is active by then", strike: meanwhile((model) => model.activate("sheet-2")), trips: 3 },
  { what: "not if a chart sheet is active", strike: failing("ItemNotFound"), trips: 5 },
  { what: "not if Excel gives no reason", strike: failing("GeneralException"), trips: 5 },
  { what: "to its last column", change: (model) => model.edit("sheet-1", 0, 120, "far off"), trips: 3 },
])("a long active sheet is read with the search, $what", async (one) => {
  const model = book("KPIs");
  one.change?.(model);
  const { host } = openExcel(model);
  one.strike?.(host);
  const read = await review(createExcelWorkbook(), DEFAULT_RULESET);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const found = allIndicators(read.value.scorecard);
  const count = one.indicators ?? ROWS;
  expect([found.length, found.at(-1)?.metric]).toEqual([count, `Measure ${count - 1}`]);
  expect(read.value.skipped).toEqual([]);
  expect(host.trips.filter(({ releaseOnly }) => !releaseOnly)).toHaveLength(one.trips);
});

test("a long active sheet is read, written and read back in four round trips", async () => {
  const model = book("KPIs");
  const { host } = openExcel(model, { requirementSets: { ExcelApi: "1.17" } });
  expect(await recalculate(createExcelWorkbook(), DEFAULT_RULESET)).toMatchObject({ ok: true });
  expect(host.trips.filter(({ releaseOnly }) => !releaseOnly)).toHaveLength(4);
  expect(model.values("sheet-1", { row: ROWS, column: 4, rowCount: 1, columnCount: 1 })).toEqual([[3]]);
});

function shorten(model: WorkbookModel): void {
  model.shiftLines({ sheetId: "sheet-1", axis: "row", at: ROWS - 49, count: -50 });
}

const BELOW = [...Array.from({ length: 250 }, (_, row): CellValue[] => [`Note ${row}`]), ...LONG.slice(0, 20)];

test.each(["sheet-1", "sheet-2"])("what is found does not depend on which sheet is active: %s", async (active) => {
  const model = book("KPIs", BELOW);
  model.activate(active);
  openExcel(model);
  expect(await review(createExcelWorkbook(), DEFAULT_RULESET)).toMatchObject({ problem: { code: "no-kpi-table" } });
});

test.each<[string, WorkbookModel]>([
  ["an own sheet", book("RAG Log")],
  ["an empty sheet", book("KPIs", [])],
])("%s is not read ahead, and keeps nothing from being read", async (_, model) => {
  const { host } = openExcel(model);
  expect(await review(createExcelWorkbook(), DEFAULT_RULESET)).toMatchObject({ problem: { code: "no-kpi-table" } });
  expect(Math.max(...host.trips.map(({ responseBytes }) => responseBytes))).toBeLessThan(12_000);
});
