import { writeEdge, type Edge, type Edges } from "./edge";
import { POLARITY_WORDS } from "./polarity";
import { writeProfile } from "./profile";
import type { Ruleset } from "./ruleset";
import { writeTolerance } from "./tolerance";

/** A ruleset as its JSON document, which `readRuleset` reads back. */
export function writeRuleset(ruleset: Ruleset): object {
  const { name, version, period, statuses, defaults, rules } = ruleset;
  return {
    name,
    version,
    ...(period === undefined ? {} : { period }),
    statuses,
    defaults: {
      ...defaults,
      "high-or-low": writeEdges(defaults["high-or-low"]),
      "on-target": writeEdges(defaults["on-target"]),
      comparable: writeEdges(defaults.comparable),
    },
    rules: rules.map(({ name: ruleName, when, profile, ...edges }) => ({
      name: ruleName,
      when: when.goodIs ? { ...when, goodIs: POLARITY_WORDS[when.goodIs] } : when,
      ...writeEdges(edges),
      ...(profile ? { profile: writeProfile(profile) } : {}),
    })),
    ...(ruleset.composites ? { composites: ruleset.composites } : {}),
  };
}

function writeEdges({ green, amber, exceeding }: Partial<Edges>): object {
  return {
    ...(green ? { green: green === "met" ? green : writeTypedEdge(green) } : {}),
    ...(amber ? { amber: writeTypedEdge(amber) } : {}),
    ...(exceeding ? { exceeding: writeTolerance(exceeding) } : {}),
  };
}

function writeTypedEdge(edge: Edge): string {
  if (edge.kind === "sides") return `${writeTolerance(edge.under)} under, ${writeTolerance(edge.over)} over`;
  return edge.kind === "at" ? `floor ${writeEdge(edge)}` : writeEdge(edge);
}
