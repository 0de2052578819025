import { describeUndecorated } from "../../src/actions/describe/describe-undecorated";
import { insertKpiSheet } from "../../src/actions/insert-kpi-sheet";
import { recalculate } from "../../src/actions/recalculate";
import { undoRun } from "../../src/actions/undo-run";
import { writeReportSheets } from "../../src/actions/write-report-sheets";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import type { FaultMoment, RichApiHost } from "../../src/office-host/host/rich-api";
import { ExcelError, type ExcelErrorCode } from "../../src/office-host/workbook/excel-error";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Result } from "../../src/planning/problem";
import { columnValues, everything, kpiWorkbook } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";

const NOW = { now: "2026-11-22 23:05", who: "" };
const TODAY = "2026-11-22";
const port = () => createExcelWorkbook({ limits: { tries: 3, pauseMs: 0 } });
const run = () => recalculate(port(), DEFAULT_RULESET, NOW);
const report = () => writeReportSheets(port(), DEFAULT_RULESET, TODAY);

function opened(): { model: WorkbookModel; host: RichApiHost } {
  const model = kpiWorkbook([
    { section: "Homes", kpi: "Rent", metric: "Rent collected", target: "95%", goodIs: "High", latestValue: 90 },
    { section: "Homes", kpi: "Voids", metric: "Void homes", target: "10", goodIs: "Low", latestValue: 4 },
  ]);
  return { model, host: openExcel(model).host };
}

