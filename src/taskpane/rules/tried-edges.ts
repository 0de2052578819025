import type { RatedIndicator } from "../../kpi/scorecard";
import { writeEdge, type Edge, type Edges } from "../../rag/rules/edges/edge";
import { findContradictions } from "../../rag/rules/read-ruleset";
import type { Ruleset } from "../../rag/rules/ruleset";
import { proposeEdges, type RuleScope } from "../../rag/what-if";
import { writeGreen } from "../../rag/rules/write-ruleset";
import { readAmberText, readGreenText } from "./edge-text";
import { RULES_COPY } from "./rules-copy";

export const DEFAULT_SCOPE: RuleScope = { of: "all" };

/** Edges as they are being typed, and whom they are for. */
export interface TriedEdges {
  scope: RuleScope;
  green: string;
  amber: string;
}

/** The rules with the edges that were typed; null where none was, or where one cannot be read, and then why. */
export interface Proposal {
  proposed: Ruleset | null;
  greenProblem: string | null;
  amberProblem: string | null;
}

export function proposeTried(ruleset: Ruleset, { scope, green, amber }: TriedEdges): Proposal {
  const [greenRead, amberRead] = [readGreenText(green), readAmberText(amber)];
  const greenProblem = greenRead.is === "unread" ? RULES_COPY.unreadGreen(greenRead.text) : null;
  const amberProblem =
    amberRead.is !== "unread"
      ? null
      : amberRead.text.toLowerCase() === "met"
        ? RULES_COPY.amberMet
        : RULES_COPY.unreadEdge(amberRead.text);
  const edges: { green?: Edge | "met"; amber?: Edge } = {};
  if (greenRead.is === "edge") edges.green = greenRead.edge;
  if (amberRead.is === "edge") edges.amber = amberRead.edge;
  const isReady = !greenProblem && !amberProblem && Object.keys(edges).length > 0;
  if (!isReady) return { proposed: null, greenProblem, amberProblem };
  const proposed = proposeEdges(ruleset, scope, edges);
  const [fault] = findContradictions(proposed);
  if (!fault) return { proposed, greenProblem, amberProblem };
  const problem = RULES_COPY.contradicts(fault.path.split(".").at(-1) ?? "", fault.problem);
  return {
    proposed: null,
    ...(amberRead.is === "edge" ? { greenProblem, amberProblem: problem } : { greenProblem: problem, amberProblem }),
  };
}

/** True when an indicator is within a scope. */
export function isInScope({ section, metric }: Pick<RatedIndicator, "section" | "metric">, scope: RuleScope): boolean {
  if (scope.of === "all") return true;
  const [name, wanted] = scope.of === "section" ? [section, scope.section] : [metric, scope.metric];
  return name.trim().toLowerCase() === wanted.trim().toLowerCase();
}

/** The edges that hold now, as a person would type them: "10%", or "10% or 5%" where the scope's rows have several. */
export function edgesNow(
  ruleset: Ruleset,
  indicators: readonly RatedIndicator[],
  scope: RuleScope,
): Record<"green" | "amber", string> {
  const defaults = ruleset.defaults["high-or-low"];
  const held: Edges[] = [];
  for (const { rating, ...names } of scope.of === "all" ? [] : indicators) {
    if (!isInScope(names, scope) || rating.computed.status === "not-rated") continue;
    // A milestone is judged in days, by no edge of the rules.
    if (rating.computed.edgeSource.from !== "row" && rating.computed.dated === null) held.push(rating.computed.edges);
  }
  if (held.length === 0) held.push(defaults);
  const distinct = (texts: string[]): string => [...new Set(texts)].join(" or ");
  return {
    green: distinct(held.map(({ green }) => writeGreen(green))),
    amber: distinct(held.flatMap(({ amber }) => (amber ? [writeEdge(amber)] : []))),
  };
}
