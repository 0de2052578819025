import { askChange } from "./asked-change";
import { colour } from "./colour";
import { convert } from "./convert";
import { findComparison, findJudgeable } from "./find-comparison";
import { findEdges } from "./find-edges";
import { findPolarity } from "./find-polarity";
import { findRule, findRuleUnit } from "./find-rule";
import { judgeDate } from "./judge-date";
import { notRated, withReadings } from "./not-rated";
import { readOverride } from "./override";
import { takePart } from "./part-of-whole";
import type { IndicatorCells, NotRatedReason, Rating, Verdict } from "./rating";
import type { Ruleset } from "./rules/ruleset";
import { findPlaces, findShownFigure, ownPlaces } from "./shown-figure";
import { readTarget } from "./reading/target";
import { readDateValue } from "./reading/read-date-value";
import type { DateTarget, TargetReading } from "./reading/target-reading";
import { readValue, type ValueReading } from "./reading/value";

/**
 * Rates one indicator: an override with a reason over the row's own tolerance, over the first rule that fits, over the
 * ruleset's defaults. Never throws on what a cell may hold; what cannot be judged is "not-rated" with one reason.
 */
export function rate(cells: IndicatorCells, ruleset: Ruleset): Rating {
  const target = readTarget(cells.target);
  if (target.kind === "date") {
    const value = readDateValue(cells.latestValue);
    return asRating(cells, target, value, judgeDate(cells, target, value), ruleset);
  }
  const value = readValue(cells.latestValue, cells.metric, isShare(target));
  return asRating(cells, target, value, judge(cells, target, value, ruleset), ruleset);
}

function asRating(cells: IndicatorCells, target: TargetReading, value: Rating["value"], computed: Verdict, ruleset: Ruleset): Rating {
  const { override, problem } = readOverride(cells, ruleset);
  return {
    status: override ? override.status : computed.status,
    computed,
    override,
    overrideProblem: problem,
    target,
    value,
    ruleset,
  };
}

function judge(cells: IndicatorCells, read: Exclude<TargetReading, DateTarget>, value: ValueReading, ruleset: Ruleset): Verdict {
  const judgeable = findJudgeable(cells, read);
  if ("code" in judgeable) return asVerdict(judgeable);
  const target = judgeable.kind === "number" ? takePart(cells, judgeable, value) : judgeable;
  if ("code" in target) return asVerdict(target);
  const polarity = findPolarity(cells, target);
  if (typeof polarity === "object") return asVerdict(polarity);
  const rule = ruleset.rules.length === 0 ? null : findRule(ruleset, cells, polarity, findRuleUnit(cells, target, value));
  const found = findComparison(cells, target, polarity, rule, ruleset.defaults);
  if ("code" in found) return asVerdict(found);
  if (value.kind !== "number") return asVerdict(refuseValue(cells, value));

  found.unit ??= value.unit;
  const comparison = target.kind === "change" && target.amount !== null ? askChange(cells, target, target.amount, found) : found;
  if ("code" in comparison) return asVerdict(comparison);
  const figure = convert(cells, value, value.figure, comparison);
  if (typeof figure === "object") return asVerdict(figure);
  const edges = findEdges(cells, comparison, rule, ruleset);
  if ("code" in edges) return asVerdict(edges);
  const verdict = colour(cells, figure, comparison, edges, ruleset.defaults);
  if (verdict.status === "not-rated") return verdict;
  const isConverted = figure !== value.figure;
  verdict.places = isConverted ? ownPlaces(figure, comparison.scale) : findPlaces(cells.latestValue, figure, value.scale);
  const shownFigure = findShownFigure(cells.latestValue, value);
  if (shownFigure === null) return verdict;
  const shown = convert(cells, value, shownFigure, comparison);
  if (typeof shown === "object") return verdict;
  const { status } = colour(cells, shown, comparison, edges, ruleset.defaults);
  return status === verdict.status || status === "not-rated" ? verdict : { ...verdict, shown: { value: shown, status } };
}

/** True where a target is a percentage, so that a part of a whole beside it is one too. */
function isShare(target: Exclude<TargetReading, DateTarget>): boolean {
  switch (target.kind) {
    case "number":
      return target.of !== null || target.unit?.family === "percent";
    case "range":
    case "benchmark":
      return target.unit?.family === "percent";
    case "ratio":
    case "change":
    case "none":
    case "not-read":
      return false;
  }
}

function asVerdict(reason: NotRatedReason): Verdict {
  return { status: "not-rated", reason };
}

function refuseValue(cells: IndicatorCells, value: Exclude<ValueReading, { kind: "number" }>): NotRatedReason {
  switch (value.kind) {
    case "error":
      return notRated(cells, "value-error", "latestValue");
    case "not-read":
      return withReadings(notRated(cells, "value-not-read", "latestValue"), value.candidates);
    case "empty":
    case "none":
      return notRated(cells, "no-value", "latestValue");
  }
}
