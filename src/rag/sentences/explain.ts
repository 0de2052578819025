import { describeGap } from "./describe-gap";
import { describeReach } from "./describe-reach";
import { explainNotRated } from "./explain-not-rated";
import { NOWHERE, type CellLocator } from "./field-words";
import { POLARITY_WORDS } from "../polarity";
import type { DatedGap, EdgeSource, Judged, Rating, Verdict } from "../rating";
import { writeFigure, writeNumber } from "../reading/figure";
import { describeEdge, middleEdges } from "../rules/edges/edge";
import { statusesOf, wordFor, type Ruleset } from "../rules/ruleset";

/**
 * One plain sentence for the computed status: "Amber: 89.8% is 5.2 points (5.5%) below the target of 95%; amber reaches
 * to 10% below."
 */
export function explainVerdict(verdict: Verdict, ruleset: Ruleset, cellOf: CellLocator = NOWHERE): string {
  const word = wordFor(ruleset, verdict.status);
  if (verdict.status === "not-rated") return `${word}: ${explainNotRated(verdict.reason, cellOf)}`;
  const hint = describeAssumption(verdict, cellOf);
  return `${word}: ${describeGap(verdict)}${describeReach(verdict, ruleset)}.${hint}${describeShown(verdict, ruleset)}`;
}

/** What an officer should check where a straight line was assumed. */
function describeAssumption({ comparison: { profiled, against } }: Judged, cellOf: CellLocator): string {
  if (!profiled?.assumed || against !== "expected-to-date") return "";
  const cell = cellOf("expectedToDate");
  return ` A straight line is assumed; where the profile differs, put its figure in ${cell ?? "the Expected to Date column"}.`;
}

/** A note for a value whose rounded figure on the sheet would have another colour than the figure in the cell. */
function describeShown({ shown, comparison: { unit, scale } }: Judged, ruleset: Ruleset): string {
  if (!shown) return "";
  const word = wordFor(ruleset, shown.status);
  return ` The cell holds more decimals than it shows: judged as shown, ${writeFigure(shown.value, unit, scale)}, it would be ${word}.`;
}

/** Says which rule gave the edges: "Amber to 10% of target, from the ruleset's defaults (High)." */
export function explainRule(verdict: Verdict, ruleset: Ruleset): string {
  if (verdict.status === "not-rated") return "None: there was nothing to judge by.";
  const { edges, edgeSource, comparison, dated } = verdict;
  if (dated) return explainDates(dated, ruleset);
  const greenWord = wordFor(ruleset, "green");
  const green =
    edges.green === "met" ? `${greenWord} when the target is met` : `${greenWord} ${describeEdge(edges.green)}`;
  const goodIs = POLARITY_WORDS[comparison.polarity];
  const kind = comparison.comparable ? `${goodIs}, comparable with` : goodIs;
  const middle = middleEdges(edges).map(
    ({ level, edge }) => `; ${wordFor(ruleset, level).toLowerCase()} ${describeEdge(edge)}`,
  );
  return `${green}${middle.join("")}, ${nameSource(edgeSource)} (Good Is: ${kind}).`;
}

/** The same for dates: a percentage of a date is meaningless, so amber is the days that the row allows. */
function explainDates({ allowed }: DatedGap, ruleset: Ruleset): string {
  const [green, amber, red] = [
    wordFor(ruleset, "green"),
    wordFor(ruleset, "amber").toLowerCase(),
    wordFor(ruleset, "red").toLowerCase(),
  ];
  if (allowed === null)
    return `${green} when the date is kept, else ${red}; a Tolerance in days, such as “14 days”, would leave ${amber}.`;
  return `${green} when the date is kept; ${amber} to ${writeNumber(allowed)} ${allowed === 1 ? "day" : "days"}, from this row's Tolerance.`;
}

function nameSource(source: EdgeSource): string {
  switch (source.from) {
    case "row":
      return "from this row's Tolerance";
    case "thresholds":
      return "from this row's thresholds of Green, Amber and Red";
    case "rule":
      return `from the rule “${source.name}”`;
    case "defaults":
      return "from the ruleset's defaults";
  }
}

/** The sentence for an override: the officer's status and reason, and what the rules give. */
export function explainOverride(rating: Rating, ruleset: Ruleset, cellOf: CellLocator = NOWHERE): string | null {
  if (rating.override) {
    const given = wordFor(ruleset, rating.override.status);
    const computed = wordFor(ruleset, rating.computed.status);
    return `An officer gave ${given}: ${rating.override.reason} (The rules give ${computed}.)`;
  }
  switch (rating.overrideProblem) {
    case "no-reason":
      return `The override is not used because it has no reason. Write one in ${cellOf("overrideReason") ?? "an Override Reason column"}.`;
    case "not-a-status":
      return `The override in ${cellOf("override") ?? "the Override column"} is not used: it is not ${listOptions(ruleset)}.`;
    case null:
      return null;
  }
}

/** Lists the statuses in the ruleset's words: "Green, Amber, Red or Not rated". */
function listOptions(ruleset: Ruleset): string {
  const words = statusesOf(ruleset).map((status) => wordFor(ruleset, status));
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}
