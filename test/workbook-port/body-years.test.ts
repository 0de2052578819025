import { review } from "../../src/actions/review";
import { allIndicators } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { isRead } from "../../src/rag/periods/period";
import { readPeriod } from "../../src/rag/periods/read-period";
import { reportingOf } from "../../src/rag/rules/how-reported";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { workbookOf } from "../support/sheet-lines";
import { HOSTS } from "./hosts";

/** Headings of a body whose year begins in a month: the period that is judged, and its first day by the rules. */
const SHEETS: [name: string, yearBegins: number, judged: string, start: string, ...sheets: string[]][] = [
  [
    ...(["a title's year over months", 8, "June 2026", "2026-06-01"] as const),
    `Performance 2025/26
     Metric Name | Good Is | Target | May | Jun | RAG
     Calls       | High    | 95     | 96  | 91  |`,
  ],
  [
    ...(["a target's year over months", 8, "June 2026", "2026-06-01"] as const),
    `Metric Name | Good Is | Target 2025/26 | May | Jun | RAG
     Calls       | High    | 95             | 96  | 91  |`,
  ],
  [
    ...(["a quarter over its months", 8, "June 2026", "2026-06-01"] as const),
    `            |         |        | 2025/26 Q4 |     |     |
     Metric Name | Good Is | Target | May        | Jun | Jul | RAG
     Calls       | High    | 95     | 96         | 91  |     |`,
  ],
  [
    ...(["quarters under a title", 8, "2025/26 Q2", "2025-11-01"] as const),
    `Performance 2025/26
     Metric Name | Good Is | Target | Q1 | Q2 | RAG
     Calls       | High    | 95     | 96 | 91 |`,
  ],
  [
    ...(["quarters by their months", 8, "2025/26 Q2", "2025-11-01"] as const),
    `Metric Name | Good Is | Target | Aug-Oct 2025 | Nov 2025-Jan 2026 | RAG
     Calls       | High    | 95     | 96           | 91                |`,
  ],
  [
    ...(["terms under a title", 8, "2025/26 Summer Term", "2026-04-01"] as const),
    `Performance 2025/26
     Metric Name | Good Is | Target | Autumn Term | Spring Term | Summer Term | RAG
     Attendance  | High    | 95     | 96          | 91          | 94          |`,
  ],
  [
    ...(["a year from January", 1, "2025 Q2", "2025-04-01"] as const),
    `Performance 2025
     Metric Name | Good Is | Target | Q1 | Q2 | RAG
     Calls       | High    | 95     | 96 | 91 |`,
  ],
  [
    ...(["a year from January over quarters and fields", 1, "2025 Q2", "2025-04-01"] as const),
    `            |         | 2025   |        |     |        |        |
                 |         | Q1     |        |     | Q2     |        |
     Metric Name | Good Is | Target | Actual | RAG | Target | Actual | RAG
     Calls       | High    | 95     | 96     |     | 95     | 91     |`,
  ],
  [
    ...(["months by a target's year from January", 1, "May 2025", "2025-05-01"] as const),
    `Metric Name | Good Is | Target 2025 | Jan | Feb | Mar | Apr | May | RAG
     Calls       | High    | 95          | 96  | 91  | 91  | 91  | 91  |`,
  ],
  [
    ...(["rows for each quarter from January", 1, "2025 Q2", "2025-04-01"] as const),
    `Metric Name | Good Is | As of Date | Target | Actual | RAG
     Calls       | High    | 2025 Q1    | 95     | 96     |
     Calls       | High    | 2025 Q2    | 95     | 91     |
     Bins        | Low     | 2025 Q1    | 95     | 96     |
     Bins        | Low     | 2025 Q2    | 95     | 91     |`,
  ],
  [
    ...(["a sheet for each quarter from January", 1, "2025 Q2", "2025-04-01"] as const),
    `Metric Name | Good Is | Target | Actual | RAG
     Calls       | High    | 95     | 96     |`,
    `Metric Name | Good Is | Target | Actual | RAG
     Calls       | High    | 95     | 91     |`,
  ],
  [
    ...(["a column for each indicator, a row for each quarter", 8, "2025/26 Q2", "2025-11-01"] as const),
    `Quarter    | Calls | RAG
     Good Is    | High  |
     Target     | 95    |
     2025/26 Q1 | 96    |
     2025/26 Q2 | 91    |`,
  ],
  [
    ...(["stacked rows", 8, "2025/26 Q2", "2025-11-01"] as const),
    `Performance 2025/26
     Metric Name | Good Is |        | Q1 | Q2
     Calls       | High    | Target | 95 | 95
                 |         | Actual | 96 | 91
                 |         | RAG    |    |`,
  ],
];

