import { describeRun } from "../../actions/describe/describe-outcome";
import { review, type Review } from "../../actions/review";
import { writeReportSheets } from "../../actions/write-report-sheets";
import { explainReport } from "../../kpi/composites";
import { allIndicators, type Kpi } from "../../kpi/scorecard";
import type { Ruleset } from "../../rag/rules/ruleset";
import { summariseCombined } from "../../planning/sheets/combined-kpis/describe";
import { explainDisagreements } from "../../report/disagreements";
import { explainKpi, labelMethod } from "../../report/explain-kpi";
import { statusOfKpi } from "../../report/kpi-status";
import { nameOr } from "../../report/words";
import { checkPeriod } from "../files/choose-period";
import { chooseOutput } from "../files/choose-output";
import { today } from "../run-context";
import type { Command, Arguments } from "../arguments/command";
import { HELP_OPTION, JSON_OPTION, READING_OPTIONS, WRITING_OPTIONS } from "../arguments/common-options";
import { EXIT } from "../errors";
import { explainIndicator, tableOf } from "../print/explain-indicator";
import { finishWriting, outcomeJson, printOutcome, type Outcome } from "../files/finish-writing";
import { jsonHead, printJson } from "../print/json";
import { checkWhoseRules, openWorkbook, valueOf } from "../files/open-workbook";
import { createPrinter, type Printer } from "../print/printer";
import { describeWork } from "../describe-work";
import { type DescribedWork, printWork } from "../print/print-work";
import { printHeading, printNotes } from "../print/print-review";
import { takeWords } from "../arguments/read-arguments";
import { markOf } from "../print/status-mark";
import type { Environment } from "../environment";

export const COMBINE: Command = {
  name: "combine",
  summary: "show how indicators become KPIs, and make the sheets that say so",
  words: ["FILE"],
  about: [
    "Shows every KPI with its status; of one that is combined from several indicators, how it came to it, and where another way of combining would give something else.",
    "With -o or --in-place the sheets Combined KPIs and Performance Overview are made, or brought up to date. What you wrote on them stays.",
  ],
  options: { ...WRITING_OPTIONS, ...READING_OPTIONS, ...JSON_OPTION, ...HELP_OPTION },
  examples: [
    { typed: "combine KPIs.xlsx", does: "see what becomes of every KPI" },
    { typed: "combine KPIs.xlsx -o KPIs-with-overview.xlsx", does: "and make the two sheets" },
  ],
  run: runCombine,
};

async function runCombine(given: Arguments, environment: Environment): Promise<number> {
  const [path = ""] = takeWords(COMBINE, given);
  const day = today(given, environment);
  const book = openWorkbook(path, given, environment);
  const output = chooseOutput(given, environment, book.read, null);
  const { port, defaults, progress } = book;
  const read = valueOf(await review(port, defaults), path);
  checkWhoseRules(given, read, path);
  checkPeriod(given, read, path);
  let written: WrittenOverview | null = null;
  if (output || given.isOn("dry-run")) {
    const { sheets } = valueOf(await writeReportSheets(port, defaults, day), path);
    const work = await describeWork(book, read, []);
    const notes = describeRun({ sheets: [sheets] }, { tellsWork: false, canNameColumns: false });
    written = { work, outcome: finishWriting(book, given, environment, output), notes };
  }
  progress.clear();
  if (given.isOn("json")) {
    printJson(environment, {
      ...jsonHead("combine", path, read),
      ...scorecardJson(read),
      ...(written ? { ...outcomeJson(written.outcome), sheets: written.work.sheets, notes: written.notes } : {}),
    });
    return EXIT.done;
  }
  const printer = createPrinter(environment);
  printHeading(printer, path, read);
  printScorecard(printer, read);
  if (written) {
    printWork(printer, written.work, read.ruleset, written.outcome.isDryRun);
    if (written.notes.length > 0) printer.print();
    printNotes(printer, written.notes);
    printOutcome(printer, written.outcome, path, book.applied.length > 0);
  }
  return EXIT.done;
}

/** The sheets that were, or would be, written. */
interface WrittenOverview {
  work: DescribedWork;
  outcome: Outcome;
  notes: string[];
}

function scorecardJson({ scorecard, ruleset }: Review): Record<string, unknown> {
  return {
    kpiStatuses: scorecard.sections.flatMap((section) =>
      section.kpis.map((kpi) => kpiToJson(section.name, kpi, ruleset)),
    ),
    indexes: scorecard.composites.map((report) => ({
      name: report.composite.name,
      working: explainReport(report),
    })),
  };
}

/** Prints the KPIs by section, the composite indexes, and the indicators that are not rated. */
function printScorecard(printer: Printer, read: Review): void {
  const { scorecard, ruleset } = read;
  printer.print(summariseCombined(scorecard));
  for (const { name, kpis } of scorecard.sections) {
    printer.print();
    printer.print({ text: nameOr(name, "No section"), tone: "strong" });
    for (const kpi of kpis) printKpi(printer, kpi, ruleset);
  }
  if (scorecard.composites.length > 0) {
    printer.print();
    printer.print({ text: "Indexes", tone: "strong" });
    for (const report of scorecard.composites)
      printer.print(`${report.composite.name}: ${explainReport(report)}`, 2, 4);
  }
  const unrated = allIndicators(scorecard).filter(({ rating }) => rating.status === "not-rated");
  if (unrated.length > 0) {
    printer.print();
    printer.print({ text: "Not rated", tone: "strong" });
    for (const one of unrated)
      printer.print(`${one.metric || one.address}: ${explainIndicator(one, tableOf(read, one), ruleset)}`, 2, 4);
  }
}

function printKpi(printer: Printer, kpi: Kpi, ruleset: Ruleset): void {
  const status = statusOfKpi(kpi);
  const name = nameOr(kpi.name, "No name");
  printer.print(status === null ? `= By indicator: ${name}` : [markOf(ruleset, status), `: ${name}`], 2, 4);
  if (kpi.indicators.length < 2) return;
  printer.print([explainKpi(kpi, ruleset), explainDisagreements(kpi, ruleset) ?? ""].join(" ").trim(), 6);
  for (const { metric, rating, shownValue } of kpi.indicators) {
    printer.print([markOf(ruleset, rating.status), `: ${metric}${shownValue === "" ? "" : `, ${shownValue}`}`], 6, 2);
  }
}

function kpiToJson(section: string, kpi: Kpi, ruleset: Ruleset): Record<string, unknown> {
  return {
    ...{
      section,
      kpi: kpi.name,
      status: statusOfKpi(kpi),
      how: labelMethod(kpi),
      explanation: explainKpi(kpi, ruleset),
    },
    disagreements: explainDisagreements(kpi, ruleset),
    indicators: kpi.indicators.map(({ metric, rating, shownValue, shownTarget, weight }) => ({
      metric,
      value: shownValue,
      target: shownTarget,
      status: rating.status,
      weight,
    })),
  };
}
