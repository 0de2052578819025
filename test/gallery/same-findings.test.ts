import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkNarratives, checkRows, readNoted, splitDismissed, type NarrativeFinding, type RowFinding } from "../../src/actions/check-workbook";
import { dismissCheck } from "../../src/actions/dismiss-check";
import { readReport, type ReportReading } from "../../src/actions/read-report";
import { review } from "../../src/actions/review";
import { takeTexts } from "../../src/actions/take-texts";
import { writeReportTexts } from "../../src/actions/write-report-sheets";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookData } from "../../src/workbench/model/types";
import { WorkbookModel } from "../../src/workbench/model/workbook-model";
import type { Dismissable, DismissedFinding } from "../../src/workbook/sheets/dismissed-checks/read";
import type { Result } from "../../src/workbook/problem";
import { newFolder, put, run } from "../cli/run";
import { kpiWorkbook } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { xlsxOf } from "../support/save-xlsx";
import { TROUBLES } from "./troubles";

jest.setTimeout(60_000);

const TODAY = "2024-11-20";
const NOW = { now: `${TODAY} 09:30` };
const port = createExcelWorkbook;

/** A finding as somebody reads it. */
type Told = Record<"code" | "place" | "sentence", string>;

interface ToldFindings {
  open: Told[];
  dismissed: (Told & { why: string })[];
}

async function done<T>(result: Promise<Result<T>>): Promise<T> {
  const made = await result;
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
}

const reading = (): Promise<ReportReading> => done(readReport(port(), DEFAULT_RULESET, TODAY));

/** What the pane lists in its two places. */
async function inPane(): Promise<{ rows: RowFinding[]; narratives: NarrativeFinding[]; dismissed: DismissedFinding<RowFinding | NarrativeFinding>[] }> {
  const read = await reading();
  const rows = splitDismissed(checkRows(read.review, await readNoted(port(), read.review), TODAY), read.review);
  const narratives = splitDismissed(await checkNarratives(read), read.review);
  return { rows: rows.open, narratives: narratives.open, dismissed: [...rows.dismissed, ...narratives.dismissed] };
}

function tell({ code, address, sentence, ...finding }: RowFinding | NarrativeFinding): Told {
  const words = finding.about === "narrative" && finding.words !== "" ? `“${finding.words}”: ` : "";
  return { code, place: address, sentence: withoutAdvice(`${words}${sentence}`) };
}

/** Where no notes are shown to add-ins the pane does not advise to write one. */
function withoutAdvice(sentence: string): string {
  return sentence.replace(/(, over 100%\. Correct it, or) .*/, "$1…");
}

async function toldByPane(): Promise<ToldFindings> {
  const { rows, narratives, dismissed } = await inPane();
  return inOrder({ open: [...rows, ...narratives].map(tell), dismissed: dismissed.map(({ finding, dismissal }) => ({ ...tell(finding), why: dismissal.reason })) });
}

/** What the command line prints, without the statuses that a recalculation would write: the pane tells of these beside the rows. */
async function toldByCommandLine(model: WorkbookModel): Promise<ToldFindings | { refused: string }> {
  const path = put(newFolder(), "KPIs.xlsx", xlsxOf(model.toData()));
  const { code, out, err } = await run(["check", path, "--json", "--today", TODAY]);
  if (code > 1) return { refused: err };
  const { findings, dismissed } = JSON.parse(out) as { findings: Told[]; dismissed: ToldFindings["dismissed"] };
  const pick = ({ code: own, place, sentence }: Told): Told => ({ code: own, place, sentence: withoutAdvice(sentence) });
  return inOrder({
    open: findings.filter(({ code: own }) => own !== "status-out-of-date").map(pick),
    dismissed: dismissed.map((one) => ({ ...pick(one), why: one.why })),
  });
}

function inOrder({ open, dismissed }: ToldFindings): ToldFindings {
  const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return { open: open.sort(byText), dismissed: dismissed.sort(byText) };
}

