import { readWorkbook } from "../../src/planning/read-steps";
import { prepareClosing } from "../../src/actions/close-period";
import { describeSkipped, describeTroubles } from "../../src/actions/describe/describe-outcome";
import { bringBackCheck, dismissCheck } from "../../src/actions/dismiss-check";
import { readReport } from "../../src/actions/read-report";
import { recalculate } from "../../src/actions/recalculate";
import { withReportSheets } from "../../src/actions/review/refresh-sheets";
import { review, type Review } from "../../src/actions/review";
import { writeReportSheets, writeReportTexts } from "../../src/actions/write-report-sheets";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { describeLogTrouble, describeProblem } from "../../src/planning/describe-problem";
import type { WorkbookPort } from "../../src/planning/port";
import type { Result } from "../../src/planning/problem";
import { valueOf } from "../xlsx/both-hosts";
import { OLD_HOSTS, readSheets, ROW_SHEETS, TODAY, type SheetCells } from "./old-workbooks";
import { layoutNumber } from "../../src/planning/sheets/declaration";
import { RAG_RULES } from "../../src/planning/sheets/rag-rules/sheet";
import { chosen } from "../support/strength";

const NOW = { now: "2024-10-10 09:00" };

/** Stores a later layout with a sheet. */
async function markNewer(port: WorkbookPort, name: string, mark = "99|from-the-future"): Promise<void> {
  const { outline } = valueOf(await readWorkbook(port, () => ({ tables: [], sheetIds: [] })));
  const sheetId = outline.sheets.find((sheet) => sheet.name === name)?.id ?? "";
  valueOf(
    await port.apply({
      edits: [{ kind: "sheet-layout", sheetId, mark, before: null, widths: [] }],
      inverse: [],
      expects: [],
    }),
  );
}

/** The layout of RAG Rules in this version. */
const OURS = layoutNumber(RAG_RULES);

const refusal = (result: Result<unknown>): unknown => (result.ok ? "done" : result.problem);
const contents = async (port: WorkbookPort, name: string): Promise<unknown> =>
  (await readSheets(port)).get(name)?.all();

