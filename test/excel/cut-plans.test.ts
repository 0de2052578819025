import { recalculate } from "../../src/actions/recalculate";
import { undoRun } from "../../src/actions/undo-run";
import type { WrittenReview } from "../../src/actions/review/write-logged";
import { writeReportSheets, writeReportTexts } from "../../src/actions/write-report-sheets";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { COLUMN_KEYS } from "../../src/kpi/columns/columns";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { Progress } from "../../src/planning/port";
import type { Result } from "../../src/planning/problem";
import { everything, kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { fullTest, isFullRun } from "../support/strength";

/** In the short run as few rows as still take several parts. */
const ROWS = isFullRun ? 600 : 300;
const NOW = { now: "2026-11-22 23:05" };
const STATUS = COLUMN_KEYS.indexOf("status");

/** Far below Excel's limit, so that a few hundred rows are too many; the host refuses larger requests and answers. */
const BYTES = 24_000;
const HOST = { requestBytes: 40_000, responseBytes: 40_000 };
const LIMITS = { bytes: BYTES, tries: 3, pauseMs: 0 };

const rowsOf = (count: number): KpiRow[] =>
  Array.from({ length: count }, (_, index): KpiRow => ({
    ...{
      section: `Section ${index % 3}`,
      kpi: `Key performance indicator ${index}`,
      metric: index % 50 === 7 ? `=Metric ${index}` : `Metric ${index}`,
    },
    ...{ target: "95%", goodIs: "High", asOf: "2024/25 Q2", latestValue: 80 + (index % 20) },
    // Some have a status in words already, and Text cells.
    ...(index % 9 === 0 ? { status: index % 2 === 0 ? { value: "3", format: "@" } : 2 } : {}),
  }));

function workbook(count = ROWS): WorkbookModel {
  return kpiWorkbook(rowsOf(count), (sheet) => {
    const beside = sheet.rows[3];
    if (beside) beside[COLUMN_KEYS.length + 2] = { value: "an officer's note" };
  });
}

/** Everything but the ids that Excel gives to new objects. */
function whole(model: WorkbookModel): unknown {
  return JSON.parse(
    JSON.stringify(everything(model), (key, value: unknown) =>
      key === "id" || key === "activeSheetId" ? undefined : value,
    ),
  );
}

/** A border between two rows is the bottom of one or the top of the other. */
function withoutLines(held: unknown): unknown {
  return JSON.parse(JSON.stringify(held, (key, value: unknown) => (key === "borders" ? undefined : value)));
}

function written(result: Result<WrittenReview>): WrittenReview {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

test("a plan too large for one request is read, written and undone in parts, with the same outcome and log", async () => {
  const [small, cut] = [workbook(), workbook()];
  openExcel(small);
  written(await recalculate(createExcelWorkbook(), DEFAULT_RULESET, NOW));
  const told: Progress[] = [];
  const { host } = openExcel(cut, { limits: HOST });
  const before = whole(cut);
  const port = createExcelWorkbook({ limits: LIMITS, onProgress: (progress) => told.push(progress) });
  const run = written(await recalculate(port, DEFAULT_RULESET, NOW));
  expect(host.trips.filter(({ error }) => error)).toEqual([]);
  expect(host.trips.length).toBeGreaterThan(8);
  expect(whole(cut)).toEqual(whole(small));
  const parts = told.flatMap((progress) =>
    progress.at === "writing" && progress.of > 1 ? [`${progress.part} of ${progress.of}`] : [],
  );
  expect(parts[0]).toBe(`1 of ${parts.length}`);
  expect(parts.at(-1)).toBe(`${parts.length} of ${parts.length}`);

  if (!run.run) throw new Error("nothing was written");
  expect(await undoRun(port, DEFAULT_RULESET, run.run)).toMatchObject({ ok: true, value: { left: [] } });
  const log = cut.findSheet("RAG Log");
  if (log) cut.deleteSheet(log.id);
  expect(whole(cut)).toEqual(before);
});

test("lines are added to an existing log in parts", async () => {
  const [small, cut] = [workbook(), workbook()];
  for (const [model, limits, host] of [
    [small, undefined, undefined],
    [cut, LIMITS, HOST],
  ] as const) {
    openExcel(model);
    written(await recalculate(createExcelWorkbook(), DEFAULT_RULESET, NOW));
    for (let row = 1; row <= ROWS; row += 1)
      model.edit("sheet-kpis", row, COLUMN_KEYS.indexOf("latestValue"), String(10 + (row % 95)));
    openExcel(model, host ? { limits: host } : {});
    written(await recalculate(createExcelWorkbook(limits ? { limits } : {}), DEFAULT_RULESET, NOW));
  }
  expect(whole(cut)).toEqual(whole(small));
});

test("rows that are longer than estimated are read in halves", async () => {
  const long = "x".repeat(600);
  const model = kpiWorkbook(rowsOf(500).map((row) => ({ ...row, metric: long })));
  const { host } = openExcel(model, { limits: { responseBytes: 150_000 } });
  const run = written(await recalculate(createExcelWorkbook({ limits: { bytes: 100_000 } }), DEFAULT_RULESET));
  expect(run.changes.length).toBeGreaterThan(400);
  expect(host.trips.some(({ error }) => error === "ResponsePayloadSizeLimitExceeded")).toBe(true);
});

describe("between the parts", () => {
  const trips = async (): Promise<number> => {
    const { host } = openExcel(workbook(), { limits: HOST });
    written(await recalculate(createExcelWorkbook({ limits: LIMITS }), DEFAULT_RULESET));
    return host.trips.length;
  };

  test("a cell that is being edited is waited for", async () => {
    const last = await trips();
    const model = workbook();
    const { host } = openExcel(model, { limits: HOST });
    let refused = 0;
    const { ExcelError } = await import("../../src/office-host/workbook/excel-error");
    host.faults = (moment) => {
      if (moment.kind === "batch" && moment.trip >= last && refused < 3) {
        refused += 1;
        throw new ExcelError("InvalidOperationInCellEditMode");
      }
    };
    written(await recalculate(createExcelWorkbook({ limits: LIMITS }), DEFAULT_RULESET));
    expect(refused).toBeGreaterThan(0);
  });

  test("a value that someone changes is noticed, and everything is rolled back", async () => {
    const last = await trips();
    const model = workbook();
    const { host } = openExcel(model, { limits: HOST });
    let after: unknown;
    host.faults = (moment) => {
      if (moment.kind !== "batch" || moment.trip !== last - 1 || after !== undefined) return;
      model.actAs("host", () => model.edit("sheet-kpis", ROWS, COLUMN_KEYS.indexOf("latestValue"), "1"));
      after = null;
    };
    const before = model.toData().sheets[0]?.rows.map((row) => row?.[STATUS] ?? null);
    expect(await recalculate(createExcelWorkbook({ limits: LIMITS }), DEFAULT_RULESET)).toEqual({
      ok: false,
      problem: { code: "workbook-changed" },
    });
    expect(model.toData().sheets[0]?.rows.map((row) => row?.[STATUS] ?? null)).toEqual(before);
  });
});

test("a word typed into sheets that an undo is about to remove is never lost, however long the sheets are", async () => {
  for (let at = 1; at < 40; at += isFullRun ? 1 : 5) {
    const model = workbook(60);
    const { host } = openExcel(model);
    const port = createExcelWorkbook({ limits: LIMITS });
    written(await recalculate(port, DEFAULT_RULESET, null));
    const made = await writeReportSheets(port, DEFAULT_RULESET, "2026-11-22");
    if (!made.ok || !made.value.run) throw new Error("no sheets");
    const before = host.trips.length;
    const sheet = model.sheets.find(({ name }) => name === "Performance Overview");
    let isTyped = false;
    host.faults = (moment) => {
      if (moment.kind !== "batch" || moment.trip !== before + at || !model.sheets.some(({ id }) => id === sheet?.id))
        return;
      model.edit(sheet?.id ?? "", 5, 3, "a word of mine");
      isTyped = true;
    };
    await undoRun(port, DEFAULT_RULESET, made.value.run);
    if (host.trips.length < before + at) return;
    const isKept = JSON.stringify(everything(model)).includes("a word of mine");
    expect({ at, isKept }).toEqual({ at, isKept: isTyped });
  }
});

const SHEETS = [
  ["Combined KPIs and Performance Overview", writeReportSheets],
  ["Report Tables and Narratives", writeReportTexts],
] as const;

describe.each(SHEETS)("%s, too large for one request", (_, write) => {
  const limits = { ...LIMITS, bytes: 110_000 };
  const hostLimits = { requestBytes: 160_000, responseBytes: 160_000 };

  fullTest("are written in parts, with the same outcome", async () => {
    const [small, cut] = [workbook(ROWS - 100), workbook(ROWS - 100)];
    openExcel(small);
    expect(await write(createExcelWorkbook(), DEFAULT_RULESET, "2026-11-22")).toMatchObject({ ok: true });
    const { host } = openExcel(cut, { limits: hostLimits });
    expect(await write(createExcelWorkbook({ limits }), DEFAULT_RULESET, "2026-11-22")).toMatchObject({ ok: true });
    expect(host.trips.filter(({ error }) => error)).toEqual([]);
    expect(withoutLines(whole(cut))).toEqual(withoutLines(whole(small)));
  });

  fullTest("are not removed by an undo that could not read all of them", async () => {
    const model = workbook();
    openExcel(model, { limits: hostLimits });
    const port = createExcelWorkbook({ limits });
    const made = await write(port, DEFAULT_RULESET, "2026-11-22");
    if (!made.ok || !made.value.run) throw new Error("no sheets");
    const before = whole(model);
    expect(await undoRun(port, DEFAULT_RULESET, made.value.run)).toMatchObject({
      ok: false,
      problem: { code: "sheet-not-removed" },
    });
    expect(whole(model)).toEqual(before);
  });
});
