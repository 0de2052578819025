import { PALETTE, paintOf } from "../rag/rules/statuses/colours";
import { ICONS } from "../rag/rules/statuses/icons";
import { listedAs, type Ruleset } from "../rag/rules/ruleset";
import { USUAL_LOOKS } from "../rag/rules/statuses/status-list";
import type { Status } from "../rag/status";

/** How a status looks on paper: its symbol, the fill of its cell and its ink, on which the word can be read. */
export interface StatusLook {
  symbol: string;
  fill: string;
  ink: string;
}

const NOT_RATED: StatusLook = { symbol: "–", ...PALETTE.grey };

/** How a status looks on paper by the ruleset's list; as it usually does where the ruleset does not list it. */
export function lookOf(ruleset: Pick<Ruleset, "statuses">, status: Status): StatusLook {
  if (status === "not-rated") return NOT_RATED;
  const { icon, colour } = listedAs(ruleset, status) ?? USUAL_LOOKS[status];
  return { symbol: ICONS[icon].symbol, ...paintOf(colour) };
}

/** How the statuses of a report look, in the order of its styles. */
export type StatusLooks = ReadonlyMap<Status, StatusLook>;

/** Statuses whose looks every report has, whether or not its rules give them. */
const ALWAYS: readonly Status[] = ["exceeding", "green", "amber", "red", "not-rated"];

/** The looks that every report has, as its key gives them; then those of what else its key lists. */
export function looksOf(key: readonly { status: Status; look: StatusLook }[]): StatusLooks {
  const looks = new Map(ALWAYS.map((status) => [status, lookOf({ statuses: [] }, status)]));
  for (const { status, look } of key) looks.set(status, look);
  return looks;
}