describe.each(chosen(OLD_HOSTS, OLD_HOSTS.slice(1)))("sheets of a later version in $name", ({ open }) => {
  const newer = (sheet: string): unknown => ({ code: "sheet-newer", sheet });

  test.each([
    ["more columns than are known", `${OURS}|name,green,certainty|1`],
    ["a later layout", `${OURS + 1}|name`],
    ["rules in a later format", "1|name,green|99"],
  ])("RAG Rules with %s: nothing is rated by them", async (_, mark) => {
    const port = open("small");
    await markNewer(port(), "RAG Rules", mark);
    const before = await readSheets(port());
    expect(refusal(await recalculate(port(), DEFAULT_RULESET, NOW))).toEqual(newer("RAG Rules"));
    expect([...(await readSheets(port()))].map(([, cells]) => cells.all())).toEqual(
      [...before].map(([, cells]: [string, SheetCells]) => cells.all()),
    );
  });

  test("RAG Log: statuses are written but not logged, and the officer is told", async () => {
    const port = open("small");
    await markNewer(port(), "RAG Log");
    const kpis = await contents(port(), "KPIs");
    const log = await contents(port(), "RAG Log");
    const reviewed = valueOf(await review(port(), DEFAULT_RULESET));
    const [table] = reviewed.tables;
    const at = {
      sheetId: table?.sheetId ?? "",
      row: table?.firstRow ?? 0,
      column: (table?.firstColumn ?? 0) + (table?.columns.latestValue ?? 0),
      rowCount: 1,
      columnCount: 1,
    };
    valueOf(await port().apply({ edits: [{ kind: "values", at, values: [["12%"]] }], inverse: [], expects: [] }));
    const written = valueOf(await recalculate(port(), DEFAULT_RULESET, NOW));
    expect(written.unlogged).toEqual({ code: "newer", sheet: "RAG Log" });
    expect(written.unlogged && describeLogTrouble(written.unlogged)).toMatch(/RAG Log was made by a newer version/);
    expect(await contents(port(), "RAG Log")).toEqual(log);
    expect(await contents(port(), "KPIs")).not.toEqual(kpis);
  });

  test("KPI History: it is not read, no direction is written, nothing is reported or closed, and the officer is told", async () => {
    const port = open("small");
    await markNewer(port(), "KPI History");
    const before = await readSheets(port());
    const reviewed: Review = valueOf(await recalculate(port(), DEFAULT_RULESET, NOW));
    expect([reviewed.history?.records, reviewed.trendChanges]).toEqual([[], 0]);
    expect(describeSkipped(reviewed, { canNameColumns: false }).join(" ")).toMatch(
      /KPI History was made by a newer version/,
    );
    expect(describeTroubles(reviewed.sheets?.troubles ?? [])).toEqual([
      "Report Tables, Narratives, Combined KPIs and Performance Overview were not brought up to date, because KPI History was made by a newer version of KPI Reporter. Close KPI Reporter and open it again, or update it.",
    ]);
    for (const made of [
      await writeReportSheets(port(), DEFAULT_RULESET, TODAY),
      await writeReportTexts(port(), DEFAULT_RULESET, TODAY),
      await readReport(port(), DEFAULT_RULESET, TODAY),
    ]) {
      expect(refusal(made)).toEqual(newer("KPI History"));
    }
    expect(refusal(await prepareClosing(port(), DEFAULT_RULESET, TODAY))).toEqual(newer("KPI History"));
    for (const name of ["KPI History", ...ROW_SHEETS])
      expect(await contents(port(), name)).toEqual(before.get(name)?.all());
  });

  test("KPI History: report sheets are not mentioned if there are none", async () => {
    const port = open("small");
    await markNewer(port(), "KPI History");
    const reviewed = valueOf(await review(port(), DEFAULT_RULESET));
    expect(withReportSheets(reviewed, [], TODAY)).toBe(reviewed);
  });

  test("Dismissed Checks: nothing in it dismisses a finding, nothing is written to it, and the officer is told", async () => {
    const port = open("small");
    await markNewer(port(), "Dismissed Checks");
    const before = await contents(port(), "Dismissed Checks");
    const reviewed = valueOf(await review(port(), DEFAULT_RULESET));
    expect(reviewed.dismissals).toMatchObject({ isNewer: true, dismissals: [] });
    expect(describeSkipped(reviewed, { canNameColumns: false }).join(" ")).toMatch(
      /Dismissed Checks was made by a newer version/,
    );
    const finding = { key: "made-up", address: "KPIs!A1", sentence: "It is not so.", check: "Made up" };
    expect(refusal(await dismissCheck(port(), reviewed, finding, "Agreed", NOW))).toEqual(newer("Dismissed Checks"));
    expect(refusal(await bringBackCheck(port(), reviewed, "made-up"))).toEqual(newer("Dismissed Checks"));
    expect(await contents(port(), "Dismissed Checks")).toEqual(before);
  });

  test.each(ROW_SHEETS)("%s: it is not updated, and the officer is told", async (name) => {
    const port = open("small");
    await markNewer(port(), name);
    const before = await contents(port(), name);
    const reviewed: Review = valueOf(await recalculate(port(), DEFAULT_RULESET, NOW));
    expect(reviewed.sheets?.troubles).toEqual([newer(name)]);
    const isOfTexts = name === "Report Tables" || name === "Narratives";
    if (isOfTexts) expect(refusal(await writeReportTexts(port(), DEFAULT_RULESET, TODAY))).toEqual(newer(name));
    else
      expect(valueOf(await writeReportSheets(port(), DEFAULT_RULESET, TODAY)).sheets.troubles).toEqual([newer(name)]);
    expect(refusal(await readReport(port(), DEFAULT_RULESET, TODAY))).toEqual(isOfTexts ? newer(name) : "done");
    if (isOfTexts) {
      const { textTroubles } = valueOf(await prepareClosing(port(), DEFAULT_RULESET, TODAY));
      expect(textTroubles).toEqual([newer(name)]);
    }
    expect(await contents(port(), name)).toEqual(before);
  });
});

test("a refusal says what to do", () => {
  const { title, body } = describeProblem({ code: "sheet-newer", sheet: "Report Tables" });
  expect(`${title}. ${body}`).toBe(
    "The sheet Report Tables was made by a newer version of KPI Reporter. It may hold something that this version does not know, so it was left alone. Close KPI Reporter and open it again, or update it, then try again. Nothing was changed.",
  );
});
