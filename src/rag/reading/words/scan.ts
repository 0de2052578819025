import { dropApostrophes, endOfWord, isDigit, isLetter, isNumberAt, isSpace } from "../../characters";
import { markAt } from "./scan-mark";

/**
 * A word, number or mark of a text. The scan makes one pass over the characters and matches no pattern that could run
 * long, so its time is proportional to the length of the text.
 */
export interface Token {
  kind: "word" | "number" | "mark" | "note" | "oddity";
  /** In lower case without apostrophes; a number without its separators; a mark in its plainest form (">=", "-"). */
  text: string;
  start: number;
  end: number;
  /** True where a space comes before it, and for the first token. */
  spaced: boolean;
}

/** Footnote marks, which do not belong to a figure. They include superscript digits, so "95¹" is 95. */
const NOTES = new Set([..."*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹"]);

/** The text's tokens, in order. */
export function scan(text: string): Token[] {
  const tokens: Token[] = [];
  const length = text.length;
  let at = 0;
  let spaced = true;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      spaced = true;
      at += 1;
      continue;
    }
    const character = text.charAt(at);
    const begins = at;
    if (isNumberAt(text, at)) {
      const token = scanNumber(text, at, spaced);
      tokens.push(token);
      at = token.end;
    } else if (isLetter(character)) {
      at = endOfWord(text, at);
      const written = plainDigits(text.slice(begins, at).toLowerCase());
      // "m²" is one word; in "£5m²" the digit is a footnote mark.
      const power = POWERS.get(text.charAt(at));
      if (power !== undefined && LENGTHS.test(written) && !isMoney(tokens)) {
        at += 1;
        tokens.push({ kind: "word", text: `${written}${power}`, start: begins, end: at, spaced });
      } else tokens.push({ kind: "word", text: dropApostrophes(written), start: begins, end: at, spaced });
    } else if (NOTES.has(character)) {
      at += 1;
      tokens.push({ kind: "note", text: character, start: begins, end: at, spaced });
    } else {
      const mark = markAt(text, at);
      at += mark.length;
      // "sq. m"
      if (mark.text === "." && !spaced && /^(?:sq|cu)$/.test(tokens.at(-1)?.text ?? "")) continue;
      // The hyphen of "year-on-year" and "12-month" only joins words.
      if (mark.text === "-" && !spaced && joins(tokens.at(-1)) && isLetter(text.charAt(at))) continue;
      tokens.push({ kind: "mark", text: mark.text, start: begins, end: at, spaced });
    }
    spaced = false;
  }
  return tokens;
}

/** Scans a number: "1,171", "5800000", ".5". Commas in the wrong places ("1,23", "12,3456") make it an oddity. */
function scanNumber(text: string, start: number, spaced: boolean): Token {
  let at = start;
  while (isDigit(text.charCodeAt(at))) at += 1;
  let digits = text.slice(start, at);
  let sound = true;
  if (text.charAt(at) === "," && isDigit(text.charCodeAt(at + 1))) {
    sound = digits.length <= 3;
    while (text.charAt(at) === "," && isDigit(text.charCodeAt(at + 1))) {
      const group = at + 1;
      at = group;
      while (isDigit(text.charCodeAt(at))) at += 1;
      if (at - group !== 3) sound = false;
      digits += text.slice(group, at);
    }
  }
  if (text.charAt(at) === "." && isDigit(text.charCodeAt(at + 1))) {
    const point = at;
    at += 1;
    while (isDigit(text.charCodeAt(at))) at += 1;
    digits += text.slice(point, at);
    // "1.10.24" is a date or a version.
    if (text.charAt(at) === "." && isDigit(text.charCodeAt(at + 1))) {
      while (isDigit(text.charCodeAt(at)) || (text.charAt(at) === "." && isDigit(text.charCodeAt(at + 1)))) at += 1;
      return { kind: "oddity", text: text.slice(start, at), start, end: at, spaced };
    }
  }
  // Excel itself keeps no more than 15 digits.
  if (digits.length > 16) sound = false;
  return { kind: sound ? "number" : "oddity", text: digits, start, end: at, spaced };
}

/** Superscript digits that make an area or a volume of a length. */
const POWERS: ReadonlyMap<string, string> = new Map([
  ["²", "2"],
  ["³", "3"],
]);
const LENGTHS = /^(?:mm|cm|m|km|ft|yd|mi|metres?|meters?|miles?|feet)$/;

/** True where a currency sign comes before the last number. */
function isMoney(tokens: readonly Token[]): boolean {
  return tokens.at(-1)?.kind === "number" && /^[£€$]$/.test(tokens.at(-2)?.text ?? "");
}

/** Replaces subscript digits: "co₂e" becomes "co2e". */
function plainDigits(word: string): string {
  // Asked of every word, and most have none.
  if (!/[\u2080-\u2089]/.test(word)) return word;
  return word.replace(/[\u2080-\u2089]/g, (digit) => String(digit.charCodeAt(0) - 0x2080));
}

function joins(before: Token | undefined): boolean {
  return before?.kind === "word" || before?.kind === "number";
}

/** The word or percent sign at an index; "" for any other token. */
export function wordOf(tokens: readonly Token[], index: number): string {
  const token = tokens[index];
  return token && (token.kind === "word" || token.text === "%") ? token.text : "";
}

/** A text with its tokens. */
export class ScannedText {
  readonly tokens: readonly Token[];

  constructor(readonly text: string) {
    this.tokens = scan(text);
  }

  /** The word or percent sign at an index; "" for any other token. */
  readonly wordAt = (index: number): string => wordOf(this.tokens, index);

  /** The tokens from `from` to before `to`, as written. */
  written(from: number, to: number): string {
    return this.text.slice(this.tokens[from]?.start ?? 0, this.tokens[to - 1]?.end ?? 0);
  }
}
