import { askChange } from "./comparing/asked-change";
import { findComparison } from "./comparing/find-comparison";
import { findJudgeable } from "./comparing/find-judgeable";
import { findValueCell, isDenominatorZero, isPercentTarget } from "./comparing/numerator-denominator";
import { signTarget } from "./comparing/sign-target";
import { findPolarity, writtenPolarity } from "./find-polarity";
import { colour } from "./judging/colour";
import { convert } from "./judging/convert";
import { findEdges, type FoundEdges } from "./judging/find-edges";
import { findRule } from "./judging/find-rule";
import { refuseGap } from "./judging/thresholds/find-thresholds";
import { findGap } from "./judging/thresholds/place-bands";
import { judgeBounds } from "./judging/judge-bounds";
import { judgeDate } from "./judging/judge-date";
import { asVerdict, findNotCalculated, isReason, notRated, withReadings } from "./not-rated";
import { readOverride } from "./override";
import { couldAllBeFractions, judgeOpen } from "./percent/judge-open";
import { settleFractions, type SettledRow } from "./percent/settle-fractions";
import { judgeBesideFractions } from "./percent/tolerance-of-fractions";
import { USUAL_REPORTING } from "./periods/reporting";
import type { Comparison } from "./comparison";
import type { IndicatorCells, NotRatedReason, Rating, Verdict } from "./rating";
import { readDateValue } from "./reading/dates/read-date-value";
import { readTarget } from "./reading/targets/read-target";
import type { FigureTarget, TargetReading } from "./reading/targets/target-reading";
import type { BoundsValue, NumberValue, ValueReading } from "./reading/values/read-value";
import { findPlaces, findShownFigure, ownPlaces, showCell } from "./reading/values/shown-figure";
import { reportingOf } from "./rules/how-reported";
import type { Ruleset } from "./rules/ruleset";
import { settleUnits } from "./units/settle-units";
import { readAsWritten } from "./units/naming";

/**
 * Rates one indicator. An override with a reason comes first, then the row's own tolerance, the first rule that fits,
 * and the ruleset's defaults. Never throws for the content of a cell; what cannot be judged is "not-rated" with one
 * reason.
 *
 * A figure is read in three steps: as written, with the unit of its column or of the metric's name (`readAsWritten`);
 * bare percentages as their column writes them (`settleFractions`); then both sides in one unit (`settleUnits`).
 * Outside a rating, `readAsColumnWrites` does the first two.
 */
export function rate(given: IndicatorCells, ruleset: Ruleset): Rating {
  const reporting = reportingOf(ruleset);
  const cells = reporting === USUAL_REPORTING ? given : { ...given, reporting };
  const { unclear } = cells.series ?? {};
  const target = signTarget(readTarget(cells.target, reporting), cells.metric, writtenPolarity(cells));
  const unknown = findNotCalculated(cells);
  if (unknown !== null) {
    const verdict = asVerdict({ code: "not-calculated", field: unknown, text: "" });
    return asRating(cells, target, readAsWritten(cells, "latestValue"), verdict, ruleset);
  }
  if (unclear) {
    const reason = withReadings(notRated(cells, unclear.code, unclear.field), unclear.readings);
    return asRating(cells, target, readAsWritten(cells, "latestValue"), asVerdict(reason), ruleset);
  }
  if (target.kind === "date") {
    const value = readDateValue(cells.latestValue, reporting);
    return asRating(cells, target, value, judgeDate(cells, target, value, ruleset), ruleset);
  }
  const valueCell = findValueCell(cells, target);
  const isWorkedOut = valueCell !== cells.latestValue;
  const row = settleFractions(isWorkedOut ? { ...cells, latestValue: valueCell } : cells, target);
  const value = readValueOf(row);
  const verdict =
    row.open.length === 0
      ? judgeBesideFractions(row.cells, (settled) => judge(settled, row.target, value, ruleset))
      : judgeOpen(row, (one) => judge(one.cells, one.target, readValueOf(one), ruleset));
  // No cell displays a calculated value, so there is no displayed figure that it could differ from.
  const computed = isWorkedOut && verdict.status !== "not-rated" ? { ...verdict, shown: null } : verdict;
  return asRating(
    cells,
    row.target,
    isOpenIn(row, cells) ? withoutUnit(value) : value,
    quoted(cells, row, computed),
    ruleset,
  );
}

/** A reason that quotes cells as written: a Tolerance beside fractions, and the parts of a calculated value. */
function quoted(cells: IndicatorCells, row: SettledRow, verdict: Verdict): Verdict {
  if (verdict.status !== "not-rated") return verdict;
  const { reason } = verdict;
  const { comparator } = cells;
  if (reason.field === "benchmark" && comparator && "from" in comparator)
    return { ...verdict, reason: { ...reason, field: comparator.from } };
  if (reason.field === "tolerance" && row.cells.tolerance !== cells.tolerance) {
    return { ...verdict, reason: { ...reason, text: showCell(cells.tolerance) } };
  }
  if (reason.field !== "latestValue" || cells.latestValue.kind !== "empty" || row.cells.latestValue.kind === "empty")
    return verdict;
  const text = `${showCell(cells.numerator)} of ${showCell(cells.denominator)}`;
  return { ...verdict, reason: { ...reason, field: "numerator", text } };
}

