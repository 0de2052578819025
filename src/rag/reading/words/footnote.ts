import type { Item } from "./item";
import type { Token } from "./scan";

/* Numbers that only point at a place: footnotes and the numbers of a list. They are no figures. */

/**
 * "[1]", "95% (1)", "Above national average (1)": a bracket with a lone small number is a footnote. Beside a bare figure,
 * "12 (3)", it may hold another result. How many tokens at `at` it takes; 0 when it is none.
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
 * "1. Within 10 days", "2) 95%", "(3) At least 5", "b) 95%": the number or letter of a list, at the start of a text and with
 * words or a figure to come. How many tokens it takes; 0 when it is none.
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
  // "1. All staff": what is asked follows in words.
  return next.kind === "word" || tokens.slice(from + 2).some((token) => token.kind === "number") ? from + 2 : 0;
}
