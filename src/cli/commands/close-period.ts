import { prepareClosing, writeClosing, type PreparedClosing } from "../../actions/close-period";
import { describeClosing, describeClosingRows } from "../../actions/describe/describe-closing";
import { describeClosed } from "../../actions/describe/describe-outcome";
import { describeLogTrouble } from "../../planning/describe-problem";
import { KPI_HISTORY } from "../../planning/sheets/kpi-history/sheet";
import { countOf } from "../../report/words";
import { checkPeriod } from "../files/choose-period";
import { chooseOutput } from "../files/choose-output";
import { runContext, today } from "../run-context";
import type { Command, Arguments } from "../arguments/command";
import {
  HELP_OPTION,
  JSON_OPTION,
  LOGGING_OPTIONS,
  READING_OPTIONS,
  WRITING_OPTIONS,
} from "../arguments/common-options";
import { EXIT, UnusableInput } from "../errors";
import { finishWriting, outcomeJson, printOutcome } from "../files/finish-writing";
import { jsonHead, printJson } from "../print/json";
import { checkWhoseRules, openWorkbook, valueOf } from "../files/open-workbook";
import { createPrinter, type Printer } from "../print/printer";
import { describeWork } from "../describe-work";
import { printWork } from "../print/print-work";
import { printHeading, printNotes } from "../print/print-review";
import { takeWords } from "../arguments/read-arguments";
import type { Environment } from "../environment";

export const CLOSE_PERIOD: Command = {
  name: "close-period",
  summary: "keep the period in KPI History, and take the rows on to the next",
  words: ["FILE"],
  about: [
    "Keeps the value and the status of every indicator on the sheet KPI History. Then every row that has a value goes on to the next period: Latest Value moves to Previous Value and is emptied, and As of Date says the next period in its own style. Rows without a value stay. In a table that holds several periods nothing is moved or emptied: each row says where its next value goes.",
    "Without -o or --in-place it only shows what would be done. Recalculate first: the history keeps what the rules give now.",
  ],
  options: {
    ...WRITING_OPTIONS,
    yes: { short: "y", about: "replace the lines of a period that is in KPI History already" },
    ...LOGGING_OPTIONS,
    ...READING_OPTIONS,
    ...JSON_OPTION,
    ...HELP_OPTION,
  },
  examples: [
    { typed: "close-period KPIs.xlsx", does: "see what closing would do" },
    { typed: "close-period KPIs.xlsx -o KPIs-next.xlsx", does: "close the period in a new file" },
  ],
  run: runClosePeriod,
};

async function runClosePeriod(given: Arguments, environment: Environment): Promise<number> {
  const [path = ""] = takeWords(CLOSE_PERIOD, given);
  const day = today(given, environment);
  const book = openWorkbook(path, given, environment);
  const output = chooseOutput(given, environment, book.read, null);
  const { port, defaults, progress } = book;
  const prepared = valueOf(await prepareClosing(port, defaults, day), path);
  const { review, closing, history } = prepared;
  checkWhoseRules(given, review, path);
  checkPeriod(given, review, path);
  const isReplacing = history.replaced > 0;
  if (isReplacing && output && !given.isOn("yes") && !given.isOn("dry-run")) {
    throw new UnusableInput(
      `${closing.period} is closed already: ${countOf(history.replaced, "line")} of it in ${KPI_HISTORY.name} would be replaced by what the rows hold now. Look with --dry-run, then give --yes.`,
    );
  }
  const { unlogged } = valueOf(await writeClosing(port, defaults, prepared, runContext(given, environment)), path);
  const work = await describeWork(book, review, []);
  const outcome = finishWriting(book, given, environment, output);
  progress.clear();
  const notes = [...describeClosing(prepared), ...(unlogged ? [describeLogTrouble(unlogged)] : [])];
  if (given.isOn("json")) {
    const rows = closing.rows.map(({ metric, advances, inSeries, asOf, next, sentences }) => ({
      metric,
      advances,
      inSeries: inSeries !== undefined,
      asOf,
      next,
      sentences,
    }));
    printJson(environment, {
      ...jsonHead("close-period", path, review),
      ...outcomeJson(outcome),
      closes: closing.period,
      next: closing.next,
      history,
      rows,
      cells: work.cells,
      sheets: work.sheets,
      notes,
    });
    return EXIT.done;
  }
  const printer = createPrinter(environment);
  printHeading(printer, path, review);
  printer.print(describeClosed(closing, outcome.written !== null));
  printRows(printer, prepared);
  printWork(printer, work, review.ruleset, given.isOn("dry-run"));
  if (notes.length > 0) printer.print();
  printNotes(printer, notes);
  printOutcome(printer, outcome, path, true);
  return EXIT.done;
}

function printRows(printer: Printer, prepared: PreparedClosing): void {
  const { added, advancing, inSeries, staying, toDo } = describeClosingRows(prepared);
  printer.print();
  for (const fact of [added, advancing, inSeries?.fact]) if (fact !== undefined) printer.print(fact);
  for (const { summary, rows } of [inSeries, staying, toDo].filter((list) => list !== undefined)) {
    if (rows.length === 0) continue;
    printer.print(`${summary}:`);
    for (const { metric, why } of rows) printer.print(`${metric}: ${why}`, 4, 2);
  }
}
