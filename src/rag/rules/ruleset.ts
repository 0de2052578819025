import type { CombineMethod } from "./combine";
import type { Composite } from "./composite";
import type { DirectionChoice } from "./direction";
import type { Edges } from "./edge";
import type { Polarity } from "../polarity";
import type { Cumulative, Profile } from "./profile";
import { readStatus, STATUSES, type Status } from "../status";

/** The kinds of comparison that have edges of their own. */
export type EdgeKind = "high-or-low" | "on-target" | "comparable";

/** The indicators that a rule is for. Texts match whole, whatever their case; "*" stands for any text. */
export interface Conditions {
  section?: string;
  kpi?: string;
  metric?: string;
  /** A unit by name: "%", "£", "days". */
  unit?: string;
  goodIs?: Polarity;
}

/** A rule for the indicators it fits; every condition given must hold. What it leaves out comes from the defaults. */
export interface Rule extends Partial<Edges> {
  name: string;
  when: Conditions;
  /** How the target of a year is expected to build up, for indicators whose values are cumulative. */
  profile?: Profile;
  direction?: DirectionChoice;
}

/** A guard for counts: 10% of a target of 5 is half a person. */
export interface SmallNumbers {
  /** Targets below this. */
  below: number;
  /** How far amber reaches at the least, in whole units. */
  amber: number;
}

export interface Defaults extends Record<EdgeKind, Edges> {
  combine: CombineMethod;
  cumulative?: Cumulative;
  smallNumbers?: SmallNumbers;
  direction?: DirectionChoice;
}

export interface Wording {
  word: string;
  meaning: string;
}

/** The shared RAG rules of an organisation. */
export interface Ruleset {
  name: string;
  version: string;
  /** The period that the rules are for, as written: "2024/25". */
  period?: string;
  /** Every status in words. There is an "exceeding" only where the rules give it. */
  statuses: Record<Exclude<Status, "exceeding">, Wording> & { exceeding?: Wording };
  defaults: Defaults;
  rules: Rule[];
  /** Indexes that weigh several measures into one. */
  composites?: Composite[];
}

/** The statuses that a ruleset gives, best first, not rated last. */
export function statusesOf({ statuses }: Pick<Ruleset, "statuses">): readonly Status[] {
  return statuses.exceeding ? STATUSES : STATUSES.slice(1);
}

/** A status in the ruleset's words. */
export function wordFor({ statuses }: Pick<Ruleset, "statuses">, status: Status): string {
  return statuses[status]?.word ?? "Exceeding";
}

/** The status that a person wrote, in the ruleset's own words or in the usual ones; null when it is none the ruleset gives. */
export function readStatusIn(ruleset: Pick<Ruleset, "statuses">, text: string): Status | null {
  const written = text.trim().toLowerCase();
  for (const status of statusesOf(ruleset)) if (wordFor(ruleset, status).toLowerCase() === written) return status;
  const usual = readStatus(text);
  return usual === "exceeding" && !ruleset.statuses.exceeding ? null : usual;
}
