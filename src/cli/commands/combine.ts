import { describeRun } from "../../actions/describe/describe-outcome";
import { review } from "../../actions/review";
import { writeReportSheets } from "../../actions/write-report-sheets";
import { explainReport } from "../../kpi/composites";
import { allIndicators, type Kpi } from "../../kpi/scorecard";
import type { Ruleset } from "../../rag/rules/ruleset";
import { summariseCombined } from "../../planning/sheets/combined-kpis/describe";
import { explainDisagreements } from "../../report/disagreements";
import { explainKpi, labelMethod } from "../../report/explain-kpi";
import { statusOfKpi } from "../../report/kpi-status";
import { nameOr } from "../../report/words";
import { chooseOutput } from "../files/choose-output";
import { today } from "../clock";
import type { Command, Given } from "../arguments/command";
import { HELP_OPTION, JSON_OPTION, READING_OPTIONS, WRITING_OPTIONS } from "../arguments/common-options";
import { EXIT } from "../errors";
import { explainIndicator, tableOf } from "../print/explain-indicator";
import { finishWriting, jsonOf, printOutcome, type Outcome } from "../files/finish-writing";
import { printJson } from "../files/json";
import { checkWhoseRules, openWorkbook, valueOf } from "../files/open-workbook";
import { createPaper, type Paper } from "../print/paper";
import { headOf, printWork, tellWork, type ToldWork } from "../planned-run";
import { printHeading, printNotes } from "../print/print-review";
import { takeWords } from "../arguments/read-arguments";
import { markOf } from "../print/status-mark";
import type { Surroundings } from "../surroundings";

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

async function runCombine(given: Given, around: Surroundings): Promise<number> {
  const [path = ""] = takeWords(COMBINE, given);
  const day = today(given, around);
  const book = openWorkbook(path, given, around);
  const output = chooseOutput(given, around, book.read, null);
  const { port, defaults, progress } = book;
  const read = valueOf(await review(port, defaults), path);
  checkWhoseRules(given, read, path);
  let told: { work: ToldWork; outcome: Outcome; notes: string[] } | null = null;
  if (output || given.isOn("dry-run")) {
    const { sheets } = valueOf(await writeReportSheets(port, defaults, day), path);
    const work = await tellWork(book, read, []);
    const notes = describeRun({ sheets: [sheets] }, { tellsWork: false, canNameColumns: false });
    told = { work, outcome: finishWriting(book, given, around, output), notes };
  }
  progress.clear();
  const { scorecard, ruleset } = read;
  if (given.isOn("json")) {
    const kpis = scorecard.sections.flatMap((section) =>
      section.kpis.map((kpi) => tellKpi(section.name, kpi, ruleset)),
    );
    const indexes = scorecard.composites.map((report) => ({
      name: report.composite.name,
      working: explainReport(report),
    }));
    printJson(around, {
      ...headOf("combine", path, read),
      kpiStatuses: kpis,
      indexes,
      ...(told ? { ...jsonOf(told.outcome), sheets: told.work.sheets, notes: told.notes } : {}),
    });
    return EXIT.done;
  }
  const paper = createPaper(around);
  printHeading(paper, path, read);
  paper.print(summariseCombined(scorecard));
  for (const { name, kpis } of scorecard.sections) {
    paper.print();
    paper.print({ text: nameOr(name, "No section"), tone: "strong" });
    for (const kpi of kpis) printKpi(paper, kpi, ruleset);
  }
  if (scorecard.composites.length > 0) {
    paper.print();
    paper.print({ text: "Indexes", tone: "strong" });
    for (const report of scorecard.composites) paper.print(`${report.composite.name}: ${explainReport(report)}`, 2, 4);
  }
  const unrated = allIndicators(scorecard).filter(({ rating }) => rating.status === "not-rated");
  if (unrated.length > 0) {
    paper.print();
    paper.print({ text: "Not rated", tone: "strong" });
    for (const one of unrated)
      paper.print(`${one.metric || one.address}: ${explainIndicator(one, tableOf(read, one), ruleset)}`, 2, 4);
  }
  if (told) {
    printWork(paper, told.work, ruleset, told.outcome.isDryRun);
    if (told.notes.length > 0) paper.print();
    printNotes(paper, told.notes);
    printOutcome(paper, told.outcome, path, book.applied.length > 0);
  }
  return EXIT.done;
}

function printKpi(paper: Paper, kpi: Kpi, ruleset: Ruleset): void {
  const status = statusOfKpi(kpi);
  const name = nameOr(kpi.name, "No name");
  paper.print(status === null ? `= By indicator: ${name}` : [markOf(ruleset, status), `: ${name}`], 2, 4);
  if (kpi.indicators.length < 2) return;
  paper.print([explainKpi(kpi, ruleset), explainDisagreements(kpi, ruleset) ?? ""].join(" ").trim(), 6);
  for (const { metric, rating, shownValue } of kpi.indicators) {
    paper.print([markOf(ruleset, rating.status), `: ${metric}${shownValue === "" ? "" : `, ${shownValue}`}`], 6, 2);
  }
}

function tellKpi(section: string, kpi: Kpi, ruleset: Ruleset): Record<string, unknown> {
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
