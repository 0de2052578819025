import { describeRun } from "../../actions/describe/describe-outcome";
import { describeJudged } from "../../actions/describe/describe-periods";
import type { Review } from "../../actions/review";
import { describeReporting } from "../../rag/sentences/describe-reporting";
import { statusesOf } from "../../rag/rules/ruleset";
import { countOf } from "../../report/words";
import { describeQuestions } from "./describe-questions";
import type { Printer } from "./printer";
import { markOf } from "./status-mark";

/** Prints a workbook's period, the number of its rows, and its rules; and which period is judged where its rows hold several. */
export function printHeading(printer: Printer, path: string, review: Review): void {
  const { scorecard, ruleset, rulesSheet } = review;
  const { period, indicatorCount, kpiCount } = scorecard;
  const about = `${countOf(indicatorCount, "indicator")} in ${countOf(kpiCount, "KPI")}`;
  const whose = rulesSheet ? `its own rules, ${ruleset.name} ${ruleset.version}` : `${ruleset.name} ${ruleset.version}`;
  printer.print([
    { text: path, tone: "strong" },
    `: ${period === null ? "" : `${period}, `}${about}, judged by ${whose}`,
  ]);
  for (const sentence of describeReporting(ruleset)) printer.print(sentence, 2);
  const judged = describeJudged(review);
  if (judged !== null) printer.print(`${judged}.`);
}

/** Prints how many indicators have each status. */
export function printCounts(printer: Printer, { scorecard, ruleset }: Review): void {
  const rows = statusesOf(ruleset).map((status) => [
    markOf(ruleset, status),
    String(scorecard.counts[status]).padStart(5),
  ]);
  printer.printTable(rows, 2);
}

/** Prints notes, each with a mark. */
export function printNotes(printer: Printer, notes: readonly string[]): void {
  for (const sentence of notes) printer.print([{ text: "! ", tone: "warning" }, sentence], 0, 2);
}

/** Describes what was left alone or left out, and why, a sentence each. */
export function describeLeftOut(review: Review): string[] {
  const { kept, skipped, said, tables, chosenPeriod, looks, wordings } = review;
  const rest = describeRun(
    { kept, skipped, said, tables, chosenPeriod, looks, wordings },
    { tellsWork: false, canNameColumns: false },
  );
  return [...describeQuestions(review), ...rest];
}
