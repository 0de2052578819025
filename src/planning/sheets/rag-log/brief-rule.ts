import type { EdgeSource, Verdict } from "../../../rag/rating";
import { describeEdge, middleEdges } from "../../../rag/rules/edges/edge";
import { wordFor, type Ruleset } from "../../../rag/rules/ruleset";

/** The rule that gave a status, kept short because every line has one: "defaults: amber to 10%"; "" if none did. */
export function nameRule(verdict: Verdict, ruleset: Ruleset): string {
  if (verdict.status === "not-rated") return "";
  const { edges, edgeSource, dated } = verdict;
  const source = nameSource(edgeSource);
  if (dated) return source;
  const middle = middleEdges(edges).map(
    ({ level, edge }) => `${wordFor(ruleset, level).toLowerCase()} ${describeEdge(edge)}`,
  );
  const green =
    edges.green === "met" ? [] : [`${wordFor(ruleset, "green").toLowerCase()} ${describeEdge(edges.green)}`];
  const reaches = [...green, ...middle];
  return reaches.length > 0 ? `${source}: ${reaches.join("; ")}` : source;
}

function nameSource(source: EdgeSource): string {
  switch (source.from) {
    case "row":
      return "the row's Tolerance";
    case "thresholds":
      return "the row's thresholds";
    case "rule":
      return `the rule “${source.name}”`;
    case "defaults":
      return "defaults";
  }
}
