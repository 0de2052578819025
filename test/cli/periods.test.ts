import { planPeriodJudged } from "../../src/planning/sheets/rag-rules/plan-period-judged";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { gridWorkbook, type GridCell } from "../support/grid-workbook";
import { xlsxOf } from "../support/save-xlsx";
import { newFolder, put, run, runJson } from "./run";

const folder = newFolder();
let count = 0;

function book(sheets: Readonly<Record<string, readonly (readonly GridCell[])[]>>): string {
  count += 1;
  return put(folder, `${count}.xlsx`, xlsxOf(gridWorkbook(sheets).toData()));
}

const ACROSS: GridCell[][] = [
  ["Measure", "Good Is", "Target", "Jul-25", "Aug-25", "Sep-25", "RAG"],
  ["Calls", "High", "95%", "80%", "93%", "96%", ""],
  ["Bins", "Low", 40, 39, 38, 50, ""],
  ["Visits", "High", 100, 99, 98, "", ""],
];

const DOWN: GridCell[][] = [
  ["Measure", "Period", "Good Is", "Target", "Actual", "RAG"],
  ["Calls", "Jul-25", "High", "95%", "80%", ""],
  ["Calls", "August 2025", "High", "95%", "93%", ""],
  ["Calls", "Sep-25", "High", "95%", "96%", ""],
  ["Bins", "Jul-25", "Low", 40, 39, ""],
  ["Bins", "Aug-25", "Low", 40, 38, ""],
  ["Bins", "Sep-25", "Low", 40, 50, ""],
  ["Visits", "Jul-25", "High", 100, 99, ""],
  ["Visits", "Aug-25", "High", 100, 98, ""],
];

const BESIDE: GridCell[][] = [
  ["", "Calls", "", "", "Bins", "", ""],
  ["Month", "Target", "Actual", "RAG", "Target", "Actual", "RAG"],
  ["Jul-25", "At least 95%", "80%", "", "At most 40", 39, ""],
  ["Aug-25", "At least 95%", "93%", "", "At most 40", 38, ""],
  ["Sep-25", "At least 95%", "96%", "", "At most 40", 50, ""],
];

const STACKED: GridCell[][] = [
  ["Measure", "Field", "Jul-25", "Aug-25", "Sep-25"],
  ["Calls", "Target", "At least 95%", "At least 95%", "At least 95%"],
  ["", "Actual", "80%", "93%", "96%"],
  ["", "RAG", "", "", ""],
  ["Bins", "Target", "At most 40", "At most 40", "At most 40"],
  ["", "Actual", 39, 38, 50],
  ["", "RAG", "", "", ""],
];

const QUARTERS: GridCell[][] = [
  ["Measure", "Good Is", "Target", "2025/26 Q1", "2025/26 Q2", "RAG"],
  ["Loans", "High", 10, 9, 11, ""],
];

const sheet = (value: string): GridCell[][] => [
  ["Measure", "Good Is", "Target", "Actual", "RAG"],
  ["Calls", "High", "95%", value, ""],
  ["Bins", "Low", 40, value === "" ? "" : 41, ""],
];
const SHEETS = { "Q1 2025-26": sheet("90%"), "Q2 2025-26": sheet("96%"), "Q3 2025-26": sheet("") };

interface Rated {
  metric: string;
  status: string;
  judged: string | null;
}

