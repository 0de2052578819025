import type { Item } from "../../../rag/reading/words/item";
import { takeApart } from "../../../rag/reading/words/take-apart";

/** A range of a text, `end` excluded. */
export interface Place {
  start: number;
  end: number;
}

/** A word, a mark or a figure in a running text. */
export interface Token extends Place {
  /** In lower case; "#" for a figure, "@" for a period, "§" for a name with a number; a mark in its plainest form. */
  word: string;
  item: Item;
}

/** A sentence of a text. */
export interface Sentence extends Place {
  tokens: readonly Token[];
}

/** The words of some tokens, joined by spaces. */
export function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(({ word }) => word).join(" ");
}

/** The text range of the tokens from `from` to before `to`. */
export function placeOf(tokens: readonly Token[], from: number, to: number): Place {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}

/** A range of a text as written, on one line. */
export function quote({ text }: { text: string }, { start, end }: Place): string {
  return text.slice(start, end).replace(/\s+/g, " ");
}

/** Some tokens as written in the text. */
export function quoteTokens(of: { text: string; tokens: readonly Token[] }, from: number, to: number): string {
  return quote(of, placeOf(of.tokens, from, to));
}

/**
 * The sentences of a text. They end at a full stop, at the end of a paragraph, or before a line that starts with a
 * capital, a bullet or a figure, because headings and list items have no full stop. Linear in the length of the text.
 */
export function readSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  const close = (): void => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first && last) sentences.push({ tokens, start: first.start, end: last.end });
    tokens = [];
  };
  for (const item of takeApart(text)) {
    if (item.kind === "note") continue;
    const last = tokens.at(-1);
    if (last && parts(text, tokens, last, item.start)) close();
    tokens.push({ word: wordOf(item), item, start: item.start, end: item.end });
  }
  close();
  return sentences;
}

function wordOf(item: Item): string {
  switch (item.kind) {
    case "figure":
    case "ratio":
    case "oddity":
      return "#";
    case "period":
      return "@";
    case "label":
      return "§";
    default:
      return item.word;
  }
}

/** True where one sentence ends with `last` and another starts at `next`. */
function parts(text: string, tokens: readonly Token[], last: Token, next: number): boolean {
  const gap = text.slice(last.end, next);
  const first = text.charAt(next);
  const isSmall = first !== first.toUpperCase();
  const lines = gap.split(/\n|\r\n?|\u2028|\u2029/).length - 1;
  if (lines > 1 || (lines === 1 && !isSmall)) return true;
  if (last.word === ";") return true;
  if (!/^[.!?]$/.test(last.word) || gap === "") return false;
  // "e.g. volunteering", "i.e. 30", "approx. 30"
  const before = tokens.at(-2)?.word ?? "";
  return !isSmall && !(last.word === "." && ABBREVIATED.has(before));
}

const ABBREVIATED: ReadonlySet<string> = new Set([
  "eg",
  "ie",
  "g",
  "e",
  "approx",
  "c",
  "circa",
  "vs",
  "no",
  "nos",
  "dr",
  "mr",
  "mrs",
  "ms",
  "cllr",
  "fig",
  "para",
  "est",
]);
