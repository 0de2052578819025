import type { CombineMethod } from "./combine";
import type { Edge, Edges } from "./edge";
import type { Polarity } from "./polarity";
import type { Status } from "./status";

/** The kinds of comparison that have edges of their own. */
export type EdgeKind = "high-or-low" | "on-target" | "comparable";

/** A rule for the indicators it fits; every condition given must hold. Texts match whole, whatever their case. */
export interface Rule {
  name: string;
  when: { section?: string; kpi?: string; metric?: string; goodIs?: Polarity };
  green?: Edge | "met";
  amber?: Edge;
}

/** The shared RAG rules of an organisation. */
export interface Ruleset {
  name: string;
  version: string;
  statuses: Record<Status, { word: string; meaning: string }>;
  defaults: Record<EdgeKind, Edges> & { combine: CombineMethod };
  rules: Rule[];
}
