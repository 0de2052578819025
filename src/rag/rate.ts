import { askChange } from "./asked-change";
import { colour } from "./colour";
import { convert } from "./convert";
import { findComparison, findJudgeable } from "./find-comparison";
import { findEdges, type FoundEdges } from "./find-edges";
import { findPolarity, writtenPolarity } from "./find-polarity";
import { findRule, findRuleUnit } from "./find-rule";
import { judgeBounds } from "./judge-bounds";
import { judgeDate } from "./judge-date";
import { readFigure } from "./naming";
import { notRated, withReadings } from "./not-rated";
import { readOverride } from "./override";
import { findValueCell, hasNoWhole, isShare } from "./part-of-whole";
import { isAllOpen, judgeOpen } from "./percent/judge-open";
import { settle, type SettledRow } from "./percent/settle";
import { judgeBesideFractions } from "./percent/tolerance-of-fractions";
import type { Comparison, IndicatorCells, NotRatedReason, Rating, Verdict } from "./rating";
import type { Ruleset } from "./rules/ruleset";
import { settleTarget } from "./settle-target";
import { settleUnits } from "./settle-units";
import { takePart } from "./take-part";
import { findPlaces, findShownFigure, ownPlaces, showCell } from "./shown-figure";
import { readDateValue } from "./reading/read-date-value";
import { readTarget } from "./reading/target";
import type { FigureTarget, TargetReading } from "./reading/target-reading";
import type { BoundsValue, NumberValue, ValueReading } from "./reading/value";

/**
 * Rates one indicator: an override with a reason over the row's own tolerance, over the first rule that fits, over the
 * ruleset's defaults. Never throws on what a cell may hold; what cannot be judged is "not-rated" with one reason.
 */
export function rate(cells: IndicatorCells, ruleset: Ruleset): Rating {
  const target = settleTarget(readTarget(cells.target), cells.metric, writtenPolarity(cells));
  if (target.kind === "date") {
    const value = readDateValue(cells.latestValue);
    return asRating(cells, target, value, judgeDate(cells, target, value, ruleset), ruleset);
  }
  const valueCell = findValueCell(cells, target);
  const isWorkedOut = valueCell !== cells.latestValue;
  const row = settle(isWorkedOut ? { ...cells, latestValue: valueCell } : cells, target);
  const read = readValueOf(row);
  const isOpen = row.open.includes("latestValue") && (cells.columns !== undefined || isAllOpen(cells));
  // Which of the two it is, nobody knows: it is shown as it is written.
  const value = isOpen && read.kind === "number" ? { ...read, unit: null } : read;
  const verdict =
    row.open.length === 0
      ? judgeBesideFractions(row.cells, (settled) => judge(settled, row.target, read, ruleset))
      : judgeOpen(row, (one) => judge(one.cells, one.target, readValueOf(one), ruleset));
  // A value that stands in no cell is judged in full; what a cell would show of it is nobody's figure.
  const computed = isWorkedOut && verdict.status !== "not-rated" ? { ...verdict, shown: null } : verdict;
  return asRating(cells, row.target, value, quoted(cells, row, computed), ruleset);
}

/** A reason that quotes cells as they are written: a Tolerance beside fractions, and the parts of a value that is worked out. */
function quoted(cells: IndicatorCells, row: SettledRow, verdict: Verdict): Verdict {
  if (verdict.status !== "not-rated") return verdict;
  const { reason } = verdict;
  if (reason.field === "tolerance" && row.cells.tolerance !== cells.tolerance) {
    return { ...verdict, reason: { ...reason, text: showCell(cells.tolerance) } };
  }
  if (reason.field !== "latestValue" || cells.latestValue.kind !== "empty" || row.cells.latestValue.kind === "empty") return verdict;
  const text = `${showCell(cells.numerator)} of ${showCell(cells.denominator)}`;
  return { ...verdict, reason: { ...reason, field: "numerator", text } };
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

function readValueOf({ cells, target }: SettledRow): ValueReading {
  return readFigure(cells, "latestValue", isShare(target));
}

function judge(cells: IndicatorCells, read: FigureTarget, value: ValueReading, ruleset: Ruleset): Verdict {
  const judgeable = findJudgeable(cells, read);
  if ("code" in judgeable) return asVerdict(judgeable);
  const target = judgeable.kind === "number" ? takePart(cells, judgeable, value) : judgeable;
  if ("code" in target) return asVerdict(target);
  const polarity = findPolarity(cells, target);
  if (typeof polarity === "object") return asVerdict(polarity);
  const rule = ruleset.rules.length === 0 ? null : findRule(ruleset, cells, polarity, findRuleUnit(cells, target, value));
  const found = findComparison(cells, target, polarity, rule, ruleset.defaults);
  if ("code" in found) return asVerdict(found);
  if (value.kind !== "number" && value.kind !== "bounds") return asVerdict(refuseValue(cells, value));

  const settled = settleUnits(cells, found, value.kind === "bounds" ? anyOf(value) : value);
  if ("code" in settled) return asVerdict(settled);
  const asked = target.kind === "change" ? target.amount : null;
  const comparison = target.kind === "change" && asked !== null ? askChange(cells, target, asked, settled.comparison) : settled.comparison;
  if ("code" in comparison) return asVerdict(comparison);
  const edges = findEdges(cells, comparison, rule, ruleset, settled.unit);
  if ("code" in edges) return asVerdict(edges);
  if (value.kind === "bounds") return judgeBounds(cells, { ...value, unit: settled.value.unit }, comparison, edges, ruleset.defaults);
  return judgeFigure(cells, settled.value, comparison, edges, ruleset);
}

/** The verdict on a figure and what it is compared with, once the units of both are known. */
function judgeFigure(cells: IndicatorCells, value: NumberValue, comparison: Comparison, edges: FoundEdges, ruleset: Ruleset): Verdict {
  const figure = convert(cells, value, value.figure, comparison);
  if (typeof figure === "object") return asVerdict(figure);
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

/** One of the figures that a value known by its ends can be, which has the unit of them all. */
function anyOf({ low, high, unit, scale, setAside }: BoundsValue): NumberValue {
  return { kind: "number", figure: (low ?? high)?.figure ?? 0, unit, scale, noun: "", setAside };
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
