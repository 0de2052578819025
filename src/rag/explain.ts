import { describeGap, describeReach } from "./describe-gap";
import { describeEdge, middleEdges } from "./rules/edge";
import { writeFigure, writeNumber } from "./reading/figure";
import { POLARITY_WORDS } from "./polarity";
import { FIELD_WORDS } from "./field-words";
import type { EdgeSource, Field, Judged, NotRatedReason, Rating, Verdict } from "./rating";
import { statusesOf, wordFor, type Ruleset } from "./rules/ruleset";
import type { ChangeTarget, TargetReading } from "./reading/target-reading";

/** Gives the address of the cell that holds a field ("H12"), or null where the workbook has no such column. */
export type CellLocator = (field: Field) => string | null;

const NOWHERE: CellLocator = () => null;

/** One plain sentence for the computed status: "Amber: 89.8% is 5.2 points (5.5%) below the target of 95%; amber reaches to 10% below." */
export function explainVerdict(verdict: Verdict, ruleset: Ruleset, cellOf: CellLocator = NOWHERE): string {
  const word = wordFor(ruleset, verdict.status);
  if (verdict.status === "not-rated") return `${word}: ${explainNotRated(verdict.reason, cellOf)}`;
  const hint = describeAssumption(verdict, cellOf);
  return `${word}: ${describeGap(verdict)}${describeReach(verdict, ruleset)}.${hint}${describeShown(verdict, ruleset)}`;
}

/** What an officer should check where a straight line was taken for a profile. */
function describeAssumption({ comparison: { profiled, against } }: Judged, cellOf: CellLocator): string {
  if (!profiled?.assumed || against !== "expected-to-date") return "";
  const cell = cellOf("expectedToDate");
  return ` A straight line is assumed; where the profile differs, put its figure in ${cell ?? "the Expected to Date column"}.`;
}

/** Said where the figure on the sheet, rounded, would get another colour than the figure in the cell. */
function describeShown({ shown, comparison: { unit, scale } }: Judged, ruleset: Ruleset): string {
  if (!shown) return "";
  const word = wordFor(ruleset, shown.status);
  return ` The cell holds more decimals than it shows: judged as shown, ${writeFigure(shown.value, unit, scale)}, it would be ${word}.`;
}

/** What is missing or unclear, and what to do, naming the cell. */
export function explainNotRated(reason: NotRatedReason, cellOf: CellLocator = NOWHERE): string {
  const cell = cellOf(reason.field);
  const heading = FIELD_WORDS[reason.field];
  const at = cell ? `${heading} (${cell})` : `the ${heading} column`;
  const where = cell ? `in ${cell}` : `in the ${heading} column`;
  const text = `“${reason.text.length > 80 ? `${reason.text.slice(0, 79)}…` : reason.text}”`;
  const readings = reason.readings ? `: it could mean ${reason.readings.map((reading) => `“${reading}”`).join(" or ")}` : "";
  switch (reason.code) {
    case "no-target":
      return reason.text === ""
        ? `there is no target. Type one ${where}, or give an Override with a reason.`
        : `the target ${text} sets nothing to compare with. Type a figure ${where} when there is one, or give an Override with a reason.`;
    case "target-not-read":
      return `the target ${text} ${where} cannot be read with confidence${readings}. Write one figure or range, such as “95%” or “8 to 10”.`;
    case "target-error":
      return `${at} holds ${reason.text}. Correct the cell.`;
    case "no-value":
      return `there is no value yet. Type it ${where}.`;
    case "value-not-read":
      return `${text} ${where} is not a number that can be read${readings}. Type the figure alone.`;
    case "value-error":
      return `${at} holds ${reason.text}. Correct the formula or type the figure.`;
    case "good-is-missing":
      return `it is not said which way is good. Put High, Low or On Target ${where}.`;
    case "good-is-unknown":
      return `${text} ${where} is not High, Low or On Target. Choose one of these.`;
    case "good-is-contradicts":
      return `Good Is says ${text} ${where}, but the target's own words say otherwise. Correct one of them.`;
    case "needs-benchmark":
      return `the target is someone else's result and its figure is not given. Put it ${where}.`;
    case "needs-previous-value":
      return `the target asks for a change and there is nothing to compare with. Put the earlier result ${where}.`;
    case "needs-base":
      return `the target is measured from an earlier result that is not given. Put its figure ${where}.`;
    case "per-period":
      return `the target ${text} ${where} is for a stretch of time, and the metric does not say that its values are for the same. Name it in the metric, such as “per month”.`;
    case "change-unclear":
      return `the target ${text} ${where} could be points, a part of the earlier result, or the change itself. Write the level to reach, such as “95%”.`;
    case "ratio":
      return `the target ${text} ${where} is a ratio, and Good Is cannot say which way is good for one. Write the one figure that is judged, such as “20”.`;
    case "needs-expected-to-date":
      return `the target is cumulative and it is not said how much was expected by now. Put that figure ${where}.`;
    case "units-differ":
      return `the value ${where} and the target are in different units. Write both in the same unit.`;
    case "scales-differ":
      return `${text} ${where} and the target seem to be in different scales, such as millions and units. Write both the same way.`;
    case "fraction-or-percent":
      return `${text} ${where} could be ${writeNumber(Number((Number(reason.text) * 100).toPrecision(12)))}% or ${reason.text}%. Give the cell a percentage format, or type the percentage.`;
    case "hours-or-minutes":
      return `the time ${where} is held as hours and minutes, and could be meant as minutes and seconds. Type it as “0:04:42”, or with a unit.`;
    case "tolerance-not-read":
      return `${text} ${where} is not a tolerance. Write it as “10%”, “0.2 points” or “5”.`;
    case "tolerance-does-not-fit":
      return `${text} ${where} says how far amber reaches, and in the rules in use amber is not the one status between green and red. Empty the cell, and give the row a rule of its own in the RAG rules.`;
  }
}

