import { readEdge, type Edge } from "../../rag/rules/edges/edge";
import type { RuleScope } from "../../rag/what-if";
import type { Arguments } from "./command";
import { UnusableInput } from "../errors";

/** The options for other edges. */
export const EDGE_OPTIONS = {
  amber: { value: "EDGE", about: "how far amber reaches from the target: 5%, “2 points”, 10, “floor 90%”" },
  tolerance: { value: "EDGE", about: "the same as --amber" },
  green: { value: "EDGE", about: "how far green reaches: met, or an edge" },
  section: { value: "NAME", about: "for the rows of one section only" },
  metric: { value: "NAME", about: "for one metric only" },
} as const;

/** Reads the edges. Throws UnusableInput for a text that is not an edge. */
export function readEdges(given: Arguments): { green?: Edge | "met"; amber?: Edge } {
  const amber = given.valueOf("amber") ?? given.valueOf("tolerance");
  const green = given.valueOf("green");
  if (given.valueOf("amber") !== undefined && given.valueOf("tolerance") !== undefined)
    throw new UnusableInput("--amber and --tolerance are the same: give one of them.");
  return {
    ...(green === undefined
      ? {}
      : { green: green.trim().toLowerCase() === "met" ? ("met" as const) : edgeOf("green", green) }),
    ...(amber === undefined ? {} : { amber: edgeOf("amber", amber) }),
  };
}

function edgeOf(option: string, text: string): Edge {
  const edge = readEdge(text);
  if (edge) return edge;
  throw new UnusableInput(
    `“${text}” for --${option} is not an edge. Write one such as 5%, “2 points”, 10, “2% under, 5% over” or “floor 90%”.`,
  );
}

/** Reads which rows are asked about. Throws UnusableInput for an unknown section or metric. */
export function readScope(
  given: Arguments,
  known: { sections: readonly string[]; metrics: readonly string[] },
): RuleScope {
  const [section, metric] = [given.valueOf("section"), given.valueOf("metric")];
  if (section !== undefined && metric !== undefined) throw new UnusableInput("give --section or --metric, not both.");
  const isKnown = (names: readonly string[], name: string): boolean =>
    names.some((one) => one.trim().toLowerCase() === name.trim().toLowerCase());
  if (section !== undefined) {
    if (!isKnown(known.sections, section))
      throw new UnusableInput(`there is no section “${section}”. The sections are: ${known.sections.join("; ")}.`);
    return { of: "section", section };
  }
  if (metric === undefined) return { of: "all" };
  if (!isKnown(known.metrics, metric))
    throw new UnusableInput(`there is no metric “${metric}”. kpi rate FILE lists them all.`);
  return { of: "metric", metric };
}