/** True where nothing decides whether the value is a fraction or in per cent. */
function isOpenIn(row: SettledRow, cells: IndicatorCells): boolean {
  return row.open.includes("latestValue") && (cells.columns !== undefined || couldAllBeFractions(cells));
}

/** A value as written, without a unit, where giving it one would be a guess. */
function withoutUnit(value: ValueReading): ValueReading {
  return value.kind === "number" ? { ...value, unit: null } : value;
}

function readValueOf({ cells, target }: SettledRow): ValueReading {
  return readAsWritten(cells, "latestValue", isPercentTarget(target));
}

function asRating(
  cells: IndicatorCells,
  target: TargetReading,
  value: Rating["value"],
  computed: Verdict,
  ruleset: Ruleset,
): Rating {
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

function judge(cells: IndicatorCells, target: FigureTarget, value: ValueReading, ruleset: Ruleset): Verdict {
  const found = findVerdict(cells, target, value, ruleset);
  return isReason(found) ? asVerdict(found) : found;
}

/** Goes from a target and a value to a colour, step by step, or stops at the first thing that is missing or unclear. */
function findVerdict(
  cells: IndicatorCells,
  read: FigureTarget,
  value: ValueReading,
  ruleset: Ruleset,
): Verdict | NotRatedReason {
  const target = findJudgeable(cells, read, value);
  if (isReason(target)) return target;
  const polarity = findPolarity(cells, target);
  if (isReason(polarity)) return polarity;
  const rule = findRule(ruleset, cells, polarity, { target, value });
  const written = findComparison(cells, target, polarity, rule, ruleset.defaults);
  if (isReason(written)) return written;
  if (value.kind !== "number" && value.kind !== "bounds") return refuseValue(cells, value);

  const settled = settleUnits(cells, written, value.kind === "bounds" ? asNumber(value) : value);
  if (isReason(settled)) return settled;
  const asked = target.kind === "change" ? target.amount : null;
  const comparison =
    target.kind === "change" && asked !== null
      ? askChange(cells, target, asked, settled.comparison)
      : settled.comparison;
  if (isReason(comparison)) return comparison;

  const edges = findEdges(cells, comparison, rule, ruleset, settled.unit);
  if (isReason(edges)) return edges;
  if (value.kind === "bounds")
    return judgeBounds(cells, { ...value, unit: settled.value.unit }, comparison, edges, ruleset.defaults);
  return judgeFigure(cells, settled.value, comparison, edges, ruleset);
}

/** Judges a figure against what it is compared with, once the units of both are known. */
function judgeFigure(
  cells: IndicatorCells,
  value: NumberValue,
  comparison: Comparison,
  edges: FoundEdges,
  ruleset: Ruleset,
): Verdict | NotRatedReason {
  const figure = convert(cells, value, value.figure, comparison);
  if (isReason(figure)) return figure;
  const verdict = colour(cells, figure, comparison, edges, ruleset.defaults);
  if (verdict.status === "not-rated") return verdict;
  const gap = findGap(edges.gaps ?? [], figure);
  if (gap) return refuseGap(cells, gap);
  const isConverted = figure !== value.figure;
  verdict.places = isConverted
    ? ownPlaces(figure, comparison.scale)
    : findPlaces(cells.latestValue, figure, value.scale);
  const shownFigure = findShownFigure(cells.latestValue, value);
  if (shownFigure === null) return verdict;
  const shown = convert(cells, value, shownFigure, comparison);
  if (isReason(shown)) return verdict;
  const { status } = colour(cells, shown, comparison, edges, ruleset.defaults);
  return status === verdict.status || status === "not-rated"
    ? verdict
    : { ...verdict, shown: { value: shown, status } };
}

/** One of the figures that a value known by its bounds could be; all of them share its unit. */
function asNumber({ low, high, unit, scale, setAside }: BoundsValue): NumberValue {
  return { kind: "number", figure: (low ?? high)?.figure ?? 0, unit, scale, noun: "", setAside };
}

function refuseValue(
  cells: IndicatorCells,
  value: Exclude<ValueReading, { kind: "number" | "bounds" }>,
): NotRatedReason {
  switch (value.kind) {
    case "error":
      return notRated(cells, "value-error", "latestValue");
    case "not-read":
      if (value.isForecast) return notRated(cells, "value-not-a-result", "latestValue");
      return withReadings(notRated(cells, "value-not-read", "latestValue"), value.candidates);
    case "empty":
      return isDenominatorZero(cells)
        ? notRated(cells, "no-whole", "denominator")
        : notRated(cells, "no-value", "latestValue");
    case "none":
      return notRated(cells, "no-value", "latestValue");
  }
}