/** Makes one member fail each time that it is used, or as often as said. */
function refuse(host: RichApiHost, members: readonly string[], code: ExcelErrorCode, times = Infinity): void {
  let struck = 0;
  host.faults = (moment: FaultMoment) => {
    if (moment.kind === "action" && members.includes(moment.member) && (struck += 1) <= times)
      throw new ExcelError(code);
  };
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const tripsOf = ({ trips }: RichApiHost): number => trips.filter(({ releaseOnly }) => !releaseOnly).length;

/** What a workbook holds, but the ids that Excel gives to what is new. */
function held(model: WorkbookModel, ...unseen: readonly string[]): string {
  return JSON.stringify(everything(model), (key, value: unknown) =>
    ["id", "sheetId", "scopeSheetId", ...unseen].includes(key) ? undefined : value,
  );
}

/** What a workbook holds but its decoration. */
const undecorated = (model: WorkbookModel): string => held(model, "frozenRows", "showGridlines", "print");

describe("decoration that Excel refuses costs nothing else, and is told", () => {
  const only = ": only looks and printing are affected.";

  test("the log's frozen headings", async () => {
    const { model, host } = opened();
    refuse(host, ["WorksheetFreezePanes.freezeRows"], "GeneralException");
    const written = valueOf(await run());
    expect(columnValues(model, "status")).toEqual([2, 3]);
    expect(written.undecorated).toEqual([{ sheet: "RAG Log", missing: ["freeze"] }]);
    expect(describeUndecorated(written.undecorated)).toEqual([
      `Written, but Excel did not freeze the headings of RAG Log${only}`,
    ]);
  });

  test.each([
    ["WorksheetFreezePanes.freezeRows", "freeze the headings"],
    ["Worksheet.gridlines", "hide the gridlines"],
    ["RangeFormat.autofitRows", "fit the heights of the rows"],
    ["PageLayout.orientation", "set up the whole page"],
    ["PageLayout.paperSize", "set up the whole page"],
    ["PageLayout.zoom", "set up the whole page"],
    ["PageLayout.setPrintTitleRows", "set up the whole page"],
    ["HeaderFooter.leftFooter", "set up the whole page"],
    ["HeaderFooter.rightFooter", "set up the whole page"],
  ])("%s of the report's sheets: the rest of the decoration is there too", async (member, deed) => {
    const whole = opened();
    await report();
    const { model, host } = opened();
    refuse(host, [member], "GeneralException");
    const written = valueOf(await report());
    expect(describeUndecorated(written.undecorated)).toEqual([
      `Written, but Excel did not ${deed} of Combined KPIs and Performance Overview${only}`,
    ]);
    expect(undecorated(model)).toBe(undecorated(whole.model));
    const pages = (one: WorkbookModel): unknown[] =>
      one.sheets.flatMap(({ frozenRows, showGridlines, print = {} }) => [
        frozenRows,
        showGridlines,
        ...Object.values(print),
      ]);
    expect(pages(model).filter(Boolean).length).toBeGreaterThanOrEqual(pages(whole.model).filter(Boolean).length - 2);
  });

  test("rows that are fitted again, by the names of their sheets", async () => {
    const { model, host } = opened();
    await report();
    model.edit("sheet-kpis", 1, 7, "99");
    refuse(host, ["RangeFormat.autofitRows"], "AccessDenied");
    expect(valueOf(await report()).undecorated).toEqual([
      { sheet: "Combined KPIs", missing: ["fit"] },
      { sheet: "Performance Overview", missing: ["fit"] },
    ]);
  });

  test("a blank KPI sheet is there, though it is not shown", async () => {
    const { model, host } = opened();
    refuse(host, ["Worksheet.activate"], "GeneralException");
    const inserted = valueOf(await insertKpiSheet(port()));
    expect(describeUndecorated(inserted.undecorated)).toEqual([
      `Written, but Excel did not show the first row of KPIs 2${only}`,
    ]);
    expect(model.findSheet("KPIs 2")?.frozenRows).toBe(1);
  });

  test("an undo puts rows back that are not fitted", async () => {
    const { model, host } = opened();
    await report();
    model.edit("sheet-kpis", 1, 7, "99");
    const written = valueOf(await report());
    if (!written.run) throw new Error("nothing was written");
    refuse(host, ["RangeFormat.autofitRows"], "AccessDenied");
    expect(valueOf(await undoRun(port(), DEFAULT_RULESET, written.run)).review.undecorated).toHaveLength(2);
  });

  test("a session that is lost for good is not asked piece by piece", async () => {
    const { model, host } = opened();
    let after = 0;
    host.faults = (moment) => {
      if (moment.kind === "batch" && model.findSheet("RAG Log") && (after += 1))
        throw new ExcelError("InvalidOrTimedOutSession");
    };
    expect(valueOf(await run()).undecorated).toEqual([{ sheet: "RAG Log", missing: ["freeze"] }]);
    expect(after).toBe(1);
  });
});

test("decoration takes a trip of its own, where there is any", async () => {
  const { model, host } = opened();
  const trips = async (job: () => Promise<{ ok: boolean }>): Promise<number> => {
    const before = tripsOf(host);
    expect((await job()).ok).toBe(true);
    return tripsOf(host) - before;
  };
  const first = await trips(run);
  model.edit("sheet-kpis", 1, 7, "99");
  expect([first, await trips(run)]).toEqual([4, 3]);
});

describe("another workbook is in front", () => {
  test.each([
    ["WorksheetCollection.add", "GeneralException"],
    ["WorksheetCollection.add", "InvalidSelection"],
    ["WorksheetFreezePanes.freezeRows", "GeneralException"],
  ] as const)("for a while: %s (%s) is tried again, and everything is written once", async (member, code) => {
    const whole = opened();
    await run();
    const { model, host } = opened();
    refuse(host, [member], code, 2);
    expect(valueOf(await run()).undecorated).toEqual([]);
    expect(held(model)).toBe(held(whole.model));
  });

  test("for longer: nothing is written, and the officer is told to keep this one in front", async () => {
    const { model, host } = opened();
    const before = everything(model);
    refuse(host, ["WorksheetCollection.add"], "GeneralException");
    expect(await run()).toEqual({ ok: false, problem: { code: "not-in-front" } });
    expect(everything(model)).toEqual(before);
  });

  test("while what was added is taken back: it is tried until this one is in front again", async () => {
    const { model, host } = opened();
    const before = everything(model);
    let removals = 0;
    let isFirst = true;
    host.faults = (moment) => {
      if (moment.kind !== "action") return;
      if (moment.member === "NamedItem.visible" && isFirst) {
        isFirst = false;
        throw new ExcelError("AccessDenied");
      }
      if (moment.member === "Worksheet.delete" && (removals += 1) < 3) throw new ExcelError("InvalidSelection");
    };
    expect(await report()).toMatchObject({ ok: false, problem: { code: "write-refused" } });
    expect([removals, everything(model)]).toEqual([3, before]);
  });

  test("showing a cell says so", async () => {
    const { host } = opened();
    refuse(host, ["Range.select"], "GeneralException");
    expect(await port().select({ sheetId: "sheet-kpis", row: 1, column: 1 })).toEqual({
      ok: false,
      problem: { code: "not-in-front" },
    });
  });

  test("the same code elsewhere stays what it is", async () => {
    const { host } = opened();
    refuse(host, ["Range.formulas", "Range.values"], "GeneralException");
    expect(await run()).toMatchObject({ ok: false, problem: { code: "unexpected" } });
  });
});
