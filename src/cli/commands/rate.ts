import { describeJudged } from "../../actions/describe/describe-periods";
import { review } from "../../actions/review";
import type { KpiTable } from "../../kpi/kpi-table";
import { statusesOf, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { Command, Arguments } from "../arguments/command";
import { HELP_OPTION, JSON_OPTION, READING_OPTIONS } from "../arguments/common-options";
import { EXIT, UnusableInput } from "../errors";
import { printJson } from "../print/json";
import { checkPeriod } from "../files/choose-period";
import { readRulesOption } from "../files/load-rules";
import { openWorkbook, valueOf } from "../files/open-workbook";
import { createPrinter } from "../print/printer";
import { describeLeftOut, printNotes } from "../print/print-review";
import { rateRows } from "../rate-rows";
import { readRows } from "../files/read-rows";
import { readTextFile } from "../files/read-file";
import { takeWords } from "../arguments/read-arguments";
import { markOf } from "../print/status-mark";
import type { Environment } from "../environment";
import { askedCells, describeWayToTeach, teachWordOptions, wordOption } from "../files/teach-words";

export const RATE: Command = {
  name: "rate",
  summary: "rate the rows of a .csv, .tsv or workbook, and write nothing",
  words: ["FILE"],
  about: [
    "Prints every row with its status and the reason for it. A .csv or .tsv file (UTF-8) has the workbook's headings in its first row: Target, Good Is, Metric Name, Latest Value, and any of Section, KPI, As of Date, Previous Value, Benchmark, Expected to Date, Tolerance, Override, Override Reason.",
    "A workbook is judged by its own rules if it has some, or by those of --rules if these are given.",
  ],
  options: {
    rules: { value: "RULES.json", about: "judge by these rules" },
    period: READING_OPTIONS.period,
    "as-saved": READING_OPTIONS["as-saved"],
    ...wordOption("for this reading only"),
    ...JSON_OPTION,
    ...HELP_OPTION,
  },
  examples: [
    { typed: "rate assets/sample/published-2024-25-q2.tsv", does: "49 indicators that a county council published" },
    { typed: "rate KPIs.xlsx --json", does: "how each row was read, for machines" },
  ],
  run: runRate,
};

async function runRate(given: Arguments, environment: Environment): Promise<number> {
  const [path = ""] = takeWords(RATE, given);
  const { tables, ruleset, judged, notes } = /\.[ct]sv$/i.test(path)
    ? readTextRows(path, given, environment)
    : await readWorkbookRows(path, given, environment);
  const rows = tables.flatMap((table) => rateRows(table, ruleset));
  if (given.isOn("json")) {
    printJson(environment, rows);
    return EXIT.done;
  }
  const printer = createPrinter(environment);
  const isOnSheets = rows.some(({ place }) => place !== null);
  for (const row of rows) {
    const where = isOnSheets ? `${row.place ?? row.row} ` : `${String(row.row).padStart(4)} `;
    printer.print([where, markOf(ruleset, row.status), ` ${row.metric}`], 0, 5);
    printer.print(row.reason, 5);
    if (row.override) printer.print(`override: ${row.override.reason}`, 5);
    if (row.overrideProblem !== null) printer.print(row.overrideProblem, 5);
  }
  const counts = statusesOf(ruleset).map(
    (status) => `${rows.filter((row) => row.status === status).length} ${wordFor(ruleset, status)}`,
  );
  printer.print();
  printer.print(`${rows.length} rows: ${counts.join(", ")} (by ${ruleset.name} ${ruleset.version})`);
  if (judged !== null) printer.print(`${judged}.`);
  if (notes.length > 0) printer.print();
  printNotes(printer, notes);
  return EXIT.done;
}

interface RowsToRate {
  tables: readonly KpiTable[];
  ruleset: Ruleset;
  /** Which period is judged, where a workbook's rows hold several. */
  judged: string | null;
  /** What was left alone or left out. */
  notes: readonly string[];
}

function readTextRows(path: string, given: Arguments, { files }: Environment): RowsToRate {
  const ruleset = teachWordOptions(readRulesOption(given, files), given);
  const text = readTextFile(files, path);
  try {
    return { tables: [readRows(text, /\.tsv$/i.test(path) ? "\t" : ",")], ruleset, judged: null, notes: [] };
  } catch (error) {
    if (error instanceof UnusableInput) throw new UnusableInput(`${path} cannot be rated: ${error.message}`);
    throw error;
  }
}

async function readWorkbookRows(path: string, given: Arguments, environment: Environment): Promise<RowsToRate> {
  const { port, defaults, progress } = openWorkbook(path, given, environment);
  const read = valueOf(await review(port, defaults), path);
  progress.clear();
  checkPeriod(given, read, path);
  const ruleset = teachWordOptions(given.valueOf("rules") === undefined ? read.ruleset : defaults, given);
  const asked = { ...read, ruleset, kept: askedCells(read, ruleset) };
  const notes = [...describeLeftOut(asked), ...describeWayToTeach(asked, path)];
  return { tables: read.tables, ruleset, judged: describeJudged(read), notes };
}
