import { describeGap, describeReach } from "./describe-gap";
import { describeEdge, middleEdges } from "./rules/edge";
import { writeFigure, writeNumber } from "./reading/figure";
import { POLARITY_WORDS } from "./polarity";
import { FIELD_WORDS } from "./field-words";
import type { DatedGap, EdgeSource, Field, Judged, NotRatedReason, Rating, ToleranceDoubt, Verdict } from "./rating";
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
  const text = `“${cut(reason.text)}”`;
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
    case "no-whole":
      return `there is no value, and ${at} is ${reason.text}: nothing can be worked out of it. Type the value in Latest Value, or the whole ${where}.`;
    case "value-not-read":
      return `${text} ${where} is not a number that can be read${readings}. Type the figure alone.`;
    case "value-bounded":
      return `${text} ${where} could have more than one status, as it leaves open how much it is. Type the figure itself, or give an Override with a reason.`;
    case "value-not-a-result":
      return `${text} ${where} is a forecast, a plan, a target or an estimate, and no result. Type the result when there is one.`;
    case "needs-date":
      return `the target is a date, and ${text} ${where} is no day that can be set beside it. Type the day it was done, or is expected, such as “31/03/2025”.`;
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
    case "needs-last-year":
      return `the target is measured from last year over a longer time, so the result before is not what it means. Put that year's figure ${where}.`;
    case "base-unclear":
      return `the target ${text} ${where} does not say what the change is measured from, and both Previous Value and Baseline are filled in. Write “on baseline” or “on the previous result” in it.`;
    case "per-period":
      return `the target ${text} ${where} is for a stretch of time, and the metric does not say that its values are for the same. Name it in the metric, such as “per month”.`;
    case "change-unclear":
      return `the target ${text} ${where} could be points, a part of the earlier result, or the change itself. Write the level to reach, such as “95%”.`;
    case "ratio":
      return `the target ${text} ${where} is a ratio, and Good Is cannot say which way is good for one. Write the one figure that is judged, such as “20”.`;
    case "needs-expected-to-date":
      if (reason.yearTarget !== undefined) {
        const said = reason.isDueLater ? "is to be reached after the period that the value is for" : "is for a whole year, and the value for a part of it";
        return `the target “${cut(reason.yearTarget)}” ${said}. Put what was expected by now ${where}, or give its profile in the rules.`;
      }
      return `the target is cumulative and it is not said how much was expected by now. Put that figure ${where}.`;
    case "units-differ":
      return explainUnits(reason, text, where);
    case "scales-differ":
      return `${text} ${where} and what it is compared with seem to be in different scales, such as millions and units. Write both the same way.`;
    case "fraction-or-percent":
      return explainFraction(reason.text, text, where);
    case "hours-or-minutes":
      return `the time ${where} is held as hours and minutes, and could be meant as minutes and seconds. Type it as “0:04:42”, or with a unit.`;
    case "tolerance-not-read":
      return reason.doubt
        ? explainDoubt(reason.doubt, text, where)
        : `${text} ${where} is not a tolerance. Write it as “10%”, “0.2 points” or “5”.`;
    case "tolerance-does-not-fit":
      if (reason.doubt) return explainDoubt(reason.doubt, text, where);
      return `${text} ${where} says how far amber reaches, and in the rules in use amber is not the one status between green and red. Empty the cell, and give the row a rule of its own in the RAG rules.`;
  }
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** What is asked about a Tolerance that may be the figure that amber reaches to. */
function explainDoubt(doubt: ToleranceDoubt, text: string, where: string): string {
  switch (doubt.is) {
    case "figure": {
      const { figure, asLimit, asDistance } = doubt;
      const limit = doubt.polarity === "high" ? "floor" : doubt.polarity === "low" ? "ceiling" : "floor or the ceiling";
      const otherwise = asDistance === null ? "" : `, or “${asDistance}” for the distance`;
      if (asLimit === null) {
        return `${text} ${where} reaches beyond half of the target: is it a distance from the target, or is a ${limit} meant? Write “${limit}” and its figure${otherwise}.`;
      }
      return `${text} ${where} could be a distance from the target, or the figure that amber reaches to: is ${figure} the ${limit}? Write “${asLimit}”${otherwise}.`;
    }
    case "fraction":
      return `${text} ${where} could be ${doubt.readings[0]} or ${doubt.readings[1]}. Write the one that is meant.`;
    case "none":
      return `${text} ${where} could mean that there is no amber, or no tolerance of the row's own. Write “0” for no amber, or empty the cell.`;
    case "beyond":
      return `${text} ${where} is better than the ${doubt.compared} that the value is compared with, so that nothing could be amber. Correct one of the two.`;
    case "shorter":
      return `the value is beyond ${text} ${where}, and within the ${doubt.green} that green reaches to by the rules in use. Write how far both reach, such as “green 1%, amber 3%”.`;
    case "unit":
      return `${doubt.rule} reach to “${doubt.edge}”, which cannot be set beside this target's unit. Give the row a tolerance of its own ${where}, or a rule.`;
  }
}

