import type { Draft } from "../draft";
import type { Figure } from "../words/item";
import type { Found } from "./target-reading";

/* A part of a whole: "17 of 20", "45/50". */

/**
 * Reads "17 of 20" or "43/50": a part, its whole, and the index after. "9/10" and "12/24" may be dates. Null for
 * anything else.
 */
export function readPart(draft: Draft, at: number, part: Figure): Found<{ of: number; end: number }> | null {
  const words = /^(?:out|of|\/)$/;
  let last = at + 1;
  while (last < at + 4 && (words.test(draft.wordAt(last)) || draft.wordAt(last) === "the")) last += 1;
  const item = draft.items[last];
  if (item?.kind !== "figure" || !isPartOfWhole(draft, at, last + 1)) return null;
  const [count, whole] = [part.figure, item.figure.figure];
  const isCount = [part, item.figure].every(
    ({ figure, scale, sign }) => Number.isInteger(figure) && scale === 1 && sign === null,
  );
  if (!isCount || count < 0 || whole <= 0 || count > whole) return { unread: { why: "several-figures" } };
  const isDate = draft.wordAt(at + 1) === "/" && ((count <= 31 && whole <= 12) || (count <= 12 && whole <= 40));
  if (isDate)
    return {
      unread: { why: "ambiguous", candidates: [`${count} of ${whole}`, `${draft.written(at, last + 1)} as a date`] },
    };
  // "8 out of 10" may be a score.
  if (whole <= 10 && draft.wordAt(at + 1) !== "of") return { unread: { why: "other-words" } };
  return { found: { of: whole, end: last + 1 } };
}

/** True for "45/50", "45 of 50", "45 out of 50", "9,498 / 8,241". */
export function isPartOfWhole(draft: Draft, from: number, to: number): boolean {
  const [part, joint] = [draft.items[from], draft.wordAt(from + 1)];
  const whole = draft.items[to - 1];
  if (part?.kind !== "figure" || whole?.kind !== "figure") return false;
  const words = draft.items
    .slice(from + 1, to - 1)
    .map((item) => item.word)
    .join(" ");
  return (
    joint !== "" &&
    /^(?:\/|of|out of|of the|from)$/.test(words) &&
    part.figure.unit === null &&
    whole.figure.unit === null
  );
}
