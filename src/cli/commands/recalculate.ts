import { addStatusColumn, readStatusPlaces } from "../../actions/add-status";
import { describeRun } from "../../actions/describe/describe-outcome";
import { describeStatusPlace } from "../../actions/describe/describe-status-place";
import { prepareRun } from "../../actions/recalculate";
import { takeOffers } from "../../actions/review/take-offers";
import { writeReview } from "../../actions/review/write-review";
import { writeReportSheets, writeReportTexts } from "../../actions/write-report-sheets";
import type { WorkbookPort } from "../../planning/port";
import { besideInput, chooseOutput } from "../files/choose-output";
import { runContext, today } from "../run-context";
import type { Command, Arguments } from "../arguments/command";
import {
  HELP_OPTION,
  JSON_OPTION,
  LOGGING_OPTIONS,
  READING_OPTIONS,
  WRITING_OPTIONS,
} from "../arguments/common-options";
import { EXIT } from "../errors";
import { finishWriting, outcomeJson, printOutcome } from "../files/finish-writing";
import { jsonCounts, jsonHead, printJson } from "../print/json";
import { choicesOf, describeLookOptions, LOOK_OPTIONS } from "../arguments/look-options";
import { checkPeriod } from "../files/choose-period";
import { checkWhoseRules, openWorkbook, valueOf } from "../files/open-workbook";
import type { Ruleset } from "../../rag/rules/ruleset";
import { createPrinter } from "../print/printer";
import { describeWork } from "../describe-work";
import { printWork } from "../print/print-work";
import { describeQuestions } from "../print/describe-questions";
import { printCounts, printHeading, printNotes } from "../print/print-review";
import { takeWords } from "../arguments/read-arguments";
import type { Environment } from "../environment";
import { describeWayToTeach, teachWorkbook, wordOption } from "../files/teach-words";

export const RECALCULATE: Command = {
  name: "recalculate",
  summary: "rate every KPI row and write the statuses",
  words: ["FILE"],
  about: [
    "Rates every KPI row of a workbook by its rules, and writes the RAG Status and Trends columns, the RAG Log, and the report's sheets that exist. Formulas and words of yours are left alone.",
    "FILE stays as it is: without -o the result is written beside it, as NAME.recalculated.xlsx.",
    "The rules are those of the workbook's RAG Rules sheet. If it has none they are those of --rules, or the defaults.",
  ],
  options: {
    ...WRITING_OPTIONS,
    "add-status": { about: "add a RAG Status column where it is all that KPI rows lack" },
    sheets: { about: "make the sheets Combined KPIs and Performance Overview too" },
    texts: { about: "make the sheets Report Tables and Narratives too" },
    ...LOGGING_OPTIONS,
    ...LOOK_OPTIONS,
    ...READING_OPTIONS,
    ...wordOption("the rules keep it, on the sheet RAG Rules"),
    ...JSON_OPTION,
    ...HELP_OPTION,
  },
  examples: [
    { typed: "recalculate KPIs.xlsx --dry-run", does: "see what would change, and why" },
    {
      typed: 'recalculate KPIs.xlsx --word "Met=green" --word "Not met=red"',
      does: "say once which words of yours are which statuses",
    },
    { typed: "recalculate KPIs.xlsx --in-place", does: "write it into KPIs.xlsx, and keep a backup" },
  ],
  run: runRecalculate,
};

async function runRecalculate(given: Arguments, environment: Environment): Promise<number> {
  const [path = ""] = takeWords(RECALCULATE, given);
  const context = runContext(given, environment);
  const book = openWorkbook(path, given, environment);
  const output = chooseOutput(given, environment, book.read, besideInput(book.read, "recalculated"));
  const { port, defaults, progress } = book;
  const added = given.isOn("add-status") ? await addColumns(port, defaults, path) : [];
  const isTaught = await teachWorkbook(book, given, path);
  const prepared = valueOf(await prepareRun(port, defaults, context), path);
  if (!isTaught) checkWhoseRules(given, prepared, path);
  checkPeriod(given, prepared, path);
  const review = takeOffers(prepared, choicesOf(given));
  const written = valueOf(await writeReview(port, review, context), path);
  const sheets = [review.sheets];
  if (given.isOn("sheets"))
    sheets.push(valueOf(await writeReportSheets(port, defaults, today(given, environment)), path).sheets);
  if (given.isOn("texts"))
    sheets.push(valueOf(await writeReportTexts(port, defaults, today(given, environment)), path).sheets);
  const work = await describeWork(book, review, review.changes);
  const outcome = finishWriting(book, given, environment, output);
  progress.clear();
  // A dry run describes what would be written.
  const { looks } = outcome.isDryRun ? review : written;
  const { unlogged, undecorated } = written;
  const facts = { ...review, looks, sheets, unlogged, undecorated };
  const notes = [
    ...added,
    ...describeQuestions(review),
    ...describeRun(facts, { tellsWork: false, canNameColumns: false }),
    ...describeWayToTeach(review, path),
    ...(review.statusPlaces.length > 0 ? [describeWayToAdd(path)] : []),
    ...describeLookOptions(looks),
  ];
  if (given.isOn("json")) {
    printJson(environment, {
      ...jsonHead("recalculate", path, review),
      ...outcomeJson(outcome),
      counts: jsonCounts(review),
      ...work,
      notes,
    });
    return EXIT.done;
  }
  const printer = createPrinter(environment);
  printHeading(printer, path, review);
  printCounts(printer, review);
  printWork(printer, work, review.ruleset, outcome.isDryRun);
  if (notes.length > 0) printer.print();
  printNotes(printer, notes);
  printOutcome(printer, outcome, path, book.applied.length > 0, looks.icons.length > 0);
  return EXIT.done;
}

/** The option that adds the columns for statuses that rows lack. */
function describeWayToAdd(path: string): string {
  return `To have RAG columns added: kpi recalculate ${path} --add-status`;
}

/** Adds the status columns that are all that is missing: a sentence for each. */
async function addColumns(port: WorkbookPort, defaults: Ruleset, path: string): Promise<string[]> {
  const sentences: string[] = [];
  for (const place of valueOf(await readStatusPlaces(port, defaults), path)) {
    valueOf(await addStatusColumn(port, place), path);
    sentences.push(`A RAG Status column is added ${describeStatusPlace(place)}.`);
  }
  return sentences;
}
