import { describeRun } from "../../actions/describe/describe-outcome";
import type { Review } from "../../actions/review";
import { statusesOf } from "../../rag/rules/ruleset";
import { countOf } from "../../report/words";
import type { Paper } from "./paper";
import { markOf } from "./status-mark";

/** What a workbook is about, in a line or two: its period, its rows, its rules. */
export function printHeading(paper: Paper, path: string, { scorecard, ruleset, rulesSheet }: Review): void {
  const { period, indicatorCount, kpiCount } = scorecard;
  const about = `${countOf(indicatorCount, "indicator")} in ${countOf(kpiCount, "KPI")}`;
  const whose = rulesSheet ? `its own rules, ${ruleset.name} ${ruleset.version}` : `${ruleset.name} ${ruleset.version}`;
  paper.print([
    { text: path, tone: "strong" },
    `: ${period === null ? "" : `${period}, `}${about}, judged by ${whose}`,
  ]);
}

/** How many indicators have each status. */
export function printCounts(paper: Paper, { scorecard, ruleset }: Review): void {
  const rows = statusesOf(ruleset).map((status) => [
    markOf(ruleset, status),
    String(scorecard.counts[status]).padStart(5),
  ]);
  paper.printTable(rows, 2);
}

/** Sentences that somebody should see, each with a mark. */
export function printNotes(paper: Paper, notes: readonly string[]): void {
  for (const sentence of notes) paper.print([{ text: "! ", tone: "warning" }, sentence], 0, 2);
}

/** What was left alone or left out of the reading, and why: a sentence each. */
export function describeLeftOut(review: Review): string[] {
  const { kept, skipped, said, tables, looks, wordings } = review;
  return describeRun({ kept, skipped, said, tables, looks, wordings }, { tellsWork: false, canNameColumns: false });
}