/** How the target was read, so that a person can check it: "At least 95%, for 2024/25. Set aside: “National”." */
export function explainTarget(target: TargetReading): string {
  const period = target.period ? `, for ${target.period}` : "";
  const aside = target.setAside.filter((words) => words !== target.period);
  const setAside = aside.length > 0 ? ` Set aside: ${aside.map((words) => `“${words}”`).join(", ")}.` : "";
  return `${readingWords(target)}${period}.${setAside}`;
}

function readingWords(target: TargetReading): string {
  switch (target.kind) {
    case "number": {
      const figure = target.whole ? "All (100%)" : `${writeFigure(target.figure, target.unit, target.scale)}${target.per ? ` per ${target.per}` : ""}`;
      if (target.bound === "at-least") return target.strict ? `More than ${figure}` : `At least ${figure}`;
      if (target.bound === "at-most") return target.strict ? `Less than ${figure}` : `At most ${figure}`;
      return target.strict ? `Better than ${figure}` : figure;
    }
    case "range":
      return `${writeFigure(target.low, target.unit?.family === "currency" ? target.unit : null, target.scale)} to ${writeFigure(target.high, target.unit, target.scale)}`;
    case "ratio":
      return `The ratio ${writeNumber(target.left)}:${writeNumber(target.right)}`;
    case "benchmark": {
      const figure = target.figure === null ? "figure not given in the target" : writeFigure(target.figure, target.unit, target.scale);
      const relation = target.comparable
        ? "Comparable with"
        : target.bound === "at-least"
          ? target.strict
            ? "Above"
            : "At or above"
          : target.bound === "at-most"
            ? target.strict
              ? "Below"
              : "At or below"
            : target.strict
              ? "Better than"
              : "Against";
      return `${relation} ${target.comparator.startsWith("quartile") ? "" : "the "}${target.comparator} (${figure})`;
    }
    case "change":
      return changeWords(target);
    case "none":
      return target.why === "empty" ? "No target" : `No target set: “${target.text}”`;
    case "not-read": {
      const figures = target.candidates.map((figure) => `“${figure}”`).join(" or ");
      return figures === "" ? `Not read: “${target.text}”` : `Not read: it could mean ${figures}`;
    }
  }
}

/** "A reduction of 5% from the previous value", "No more than the 2023/24 outturn". */
function changeWords({ change, amount, unit, scale, since, bound }: ChangeTarget): string {
  const from = since === null ? "the previous value" : `“${since}”`;
  const by = amount === null ? "" : ` of ${writeFigure(amount, unit, scale)}`;
  switch (change) {
    case "reduction":
      return `A reduction${by} from ${from}`;
    case "increase":
      return `An increase${by} from ${from}`;
    case "improvement":
      return `An improvement${by} on ${from}`;
    case "maintain":
      return bound ? `${bound === "at-least" ? "No less" : "No more"} than ${from}` : `As good as ${from}`;
  }
}

/** Which rule gave the edges: "Amber to 10% of target, from the ruleset's defaults (High)." */
export function explainRule(verdict: Verdict, ruleset: Ruleset): string {
  if (verdict.status === "not-rated") return "None: there was nothing to judge by.";
  const { edges, edgeSource, comparison } = verdict;
  const greenWord = wordFor(ruleset, "green");
  const green = edges.green === "met" ? `${greenWord} when the target is met` : `${greenWord} ${describeEdge(edges.green)}`;
  const kind = comparison.comparable ? "comparable with" : POLARITY_WORDS[comparison.polarity];
  const middle = middleEdges(edges).map(({ level, edge }) => `; ${wordFor(ruleset, level).toLowerCase()} ${describeEdge(edge)}`);
  return `${green}${middle.join("")}, ${nameSource(edgeSource)} (Good Is: ${kind}).`;
}

function nameSource(source: EdgeSource): string {
  switch (source.from) {
    case "row":
      return "from this row's Tolerance";
    case "rule":
      return `from the rule “${source.name}”`;
    case "defaults":
      return "from the ruleset's defaults";
  }
}

/** The sentence for an override: what an officer gave, why, and what the rules give. */
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

/** "Green, Amber, Red or Not rated", in the ruleset's words. */
function listOptions(ruleset: Ruleset): string {
  const words = statusesOf(ruleset).map((status) => wordFor(ruleset, status));
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}
