import { PALETTE, paintOf } from "../rag/rules/statuses/colours";
import { ICONS } from "../rag/rules/statuses/excel-icons";
import { listedAs, type Ruleset } from "../rag/rules/ruleset";
import { USUAL_LOOKS } from "../rag/rules/statuses/usual-icons-and-colours";
import type { Status } from "../rag/status";

/** The look of a status in a report: its symbol, the fill of its cell and a text colour that is readable on it. */
export interface StatusLook {
  symbol: string;
  fill: string;
  ink: string;
}

const NOT_RATED: StatusLook = { symbol: "–", ...PALETTE.grey };

/** The look of a status in the ruleset's list; the usual one where the ruleset does not list it. */
export function lookOf(ruleset: Pick<Ruleset, "statuses">, status: Status): StatusLook {
  if (status === "not-rated") return NOT_RATED;
  const { icon, colour } = listedAs(ruleset, status) ?? USUAL_LOOKS[status];
  return { symbol: ICONS[icon].symbol, ...paintOf(colour) };
}

/** The looks of a report's statuses, in the order of its styles. */
export type StatusLooks = ReadonlyMap<Status, StatusLook>;

/** Statuses with a style in every report, whether or not its rules use them. */
const ALWAYS: readonly Status[] = ["exceeding", "green", "amber", "red", "not-rated"];

/** The looks that every report has, as its key defines them, followed by those of the other statuses in the key. */
export function looksOf(key: readonly { status: Status; look: StatusLook }[]): StatusLooks {
  const looks = new Map(ALWAYS.map((status) => [status, lookOf({ statuses: [] }, status)]));
  for (const { status, look } of key) looks.set(status, look);
  return looks;
}
