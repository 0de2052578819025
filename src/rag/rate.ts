import { askChange } from "./asked-change";
import { colour } from "./colour";
import { convert } from "./convert";
import { putEdges } from "./edge-units";
import { findComparison, findJudgeable, type JudgeableTarget } from "./find-comparison";
import { findEdges } from "./find-edges";
import { findPolarity } from "./find-polarity";
import { findRule, findRuleUnit } from "./find-rule";
import { readFigure } from "./naming";
import { notRated, withReadings } from "./not-rated";
import { readOverride } from "./override";
import { isAllOpen, judgeOpen } from "./percent/judge-open";
import { settle, type SettledRow } from "./percent/settle";
import { judgeBesideFractions } from "./percent/tolerance-of-fractions";
import type { IndicatorCells, NotRatedReason, Rating, Verdict } from "./rating";
import type { Rule, Ruleset } from "./rules/ruleset";
import { settleUnits, type Settled } from "./settle-units";
import { findPlaces, findShownFigure, ownPlaces } from "./shown-figure";
import type { TargetReading } from "./reading/target-reading";
import type { ValueReading } from "./reading/value";

/**
 * Rates one indicator: an override with a reason over the row's own tolerance, over the first rule that fits, over the
 * ruleset's defaults. Never throws on what a cell may hold; what cannot be judged is "not-rated" with one reason.
 */
export function rate(cells: IndicatorCells, ruleset: Ruleset): Rating {
  const row = settle(cells);
  const { target } = row;
  const read = readFigure(row.cells, "latestValue", isShare(target));
  const isOpen = row.open.includes("latestValue") && (cells.columns !== undefined || isAllOpen(cells));
  // Which of the two it is, nobody knows: it is shown as it is written.
  const value = isOpen && read.kind === "number" ? { ...read, unit: null } : read;
  const computed =
    row.open.length === 0
      ? judgeBesideFractions(row.cells, (settled) => judge(settled, target, read, ruleset))
      : judgeOpen(row, (one) => judgeAnew(one, ruleset));
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

function judgeAnew(row: SettledRow, ruleset: Ruleset): Verdict {
  return judge(row.cells, row.target, readFigure(row.cells, "latestValue", isShare(row.target)), ruleset);
}

function judge(cells: IndicatorCells, read: TargetReading, value: ValueReading, ruleset: Ruleset): Verdict {
  const target = findJudgeable(cells, read);
  if ("code" in target) return asVerdict(target);
  const polarity = findPolarity(cells, target);
  if (typeof polarity === "object") return asVerdict(polarity);
  const rule = ruleset.rules.length === 0 ? null : findRule(ruleset, cells, polarity, findRuleUnit(cells, target, value));
  const found = findComparison(cells, target, polarity, rule, ruleset.defaults);
  if ("code" in found) return asVerdict(found);
  if (value.kind !== "number") return asVerdict(refuseValue(cells, value));

  const settled = settleUnits(cells, found, value);
  if ("code" in settled) return asVerdict(settled);
  return judgeFigures(cells, target, settled, rule, ruleset);
}

/** The verdict on a value and what it is compared with, once the units of both are known. */
function judgeFigures(cells: IndicatorCells, target: JudgeableTarget, settled: Settled, rule: Rule | null, ruleset: Ruleset): Verdict {
  const { value } = settled;
  const isAsked = target.kind === "change" && target.amount !== null;
  const comparison = isAsked ? askChange(cells, target, target.amount ?? 0, settled.comparison) : settled.comparison;
  if ("code" in comparison) return asVerdict(comparison);
  const figure = convert(cells, value, value.figure, comparison);
  if (typeof figure === "object") return asVerdict(figure);
  const found = findEdges(cells, comparison, rule, ruleset);
  if ("code" in found) return asVerdict(found);
  const edges = putEdges(cells, found, comparison, settled.unit);
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
function isShare(target: TargetReading): boolean {
  switch (target.kind) {
    case "number":
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
