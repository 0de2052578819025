import { describeProblem } from "../../src/planning/describe-problem";
import { describeRun } from "../../src/actions/describe/describe-outcome";
import { review } from "../../src/actions/review";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { allIndicators } from "../../src/kpi/scorecard";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { openExcel } from "../support/open-excel";
import { xlsxOf } from "../support/save-xlsx";
import { workbookOf, type SheetLines } from "../support/sheet-lines";
import { newFolder, put, run } from "./run";

/** What the pane says of a workbook: its statuses, and its sentences. */
async function inPane(sheets: readonly SheetLines[]): Promise<string> {
  openExcel(new WorkbookModel(workbookOf(sheets)));
  const read = await review(createExcelWorkbook(), DEFAULT_RULESET);
  if (!read.ok) {
    const { title, body } = describeProblem(read.problem);
    return `${title}\n${body}`;
  }
  const statuses = allIndicators(read.value.scorecard).map(({ metric, rating }) => `${metric}: ${rating.status}`);
  return [...statuses, ...describeRun({ ...read.value, sheets: [] }, { tellsWork: false, canNameColumns: true })].join(
    "\n",
  );
}

/** What the command line says of it. */
async function inCli(sheets: readonly SheetLines[]): Promise<string> {
  const path = put(newFolder(), "KPIs.xlsx", xlsxOf(workbookOf(sheets)));
  const { out, err } = await run(["rate", path], { columns: 10_000 });
  return out + err;
}

interface Case {
  what: string;
  sheets: SheetLines[];
  /** The statuses as the pane has them. */
  rows?: string[];
  /** What pane and command line both say. */
  says?: (string | RegExp)[];
  /** What neither says. */
  saysNot?: (string | RegExp)[];
}

const one = (...lines: string[]): SheetLines[] => [{ lines }];
const HEAD = "Measure|Good Is|Target|Actual|RAG";

