import { foldName } from "../../fold-name";
import { writeNumber } from "../../reading/figure";
import type { Polarity } from "../../polarity";

/**
 * How a component's result becomes its score: unchanged, as a percentage of its target (at most 100), or on a scale
 * from worst to best.
 */
export type Scoring = "as it is" | "percent of target" | { worst: number; best: number };

/** One of the measures in an index. */
export interface Component {
  /** The metric's name in the workbook. */
  metric: string;
  weight: number;
  score: Scoring;
}

/** An index calculated from several measures, such as a highways score of 70% repairs and 30% lighting. */
export interface Composite {
  /** The name, in the Metric column, of the row that reports the index. */
  name: string;
  /** The full score: 10 for a score out of 10. Scores used "as it is" are not scaled. */
  scale: number;
  components: Component[];
}

/** A component's result as read; null where there is none. Only "percent of target" needs `target`. */
export interface ComponentResult {
  value: number | null;
  target: number | null;
  polarity: Polarity | null;
}

/** An index with its calculation, or the components that are missing. */
export type CompositeResult =
  | { index: number; parts: { metric: string; score: number; weight: number }[] }
  | { lacks: { metric: string; what: "value" | "target" | "weight" }[] };

/**
 * Calculates an index: the weighted mean of its components' scores. Every component is needed, as an index of some of
 * them would be another index. Weights are relative to their sum: 70 and 30 weigh as 0.7 and 0.3 do.
 */
export function computeComposite(
  { scale, components }: Composite,
  results: readonly ComponentResult[],
): CompositeResult {
  const lacks: Extract<CompositeResult, { lacks: unknown }>["lacks"] = [];
  const parts: Extract<CompositeResult, { parts: unknown }>["parts"] = [];
  components.forEach(({ metric, weight, score }, place) => {
    const result = results[place];
    if (!result || result.value === null) return void lacks.push({ metric, what: "value" });
    const scored = scoreOf(result.value, score, result, scale);
    if (scored === null) lacks.push({ metric, what: "target" });
    else parts.push({ metric, score: scored, weight });
  });
  const whole = components.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return { lacks: components.map(({ metric }) => ({ metric, what: "weight" })) };
  if (lacks.length > 0) return { lacks };
  const sum = parts.reduce((total, { score, weight }) => total + score * weight, 0);
  return { index: clean(sum / whole), parts };
}

function scoreOf(value: number, scoring: Scoring, { target, polarity }: ComponentResult, scale: number): number | null {
  if (typeof scoring === "object") {
    const share = (value - scoring.worst) / (scoring.best - scoring.worst);
    return clean(Math.min(1, Math.max(0, share)) * scale);
  }
  switch (scoring) {
    case "as it is":
      return value;
    case "percent of target": {
      const share = shareOfTarget(value, target, polarity);
      return share === null ? null : clean(share * scale);
    }
  }
}

function shareOfTarget(value: number, target: number | null, polarity: Polarity | null): number | null {
  // A percentage of a zero target is undefined.
  if (target === null || target <= 0) return null;
  switch (polarity) {
    case "high":
      return Math.min(1, Math.max(0, value / target));
    case "low":
      return value <= target ? 1 : target / value;
    // Where good is on the target, a percentage of it has no meaning.
    case "on-target":
    case null:
      return null;
  }
}

/** Removes the noise of binary division. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

/** The calculation in one line: "70 × 9.6 + 30 × 8.2, over 100, is 9.18". */
export function explainComposite(result: CompositeResult): string {
  if ("lacks" in result) {
    const missing = result.lacks.map(({ metric, what }) => `“${metric}” has no ${what}`);
    return `It cannot be worked out: ${missing.join("; ")}.`;
  }
  const terms = result.parts.map(({ weight, score }) => `${writeNumber(weight)} × ${writeNumber(score)}`);
  const whole = result.parts.reduce((sum, { weight }) => sum + weight, 0);
  return `${terms.join(" + ")}, over ${writeNumber(clean(whole))}, is ${writeNumber(result.index)}`;
}

/** Reads "as it is", "percent of target" or "0 to 100" (worst to best). Null for anything else. */
export function readScoring(text: string): Scoring | null {
  const words = foldName(text);
  if (words === "as it is" || words === "percent of target") return words;
  if (words === "% of target") return "percent of target";
  const range = /^(-?\d+(?:\.\d+)?) to (-?\d+(?:\.\d+)?)$/.exec(words);
  if (!range) return null;
  const [worst, best] = [Number(range[1]), Number(range[2])];
  return worst === best ? null : { worst, best };
}

export function writeScoring(scoring: Scoring): string {
  return typeof scoring === "string" ? scoring : `${scoring.worst} to ${scoring.best}`;
}
