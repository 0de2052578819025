import { describeJudged } from "../../actions/describe/describe-periods";
import { review } from "../../actions/review";
import type { KpiTable } from "../../kpi/kpi-table";
import { statusesOf, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { Command, Arguments } from "../arguments/command";
import { HELP_OPTION, JSON_OPTION, READING_OPTIONS, WRITING_OPTIONS } from "../arguments/common-options";
import { EXIT, UnusableInput } from "../errors";
import { printJson } from "../print/json";
import { chooseOutput } from "../files/choose-output";
import { readWholeFile } from "../files/read-file";
import { printOutcome } from "../files/finish-writing";
import { checkPeriod } from "../files/choose-period";
import { openWorkbook, valueOf } from "../files/open-workbook";
import { createPrinter } from "../print/printer";
import { describeLeftOut, printNotes } from "../print/print-review";
import { isText } from "../text-files/other-files";
import { readTextRows } from "../text-files/read-text-rows";
import { writeTextFile } from "../text-files/write-text-file";
import { rateRows } from "../rate-rows";
import { takeWords } from "../arguments/read-arguments";
import { markOf } from "../print/status-mark";
import type { Environment } from "../environment";
import { askedCells, describeWayToTeach, teachWordOptions, wordOption } from "../files/teach-words";

export const RATE: Command = {
  name: "rate",
  summary: "rate the rows of a text file (.csv, .tsv, .txt) or a workbook",
  words: ["FILE"],
  about: [
    "Prints every row with its status and the reason for it. FILE is a workbook, or a text file as Excel saves it: CSV, CSV UTF-8, Unicode text or tab-delimited text. The columns are those of a sheet, in any order, and may stand below a title; a text file needs no RAG Status.",
    "Nothing is written, unless -o OUT is given for a text file: OUT is FILE with the statuses in its RAG Status column, and all else as it was. For a workbook, kpi recalculate does that.",
    "A workbook is judged by its own rules if it has some, or by those of --rules if these are given. For a text file, --rules may also name a workbook: its sheet RAG Rules says which column is which, too.",
  ],
  options: {
    output: {
      short: "o",
      value: "OUT",
      about: "write the text file with its statuses to OUT, which must not exist yet",
    },
    force: WRITING_OPTIONS.force,
    rules: { value: "RULES.json", about: "judge by these rules" },
    period: READING_OPTIONS.period,
    "as-saved": READING_OPTIONS["as-saved"],
    ...wordOption("for this run only"),
    ...JSON_OPTION,
    ...HELP_OPTION,
  },
  examples: [
    { typed: "rate assets/sample/published-2024-25-q2.tsv", does: "49 indicators that a county council published" },
    { typed: "rate KPIs.csv -o rated.csv", does: "the same file, with the statuses written into it" },
    { typed: "rate KPIs.xlsx --json", does: "how each row was read, for machines" },
  ],
  run: runRate,
};

/** The endings of text files that Excel writes; programs often give theirs the ending of an old workbook. */
const TEXT_ENDING = /\.(?:csv|tsv|tab|txt)$/i;
const OLD_ENDING = /\.xls$/i;

async function runRate(given: Arguments, environment: Environment): Promise<number> {
  const [path = ""] = takeWords(RATE, given);
  if (TEXT_ENDING.test(path) || (OLD_ENDING.test(path) && isText(readWholeFile(environment.files, path).bytes)))
    return runRateText(path, given, environment);
  if (given.valueOf("output") !== undefined)
    throw new UnusableInput(
      `rate writes text files only. To write statuses into a workbook: kpi recalculate ${path} -o OUT`,
    );
  printRows(await readWorkbookRows(path, given, environment), given, environment);
  return EXIT.done;
}

async function runRateText(path: string, given: Arguments, environment: Environment): Promise<number> {
  const reading = await readTextRows(path, given, environment);
  const output = chooseOutput(given, environment, reading.read, null);
  const written = output ? writeTextFile(reading, output, environment) : null;
  printRows(reading, given, environment);
  if (written && !given.isOn("json"))
    printOutcome(
      createPrinter(environment),
      { written, wouldWrite: null, isDryRun: false },
      path,
      reading.statuses.words.length > 0,
    );
  return EXIT.done;
}

interface RowsToRate {
  tables: readonly KpiTable[];
  ruleset: Ruleset;
  /** Which period is judged, where the rows hold several. */
  judged: string | null;
  /** What was left alone or left out. */
  notes: readonly string[];
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

/** Prints the rows with their statuses, and what was left alone or left out. */
function printRows({ tables, ruleset, judged, notes }: RowsToRate, given: Arguments, environment: Environment): void {
  const rows = tables.flatMap((table) => rateRows(table, ruleset));
  if (given.isOn("json")) return printJson(environment, rows);
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
}
