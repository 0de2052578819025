import { findBuildUp } from "../../rag/comparing/build-up";
import { compareWith } from "../../rag/comparing/compare-with";
import type { CellContent } from "../../rag/cell";
import { convert } from "../../rag/judging/convert";
import { compareFigures, difference } from "../../rag/decimal";
import { toleranceIn } from "../../rag/judging/edge-units";
import { findPolarity } from "../../rag/find-polarity";
import { isOpenFigure } from "../../rag/percent/row-figures";
import { isReason } from "../../rag/not-rated";
import { findValueCell } from "../../rag/comparing/numerator-denominator";
import type { Polarity } from "../../rag/polarity";
import type { Comparison } from "../../rag/comparison";
import type { IndicatorCells } from "../../rag/rating";
import { writeFigure } from "../../rag/reading/figure";
import type { TravelOptions } from "../../rag/rules/direction";
import { describeMost, isWithin, type Tolerance } from "../../rag/rules/edges/tolerance";
import type { Ruleset } from "../../rag/rules/ruleset";
import { measureOf, settleUnits } from "../../rag/units/settle-units";
import type { NumberValue } from "../../rag/reading/values/read-value";
import { findShownFigure } from "../../rag/reading/values/shown-figure";
import type { HistoryRecord } from "../history/record";
import { isRead } from "../../rag/periods/period";
import { readPeriodCell } from "../periods/period-cell";
import { contextOf, type RatedIndicator } from "../rated-indicator";
import { foldName } from "../../rag/fold-name";
import { findEarlier, refuse, type Earlier } from "./earlier";
import { distanceTo, noTarget, writeTarget } from "./target-distance";
import { findTrend } from "./trend";
import { DIRECTION_WORDS, type Direction, type Travel } from "./travel";

/**
 * The direction of travel of one indicator, from its own records: improving, worsening or steady, depending on which
 * way is good, with a sentence that gives the reason; or not comparable, with the reason. Never throws.
 */
export function findTravel(
  indicator: RatedIndicator,
  records: readonly HistoryRecord[],
  ruleset: Ruleset,
  options: TravelOptions,
): Travel {
  const { cells, rating } = indicator;
  if (ruleset.composites?.some(({ name }) => foldName(name) === foldName(indicator.metric))) {
    return refuse(
      "composite",
      "it is an index of several measures, whose make-up may have changed. Look at its measures.",
    );
  }
  const { value } = rating;
  if (value.kind !== "number")
    return refuse(
      "no-value",
      value.kind === "not-read" || value.kind === "bounds"
        ? `“${value.text}” was not read as a figure.`
        : "there is no figure now.",
    );
  const polarity = findPolarity(cells, rating.target);
  if (isReason(polarity))
    return refuse("no-polarity", "it is not said which way is good. Put High, Low or On Target in Good Is.");
  const { against } = options;
  if (against !== "last-year" && isCumulative(indicator)) {
    return refuse("cumulative", "its figures build up over the year. Compare with the same period last year.");
  }
  if (against === "trend") return findTrend(indicator, records, polarity, options.steadyWithin);
  const earlier = findEarlier(indicator, records, against);
  if ("code" in earlier) return earlier;
  return compareTwo(indicator, value, earlier, polarity, options.steadyWithin);
}

/** True where figures within a year cannot be compared: called cumulative, or a count for the year to date. */
export function isCumulative(indicator: RatedIndicator): boolean {
  const { cells, metric, rating } = indicator;
  const unit = "unit" in rating.target ? rating.target.unit : null;
  if (findBuildUp(cells, unit) !== null) return true;
  const period = readPeriodCell(cells.asOf, contextOf(indicator));
  return (
    isRead(period) &&
    period.kind === "year-to-date" &&
    findBuildUp({ ...cells, metric: `${metric} (year to date)` }, unit) === "adds up"
  );
}

