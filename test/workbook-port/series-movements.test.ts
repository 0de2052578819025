import { review, type Review } from "../../src/actions/review";
import { allIndicators } from "../../src/kpi/scorecard";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { describeReport } from "../../src/planning/sheets/describe-figures";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { gatherBackground, isUnchanged } from "../../src/report/document/background";
import { workbookOf } from "../support/sheet-lines";
import { HOSTS } from "./hosts";

/* What the Performance Overview says of movement, where the sheet holds the earlier periods itself. */

const MONTHS = [
  "Metric Name | Good Is | Target | Jul-25 | Aug-25 | Sep-25 | RAG",
  "Calls       | High    | 95     | 91     | 96     | 91     |",
  "Bins        | Low     | 40     | 45     | 50     | 38     |",
  "Mails       | High    | 90     | 91     | 92     | 93     |",
];

const CALLS = "“Calls” is Amber; its result for August 2025 is Green by the rules as they are now.";
const BINS = "“Bins” is Green; its result for August 2025 is Red by the rules as they are now.";

const RULE = "By the rules and this row's settings as they are now it would have been Green then.";

/** A sheet, the lines of KPI History, and what the overview says, in part. */
const CASES: [name: string, sheet: string[], history: string[], moves: string, sentences: string[]][] = [
  ["months alone", MONTHS, [], "2 indicators: 1 went down and 1 went up since August 2025.", [CALLS, BINS]],
  [
    "the sheet wins over a line that says something else",
    MONTHS,
    ["Calls | August 2025 | 80 | 95 | Red"],
    "2 indicators: 1 went down and 1 went up since August 2025.",
    [CALLS, BINS],
  ],
  [
    "a line with the sheet's own value and target says what was reported",
    MONTHS,
    ["Calls | August 2025 | 96 | 95 | Red"],
    "2 indicators: 2 went up and 1 is judged by another rule since August 2025.",
    [`“Calls” is Amber; it was Red in August 2025. ${RULE}`, BINS],
  ],
  [
    "rows of each month",
    [
      "Metric Name | Good Is | As of Date | Target | Actual | RAG",
      "Calls       | High    | Aug-25     | 95     | 96     |",
      "Calls       | High    | Sep-25     | 95     | 91     |",
      "Bins        | Low     | Aug-25     | 40     | 50     |",
      "Bins        | Low     | Sep-25     | 40     | 38     |",
    ],
    [],
    "2 indicators: 1 went down and 1 went up since Aug-25.",
    [CALLS, BINS].map((said) => said.replace("August 2025", "Aug-25")),
  ],
  [
    "a target for each quarter is meant to change",
    [
      "Metric Name | Good Is | 2025/26 Q1 Target | 2025/26 Q1 Actual | 2025/26 Q2 Target | 2025/26 Q2 Actual | RAG",
      "Homes       | High    | 100               | 50                | 200               | 210               |",
    ],
    [],
    "1 indicator: 1 went up since 2025/26 Q1.",
    ["“Homes” is Green; its result for 2025/26 Q1 is Red by the rules as they are now."],
  ],
  [
    "a row that has no result for the month before is not new",
    [...MONTHS, "Fires       | Low     | 5      | 4      |        | 4      |"],
    [],
    "2 indicators: 1 went down and 1 went up since August 2025.",
    [CALLS, BINS],
  ],
];

const HISTORY = "Metric Name | Period | Value | Target | RAG Status";

describe.each(HOSTS)("$name", ({ open }) => {
  const read = async (sheet: readonly string[], history: readonly string[]): Promise<Review> => {
    const sheets = [
      { lines: sheet },
      ...(history.length > 0 ? [{ name: "KPI History", lines: [HISTORY, ...history] }] : []),
    ];
    const book = open(new WorkbookModel(workbookOf(sheets)), "1.14");
    const reviewed = await review(book.port(), DEFAULT_RULESET);
    if (!reviewed.ok) throw new Error(JSON.stringify(reviewed.problem));
    return reviewed.value;
  };

  test.each(CASES)("%s", async (_name, sheet, history, moves, sentences) => {
    const [, overview] = describeReport(await read(sheet, history), "2025-10-05");
    const texts = overview?.rows.flatMap(({ cells }) => cells.filter((cell) => typeof cell === "string")) ?? [];
    expect(texts).toContain(moves);
    expect(texts.filter((text) => /^“.+ (?:is|has) /.test(text)).sort()).toEqual([...sentences].sort());
  });

  test("the direction is that of the sheet's own result, where a line of KPI History differs", async () => {
    const { trends } = await read(MONTHS, ["Calls | August 2025 | 80 | 95 | Red"]);
    const said = [...trends].map(
      ([{ metric }, { travel, periods }]) =>
        `${metric} ${travel.direction} ${periods.map(({ figure }) => figure).join(" ")}`,
    );
    expect(said).toEqual(["Calls worsening 91 96 91", "Bins improving 45 50 38", "Mails improving 91 92 93"]);
  });

  test("a KPI is unchanged where the sheet's result is that of the period before", async () => {
    const reviewed = await read(
      ["Metric Name|Good Is|Target|Aug-25|Sep-25|RAG", "Calls|High|95|96|96|", "Bins|Low|40|38|39|"],
      [],
    );
    const background = gatherBackground(reviewed);
    expect(allIndicators(reviewed.scorecard).map((one) => isUnchanged(one, background))).toEqual([true, false]);
  });
});