/** What keeps two figures from being set side by side, and what to write. */
function explainUnits({ why, beside }: NotRatedReason, text: string, where: string): string {
  const other = beside === undefined ? "" : ` in ${beside === "%" ? "per cent" : `“${beside}”`}`;
  switch (why) {
    case "no-unit":
      return `${text} ${where} has no unit of its own, and stands beside a figure${other}. Write its unit beside it, in the heading or in a Unit column.`;
    case "unknown-unit":
      return `it is not known what ${text} ${where} is counted in, and what stands beside it is in ${beside === undefined ? "no such unit" : `“${beside}”`}. Write both in the same unit.`;
    case undefined:
      return `${text} ${where} is in another unit than the figure${other} beside it, and the two do not convert. Write both in the same unit.`;
  }
}

/** “0.95” could be 95%; “9,300%” was 93 before its cell had a percentage format; “0.9 to 0.95” is not said in per cent. */
function explainFraction(written: string, quoted: string, where: string): string {
  if (written.endsWith("%")) {
    const typed = writeNumber(Number((Number(written.slice(0, -1).replace(/,/g, "")) / 100).toPrecision(12)));
    return `${quoted} ${where} could be ${typed}% that was typed before the cell had a percentage format. Type ${typed}% there, or correct the other figure.`;
  }
  const figure = Number(written);
  if (Number.isNaN(figure)) return `${quoted} ${where} could be in per cent or parts of one. Write its figures with “%”.`;
  const percent = writeNumber(Number((figure * 100).toPrecision(12)));
  return `${quoted} ${where} could be ${percent}% or ${written}%. Give the column a percentage format, or type the percentage.`;
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
      const figure = target.of !== null ? `${writeNumber(target.figure)} of ${writeNumber(target.of)}` : target.whole ? "All (100%)" : `${writeFigure(target.figure, target.unit, target.scale)}${target.per ? ` per ${target.per}` : ""}`;
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
    case "date":
      return `${target.side === "by" ? "By" : "From"} ${target.shown}`;
    case "none":
      return target.why === "empty" ? "No target" : `No target set: “${target.text}”`;
    case "not-read": {
      const figures = target.candidates.map((figure) => `“${figure}”`).join(" or ");
      return figures === "" ? `Not read: “${target.text}”` : `Not read: it could mean ${figures}`;
    }
  }
}

/** "A reduction of 5% from the previous value", "No more than the 2023/24 outturn". */
function changeWords({ change, amount, unit, scale, since, from: measuredFrom, overYears, bound }: ChangeTarget): string {
  const from = since === null ? nameEarlier(measuredFrom, overYears) : `“${since}”`;
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

function nameEarlier(from: ChangeTarget["from"], overYears: boolean): string {
  switch (from) {
    case "base":
      return "the baseline";
    case "before":
    case "unsaid":
      return overYears ? "the baseline" : "the previous value";
    case "last-year":
      return overYears ? "last year's result" : "the previous value";
  }
}

/** Which rule gave the edges: "Amber to 10% of target, from the ruleset's defaults (High)." */
export function explainRule(verdict: Verdict, ruleset: Ruleset): string {
  if (verdict.status === "not-rated") return "None: there was nothing to judge by.";
  const { edges, edgeSource, comparison, dated } = verdict;
  if (dated) return explainDates(dated, ruleset);
  const greenWord = wordFor(ruleset, "green");
  const green = edges.green === "met" ? `${greenWord} when the target is met` : `${greenWord} ${describeEdge(edges.green)}`;
  const goodIs = POLARITY_WORDS[comparison.polarity];
  const kind = comparison.comparable ? `${goodIs}, comparable with` : goodIs;
  const middle = middleEdges(edges).map(({ level, edge }) => `; ${wordFor(ruleset, level).toLowerCase()} ${describeEdge(edge)}`);
  return `${green}${middle.join("")}, ${nameSource(edgeSource)} (Good Is: ${kind}).`;
}

/** A percentage of a date means nothing: amber is for days that the row allows. */
function explainDates({ allowed }: DatedGap, ruleset: Ruleset): string {
  const [green, amber, red] = [wordFor(ruleset, "green"), wordFor(ruleset, "amber").toLowerCase(), wordFor(ruleset, "red").toLowerCase()];
  if (allowed === null) return `${green} when the date is kept, else ${red}; a Tolerance in days, such as “14 days”, would leave ${amber}.`;
  return `${green} when the date is kept; ${amber} to ${writeNumber(allowed)} ${allowed === 1 ? "day" : "days"}, from this row's Tolerance.`;
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