test.each<[string, () => string, string[], Record<string, string>, string[]]>([
  [
    "months across",
    () => book({ KPIs: ACROSS }),
    [],
    { Calls: "green", Bins: "red", Visits: "not-rated" },
    ["Judging September 2025.", "! Visits has no value for September 2025."],
  ],
  [
    "an earlier month across",
    () => book({ KPIs: ACROSS }),
    ["--period", "Aug-25"],
    { Calls: "amber", Bins: "green", Visits: "amber" },
    ["Judging August 2025, as chosen (the newest that most rows report is September 2025)."],
  ],
  [
    "months down",
    () => book({ KPIs: DOWN }),
    [],
    { Calls: "green", Bins: "red" },
    [
      "Judging September 2025.",
      "! 6 rows of earlier periods are history and are not judged.",
      "! Visits has no row for September 2025.",
    ],
  ],
  [
    "an earlier month down",
    () => book({ KPIs: DOWN }),
    ["--period", "August 2025"],
    { Calls: "amber", Bins: "green", Visits: "amber" },
    [
      "Judging August 2025, as chosen (the newest that most rows report is September 2025).",
      "! 3 rows of earlier periods and 2 rows of later periods are not judged.",
    ],
  ],
  [
    "a sheet for each quarter",
    () => book(SHEETS),
    [],
    { Calls: "green", Bins: "amber" },
    [
      "Judging 2025/26 Q2.",
      "! The sheet Q1 2025-26 is of an earlier period and is not judged.",
      "! The sheet Q3 2025-26 is of a later period and is not judged.",
    ],
  ],
  [
    "an earlier sheet",
    () => book(SHEETS),
    ["--period", "Q1 2025/26"],
    { Calls: "amber", Bins: "amber" },
    ["! 2 sheets of later periods are not judged: Q2 2025-26 and Q3 2025-26."],
  ],
  [
    "an indicator in a column of its own",
    () => book({ KPIs: BESIDE }),
    [],
    { Calls: "green", Bins: "red" },
    ["Judging September 2025.", "! 2 rows of earlier periods are history and are not judged."],
  ],
  [
    "an earlier month of indicators in columns",
    () => book({ KPIs: BESIDE }),
    ["--period", "August 2025"],
    { Calls: "amber", Bins: "green" },
    ["! 1 row of an earlier period and 1 row of a later period are not judged."],
  ],
  [
    "an earlier month of rows with a field each",
    () => book({ KPIs: STACKED }),
    ["--period", "Aug-25"],
    { Calls: "amber", Bins: "green" },
    ["Judging August 2025, as chosen (the newest that most rows report is September 2025)."],
  ],
  [
    "tables of other periods",
    () => book({ Monthly: ACROSS, Loans: QUARTERS }),
    [],
    { Calls: "green", Bins: "red", Visits: "not-rated", Loans: "green" },
    ["Judging September 2025 in Monthly and 2025/26 Q2 in Loans."],
  ],
  [
    "a period that one of them has",
    () => book({ Monthly: ACROSS, Loans: QUARTERS }),
    ["--period", "2025/26 Q1"],
    { Calls: "green", Bins: "red", Visits: "not-rated", Loans: "amber" },
    [
      "Judging September 2025 in Monthly and 2025/26 Q1 in Loans, as chosen (the newest that most rows report is 2025/26 Q2).",
    ],
  ],
  [
    "a period that the workbook remembers",
    () => book({ KPIs: ACROSS, "RAG Rules": remembering("August 2025") }),
    [],
    { Calls: "amber", Bins: "green", Visits: "amber" },
    ["Judging August 2025, as chosen (the newest that most rows report is September 2025)."],
  ],
  [
    "the newest in place of it",
    () => book({ KPIs: ACROSS, "RAG Rules": remembering("August 2025") }),
    ["--period", "newest"],
    { Calls: "green", Bins: "red", Visits: "not-rated" },
    ["Judging September 2025."],
  ],
  [
    "a period that is no longer there",
    () => book({ KPIs: ACROSS, "RAG Rules": remembering("June 2025") }),
    [],
    { Calls: "green", Bins: "red", Visits: "not-rated" },
    [
      "Judging September 2025.",
      "! No row has a result for “June 2025”, the period that was chosen: the newest is judged.",
    ],
  ],
])("%s", async (_, make, options, statuses, sentences) => {
  const path = make();
  const rows = (await runJson(["rate", path, ...options])) as unknown as Rated[];
  expect(Object.fromEntries(rows.map(({ metric, status }) => [metric, status]))).toEqual(statuses);
  const { out } = await run(["rate", path, ...options]);
  for (const sentence of sentences) expect(out.split("\n")).toContain(sentence);
});

/** A RAG Rules sheet with the default rules and a period. */
function remembering(period: string): GridCell[][] {
  const [edit] = planPeriodJudged(period, null, DEFAULT_RULESET).edits;
  return edit?.kind === "add-sheet" ? edit.sheet.cells.map((row) => row.map((cell) => (cell ?? "") as GridCell)) : [];
}

test("every command takes --period, and says for machines which period is judged where", async () => {
  const path = book({ Monthly: ACROSS, Loans: QUARTERS });
  const expected = [
    { place: "Monthly", period: "August 2025" },
    { place: "Loans", period: "2025/26 Q2" },
  ];
  for (const command of ["check", "combine", "recalculate --dry-run", "close-period"])
    expect([command, await runJson([...command.split(" "), path, "--period", "Aug-25"])]).toEqual([
      command,
      expect.objectContaining({ judged: expected }),
    ]);
});

test.each([
  [
    ["--period", "June 2025"],
    "has a result for “June 2025”. The periods with results are September 2025, August 2025 and July 2025.",
  ],
  [["--period"], "--period needs a value"],
])("a period without results is refused: %p", async (options, sentence) => {
  const { code, err } = await run(["recalculate", book({ KPIs: ACROSS }), ...options]);
  expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
});

test("--period is refused where rows hold one period each", async () => {
  const { err } = await run(["rate", book({ KPIs: sheet("90%") }), "--period", "May 2025"]);
  expect(err).toMatch(/--period chooses among several periods, and the KPI rows of .+ hold one each\./);
});
