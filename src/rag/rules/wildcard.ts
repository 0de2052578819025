import { foldName } from "../fold-name";

/**
 * Builds a test for texts against a condition such as “condition of * road*”. It matches the whole text in any case and
 * spacing; `*` stands for any text. Each piece between stars is searched once, from left to right, so the time is
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