const linesOf = (text: string): string[] => text.split("\n").map((line) => line.trim());

describe.each(HOSTS)("$name", ({ open }) => {
  test.each(SHEETS)("%s", async (_name, yearBegins, judged, start, ...texts) => {
    const sheets = texts.map((text, at) => ({
      name: texts.length > 1 ? `2025 Q${at + 1}` : "KPIs",
      lines: linesOf(text),
    }));
    const rules = { ...DEFAULT_RULESET, yearBegins };
    const read = await review(open(new WorkbookModel(workbookOf(sheets)), "1.14").port(), rules);
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect(read.value.tables.map(({ series }) => series?.judged)).toEqual([judged]);
    const [indicator] = allIndicators(read.value.scorecard);
    const period = readPeriod(indicator?.asOf ?? "", { reporting: reportingOf(rules) });
    expect(isRead(period) ? period.start : period.why).toBe(start);
    expect(indicator?.rating.status).not.toBe("not-rated");
  });

  test.each([
    [
      "the figure to date is of the judged period's year",
      8,
      `Metric Name           | Good Is | Target | May-26 | Jun-26 | 2025/26 YTD | RAG
       Visits (year to date) | High    | 30     | 9      | 8      | 31          |`,
      "June 2026: Visits (year to date) 31 green",
    ],
    [
      "a row that reports once a quarter of its own year",
      8,
      `Metric Name | Good Is | Target | Aug-25 | Sep-25 | Oct-25 | Nov-25 | Dec-25 | Jan-26 | Feb-26 | RAG
       Calls       | High    | 95     | 96     | 94     | 95     | 93     | 92     | 95     | 96     |
       Mails       | High    | 95     | 96     | 94     | 95     | 93     | 92     | 95     | 96     |
       Sickness    | Low     | 8      |        |        | 7      |        |        | 9      |        |`,
      "February 2026: Calls 96 green; February 2026: Mails 96 green; January 2026: Sickness 9 red",
    ],
    [
      "a target of each quarter, beside a value with its period",
      1,
      `Metric Name | Good Is | As of Date | Q1 Target | Q2 Target | Latest Value | RAG
       Visits      | High    | 2025 Q2    | 100       | 40        | 41           |`,
      "2025 Q2: Visits 41 green",
    ],
    [
      "a calendar year is no financial year, and gives no month its year",
      4,
      `Performance 2025
       Metric Name | Good Is | Target | Jan | Feb | RAG
       Calls       | High    | 95     | 96  | 91  |`,
      "Feb: Calls 91 amber",
    ],
  ])("%s", async (_name, yearBegins, sheet, said) => {
    const book = open(new WorkbookModel(workbookOf([{ lines: linesOf(sheet) }])), "1.14");
    const read = await review(book.port(), { ...DEFAULT_RULESET, yearBegins });
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    const each = allIndicators(read.value.scorecard).map(
      ({ asOf, metric, shownValue, rating }) => `${asOf}: ${metric} ${shownValue} ${rating.status}`,
    );
    expect(each.join("; ")).toBe(said);
  });
});
