import type { RatedStatus } from "../../status";
import type { Colour } from "./colours";
import type { IconName } from "./excel-icons";

/** What a status counts as in a mean, in an overview and in checks. */
export type CountedAs = "green" | "amber" | "red";

export const COUNTED_AS: readonly CountedAs[] = ["green", "amber", "red"];

/** A status in an organisation's words: its name, and its meaning in the report's key. */
export interface Wording {
  word: string;
  meaning: string;
}

/** A status of a ruleset's list. */
export interface ListedStatus extends Wording {
  status: RatedStatus;
  icon: IconName;
  colour: Colour;
  countsAs: CountedAs;
}

export const LEAST_STATUSES = 2;
export const MOST_STATUSES = 5;
