import type { Kpi } from "../kpi/scorecard";
import { combine, COMBINE_METHODS, type CombineMethod } from "../rag/rules/combining/combine";
import { wordFor, type Ruleset } from "../rag/rules/ruleset";
import type { Status } from "../rag/status";
import { asSentence, joinWords } from "./words";

/** A combining method that would give a KPI another status than the ruleset's method does. */
export interface Disagreement {
  method: CombineMethod;
  status: Status;
}

/** The methods that would give a combined KPI another status; none for a KPI that is not combined. */
export function disagreements({ indicators, combined }: Kpi, ruleset: Pick<Ruleset, "statuses">): Disagreement[] {
  if (!combined || indicators.length < 2) return [];
  const statuses = indicators.map(({ rating }) => rating.status);
  const weights = indicators.map(({ weight }) => weight);
  // Without any weights, the weighted mean equals the mean.
  const hasWeights = weights.some((weight) => weight !== null);
  return COMBINE_METHODS.filter((method) => method !== combined.method && (method !== "weighted" || hasWeights))
    .map((method) => ({ method, status: combine(statuses, ruleset.statuses, method, weights).status }))
    .filter(({ status }) => status !== combined.status);
}

const BY: Record<CombineMethod, string> = {
  "worst-of": "the worst of them",
  majority: "the commonest",
  mean: "the average",
  weighted: "the weighted average",
};

/** "By the commonest or the average it would be Amber." null where all methods agree. */
export function explainDisagreements(kpi: Kpi, ruleset: Ruleset): string | null {
  const byStatus = new Map<Status, string[]>();
  for (const { method, status } of disagreements(kpi, ruleset))
    byStatus.set(status, [...(byStatus.get(status) ?? []), BY[method]]);
  if (byStatus.size === 0) return null;
  const parts = [...byStatus].map(
    ([status, ways]) => `by ${ways.join(" or ")} it would be ${wordFor(ruleset, status)}`,
  );
  return `${asSentence(joinWords(parts))}.`;
}
