import { isSameTarget } from "../../kpi/history/same-target";
import type { RatedIndicator } from "../../kpi/rated-indicator";
import type { Kpi } from "../../kpi/scorecard";
import { describeGap } from "../../rag/sentences/describe-gap";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { explainBriefly } from "../explain-briefly";
import { asSentence, nameOr } from "../words";
import type { Background } from "./background";
import { describeChange } from "./value-change";
import { describeCombined } from "./combined-status";

/** The most indicators that are described one by one; the others are left to the table. */
const MOST_DESCRIBED = 6;

/**
 * The known facts of a KPI before anything is written: how each value compares with its target, what has changed since the
 * previous period and whether that is better or worse, and what its indicators combine to. Figures that cannot be compared
 * are left out.
 */
export function describeFacts(kpi: Kpi, background: Background): string[] {
  const { indicators } = kpi;
  const described = indicators.slice(0, MOST_DESCRIBED).flatMap((indicator) => {
    const facts = [
      ...describeValue(indicator, background.ruleset),
      ...describeChange(indicator, background),
      ...describeClose(indicator, background),
    ];
    return indicators.length === 1 ? facts : [`${nameOr(indicator.metric, "No metric name")}: ${facts.join(" ")}`];
  });
  const rest = indicators.length - MOST_DESCRIBED;
  const more =
    rest > 0
      ? [`The table shows ${rest === 1 ? "1 more indicator" : `${rest.toLocaleString("en-GB")} more indicators`}.`]
      : [];
  const combined = describeCombined(kpi, background.ruleset);
  return [...described, ...more, ...(combined ? [combined.sentence] : [])];
}

function describeValue({ shownValue, rating }: RatedIndicator, ruleset: Ruleset): string[] {
  const { computed, override } = rating;
  const given = override ? [`Its status, ${wordFor(ruleset, override.status)}, was set by an officer.`] : [];
  if (computed.status !== "not-rated") return [`${asSentence(describeGap(computed))}.`, ...given];
  const value = rating.value.kind === "number" && shownValue !== "" ? [`The latest value is ${shownValue}.`] : [];
  return [...value, ...(override ? given : [explainBriefly(rating, ruleset)])];
}

/** What was recorded at the last close and has changed since: the status, the target. */
function describeClose(indicator: RatedIndicator, { before, ruleset }: Background): string[] {
  const record = before?.recordOf.get(indicator);
  if (!before || !record) return [];
  const { status } = indicator.rating;
  const word = (one: typeof status): string =>
    one === "not-rated" ? wordFor(ruleset, one).toLowerCase() : wordFor(ruleset, one);
  const was =
    record.status !== null && record.status !== status
      ? [`In ${before.since} it was reported as ${word(record.status)}; it is ${word(status)} now.`]
      : [];
  const isMoved =
    record.shownTarget !== "" && indicator.shownTarget !== "" && !isSameTarget(record.target, indicator.cells.target);
  return isMoved ? [...was, `Its target in ${before.since} was “${record.shownTarget}”.`] : was;
}
