import { foldName } from "../fold-name";
import { findFigures } from "../reading/figure";

/* How the conditions of a rule are written: texts with wildcards, and units by their names. */

/**
 * Builds a test for texts against a condition such as “condition of * road*”. It matches the whole text in any case and
 * spacing; `*` matches any text. Each piece between stars is searched once, from left to right, so the time is
 * linear in the lengths of condition and text.
 */
export function textMatcher(condition: string): (text: string) => boolean {
  const wanted = foldName(condition);
  if (!wanted.includes("*")) return (text) => foldName(text) === wanted;
  const [first = "", ...others] = wanted.split("*");
  const last = others.pop() ?? "";
  const middle = others.filter((piece) => piece !== "");
  return (text) => matches(foldName(text), first, middle, last);
}

function matches(text: string, first: string, middle: readonly string[], last: string): boolean {
  const end = text.length - last.length;
  if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of middle) {
    // The first match leaves the most text for the pieces after it.
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= end;
}

/** The name of a plain count's unit in a rule. */
export const NO_UNIT = "number";

/** The name of a unit as rules write it: "%" for "per cent", "number" for a plain count. Null for an unknown unit. */
export function readUnitName(text: string): string | null {
  const word = text.trim().toLowerCase();
  if (word === NO_UNIT || word === "count") return NO_UNIT;
  const figures = findFigures(/^[£€$]$/.test(word) ? `${word}1` : `2 ${word}`);
  return figures.length === 1 ? (figures[0]?.unit?.name ?? null) : null;
}
