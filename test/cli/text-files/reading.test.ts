import type { RatedRow } from "../../../src/cli/rate-rows";
import { mappingOf, type MappedHeading } from "../../../src/kpi/columns/column-mapping";
import type { SheetData } from "../../../src/office-host/workbook/types";
import { planColumns } from "../../../src/planning/sheets/rag-rules/plan-columns";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { pastedReport, plainWorkbook } from "../../support/pasted-report";
import { kpiWorkbook } from "../../support/kpi-workbook";
import { xlsxOf } from "../../support/save-xlsx";
import { newFolder, put, run } from "../run";
import { COMMAS, textIn, type TextForm } from "./forms";

const folder = newFolder();
let files = 0;

/** Rates a file of these bytes, and returns what is printed for machines. */
async function rated(content: string | Uint8Array, name = "rows.csv", ...args: string[]): Promise<RatedRow[]> {
  const { out, err } = await run(["rate", put(folder, `${(files += 1)}-${name}`, content), "--json", ...args]);
  if (err !== "") throw new Error(err);
  return JSON.parse(out) as RatedRow[];
}

/** What each row of a file is judged as: "5 red Calls". */
const judged = async (content: string | Uint8Array, name?: string): Promise<string[]> =>
  (await rated(content, name)).map(({ row, status, metric }) => `${row} ${status} ${metric}`);

const notesOf = async (content: string): Promise<string> =>
  (await run(["rate", put(folder, `${(files += 1)}-notes.csv`, content)])).out.replace(/\s+/g, " ");

const REPORT = [
  ["Corporate KPIs – Q2", "", "", "", "", ""],
  ["", "", "", "", "", ""],
  ["Metric Name", "Good Is", "Target", "Latest Value", "RAG Status", "Notes"],
  ["Cost – café", "Low", "£1,000", "£1,200", "", 'said "fine"'],
  ["Waste, kg", "Low", "400", "450.5", "", "two\nlines"],
  ["", "", "", "", "", ""],
  ["Total", "", "", "1650.5", "", ""],
  ["", "", "", "", "", ""],
];

test.each<[string, Partial<TextForm>]>([
  ["CSV UTF-8", { hasMark: true }],
  ["UTF-8 without a mark", {}],
  ["CSV, which is ANSI", { encoding: "ansi" }],
  ["Unicode text", { encoding: "utf-16le", hasMark: true, separator: "\t" }],
  ["UTF-16 with the higher byte first", { encoding: "utf-16be", hasMark: true, separator: "\t" }],
  ["text with tabs", { encoding: "ansi", separator: "\t" }],
  ["semicolons", { separator: ";" }],
  ["vertical bars", { separator: "|" }],
  ["a first line that names the separator", { separator: ";", isNamed: true }],
  ["the line ends of Unix", { lineEnd: "\n" }],
  ["the line ends of an old Macintosh", { lineEnd: "\r" }],
  ["all cells in quotation marks", { isQuoted: true }],
])("reads %s, with £, a dash, a line break and a title as on a sheet", async (_, form) => {
  const rows = await rated(textIn({ ...COMMAS, ...form }, REPORT));
  expect(rows.map(({ row, status, metric, reason }) => [row, status, metric, reason])).toEqual([
    [4, "red", "Cost – café", "Red: £1,200 is £200 (20%) above the target of £1,000; amber reaches only to 10% above."],
    [5, "red", "Waste, kg", "Red: 450.5 is 50.5 (12.6%) above the target of 400; amber reaches only to 10% above."],
  ]);
});

test.each<[string, string, string[]]>([
  ["no Good Is, where targets say it", "Metric,Target,Actual\nCalls,at least 90%,95%\n", ["2 green Calls"]],
  ["no status", "Metric Name,Good Is,Target,Latest Value\nCalls,High,5,6\n", ["2 green Calls"]],
  ["headings as names", "metric_name,good_is,target,latest_value\nCalls,High,5,6\n", ["2 green Calls"]],
  [
    "headings over two rows without a status",
    "Metric Name,2024/25,\n,Target,Actual\nCalls,at least 90%,95%\n",
    ["3 green Calls"],
  ],
  [
    "two headings that could each be the status",
    "Metric,Good Is,Target,Actual,RAG Q1,RAG Q2\nCalls,High,5,6,,\n",
    ["2 green Calls"],
  ],
  [
    "tables below each other",
    "Roads\nMetric,Good Is,Target,Actual\nPotholes,Low,5,6\n\n\nBins\nMetric,Good Is,Target,Actual\nMissed,Low,5,4\n",
    ["3 red Potholes", "8 green Missed"],
  ],
  [
    "rows with fewer cells",
    "Metric,Good Is,Target,Actual,Notes,RAG\nCalls,High,5,6\nBins,High,5,1,,\n",
    ["2 green Calls", "3 red Bins"],
  ],
  [
    "different line ends",
    "Metric,Good Is,Target,Actual\r\nCalls,High,5,6\nBins,High,5,1\r\n",
    ["2 green Calls", "3 red Bins"],
  ],
  ["a quotation mark within a cell", 'Metric,Good Is,Target,Actual\n5" pipes,High,5,6\n', ['2 green 5" pipes']],
  ["pounds in thousands between semicolons", "Metric;Good Is;Target;Actual\nCost;Low;£1,000;900\n", ["2 green Cost"]],
  [
    "thousands beside points between semicolons",
    "Metric;Good Is;Target;Actual\nA;Low;1,000;900\nB;Low;2.5;1\n",
    ["2 green A", "3 green B"],
  ],
])("reads a file with %s", async (_, content, statuses) => {
  expect(await judged(content)).toEqual(statuses);
});

