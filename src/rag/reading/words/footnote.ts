import type { Item } from "./item";
import type { Token } from "./scan";

/* Numbers that are only references: footnotes and list numbers. They are not figures. */

/**
 * The number of tokens in a footnote at `at`, or 0: "[1]", "95% (1)", "Above national average (1)". A single small
 * number in brackets is a footnote. Beside a bare figure, "12 (3)", it may be another result.
 */
export function footnoteLength(tokens: readonly Token[], at: number, text: string, before: Item | undefined): number {
  const open = tokens[at];
  if (open?.text !== "(") return 0;
  const [number, close] = [tokens[at + 1], tokens[at + 2]];
  if (number?.kind !== "number" || close?.text !== ")" || number.spaced || close.spaced) return 0;
  if (text.charAt(open.start) === "[") return /^\d{1,2}$/.test(number.text) ? 3 : 0;
  if (!/^[1-9]$/.test(number.text) || before === undefined) return 0;
  const isBare = before.kind === "figure" && before.figure.unit === null && Number.isInteger(before.figure.figure);
  return isBare || before.kind === "period" ? 0 : 3;
}

/**
 * The number of tokens in a list number or letter at the start of a text, or 0: "1. Within 10 days", "2) 95%", "(3) At
 * least 5", "b) 95%". Words or a figure have to follow.
 */
export function listNumberLength(tokens: readonly Token[]): number {
  const from = tokens[0]?.text === "(" ? 1 : 0;
  const [number, mark, next] = tokens.slice(from, from + 3);
  const isNumber = number?.kind === "number" && /^[1-9]$|^1\d$|^20$/.test(number.text);
  const isLetter = number?.kind === "word" && mark?.text === ")" && /^(?:[a-h]|i{1,3}|iv|vi{0,3})$/.test(number.text);
  if (!(isNumber || isLetter) || !next || mark?.kind !== "mark" || mark.spaced) return 0;
  if (from === 1 ? mark.text !== ")" : !/^[.)]$/.test(mark.text)) return 0;
  // "1.Within"; but "1. 95%" may be 1.95%.
  if (!next.spaced && next.kind !== "word") return 0;
  if (mark.text === "." && next.kind !== "word" && next.kind !== "mark") return 0;
  // "1. All staff": words follow.
  return next.kind === "word" || tokens.slice(from + 2).some((token) => token.kind === "number") ? from + 2 : 0;
}
