/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import "../support/text-coding";
import { chosen, fullTest } from "../support/strength";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKS, checkWorkbook, type CheckCode } from "../../src/actions/check-workbook";
import { dismissCheck } from "../../src/actions/dismiss-check";
import { readReport, type ReportReading } from "../../src/actions/read-report";
import { review } from "../../src/actions/review";
import { takeTexts } from "../../src/actions/take-texts";
import { writeReportTexts } from "../../src/actions/write-report-sheets";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { createPaneApp } from "../../src/taskpane/state/pane-app";
import type { WorkbookData } from "../../src/office-host/workbook/types";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { Result } from "../../src/planning/problem";
import { newFolder, put, run } from "../cli/run";
import { kpiWorkbook } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { xlsxOf } from "../support/save-xlsx";
import { readFindings, type AllInPane, type ShownInPane } from "../taskpane/read-findings";
import { AWKWARD_WORKBOOKS } from "./awkward-workbooks";

const TODAY = "2024-11-20";
const NOW = { now: `${TODAY} 09:30` };
const port = createExcelWorkbook;

async function done<T>(result: Promise<Result<T>>): Promise<T> {
  const made = await result;
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
}

const reading = (): Promise<ReportReading> => done(readReport(port(), DEFAULT_RULESET, TODAY));

/** The real pane over this workbook. */
async function inPane(): Promise<AllInPane> {
  const { open, dismissed } = await readFindings({ ...createPaneApp(port(), DEFAULT_RULESET), today: () => TODAY });
  return inOrder({ open: open.map(withoutAdvice), dismissed: dismissed.map(withoutAdvice) });
}

/** Where Excel shows add-ins no notes, the pane does not advise to write one. */
function withoutAdvice<T extends { sentence: string }>(one: T): T {
  return { ...one, sentence: one.sentence.replace(/(, over 100%\. Correct it, or) .*/, "$1…") };
}

/** What `kpi check --json` prints. */
interface Printed {
  findings: { code: string; check: string; place: string; kpi?: string; sentence: string }[];
  dismissed: { place: string; sentence: string; why: string }[];
}

/** What the command line prints, without the statuses that a recalculation would write: the pane shows those beside the rows. */
async function inFile(model: WorkbookModel): Promise<AllInPane | { refused: string }> {
  const path = put(newFolder(), "KPIs.xlsx", xlsxOf(model.toData()));
  const { code, out, err } = await run(["check", path, "--json", "--today", TODAY]);
  if (code > 1) return { refused: err };
  const { findings, dismissed } = JSON.parse(out) as Printed;
  const open = findings.filter((finding) => finding.code !== "status-out-of-date");
  return inOrder({
    open: open.map(({ check, place, kpi, sentence }) =>
      withoutAdvice({ check: kpi === undefined ? check : null, place, sentence }),
    ),
    dismissed: dismissed.map(({ place, sentence, why }) => withoutAdvice({ place, sentence, why })),
  });
}

function inOrder({ open, dismissed }: AllInPane): AllInPane {
  const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return { open: open.sort(byText), dismissed: dismissed.sort(byText) };
}

// Drawing thousands of findings takes the DOM minutes, and they are of the same kinds.
const DRAWN = AWKWARD_WORKBOOKS.filter(({ name }) => name !== "5,000 rows");

// One in sixteen in the short run: the sample below has most kinds of findings.
const LOOKED_AT = chosen(
  DRAWN,
  DRAWN.filter((_, place) => place % 16 === 0),
);

describe.each(LOOKED_AT)("$name", ({ make }) => {
  test("the command line finds what the pane finds", async () => {
    const model = make();
    openExcel(model);
    const found = await inFile(model);
    const read = await review(port(), DEFAULT_RULESET);
    if (!read.ok) expect(found).toEqual({ refused: expect.any(String) });
    else expect(found).toEqual(read.value.scorecard.indicatorCount > 0 ? await inPane() : { open: [], dismissed: [] });
  });
});

async function write(text: string): Promise<void> {
  await done(writeReportTexts(port(), DEFAULT_RULESET, TODAY));
  const { texts } = await reading();
  const narrative = texts.narratives.find(({ kind, place }) => kind === "kpi" && place === "now");
  await done(takeTexts(port(), DEFAULT_RULESET, TODAY, [{ id: narrative?.id ?? "", was: "", now: text }]));
}

