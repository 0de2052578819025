import type { RatedIndicator } from "../../kpi/rated-indicator";
import type { Kpi } from "../../kpi/scorecard";
import type { Trend } from "../../kpi/travel/travels";
import { describeGap, explainVerdict } from "../../rag/explain";
import type { Ruleset } from "../../rag/rules/ruleset";
import { asSentence, nameOr } from "../words";

/** More indicators than these are not each put into words: the table says it. */
const TOLD = 6;

/**
 * What is known of a KPI before anybody writes: where each value stands against its target, and what has changed since the
 * period before. Where figures cannot be compared nothing is said.
 */
export function describeFacts({ indicators }: Kpi, trends: ReadonlyMap<RatedIndicator, Trend>, ruleset: Ruleset): string[] {
  return indicators.slice(0, TOLD).flatMap((indicator) => {
    const facts = [describeStanding(indicator, ruleset), describeChange(trends.get(indicator))].filter((fact) => fact !== "");
    return indicators.length === 1 ? facts : [`${nameOr(indicator.metric, "No metric name")}: ${facts.join(" ")}`];
  });
}

function describeStanding({ rating: { computed } }: RatedIndicator, ruleset: Ruleset): string {
  return computed.status === "not-rated" ? explainVerdict(computed, ruleset) : `${asSentence(describeGap(computed))}.`;
}

function describeChange(trend: Trend | undefined): string {
  return trend === undefined || trend.travel.direction === "not-comparable" ? "" : trend.travel.sentence;
}
