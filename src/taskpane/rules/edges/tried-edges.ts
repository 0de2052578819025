import type { RatedIndicator } from "../../../kpi/scorecard";
import { readEdge, writeEdge, type Edge, type Edges } from "../../../rag/rules/edges/edge";
import { findContradictions } from "../../../rag/rules/read-ruleset";
import type { Ruleset } from "../../../rag/rules/ruleset";
import { writeGreen } from "../../../rag/rules/write-ruleset";
import { proposeEdges, type RuleScope } from "../../../rag/what-if";
import { RULES_COPY } from "../rules-copy";

export const DEFAULT_SCOPE: RuleScope = { of: "all" };

/** Edges as the officer types them, and the indicators they are for. */
export interface TriedEdges {
  scope: RuleScope;
  green: string;
  amber: string;
}

/** What a field for an edge holds. */
export type TypedEdge<T> = { is: "empty" } | { is: "edge"; edge: T } | { is: "unread"; text: string };

/** Reads the field for the green edge, which may say "met". */
export function readGreenText(text: string): TypedEdge<Edge | "met"> {
  return text.trim().toLowerCase() === "met" ? { is: "edge", edge: "met" } : readAmberText(text);
}

/** Reads the field for the amber edge. */
export function readAmberText(text: string): TypedEdge<Edge> {
  const typed = text.trim();
  if (typed === "") return { is: "empty" };
  const edge = readEdge(typed);
  return edge ? { is: "edge", edge } : { is: "unread", text: typed };
}

/** The rules with the typed edges; null where no edge is typed, or where there is a problem with one. */
export interface Proposal {
  proposed: Ruleset | null;
  greenProblem: string | null;
  amberProblem: string | null;
}

/** Puts the typed edges into the rules. */
export function proposeTried(ruleset: Ruleset, { scope, green, amber }: TriedEdges): Proposal {
  const [greenRead, amberRead] = [readGreenText(green), readAmberText(amber)];
  const problems = {
    greenProblem: greenRead.is === "unread" ? RULES_COPY.unreadGreen(greenRead.text) : null,
    amberProblem: amberRead.is === "unread" ? describeUnreadAmber(amberRead.text) : null,
  };
  const edges: { green?: Edge | "met"; amber?: Edge } = {};
  if (greenRead.is === "edge") edges.green = greenRead.edge;
  if (amberRead.is === "edge") edges.amber = amberRead.edge;
  const isReady = !problems.greenProblem && !problems.amberProblem && Object.keys(edges).length > 0;
  if (!isReady) return { proposed: null, ...problems };
  const proposed = proposeEdges(ruleset, scope, edges);
  const [fault] = findContradictions(proposed);
  if (!fault) return { proposed, ...problems };
  const problem = RULES_COPY.contradicts(fault.path.split(".").at(-1) ?? "", fault.problem);
  return {
    proposed: null,
    ...problems,
    ...(amberRead.is === "edge" ? { amberProblem: problem } : { greenProblem: problem }),
  };
}

function describeUnreadAmber(text: string): string {
  return text.toLowerCase() === "met" ? RULES_COPY.amberMet : RULES_COPY.unreadEdge(text);
}

/** True when an indicator is within a scope. */
export function isInScope({ section, metric }: Pick<RatedIndicator, "section" | "metric">, scope: RuleScope): boolean {
  if (scope.of === "all") return true;
  const [name, wanted] = scope.of === "section" ? [section, scope.section] : [metric, scope.metric];
  return name.trim().toLowerCase() === wanted.trim().toLowerCase();
}

/** The edges in use, as an officer would type them: "10%", or "10% or 5%" where the scope's indicators have several. */
export function currentEdges(
  ruleset: Ruleset,
  indicators: readonly RatedIndicator[],
  scope: RuleScope,
): Record<"green" | "amber", string> {
  const used: Edges[] = [];
  for (const { rating, ...names } of scope.of === "all" ? [] : indicators) {
    if (!isInScope(names, scope) || rating.computed.status === "not-rated") continue;
    // A milestone is judged in days, not by an edge of the rules.
    if (rating.computed.edgeSource.from !== "row" && rating.computed.dated === null) used.push(rating.computed.edges);
  }
  if (used.length === 0) used.push(ruleset.defaults["high-or-low"]);
  const distinct = (texts: string[]): string => [...new Set(texts)].join(" or ");
  return {
    green: distinct(used.map(({ green }) => writeGreen(green))),
    amber: distinct(used.flatMap(({ amber }) => (amber ? [writeEdge(amber)] : []))),
  };
}
