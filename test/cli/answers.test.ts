import { mappingOf } from "../../src/kpi/columns/column-mapping";
import { planAnswers } from "../../src/planning/sheets/rag-rules/plan-answers";
import { planColumns } from "../../src/planning/sheets/rag-rules/plan-columns";
import { planRulesSheet } from "../../src/planning/sheets/rag-rules/plan";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { added } from "../planning/sheets/sheet-after";
import { gridWorkbook, type GridCell } from "../support/grid-workbook";
import { xlsxOf } from "../support/save-xlsx";
import { newFolder, put, run, runJson } from "./run";

const folder = newFolder();

const KPIS: GridCell[][] = [
  ["Metric Name", "Good Is", "Target", "2025/26 Q1", "2025/26 Q2", "YTD", "RAG Status"],
  ["Visits", "High", 200, 100, 99, 199, ""],
  ["Calls", "High", 400, 100, 99, 199, ""],
];

/** A file with these answers at the foot of the sheet RAG Rules. */
function book(name: string, ...answers: GridCell[][]): string {
  const rules = added(planRulesSheet(DEFAULT_RULESET, null)).values;
  const sheet: GridCell[][] = [...rules, [""], ...answers];
  const sheets = { KPIs: KPIS, ...(answers.length === 0 ? {} : { "RAG Rules": sheet }) };
  return put(folder, name, xlsxOf(gridWorkbook(sheets).toData()));
}

const QUESTION = "Is the target for the period or a longer time?";
const ASKS =
  "2 rows need an answer before they are rated. On KPIs it is not said whether the target of “Visits” and “Calls” is for 2025/26 Q2 (E2) or YTD (F2). Answer once on the sheet RAG Rules, in three cells of a line: “Is the target for the period or a longer time?”, “YTD” or the row's name, and “the period”, “the longer time” or “the whole year”.";

async function statuses(...args: string[]): Promise<string[]> {
  const rows: unknown = await runJson(args);
  return (rows as { metric: string; status: string }[]).map(({ metric, status }) => `${metric} ${status}`);
}

test.each(["rate", "check", "recalculate"])("%s says what is asked, and where the answer is typed", async (command) => {
  const { out } = await run([command, book(`${command}.xlsx`)], { columns: 10_000 });
  expect(out).toContain(ASKS);
});

test("columns that could be one field are asked about, and the line that answers is honoured", async () => {
  const two: GridCell[][] = [
    ["Metric Name", "Good Is", "Target", "Q1 Actual", "Q1 Result", "Q2 Actual", "Q2 Result", "RAG Status"],
    ["Visits", "High", 100, 90, 91, 99, 101, ""],
  ];
  const asked = put(folder, "two.xlsx", xlsxOf(gridWorkbook({ KPIs: two }).toData()));
  expect((await run(["rate", asked], { columns: 10_000 })).out).toContain(
    "1 row needs an answer before it is rated. On KPIs “Q2 Actual” (F1) and “Q2 Result” (G1) could each be the Latest Value. Answer once on the sheet RAG Rules, in a line below “Heading in this workbook” and “What it is”: “Actual” or “Result”, and “Latest Value”.",
  );
  const rules = added(planColumns(mappingOf([{ heading: "Actual", is: "latestValue" }]), null, DEFAULT_RULESET)).values;
  const answered = put(folder, "one.xlsx", xlsxOf(gridWorkbook({ KPIs: two, "RAG Rules": rules }).toData()));
  expect(await statuses("rate", answered)).toEqual(["Visits amber"]);
});

test("results beside targets that count from the beginning of the year are asked about", async () => {
  const quarters = ["Q1", "Q2", "Q3", "Q4"];
  const rows: GridCell[][] = [
    ["Metric Name", "Good Is", ...quarters.map((one) => `${one} Target`), "Q1 Actual", "Q2 Actual", "RAG Status"],
    ["Visits", "High", 25, 50, 75, 100, 26, 27, ""],
  ];
  const path = put(folder, "quarters.xlsx", xlsxOf(gridWorkbook({ KPIs: rows }).toData()));
  expect((await run(["rate", path], { columns: 10_000 })).out).toContain(
    "1 row needs an answer before it is rated. The targets count from the beginning of the year, and it is not said whether the results of “Visits” (Q2 (H2) on KPIs) do. Answer once on the sheet RAG Rules, in three cells of a line: “Is each result the period's own or counted from the beginning of the year?”, the row's name, and “the period's own” or “from the beginning of the year”.",
  );
});

test("answers are honoured, and nothing more is asked", async () => {
  const path = book("answered.xlsx", [QUESTION, "YTD", "the whole year"], [QUESTION, "Visits", "The longer time"]);
  expect(await statuses("rate", path)).toEqual(["Visits amber", "Calls amber"]);
  expect((await run(["rate", path])).out).not.toContain("need an answer");
});

test("a wrong answer is a fault with its cell, and nothing is rated", async () => {
  const { code, err } = await run(["rate", book("wrong.xlsx", [QUESTION, "YTD", "both"])], { columns: 10_000 });
  expect(code).not.toBe(0);
  expect(err).toMatch(/RAG Rules!C\d+: “both” is not “the period”, “the longer time” or “the whole year”/);
});

test("a text file is answered for by the workbook of --rules", async () => {
  const csv = put(folder, "KPIs.csv", KPIS.map((row) => row.join(",")).join("\n"));
  expect((await run(["rate", csv], { columns: 10_000 })).out).toContain(
    "Answer once on the sheet RAG Rules of a workbook, which --rules BOOK.xlsx then names",
  );
  const rules = added(
    planAnswers([{ question: "target-time", about: "ytd", answer: "year" }], null, DEFAULT_RULESET),
  ).values;
  const path = put(folder, "rules.xlsx", xlsxOf(gridWorkbook({ "RAG Rules": rules }).toData()));
  expect(await statuses("rate", csv, "--rules", path)).toEqual(["Visits green", "Calls amber"]);
});