describe.each(TROUBLES)("$name", ({ make }) => {
  test("the command line finds what the pane finds", async () => {
    const model = make();
    openExcel(model);
    const inFile = await toldByCommandLine(model);
    const read = await review(port(), DEFAULT_RULESET);
    if (!read.ok) expect(inFile).toEqual({ refused: expect.any(String) });
    else expect(inFile).toEqual(await toldByPane());
  });
});

async function write(text: string): Promise<void> {
  await done(writeReportTexts(port(), DEFAULT_RULESET, TODAY));
  const { texts } = await reading();
  const narrative = texts.narratives.find(({ kind, place }) => kind === "kpi" && place === "now");
  await done(takeTexts(port(), DEFAULT_RULESET, TODAY, [{ id: narrative?.id ?? "", was: "", now: text }]));
}

/** The sample workbook with the total of its attached table set wrong, and a word written twice in a narrative. */
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

async function dismiss(finding: Dismissable | undefined, why: string): Promise<void> {
  if (!finding) throw new Error("Nothing was found.");
  await done(dismissCheck(port(), await done(review(port(), DEFAULT_RULESET)), finding, why, NOW));
}

test("the sample with a wrong total and a doubled word: both find it, in the data and in the narrative", async () => {
  const model = await sample();
  const inFile = await toldByCommandLine(model);
  expect(inFile).toEqual(await toldByPane());
  expect(inFile).toMatchObject({
    open: expect.arrayContaining([
      expect.objectContaining({ code: "attached-total", place: "Leavers!B8", sentence: expect.stringContaining("1,950") }),
      expect.objectContaining({ code: "narrative-doubled-word", place: expect.stringMatching(/^'Report Tables'!/) }),
    ]),
    dismissed: [],
  });
});

test("a narrative's finding is printed with its cell and KPI, and does not fail a script once it is dismissed", async () => {
  const model = kpiWorkbook([{ kpi: "Calls", metric: "Calls answered", target: "95%", goodIs: "High", latestValue: 96, asOf: "2024/25 Q2" }]);
  openExcel(model);
  await write("The the service did well this quarter.");
  const check = (): ReturnType<typeof run> => run(["check", put(newFolder(), "KPIs.xlsx", xlsxOf(model.toData())), "--today", TODAY]);
  const { narratives } = await inPane();
  expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining(`${narratives[0]?.address} (Calls): “The the”: `) });
  await dismiss(narratives[0], "It is how the service writes");
  expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining("✓ Nothing to look at. 1 thing was dismissed with a reason.") });
});

test("a comment on the cell of a percentage over 100 explains it to both", async () => {
  const plain = await sample();
  const over = (found: unknown): number => (JSON.stringify(found).match(/percent-over-100/g) ?? []).length;
  expect([over(await toldByPane()), over(await toldByCommandLine(plain))]).toEqual([1, 1]);
  const data = plain.toData();
  const [kpis] = data.sheets;
  if (kpis) kpis.comments = [{ id: "{C1}", area: { row: 4, column: 7, rowCount: 1, columnCount: 1 }, content: "More were planned than were due" }];
  const model = new WorkbookModel(data);
  openExcel(model, { requirementSets: { ExcelApi: "1.10" } });
  const inPaneNow = await toldByPane();
  expect(inPaneNow).toEqual(await toldByCommandLine(model));
  expect(over(inPaneNow)).toBe(0);
});

test("one dismissed in the data and one in a narrative are open nowhere, and told of with their reasons in both", async () => {
  const model = await sample();
  const { rows, narratives } = await inPane();
  await dismiss(rows.find(({ code }) => code === "attached-total"), "Agency staff are counted at the foot");
  await dismiss(narratives.find(({ code }) => code === "narrative-doubled-word"), "It is how the service writes");
  const inFile = await toldByCommandLine(model);
  expect(inFile).toEqual(await toldByPane());
  expect(inFile).toMatchObject({
    open: expect.not.arrayContaining([expect.objectContaining({ code: expect.stringMatching(/^(?:attached-total|narrative-doubled-word)$/) })]),
    dismissed: [
      { code: "attached-total", why: "Agency staff are counted at the foot" },
      { code: "narrative-doubled-word", why: "It is how the service writes" },
    ],
  });
});
