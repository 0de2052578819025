import { compareFigures } from "../rag/decimal";
import { writeNumber } from "../rag/reading/figure";
import { pointsOf, type Combination, type CombineMethod } from "../rag/rules/combining/combine";
import { statusesOf, wordFor, type Ruleset } from "../rag/rules/ruleset";
import type { RatedStatus, Status } from "../rag/status";
import type { RatedIndicator } from "../kpi/rated-indicator";
import type { Kpi } from "../kpi/scorecard";
import { countIndicators } from "./kpi-status";
import { joinWords, listCounts } from "./words";

/** A method in words that precede a number of indicators: "Worst of 3". */
const METHOD_LABELS: Record<CombineMethod, string> = {
  "worst-of": "Worst of",
  majority: "Commonest of",
  mean: "Average of",
  weighted: "Weighted average of",
};

/** How a KPI got its status, in a few words: "Worst of 3", "One indicator", "Not combined". */
export function labelMethod({ indicators, combined }: Kpi): string {
  if (indicators.length <= 1) return "One indicator";
  return combined ? `${METHOD_LABELS[combined.method]} ${indicators.length.toLocaleString("en-GB")}` : "Not combined";
}

/**
 * What was combined, how, and with what result, in plain sentences. A KPI with one indicator, or with several that are
 * not combined, is described as such.
 */
export function explainKpi(kpi: Kpi, ruleset: Ruleset): string {
  const { indicators, combined } = kpi;
  const [only] = indicators;
  if (!only) return "It has no indicators.";
  if (indicators.length === 1) {
    const marked = only.combine ? " Combine is marked, but there is nothing to combine it with." : "";
    return `Its one indicator is ${wordFor(ruleset, only.rating.status)}, and so is the KPI.${marked}`;
  }
  if (!combined) {
    const counts = listCounts(countIndicators(kpi), ruleset);
    return `Its ${indicators.length.toLocaleString("en-GB")} indicators are not combined: ${counts}.`;
  }
  return [
    explainCombined(indicators, combined, ruleset),
    ...describeOverrides(indicators),
    ...describeMarks(indicators),
  ].join(" ");
}

/** What was combined, how, and with what result, for a reader who does not see the workbook. */
export function explainCombined(
  indicators: readonly RatedIndicator[],
  combined: Combination,
  ruleset: Ruleset,
): string {
  return explainStatus(indicators, combined, ruleset).join(" ");
}

/** The status, what it is based on, and how members that are not rated were treated. */
function explainStatus(members: readonly RatedIndicator[], combined: Combination, ruleset: Ruleset): string[] {
  const { status, counts } = combined;
  const notRated = counts["not-rated"];
  const rated = members.length - notRated;
  const word = wordFor(ruleset, status);
  if (rated === 0) return [`None of its ${members.length} indicators is rated, so the KPI is not rated either.`];
  const leftOut =
    notRated === 0
      ? []
      : [`${notRated === 1 ? "1 that is not rated was" : `${notRated} that are not rated were`} left out.`];
  if (status === "not-rated")
    return ["Every indicator that is rated has a Weight of 0, so there is nothing to go by.", ...leftOut];
  if (counts[status] === rated) {
    if (rated === 1) {
      const others = members.length === 2 ? "The other was" : "The others were";
      return [`Only 1 of its ${members.length} indicators is rated, and it is ${word}. ${others} left out.`];
    }
    const all = rated === 2 ? "Both" : `All ${rated}`;
    return [`${all} ${notRated > 0 ? "rated " : ""}indicators are ${word}.`, ...leftOut];
  }
  return [explainMethod(members, combined, rated, ruleset), ...leftOut, ...describeUnweighted(combined)];
}

function explainMethod(
  members: readonly RatedIndicator[],
  { method, status, counts }: Combination,
  rated: number,
  ruleset: Ruleset,
): string {
  const word = wordFor(ruleset, status);
  const listed = listCounts({ ...counts, "not-rated": 0 }, ruleset);
  const several = `${rated} ${rated < members.length ? "rated " : ""}${rated === 1 ? "indicator" : "indicators"}`;
  if (method === "worst-of") return `${word} is the worst of ${several}: ${listed}.`;
  if (method === "majority") {
    const tied = statusesOf(ruleset).filter((one) => one !== "not-rated" && counts[one] === counts[status]);
    if (tied.length === 1) return `${word} is the commonest of ${several}: ${listed}.`;
    const words = joinWords(tied.map((one) => wordFor(ruleset, one)));
    return `${words} are equally common among ${several} (${listed}), and the ${tied.length === 2 ? "worse" : "worst"} of them counts: ${word}.`;
  }
  const points = writeNumber(roundApart(averagePoints(members, method, ruleset)));
  if (method === "mean") return `The average of ${several} (${listed}) is ${points} points, which is ${word}.`;
  return `The weighted average of ${several} is ${points} points, which is ${word}: ${describeWeights(members, ruleset)}.`;
}

/** "2 Green weigh 70, 1 Red weighs 30": the weight of each status. */
function describeWeights(members: readonly RatedIndicator[], ruleset: Ruleset): string {
  const parts = statusesOf(ruleset).flatMap((status) => {
    if (status === "not-rated") return [];
    const those = members.filter(({ rating }) => rating.status === status);
    if (those.length === 0) return [];
    const weight = those.reduce((sum, member) => sum + (member.weight ?? 1), 0);
    const weigh = those.length === 1 ? "weighs" : "weigh";
    return [`${those.length} ${wordFor(ruleset, status)} ${weigh} ${writeNumber(Number(weight.toPrecision(12)))}`];
  });
  return joinWords(parts);
}

/** The mean of the rated members' points, weighted where the method is. */
function averagePoints(members: readonly RatedIndicator[], method: CombineMethod, ruleset: Ruleset): number {
  let points = 0;
  let whole = 0;
  for (const { rating, weight } of members) {
    if (!isRated(rating.status)) continue;
    const counts = method === "weighted" ? (weight ?? 1) : 1;
    points += pointsOf(rating.status, ruleset.statuses) * counts;
    whole += counts;
  }
  return whole === 0 ? 0 : points / whole;
}

function isRated(status: Status): status is RatedStatus {
  return status !== "not-rated";
}

/** The points from which a mean is amber, and green. */
const STEPS = [0.5, 1.5];

/**
 * Rounds to two decimals, or to as many as keep the figure on its side of a step: 1.4996 is Amber, and 1.5 would be
 * Green.
 */
function roundApart(points: number): number {
  const side = (value: number): string => STEPS.map((step) => compareFigures(value, step) >= 0).join();
  for (let decimals = 2; decimals < 10; decimals += 1) {
    const rounded = Number(points.toFixed(decimals));
    if (side(rounded) === side(points)) return rounded;
  }
  return points;
}

function describeUnweighted({ unweighted }: Combination): string[] {
  return unweighted === 0
    ? []
    : [`${unweighted} without a Weight ${unweighted === 1 ? "counts" : "count"} 1${unweighted === 1 ? "" : " each"}.`];
}

function describeOverrides(members: readonly RatedIndicator[]): string[] {
  const count = members.filter(({ rating }) => rating.override !== null).length;
  if (count === 0) return [];
  return [`${count.toLocaleString("en-GB")} of the statuses ${count === 1 ? "is an override" : "are overrides"}.`];
}

function describeMarks(members: readonly RatedIndicator[]): string[] {
  const marked = members.filter(({ combine }) => combine).length;
  if (marked === members.length) return [];
  return [`Combine is marked on ${marked} of its ${members.length} rows; all of them were combined.`];
}
