import { prepareClosing, writeClosing, type PreparedClosing } from "../../actions/close-period";
import { describeClosing } from "../../actions/describe-outcome";
import { KPI_HISTORY } from "../../workbook/sheets/kpi-history/sheet";
import { countOf } from "../../report/words";
import { chooseOutput } from "../choose-output";
import { today } from "../clock";
import type { Command, Given } from "../command";
import { HELP_OPTION, JSON_OPTION, READING_OPTIONS, WRITING_OPTIONS } from "../common-options";
import { EXIT, UnusableInput } from "../errors";
import { finishWriting, jsonOf, printOutcome } from "../finish-writing";
import { printJson } from "../json";
import { checkWhoseRules, openWorkbook, valueOf } from "../open-workbook";
import { createPaper, type Paper } from "../paper";
import { headOf, printWork, tellWork } from "../planned-run";
import { printHeading, printNotes } from "../print-review";
import { takeWords } from "../read-arguments";
import type { Surroundings } from "../surroundings";

export const CLOSE_PERIOD: Command = {
  name: "close-period",
  summary: "keep the period in KPI History, and take the rows on to the next",
  words: ["FILE"],
  about: [
    "Keeps the value and the status of every indicator on the sheet KPI History. Then every row that has a value goes on to the next period: Latest Value moves to Previous Value and is emptied, and As of Date says the next period in its own style. Rows without a value stay.",
    "Without -o or --in-place it only shows what would be done. Recalculate first: the history keeps what the rules give now.",
  ],
  options: {
    ...WRITING_OPTIONS,
    yes: { short: "y", about: "replace the lines of a period that is in KPI History already" },
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

async function runClosePeriod(given: Given, around: Surroundings): Promise<number> {
  const [path = ""] = takeWords(CLOSE_PERIOD, given);
  const day = today(given, around);
  const book = openWorkbook(path, given, around);
  const output = chooseOutput(given, around, book.read, null);
  const { port, defaults, progress } = book;
  const prepared = valueOf(await prepareClosing(port, defaults, day), path);
  const { review, closing, history } = prepared;
  checkWhoseRules(given, review, path);
  const isReplacing = history.replaced > 0;
  if (isReplacing && output && !given.isOn("yes") && !given.isOn("dry-run")) {
    throw new UnusableInput(`${closing.period} is closed already: ${countOf(history.replaced, "line")} of it in ${KPI_HISTORY.name} would be replaced by what the rows hold now. Look with --dry-run, then give --yes.`);
  }
  valueOf(await writeClosing(port, defaults, prepared), path);
  const work = await tellWork(book, review, []);
  const outcome = finishWriting(book, given, around, output);
  progress.clear();
  const notes = describeClosing(prepared);
  if (given.isOn("json")) {
    const rows = closing.rows.map(({ metric, advances, asOf, next, sentences }) => ({ metric, advances, asOf, next, sentences }));
    printJson(around, { ...headOf("close-period", path, review), ...jsonOf(outcome), closes: closing.period, next: closing.next, history, rows, cells: work.cells, sheets: work.sheets, notes });
    return EXIT.done;
  }
  const paper = createPaper(around);
  printHeading(paper, path, review);
  paper.print(outcome.written ? `${closing.period} is closed, and the rows are ready for ${closing.next}.` : `Closing ${closing.period} would make the rows ready for ${closing.next}.`);
  printRows(paper, prepared);
  printWork(paper, work, review.ruleset, given.isOn("dry-run"));
  if (notes.length > 0) paper.print();
  printNotes(paper, notes);
  printOutcome(paper, outcome, path, true);
  return EXIT.done;
}

function printRows(paper: Paper, { closing, history }: PreparedClosing): void {
  const going = closing.rows.filter(({ advances }) => advances);
  const staying = closing.rows.filter(({ advances }) => !advances);
  paper.print();
  paper.printTable(
    [
      [String(history.added).padStart(5), `${history.added === 1 ? "line" : "lines"} added to ${KPI_HISTORY.name}`],
      ...(history.replaced > 0 ? [[String(history.replaced).padStart(5), `replaced there`]] : []),
      [String(going.length).padStart(5), `${going.length === 1 ? "row goes" : "rows go"} on to the next period`],
      [String(staying.length).padStart(5), `${staying.length === 1 ? "row stays" : "rows stay"} as ${staying.length === 1 ? "it is" : "they are"}`],
    ],
    0,
  );
  for (const { metric, sentences } of staying) paper.print(`${metric}: ${sentences.join(" ").replace(/^Stays as it is: /, "")}`, 8, 2);
  // The first sentence of a row that goes on says that it does.
  const toDo = going.filter(({ sentences }) => sentences.length > 1);
  if (toDo.length === 0) return;
  paper.print(`${String(toDo.length).padStart(5)}  ${toDo.length === 1 ? "row needs" : "rows need"} a look`);
  for (const { metric, sentences } of toDo) paper.print(`${metric}: ${sentences.slice(1).join(" ")}`, 8, 2);
}
