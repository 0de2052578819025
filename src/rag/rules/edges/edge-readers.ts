import { readForm, readObject, readOptional, type Reader, type RulesetProblem } from "../read-document";
import { EDGE_LEVELS, MIDDLE_LEVELS, readEdge as readEdgeText, type Edge, type Edges } from "./edge";
import { readBeyond as readBeyondText } from "./tolerance";

const readEdge: Reader<Edge> = readForm(readEdgeText, 'a tolerance such as "10%", "0.2 points", "5" or "floor 90%"');

const readGreen: Reader<Edge | "met"> = (value, path, problems) =>
  value === "met" ? "met" : readEdge(value, path, problems);

const readBeyond = readForm(readBeyondText, 'a distance such as "10%", "0.2 points" or "5"');

/**
 * Reads the edges that are present, for any list of statuses. Missing and superfluous ones are checked later, over the
 * whole ruleset.
 */
export function readEdgesOf(object: Record<string, unknown>, path: string, problems: RulesetProblem[]): Partial<Edges> {
  const edges: Partial<Edges> = {};
  const exceeding = readOptional(object.exceeding, `${path}.exceeding`, problems, readBeyond);
  const green = readOptional(object.green, `${path}.green`, problems, readGreen);
  if (exceeding) edges.exceeding = exceeding;
  if (green) edges.green = green;
  for (const level of MIDDLE_LEVELS) {
    const edge = readOptional(object[level], `${path}.${level}`, problems, readEdge);
    if (edge) edges[level] = edge;
  }
  return edges;
}

/** Reads the edges of one kind of comparison, of which green is required. */
export const readEdges: Reader<Edges> = (value, path, problems) => {
  const object = readObject(value, path, problems, EDGE_LEVELS);
  if (!object) return undefined;
  // Green is the one required edge; this reports it as missing.
  if (object.green === undefined) readGreen(undefined, `${path}.green`, problems);
  const edges = readEdgesOf(object, path, problems);
  return edges.green && { ...edges, green: edges.green };
};