/** The sample workbook with a wrong total in its attached table and a doubled word in a narrative. */
async function sample(): Promise<WorkbookModel> {
  const data = JSON.parse(readFileSync(join(__dirname, "../../assets/sample-workbook.json"), "utf8")) as WorkbookData;
  const total = data.sheets.find(({ name }) => name === "Leavers")?.rows[7]?.[1];
  expect(total?.value).toBe(1908);
  if (total) total.value = 1950;
  const model = new WorkbookModel(data);
  openExcel(model);
  await write("The the service did well this quarter.");
  return model;
}

async function dismiss(code: CheckCode, reason: string): Promise<void> {
  const finding = (await checkWorkbook(port(), await reading(), TODAY)).open.find((one) => one.code === code);
  if (!finding) throw new Error(`Nothing was found: ${code}`);
  await done(dismissCheck(port(), await done(review(port(), DEFAULT_RULESET)), finding, reason, NOW));
}

test("the sample with a wrong total and a doubled word: both find it, in the data and in the narrative", async () => {
  const model = await sample();
  const found = await inFile(model);
  expect(found).toEqual(await inPane());
  expect(found).toMatchObject({
    open: expect.arrayContaining([
      { check: CHECKS.get("attached-total"), place: "Leavers!B8", sentence: expect.stringContaining("1,950") },
      {
        check: null,
        place: expect.stringMatching(/^'Report Tables'!/),
        sentence: expect.stringContaining("“The the”"),
      },
    ]),
    dismissed: [],
  });
});

test("a narrative's finding is printed with its cell and KPI, and does not fail a script once it is dismissed", async () => {
  const model = kpiWorkbook([
    { kpi: "Calls", metric: "Calls answered", target: "95%", goodIs: "High", latestValue: 96, asOf: "2024/25 Q2" },
  ]);
  openExcel(model);
  await write("The the service did well this quarter.");
  const check = (): ReturnType<typeof run> =>
    run(["check", put(newFolder(), "KPIs.xlsx", xlsxOf(model.toData())), "--today", TODAY]);
  const { open } = await inPane();
  expect(open).toHaveLength(1);
  expect(await check()).toMatchObject({
    code: 1,
    out: expect.stringContaining(`${open[0]?.place} (Calls): “The the”: `),
  });
  await dismiss("narrative-doubled-word", "It is how the service writes");
  expect(await check()).toMatchObject({
    code: 0,
    out: expect.stringContaining("✓ Nothing to look at. 1 thing was dismissed with a reason."),
  });
});

fullTest("a comment on the cell of a percentage over 100 explains it to both", async () => {
  const plain = await sample();
  const over = (found: AllInPane | { refused: string }): number =>
    "open" in found ? found.open.filter(({ check }) => check === CHECKS.get("percent-over-100")).length : -1;
  expect([over(await inPane()), over(await inFile(plain))]).toEqual([1, 1]);
  const data = plain.toData();
  const [kpis] = data.sheets;
  if (kpis)
    kpis.comments = [
      {
        id: "{C1}",
        area: { row: 4, column: 7, rowCount: 1, columnCount: 1 },
        content: "More were planned than were due",
      },
    ];
  const model = new WorkbookModel(data);
  openExcel(model, { requirementSets: { ExcelApi: "1.10" } });
  const now = await inPane();
  expect(now).toEqual(await inFile(model));
  expect(over(now)).toBe(0);
});

test("findings dismissed in the data and in a narrative are open in neither, and both show them with their reasons", async () => {
  const model = await sample();
  const before = await inPane();
  await dismiss("attached-total", "Agency staff are counted at the foot");
  await dismiss("narrative-doubled-word", "It is how the service writes");
  const found = await inFile(model);
  expect(found).toEqual(await inPane());
  const isDismissed = ({ place, sentence }: ShownInPane): boolean =>
    place === "Leavers!B8" || sentence.startsWith("“The the”");
  expect(found).toMatchObject({
    open: before.open.filter((one) => !isDismissed(one)),
    dismissed: expect.arrayContaining([
      expect.objectContaining({ place: "Leavers!B8", why: "Agency staff are counted at the foot" }),
      expect.objectContaining({ sentence: expect.stringContaining("“The the”"), why: "It is how the service writes" }),
    ]),
  });
});
