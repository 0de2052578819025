import { allIndicators, type Scorecard } from "../kpi/scorecard";
import { explainReport, type CompositeReport } from "../kpi/composites";
import { writeScoring } from "../rag/rules/combining/composite";
import type { RatedIndicator } from "../kpi/rated-indicator";
import { foldName } from "../rag/fold-name";

/** A component of an index as a row: its own figures, and its contribution to the index. */
export interface ComponentLine {
  metric: string;
  weight: number;
  /** How its value becomes its score: "percent of target". */
  scoring: string;
  /** null where the index cannot be calculated. */
  score: number | null;
  /** Its row; null where no metric, or more than one, has its name. */
  indicator: RatedIndicator | null;
}

/** An index with its components and calculation. */
export interface CompositeLines {
  name: string;
  /** null where it cannot be calculated. */
  index: number | null;
  /** The row that reports it; null where there is none. */
  indicator: RatedIndicator | null;
  working: string;
  components: ComponentLine[];
}

/** The indexes of a scorecard, each with its components in the ruleset's order. */
export function listComposites(scorecard: Scorecard): CompositeLines[] {
  if (scorecard.composites.length === 0) return [];
  const indicators = allIndicators(scorecard);
  const byMetric = new Map<string, RatedIndicator[]>();
  for (const indicator of indicators) {
    const key = foldName(indicator.metric);
    const others = byMetric.get(key);
    if (others) others.push(indicator);
    else byMetric.set(key, [indicator]);
  }
  const only = (metric: string): RatedIndicator | null => {
    const found = byMetric.get(foldName(metric)) ?? [];
    return found.length === 1 ? (found[0] ?? null) : null;
  };
  return scorecard.composites.map((report) => toLines(report, only));
}

function toLines(report: CompositeReport, only: (metric: string) => RatedIndicator | null): CompositeLines {
  const { composite, result, reportedBy } = report;
  return {
    name: composite.name,
    index: "index" in result ? result.index : null,
    indicator: reportedBy && only(composite.name),
    working: explainReport(report),
    components: composite.components.map(({ metric, weight, score }, place) => ({
      metric,
      weight,
      scoring: writeScoring(score),
      score: "parts" in result ? (result.parts[place]?.score ?? null) : null,
      indicator: only(metric),
    })),
  };
}
