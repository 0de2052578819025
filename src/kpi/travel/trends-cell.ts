import { TRAVEL_WORDS, type NoTravel } from "./travel";
import type { Trend } from "./travels";

/** Reasons that leave the cell empty: there is nothing yet to compare, or a setting is missing. */
const SILENT: ReadonlySet<NoTravel["code"]> = new Set([
  "no-value",
  "no-polarity",
  "no-target",
  "period-not-read",
  "no-earlier",
  "earlier-not-read",
  "too-few",
]);

/**
 * The text of a Trends cell: the direction as an arrow and a word, then the history where there is one to draw; or "".
 */
export function writeTrendsCell({ travel, spark, hasEarlier }: Trend): string {
  if (travel.direction === "not-comparable" && (SILENT.has(travel.code) || !hasEarlier)) return "";
  return `${TRAVEL_WORDS[travel.direction]}${spark ? ` ${spark.text}` : ""}`;
}

const OWN_FORM = new RegExp(`^(?:${Object.values(TRAVEL_WORDS).join("|")})(?: [▁▂▃▄▅▆▇█·]+)?$`);

/** True for a text that only the add-in writes; any other is a person's. */
export function isTrendsCell(text: string): boolean {
  return OWN_FORM.test(text);
}
