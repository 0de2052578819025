import { sheetAddress } from "../kpi/checks/sheet-address";
import type { Review } from "../actions/review";
import { placesOf } from "../workbook/plan-statuses";
import { statusesOf } from "../rag/rules/ruleset";
import { countOf } from "../report/words";
import type { Paper } from "./paper";
import { markOf } from "./status-mark";

/** Places that a sentence names; the rest are counted. */
const NAMED = 6;

/** What a workbook is about, in a line or two: its period, its rows, its rules. */
export function printHeading(paper: Paper, path: string, { scorecard, ruleset, rulesSheet }: Review): void {
  const { period, indicatorCount, kpiCount } = scorecard;
  const about = `${countOf(indicatorCount, "indicator")} in ${countOf(kpiCount, "KPI")}`;
  const whose = rulesSheet ? `its own rules, ${ruleset.name} ${ruleset.version}` : `${ruleset.name} ${ruleset.version}`;
  paper.print([{ text: path, tone: "strong" }, `: ${period === null ? "" : `${period}, `}${about}, judged by ${whose}`]);
}

/** How many indicators have each status. */
export function printCounts(paper: Paper, { scorecard, ruleset }: Review): void {
  const rows = statusesOf(ruleset).map((status) => [markOf(ruleset, status), String(scorecard.counts[status]).padStart(5)]);
  paper.printTable(rows, 2);
}

/** Sentences that somebody should see, each with a mark. */
export function printNotes(paper: Paper, notes: readonly string[]): void {
  for (const sentence of notes) paper.print([{ text: "! ", tone: "warning" }, sentence], 0, 2);
}

/** What was left alone or left out of the reading, and why: a sentence each. */
export function describeLeftOut({ kept, skipped, tables }: Review): string[] {
  const words = kept.filter(({ holds }) => holds !== "no-good-is");
  const undirected = kept.length - words.length;
  const notes = skipped.filter(({ why }) => why === "total" || why === "note" || why === "no-metric");
  return [
    ...(words.length > 0 ? [`${listPlaces(placesOf(words, tables))} ${words.length === 1 ? "holds a formula or other words and is" : "hold a formula or other words and are"} left alone.`] : []),
    ...(undirected > 0 ? [`${countOf(undirected, "row does", "rows do")} not say whether high or low is good, and ${undirected === 1 ? "its status is" : "their statuses are"} left alone. Add a Good Is column.`] : []),
    ...(notes.length > 0 ? [`${countOf(notes.length, "total or note row is", "total and note rows are")} left out: ${listPlaces(notes.map(({ sheetName, address }) => sheetAddress(sheetName, address)))}.`] : []),
    ...skipped.flatMap(({ sheetName, address, why, headings = [] }) => {
      if (why === "unsure-heading") return [`${sheetAddress(sheetName, address)}: ${headings.map((heading) => `“${heading}”`).join(" and ")} could be the same column, and neither is used. Rename one.`];
      if (why === "not-searched") return [`${sheetName} is too large to be read from ${address} on: rows below are left out.`];
      if (why === "protected") return [`${sheetName} is protected, and its rows are left out.`];
      return [];
    }),
  ];
}

export function listPlaces(places: readonly string[]): string {
  const rest = places.length - NAMED;
  const named = rest > 0 ? [...places.slice(0, NAMED), `${rest} more`] : places;
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} and ${named.at(-1) ?? ""}`;
}
