import type { Draft } from "../draft";
import { isWordedDate, type Figure } from "../words/item";
import type { Unread } from "./target-reading";
import type { BoundWords } from "./target-words";

/* Figures of a target that can be read in more than one way. */

/** Why digits that cannot be read as one figure keep the text from being read; null where there are none. */
export function findOddity(draft: Draft): Unread | null {
  const item = draft.items.find(({ kind }, index) => kind === "oddity" && !isCondition(draft, index));
  if (item?.kind !== "oddity") return null;
  return { why: item.readings.length > 1 ? "ambiguous" : "malformed" };
}

function isCondition(draft: Draft, index: number): boolean {
  for (let at = Math.max(0, index - 6); at < index; at += 1) if (draft.conditionFigure(at) === index) return true;
  return false;
}

/** "2024/25 -5%", "below - 5%": unclear whether the dash is a minus. */
export function doubtDash(draft: Draft, at: number, isBound: boolean): Unread | null {
  if (!draft.mayBeMinus(at, isBound)) return null;
  const written = draft.written(at);
  return { why: "ambiguous", candidates: [written, `-${written}`] };
}

/**
 * Doubt about the figure at `at`: "-5%" and "+5" can be levels or movements, "5 min" a time or a minimum, "2025" a
 * year. In a number cell Excel has decided it; in a text nothing has.
 */
export function doubtFigure(draft: Draft, at: number, figure: Figure, bound: BoundWords | null): Unread | null {
  const written = draft.written(at);
  if (draft.items[at]?.kind === "period") {
    if (isWordedDate(draft.items[at]))
      return { why: "ambiguous", candidates: [String(figure.figure), `${written} as a date`] };
    return { why: "ambiguous", candidates: [`${written} as a figure`, `${written} as a year`] };
  }
  // "5 min" is a time or a minimum.
  if (!bound && /\dmin$|\d min$/i.test(written)) {
    const digits = written.replace(/\s?min$/i, "");
    return { why: "ambiguous", candidates: [`${digits} minutes`, `at least ${digits}`] };
  }
  if (figure.sign === "+")
    return { why: "ambiguous", candidates: [written, `an increase of ${written.replace(/^\D*/, "")}`] };
  if (figure.sign === "-" && figure.unit?.family === "percent" && !bound) {
    return { why: "ambiguous", candidates: [written, `a reduction of ${written.replace(/^\D*/, "")}`] };
  }
  return null;
}