function compareTwo(
  indicator: RatedIndicator,
  value: NumberValue,
  earlier: Earlier,
  polarity: Polarity,
  steadyWithin: Tolerance | null,
): Travel {
  const { cells } = indicator;
  const before = convertEarlier(cells, value, earlier);
  if (before === null) return refuse("units-differ", `the figure ${earlier.when} is in another unit or scale.`);
  const [now, shownBefore] = [roundAsShown(findValueCell(cells, indicator.rating.target), value), before.shown];
  const change = difference(value.figure, before.figure);
  const isUnseen = compareFigures(now, shownBefore) === 0;
  const moved = isUnseen ? "level" : change > 0 ? "up" : "down";
  const written = writeFigure(now, value.unit, value.scale);
  const was = `${writeFigure(shownBefore, value.unit, value.scale)} ${earlier.when}`;
  const steady = steadyWithin && toleranceIn(steadyWithin, value.unit, value.scale);
  const within = steadyWithin && steady && isWithin(change, steady, before.figure, value.scale);
  if (isUnseen) return { direction: "steady", moved, sentence: `Steady: ${written}, as ${earlier.when}.` };
  if (within)
    return {
      direction: "steady",
      moved,
      sentence: `Steady: ${written} is ${moved} from ${was}, by ${describeMost(steadyWithin)}.`,
    };
  if (polarity === "on-target") return compareDistances(indicator, earlier, written, was, moved);
  const direction: Direction = (moved === "up") === (polarity === "high") ? "improving" : "worsening";
  return {
    direction,
    moved,
    sentence: `${DIRECTION_WORDS[direction]}: ${written} is ${moved} from ${was}, and ${polarity} is good.`,
  };
}

/**
 * Where good is on the target, nearer is better, from either side. Both figures are measured against the current
 * target.
 */
function compareDistances(
  indicator: RatedIndicator,
  earlier: Earlier,
  written: string,
  was: string,
  moved: "up" | "down" | "level",
): Travel {
  const { computed } = indicator.rating;
  if (computed.status === "not-rated" || computed.comparison.against !== "target") return noTarget();
  const { comparison } = computed;
  const before = convert(
    { ...indicator.cells, latestValue: earlier.cell },
    earlier.value,
    earlier.value.figure,
    comparison,
  );
  if (isReason(before)) return refuse("units-differ", `the figure ${earlier.when} is in another unit or scale.`);
  const nearer = compareFigures(distanceTo(comparison, computed.value), distanceTo(comparison, before));
  const target = writeTarget(comparison);
  if (nearer === 0)
    return { direction: "steady", moved, sentence: `Steady: ${written} is as near the target of ${target} as ${was}.` };
  const direction = nearer < 0 ? "improving" : "worsening";
  return {
    direction,
    moved,
    sentence: `${DIRECTION_WORDS[direction]}: ${written} is ${nearer < 0 ? "nearer" : "further from"} the target of ${target} than ${was}.`,
  };
}

/** The earlier figure in the value's unit, exactly and as its cell shows it; null where the two cannot be compared. */
export function convertEarlier(
  cells: IndicatorCells,
  value: NumberValue,
  { value: earlier, cell }: Earlier,
): { figure: number; shown: number } | null {
  const names = [value, earlier].map(({ unit }) => unit?.family);
  if (names.includes("percent") && (isOpenFigure(value) || isOpenFigure(earlier))) return null;
  const swapped = { ...cells, latestValue: cell };
  const now = likeTarget(cells, value);
  const settled = settleUnits(swapped, now, earlier);
  if (isReason(settled)) return null;
  const like = { ...now, unit: settled.unit };
  const figure = convert(swapped, settled.value, earlier.figure, like);
  const shown = convert(swapped, settled.value, roundAsShown(cell, earlier), like);
  // Checked in the other direction too: either of the two may be a fraction that lost its percentage format.
  const back = convert(cells, value, value.figure, likeTarget(swapped, earlier));
  return isReason(figure) || isReason(shown) || isReason(back) ? null : { figure, shown };
}

function likeTarget(cells: IndicatorCells, { figure, unit, scale, noun }: NumberValue): Comparison {
  return compareWith("previous-value", { figure, scale, ...measureOf(cells, "latestValue", unit, noun) }, "high");
}

/** The figure rounded to the digits that its cell shows. */
export function roundAsShown(cell: CellContent, value: NumberValue): number {
  return findShownFigure(cell, value) ?? value.figure;
}
