import { readEdge, type Edge } from "../../rag/rules/edges/edge";

/** A typed edge; nothing where the field is empty, and the text where it cannot be read. */
export type TypedEdge<T> = { is: "empty" } | { is: "edge"; edge: T } | { is: "unread"; text: string };

export function readGreenText(text: string): TypedEdge<Edge | "met"> {
  return text.trim().toLowerCase() === "met" ? { is: "edge", edge: "met" } : readAmberText(text);
}

export function readAmberText(text: string): TypedEdge<Edge> {
  const typed = text.trim();
  if (typed === "") return { is: "empty" };
  const edge = readEdge(typed);
  return edge ? { is: "edge", edge } : { is: "unread", text: typed };
}
