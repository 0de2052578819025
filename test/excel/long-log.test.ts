import { recalculate } from "../../src/actions/recalculate";
import { undoRun } from "../../src/actions/undo-run";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { COLUMN_KEYS } from "../../src/kpi/columns/columns";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { ExcelError } from "../../src/office-host/workbook/excel-error";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { RAG_LOG } from "../../src/planning/sheets/rag-log/sheet";
import { headingsOf } from "../../src/planning/sheets/declaration";
import { everything, kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";

const LOG_HEADINGS = headingsOf(RAG_LOG);

const COUNT = 400;
const NOW = { now: "2026-11-22 23:05" };
const [SHEET, METRIC, VALUE] = ["sheet-kpis", COLUMN_KEYS.indexOf("metric"), COLUMN_KEYS.indexOf("latestValue")];

/** Names that Excel would take for something else, among many that it would not. */
const AWKWARD: Record<number, KpiRow["metric"]> = {
  50: { value: "=1+1", quotePrefix: true },
  90: { value: "-on track", quotePrefix: true },
  120: { value: "#N/A", error: true },
  160: 2024,
  200: "  spaces around  ",
  240: { value: "2024/25", format: "@" },
  280: { value: "'quoted", quotePrefix: true },
};

const workbook = (): WorkbookModel =>
  kpiWorkbook(
    Array.from({ length: COUNT }, (_, index): KpiRow => ({
      ...{
        kpi: `Key performance indicator ${index}`,
        metric: AWKWARD[index] ?? `Percentage of people seen in time, district ${index}`,
      },
      ...{ target: "95%", goodIs: "High", latestValue: 80 + (index % 20) },
    })),
  );

const run = (): ReturnType<typeof recalculate> => recalculate(createExcelWorkbook(), DEFAULT_RULESET, NOW);

function logOf(model: WorkbookModel): unknown[][] {
  const log = model.findSheet("RAG Log");
  if (!log) return [];
  return model.values(log.id, { row: 1, column: 0, rowCount: log.rows.length - 1, columnCount: LOG_HEADINGS.length });
}

const whole = (model: WorkbookModel): string => JSON.stringify(everything(model));

test("a long log has every name as text, though most were copied within Excel", async () => {
  const model = workbook();
  const { host } = openExcel(model);
  expect(await run()).toMatchObject({ ok: true, value: { unlogged: null } });
  expect(host.trips.flatMap(({ members }) => members)).toContain("Range.copyFrom");
  const log = logOf(model);
  const shown = (index: number): string => {
    const metric = AWKWARD[index] ?? `Percentage of people seen in time, district ${index}`;
    return String(typeof metric === "object" ? metric.value : metric).trim();
  };
  expect(log.map((line) => line[4])).toEqual(Array.from({ length: COUNT }, (_, index) => shown(index)));
  expect(log.map((line) => line[3])).toEqual(
    Array.from({ length: COUNT }, (_, index) => `Key performance indicator ${index}`),
  );
  expect(log.map((line) => line[2])).toEqual(Array.from({ length: COUNT }, (_, index) => `I${index + 2}`));
  expect(
    log.every(
      ([time, sheet, , , , from, to, computed, override, reason, name, version, kind]) =>
        time === NOW.now &&
        sheet === "KPIs" &&
        from === "" &&
        to === computed &&
        override === "" &&
        reason === "" &&
        name === DEFAULT_RULESET.name &&
        version === DEFAULT_RULESET.version &&
        kind === "run",
    ),
  ).toBe(true);
  const id = model.findSheet("RAG Log")?.id ?? "";
  for (let row = 1; row <= COUNT; row += 1) {
    const cell = model.cell(id, row, 4);
    expect([typeof cell?.value, cell?.formula, cell?.error, cell?.format]).toEqual([
      "string",
      undefined,
      undefined,
      "@",
    ]);
  }
});

test("lines are added below those of an earlier run, and an undo adds its own", async () => {
  const model = workbook();
  openExcel(model);
  await run();
  for (let row = 1; row <= COUNT; row += 1) model.edit(SHEET, row, VALUE, row % 2 === 0 ? "96" : "10");
  const second = await run();
  if (!second.ok || !second.value.run) throw new Error("nothing was written");
  const { entries } = second.value.run;
  const log = logOf(model);
  expect(log.length).toBe(COUNT + entries.length);
  expect(log.slice(COUNT).map((line) => [line[2], line[4]])).toEqual(
    entries.map(({ address, metric }) => [address, metric]),
  );
  await undoRun(createExcelWorkbook(), DEFAULT_RULESET, second.value.run, NOW);
  expect(
    logOf(model)
      .slice(COUNT + entries.length)
      .map((line) => [line[2], line[4], line[12]]),
  ).toEqual(entries.map(({ address, metric }) => [address, metric, "undo"]));
});

test("a name that changes at the same moment is noticed, and nothing is written", async () => {
  const model = workbook();
  const { host } = openExcel(model);
  let before = "";
  host.faults = (moment) => {
    if (moment.kind !== "batch" || moment.trip !== 3) return;
    model.actAs("host", () => model.edit(SHEET, 1, METRIC, "Another name"));
    before = whole(model);
  };
  expect(await run()).toEqual({ ok: false, problem: { code: "workbook-changed" } });
  expect(whole(model)).toBe(before);
});

test("a batch that stops among the lines is rolled back", async () => {
  for (const at of ["Range.copyFrom", "Range.values"]) {
    const model = workbook();
    const { host } = openExcel(model);
    const before = whole(model);
    let seen = 0;
    host.faults = (moment) => {
      if (moment.kind !== "action" || moment.trip !== 3 || moment.member !== at) return;
      seen += 1;
      if (seen === 4) throw new ExcelError("RequestAborted");
    };
    expect((await run()).ok).toBe(false);
    expect(seen).toBe(4);
    expect(whole(model)).toBe(before);
  }
});
