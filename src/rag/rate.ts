import { askChange } from "./asked-change";
import { colour } from "./colour";
import { convert } from "./convert";
import { findComparison, findJudgeable } from "./find-comparison";
import { findEdges } from "./find-edges";
import { findPolarity, writtenPolarity } from "./find-polarity";
import { findRule, findRuleUnit } from "./find-rule";
import { judgeBounds } from "./judge-bounds";
import { notRated, withReadings } from "./not-rated";
import { readOverride } from "./override";
import { findValueCell, hasNoWhole, isShare } from "./part-of-whole";
import type { IndicatorCells, NotRatedReason, Rating, Verdict } from "./rating";
import type { Ruleset } from "./rules/ruleset";
import { settleTarget } from "./settle-target";
import { findPlaces, findShownFigure, ownPlaces } from "./shown-figure";
import { readTarget } from "./reading/target";
import type { TargetReading } from "./reading/target-reading";
import { readValue, type ValueReading } from "./reading/value";

/**
 * Rates one indicator: an override with a reason over the row's own tolerance, over the first rule that fits, over the
 * ruleset's defaults. Never throws on what a cell may hold; what cannot be judged is "not-rated" with one reason.
 */
export function rate(cells: IndicatorCells, ruleset: Ruleset): Rating {
  const polarity = writtenPolarity(cells);
  const target = settleTarget(readTarget(cells.target), cells.metric, polarity);
  const valueCell = findValueCell(cells, target);
  const value = readValue(valueCell, cells.metric, isShare(target), undefined, polarity);
  const computed = valueCell === cells.latestValue ? judge(cells, target, value, ruleset) : judgeWorkedOut({ ...cells, latestValue: valueCell }, target, value, ruleset);
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

/** A value that stands in no cell is judged in full; what a cell would show of it is nobody's figure. */
function judgeWorkedOut(cells: IndicatorCells, target: TargetReading, value: ValueReading, ruleset: Ruleset): Verdict {
  const verdict = judge(cells, target, value, ruleset);
  return verdict.status === "not-rated" ? verdict : { ...verdict, shown: null };
}

function judge(cells: IndicatorCells, read: TargetReading, value: ValueReading, ruleset: Ruleset): Verdict {
  const target = findJudgeable(cells, read);
  if ("code" in target) return asVerdict(target);
  const polarity = findPolarity(cells, target);
  if (typeof polarity === "object") return asVerdict(polarity);
  const rule = ruleset.rules.length === 0 ? null : findRule(ruleset, cells, polarity, findRuleUnit(cells, target, value));
  const found = findComparison(cells, target, polarity, rule, ruleset.defaults);
  if ("code" in found) return asVerdict(found);
  if (value.kind !== "number" && value.kind !== "bounds") return asVerdict(refuseValue(cells, value));

  found.unit ??= value.unit;
  const comparison = target.kind === "change" && target.amount !== null ? askChange(cells, target, target.amount, found) : found;
  if ("code" in comparison) return asVerdict(comparison);
  const edges = findEdges(cells, comparison, rule, ruleset);
  if (value.kind === "bounds") return "code" in edges ? asVerdict(edges) : judgeBounds(cells, value, comparison, edges, ruleset.defaults);
  const figure = convert(cells, value, value.figure, comparison);
  if (typeof figure === "object") return asVerdict(figure);
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

function asVerdict(reason: NotRatedReason): Verdict {
  return { status: "not-rated", reason };
}

function refuseValue(cells: IndicatorCells, value: Exclude<ValueReading, { kind: "number" | "bounds" }>): NotRatedReason {
  switch (value.kind) {
    case "error":
      return notRated(cells, "value-error", "latestValue");
    case "not-read":
      if (value.isForecast) return notRated(cells, "value-not-a-result", "latestValue");
      return withReadings(notRated(cells, "value-not-read", "latestValue"), value.candidates);
    case "empty":
      return hasNoWhole(cells) ? notRated(cells, "no-whole", "denominator") : notRated(cells, "no-value", "latestValue");
    case "none":
      return notRated(cells, "no-value", "latestValue");
  }
}
