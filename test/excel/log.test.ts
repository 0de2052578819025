import { overrideIndicator } from "../../src/actions/override-indicator";
import { prepareRun, recalculate } from "../../src/actions/recalculate";
import { writeReview } from "../../src/actions/review/write-review";
import { review } from "../../src/actions/review";
import { undoRun } from "../../src/actions/undo-run";
import type { WrittenReview } from "../../src/actions/review/write-logged";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { COLUMN_KEYS } from "../../src/kpi/columns/columns";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { ExcelError } from "../../src/office-host/workbook/excel-error";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { RAG_LOG } from "../../src/planning/sheets/rag-log/sheet";
import { headingsOf } from "../../src/planning/sheets/declaration";
import type { Result } from "../../src/planning/problem";
import { columnValues, everything, kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { isFullRun } from "../support/strength";

const LOG_HEADINGS = headingsOf(RAG_LOG);

const VALUE = COLUMN_KEYS.indexOf("latestValue");
const STATUS = COLUMN_KEYS.indexOf("status");
const met: KpiRow = { kpi: "=Checks", metric: "Met", target: "95%", goodIs: "High", latestValue: 96 };
const rows: KpiRow[] = [met, { ...met, metric: "-Missed", latestValue: 50 }];

const port = createExcelWorkbook;
const run = (now = "2026-11-22 23:05"): Promise<Result<WrittenReview>> => recalculate(port(), DEFAULT_RULESET, { now });

async function done(result: Promise<Result<WrittenReview>>): Promise<WrittenReview> {
  const made = await result;
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
}

/** The log's lines, without headings; null if there is no log. */
function log(model: WorkbookModel, name = "RAG Log"): unknown[][] | null {
  const sheet = model.findSheet(name);
  if (!sheet) return null;
  const rowCount = sheet.rows.length;
  const values = model.values(sheet.id, { row: 0, column: 0, rowCount, columnCount: LOG_HEADINGS.length });
  expect(values[0]).toEqual([...LOG_HEADINGS]);
  return values.slice(1);
}

const told = (model: WorkbookModel): string[] =>
  (log(model) ?? []).map(([, , cell, , metric, from, to, , override, , , , kind]) =>
    [kind, cell, metric, `${String(from)}>${String(to)}`, override].join(" ").trim(),
  );

const { name, version } = DEFAULT_RULESET;

describe("the log", () => {
  test("is added by the first run that changes something, in the same three round trips and one that freezes its headings, with texts as texts", async () => {
    const model = kpiWorkbook(rows);
    const { host } = openExcel(model);
    expect((await done(run())).unlogged).toBeNull();
    expect(host.trips).toHaveLength(4);
    expect(log(model)).toEqual([
      [
        "2026-11-22 23:05",
        "KPIs",
        "I2",
        "=Checks",
        "Met",
        "",
        "Green",
        "Green",
        "",
        "",
        name,
        version,
        "run",
        "96",
        "95%",
        "defaults: amber to 10%",
        "",
      ],
      [
        "2026-11-22 23:05",
        "KPIs",
        "I3",
        "=Checks",
        "-Missed",
        "",
        "Red",
        "Red",
        "",
        "",
        name,
        version,
        "run",
        "50",
        "95%",
        "defaults: amber to 10%",
        "",
      ],
    ]);
    expect(model.sheets.map((sheet) => sheet.name)).toEqual(["KPIs", "RAG Log"]);
    expect(model.activeSheet.name).toBe("KPIs");
  });

  test("grows with each run that changes something, still in three round trips", async () => {
    const model = kpiWorkbook(rows);
    openExcel(model);
    await done(run());
    model.edit("sheet-kpis", 1, VALUE, "90");
    const { host } = openExcel(model);
    await done(run("2026-11-23 09:00"));
    expect(host.trips).toHaveLength(3);
    await done(run());
    expect(told(model)).toEqual(["run I2 Met >Green", "run I3 -Missed >Red", "run I2 Met Green>Amber"]);
    const { id } = model.findSheet("RAG Log") ?? { id: "" };
    expect(model.valueTypes(id, { row: 3, column: 0, rowCount: 1, columnCount: 5 })).toEqual([Array(5).fill("String")]);
  });

  test("lists overrides and undos, and keeps its earlier lines", async () => {
    const model = kpiWorkbook(rows);
    openExcel(model);
    await done(run());
    const read = await review(port(), DEFAULT_RULESET);
    if (!read.ok) throw new Error("The reading failed.");
    const given = { status: "amber", reason: "+ Recounted", reviewBy: null } as const;
    const stored = await done(
      overrideIndicator(port(), DEFAULT_RULESET, read.value, { tableId: "table-kpis", row: 0 }, given, {
        now: "later",
      }),
    );
    if (!stored.run) throw new Error("Nothing was written.");
    const undone = await undoRun(port(), DEFAULT_RULESET, stored.run, { now: "last" });
    expect(undone).toMatchObject({ ok: true, value: { left: [] } });
    expect(told(model)).toEqual([
      "run I2 Met >Green",
      "run I3 -Missed >Red",
      "override I2 Met Green>Amber Amber",
      "undo I2 Met Amber>Green Amber",
    ]);
    expect(log(model)?.[2]?.[9]).toBe("+ Recounted");
    expect(columnValues(model, "status")).toEqual([3, 1]);
  });

  test("has no lines for cells that an undo left alone", async () => {
    const model = kpiWorkbook(rows);
    openExcel(model);
    const { run: written } = await done(run());
    if (!written) throw new Error("Nothing was written.");
    model.edit("sheet-kpis", 1, STATUS, "1");
    expect(await undoRun(port(), DEFAULT_RULESET, written, { now: "last" })).toMatchObject({
      ok: true,
      value: { left: [{ address: "I2" }] },
    });
    expect(told(model).slice(2)).toEqual(["undo I3 -Missed Red>"]);
  });

  test("is added again after it was deleted, even if the pane still knows the old one", async () => {
    const model = kpiWorkbook(rows);
    openExcel(model);
    await done(run());
    model.edit("sheet-kpis", 1, VALUE, "90");
    const prepared = await prepareRun(port(), DEFAULT_RULESET);
    if (!prepared.ok) throw new Error("The reading failed.");
    model.deleteSheet(model.findSheet("RAG Log")?.id ?? "");
    await done(writeReview(port(), prepared.value, { now: "now" }));
    expect(told(model)).toEqual(["run I2 Met Green>Amber"]);
    expect(columnValues(model, "status")).toEqual([2, 1]);
  });

  test("is continued at its end even if someone else wrote there meanwhile", async () => {
    const model = kpiWorkbook(rows);
    openExcel(model);
    await done(run());
    model.edit("sheet-kpis", 1, VALUE, "90");
    const prepared = await prepareRun(port(), DEFAULT_RULESET);
    if (!prepared.ok) throw new Error("The reading failed.");
    model.edit(model.findSheet("RAG Log")?.id ?? "", 3, 0, "a note");
    await done(writeReview(port(), prepared.value, { now: "now" }));
    expect(log(model)?.map(([time]) => time)).toEqual(["2026-11-22 23:05", "2026-11-22 23:05", "a note", "now"]);
  });

  test("is continued from the position that the last run left", async () => {
    const model = kpiWorkbook(rows);
    openExcel(model);
    await done(run());
    model.edit("sheet-kpis", 1, VALUE, "90");
    const written = await done(run());
    const given = { status: "red", reason: "Recounted", reviewBy: null } as const;
    await done(
      overrideIndicator(port(), DEFAULT_RULESET, written, { tableId: "table-kpis", row: 0 }, given, { now: "now" }),
    );
    expect(told(model).at(-1)).toBe("override I2 Met Amber>Red Red");
    expect(log(model)).toHaveLength(4);
  });

  test.each<[string, (model: WorkbookModel) => void, string]>([
    [
      "a person's own sheet of that name",
      (model) =>
        model.writeValues(model.addSheet("RAG Log").id, { row: 0, column: 0, rowCount: 1, columnCount: 1 }, "mine"),
      "not-ours",
    ],
    [
      "a protected log",
      (model) => {
        const { id } = model.addSheet("RAG Log");
        model.writeValues(id, { row: 0, column: 0, rowCount: 1, columnCount: LOG_HEADINGS.length }, [
          [...LOG_HEADINGS],
        ]);
        model.protect(id);
      },
      "protected",
    ],
  ])("is left alone if it is %s, and the statuses are still written", async (_, make, code) => {
    const model = kpiWorkbook(rows);
    make(model);
    const before = model.findSheet("RAG Log");
    const held = JSON.stringify(before);
    openExcel(model);
    expect((await done(run())).unlogged).toEqual({ code, sheet: "RAG Log" });
    expect(JSON.stringify(model.findSheet("RAG Log"))).toBe(held);
    expect(columnValues(model, "status")).toEqual([3, 1]);
  });

  test("is left out in a workbook that allows no new sheet, and the statuses are written", async () => {
    const model = kpiWorkbook(rows);
    openExcel(model, {
      faults: (moment) => {
        if (moment.kind === "action" && moment.member === "WorksheetCollection.add")
          throw new ExcelError("AccessDenied");
      },
    });
    expect((await done(run())).unlogged).toEqual({ code: "not-added", sheet: "RAG Log" });
    expect(columnValues(model, "status")).toEqual([3, 1]);
    expect(model.sheets).toHaveLength(1);
  });
});

describe("a run that fails leaves the workbook and its log as they were", () => {
  test.each([
    ["with a new log", false],
    ["with more lines in a log", true],
  ])("%s", async (_, hasLog) => {
    const made = async (): Promise<WorkbookModel> => {
      const model = kpiWorkbook(rows);
      openExcel(model);
      if (!hasLog) return model;
      await done(run());
      model.edit("sheet-kpis", 1, VALUE, "90");
      return model;
    };
    const members: string[] = [];
    openExcel(await made(), {
      faults: (moment) => {
        if (moment.kind === "action" && moment.trip === 3) members.push(moment.member);
      },
    });
    await done(run());
    expect(members.length).toBeGreaterThan(10);
    for (const [index, member] of members.entries()) {
      if (!isFullRun && index % 4 !== 3) continue;
      const model = await made();
      const before = everything(model);
      openExcel(model, {
        faults: (moment) => {
          // Not a GeneralException, which may mean that another workbook is in front, and is tried again.
          if (moment.kind === "action" && moment.trip === 3 && moment.index === index)
            throw new ExcelError("InvalidArgument");
        },
      });
      expect([member, (await run()).ok]).toEqual([member, false]);
      expect([index, member, everything(model)]).toEqual([index, member, before]);
    }
  });

  test("rows that move at the same moment roll back the log's lines too", async () => {
    const model = kpiWorkbook(rows);
    const { host } = openExcel(model);
    let moved: unknown;
    host.faults = (moment) => {
      if (moment.kind !== "batch" || moment.trip !== 3) return;
      model.edit("sheet-kpis", 1, VALUE, "90");
      moved = everything(model);
    };
    expect(await run()).toEqual({ ok: false, problem: { code: "workbook-changed" } });
    expect(everything(model)).toEqual(moved);
  });
});