const CASES: Case[] = [
  {
    what: "a pivot table",
    sheets: [
      {
        name: "Pivot",
        lines: ["Row Labels|Sum of Target|Sum of Actual|Average of Variance", "Calls|5|4|1", "Bins|5|4|1"],
      },
    ],
    says: [/Row 1 on Pivot is a pivot table, which moves its cells whenever it is refreshed: copy its values/],
  },
  {
    what: "headings in other words, and others that fall short",
    sheets: [
      { name: "Ours", lines: ["What|Aim for|Apr|May|Colour", "Calls|95%|90%|96%|"] },
      { name: "Roads", lines: ["Measure|Good Is|Target|Apr|May|Comments", "Calls|High|95%|90%|96%|fine"] },
      { name: "Secret", lines: ["Measure|Target|Apr|May", "Calls|95%|90%|96%"], isHidden: true },
    ],
    says: [
      /Row 1 on Ours looks like headings in other words: What, Aim for, Apr, May/,
      /Row 1 on Roads has Target \(C1\), Good Is \(B1\), Metric Name \(A1\) and the periods Apr to May, and lacks RAG Status\./,
    ],
    saysNot: [/Secret/],
  },
  {
    what: "a hidden sheet with periods",
    sheets: [
      { lines: [HEAD, "Calls|High|5|6|"] },
      { name: "Old", lines: ["Measure|Good Is|Target|Apr|May|RAG", "Calls|High|5|6|7|"], isHidden: true },
    ],
    rows: ["Calls: green"],
    says: [/Old is hidden, and its KPI rows are left out/],
  },
  {
    what: "a year that nothing gives, where no row needs it",
    sheets: one("Measure|Good Is|Target|Apr|May|RAG", "Calls|High|95%|90%|96%|"),
    rows: ["Calls: green"],
    saysNot: [/year/],
  },
  {
    what: "a year that nothing gives, where a target is for the year",
    sheets: one(
      "Measure|Good Is|Target|Apr|May|RAG",
      "Homes built (cumulative)|High|100 by March 2026|10|20|",
      "Calls|High|95%|90%|96%|",
    ),
    says: [
      "Nothing gives the year of May (KPIs!E1), and the target in KPIs!C2 is for a year. Write the year into the heading, the sheet's name or its title.",
    ],
  },
  {
    what: "two sheets of one period, the newest",
    sheets: [
      { name: "Q1 2025-26", lines: [HEAD, "Calls|High|5|6|"] },
      { name: "Q2 2025-26", lines: [HEAD, "Calls|High|5|7|"] },
      { name: "2025-26 Q2", lines: [HEAD, "Calls|High|5|4|"] },
    ],
    rows: ["Calls: green", "Calls: red"],
    says: [
      "The sheets Q2 2025-26 and 2025-26 Q2 are both of 2025/26 Q2. Rename or hide all but the one that is right.",
    ],
  },
  {
    what: "two sheets of one period that is history",
    sheets: [
      { name: "Q1 2025-26", lines: [HEAD, "Calls|High|5|6|"] },
      { name: "2025-26 Q1", lines: [HEAD, "Calls|High|5|7|"] },
      { name: "2025-26 Q2", lines: [HEAD, "Calls|High|5|4|"] },
    ],
    rows: ["Calls: red"],
    says: ["The sheets Q1 2025-26 and 2025-26 Q1 are both of 2025/26 Q1."],
  },
  {
    what: "sheets of one period for different services",
    sheets: [
      { name: "Q1 Roads", lines: [HEAD, "Potholes|High|5|6|"] },
      { name: "Q1 Homes", lines: [HEAD, "Lettings|High|5|7|"] },
      { name: "Q2 Roads", lines: [HEAD, "Potholes|High|5|4|"] },
      { name: "Q2 Homes", lines: [HEAD, "Lettings|High|5|4|"] },
    ],
    rows: ["Potholes: red", "Lettings: red"],
    saysNot: [/both of/],
  },
  {
    what: "a month that is missing",
    sheets: one("Measure|Good Is|Target|Apr 2025|May 2025|Jul 2025|RAG", "Calls|High|95|90|96|97|"),
    rows: ["Calls: green"],
    says: [
      "June 2025 is missing between May 2025 (KPIs!E1) and July 2025 (KPIs!F1): movement is measured over the gap. Add a column for it if there are results.",
    ],
  },
  {
    what: "a month that is missing, where no year is given",
    sheets: one("Measure|Good Is|Target|Apr|May|Jul|RAG", "Calls|High|95|90|96|97|"),
    says: [/^.*A period is missing between May \(KPIs!E1\) and Jul \(KPIs!F1\)/m],
  },
  {
    what: "the same quarter last year beside this year's",
    sheets: one("Measure|Good Is|Target|Q2 2024/25|Q1 2025/26|Q2 2025/26|RAG", "Calls|High|95|90|96|97|"),
    rows: ["Calls: green"],
    saysNot: [/missing/],
  },
  {
    what: "a month that stands twice, the newest",
    sheets: one("Measure|Good Is|Target|Apr 2025|May 2025|May 2025|RAG", "Calls|High|95|90|96|97|"),
    rows: ["Calls: not-rated"],
    says: [/“May 2025” \(KPIs!E1\) and “May 2025” \(F1\) could be the same column, and neither is used\. Rename one/],
  },
  {
    what: "a month that stands twice, an earlier one",
    sheets: one("Measure|Good Is|Target|Apr 2025|Apr 2025|May 2025|RAG", "Calls|High|95|90|96|97|"),
    rows: ["Calls: green"],
    says: [/“Apr 2025” \(KPIs!D1\) and “Apr 2025” \(E1\) could be the same column/],
  },
  {
    what: "months out of order",
    sheets: one("Measure|Good Is|Target|Apr 2025|Jun 2025|May 2025|RAG", "Calls|High|95|90|96|94|"),
    rows: ["Calls: green"],
    says: [/June 2025 \(KPIs!E1\) and May 2025 \(KPIs!F1\) stand in another order/],
  },
  {
    what: "the newest month first",
    sheets: one("Measure|Good Is|Target|Jun 2025|May 2025|Apr 2025|RAG", "Calls|High|95|96|94|90|"),
    rows: ["Calls: green"],
    saysNot: [/order/, /missing/],
  },
  {
    what: "totals among the months",
    sheets: one("Measure|Good Is|Target|Apr|May|Jun|Q1 total|Jul|Total|RAG", "Calls|High|95|90|96|97|283|92|375|"),
    rows: ["Calls: amber"],
    says: [/Q1 total \(KPIs!G1\) and Total \(KPIs!I1\) are totals among the periods, and are not read/],
  },
  {
    what: "indicators side by side, one without a column for its status",
    sheets: one(
      "Month|Bins|RAG|Calls|Rent|RAG",
      "Good Is|Low||High|High|",
      "Target|40||95|98|",
      "Apr-25|38||96|97|",
      "May-25|47||91|99|",
    ),
    rows: ["Bins: red", "Rent: green"],
    says: [/Calls \(KPIs!D1\) has no RAG column, and is not judged\. Put a column headed RAG beside it\./],
  },
  {
    what: "words for no result, and others",
    sheets: one(
      "Measure|Good Is|Target|Apr|May|Jun|RAG",
      "Calls|High|95|n/a|tbc|96|",
      "Bins|High|9|see note|not due|9|",
      "Roads|High|9|8|9|10|",
    ),
    rows: ["Calls: green", "Bins: green", "Roads: green"],
    says: [
      "“see note” (KPIs!D3) is no figure, and nothing is compared with it. Write the result there, or “n/a” where there is none.",
    ],
    saysNot: [/tbc/],
  },
  {
    what: "a quarter's heading merged into the next one's columns",
    sheets: one("Measure|Good Is|Q1||||Q2||", "||Target|Actual|RAG|Target|Actual|RAG", "Calls|High|5|4||5|6|"),
    rows: ["Calls: not-rated"],
    says: [/“Q1 Target” \(KPIs!C2\) and “Q1 Target” \(F2\) could be the same column, and neither is used/],
  },
  {
    what: "sixty-five columns, of which twelve are months",
    sheets: one(
      `Measure|Good Is|Target|${"Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar"
        .split(" ")
        .map((month) => `a ${month}|b|c|d|${month}`)
        .join("|")}|RAG`,
      `Calls|High|95|${Array.from({ length: 60 }, (_, at) => (at % 5 === 4 ? "96" : "x")).join("|")}|`,
    ),
    rows: ["Calls: green"],
  },
];

test("headings that mean nothing to the add-in are named once, by the check", async () => {
  const lines = ["Measure|Good Is|Target|Apr|May|RAG|Comments|Owner|Data source", "Calls|High|5|6|7||fine|Jo|"];
  const path = put(newFolder(), "KPIs.xlsx", xlsxOf(workbookOf([{ lines }])));
  const { out } = await run(["check", path], { columns: 10_000 });
  expect(out).toContain("“Comments” and “Data source” on KPIs are columns of yours, and are not used.");
});

describe.each(CASES)("$what", ({ sheets, rows, says = [], saysNot = [] }) => {
  test.each([
    ["pane", inPane],
    ["command line", inCli],
  ] as const)("%s", async (door, read) => {
    const text = await read(sheets);
    for (const sentence of says) expect(text).toMatch(sentence);
    for (const sentence of saysNot) expect(text).not.toMatch(sentence);
    if (door === "pane" && rows) expect(text.split("\n").slice(0, rows.length)).toEqual(rows);
  });
});