test("a report with many tables gives the same rows and statuses as the sheet that it was saved from", async () => {
  const told = ({ row, metric, status, reasonCode }: RatedRow): unknown[] => [row, metric, status, reasonCode];
  const { values } = pastedReport();
  const onSheet = await rated(xlsxOf(plainWorkbook(values).toData()), "report.xlsx");
  const inText = await rated(
    textIn(
      { ...COMMAS, encoding: "ansi" },
      values.map((row) => row.map(String)),
    ),
  );
  expect(inText).toHaveLength(49);
  expect(inText.map(told)).toEqual(onSheet.map(told));
});

test("a note with as many marks as there are cells is a note", async () => {
  const content = "Metric;Good Is;Target;Actual\nCalls;High;5;6\nNotes: 1, 2, 3, 4\n";
  expect(await judged(content)).toEqual(["2 green Calls"]);
});

test("a text named as an old workbook, as programs write them, is read", async () => {
  const table = [
    ["Metric", "Good Is", "Target", "Actual"],
    ["Calls", "High", "5", "6"],
  ];
  expect(await judged(textIn({ ...COMMAS, separator: "\t" }, table), "export.xls")).toEqual(["2 green Calls"]);
  const unicode = textIn({ ...COMMAS, encoding: "utf-16le", hasMark: true, separator: "\t" }, table);
  expect(await judged(unicode, "export.xls")).toEqual(["2 green Calls"]);
});

test("totals and notes are left out and named, as on a sheet", async () => {
  const content = "Metric,Good Is,Target,Actual\nCalls,High,5,6\nTotal,,,6\nSource: the service\nBins,High,5,6\n";
  expect(await judged(content)).toEqual(["2 green Calls", "5 green Bins"]);
  expect(await notesOf(content)).toContain("total and note rows are left out: A3 and A4.");
});

test("words that are no status are asked about, in the command that reads text files", async () => {
  const content = "Metric,Good Is,Target,Actual,RAG\nCalls,High,5,6,Met\n";
  expect(await notesOf(content)).toMatch(/“Met” .*To say it: kpi rate \S+ -o OUT --word "Met=STATUS"/);
});

/** A workbook whose sheet RAG Rules says what these headings are. */
function bookWithColumns(lines: readonly MappedHeading[]): string {
  const { edits } = planColumns(mappingOf(lines), null, DEFAULT_RULESET);
  const cells = edits.flatMap((edit) => (edit.kind === "add-sheet" ? edit.sheet.cells : []));
  const book = kpiWorkbook([]).toData();
  const [first] = book.sheets;
  if (!first) throw new Error("no sheet");
  const rows = cells.map((row) => row.map((value) => ({ value: value ?? "" })));
  const rules: SheetData = { ...first, id: "rules", name: "RAG Rules", tables: [], rows };
  return put(folder, `${(files += 1)}-rules.xlsx`, xlsxOf({ ...book, sheets: [first, rules] }));
}

test("the sheet RAG Rules of a workbook says which column is which", async () => {
  const content = "Our measure,Hi or lo,Aimed at,We got\nCalls,High,5,6\n";
  const book = bookWithColumns([
    { heading: "Our measure", is: "metric" },
    { heading: "Hi or lo", is: "goodIs" },
    { heading: "Aimed at", is: "target" },
    { heading: "We got", is: "latestValue" },
  ]);
  expect(await rated(content, "own.csv", "--rules", book)).toMatchObject([{ metric: "Calls", status: "green" }]);
});

test("a workbook without rules is refused as rules", async () => {
  const book = put(folder, "none.xlsx", xlsxOf(kpiWorkbook([]).toData()));
  await expect(rated("Metric,Target,Actual\nCalls,5,6\n", "a.csv", "--rules", book)).rejects.toThrow(
    "none.xlsx has no rules: it lacks the sheet RAG Rules.",
  );
});
