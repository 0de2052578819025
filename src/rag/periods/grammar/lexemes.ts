import {
  dropApostrophes,
  endOfWord,
  isDigit,
  isLetter,
  isNumberAt,
  isSpace,
  plainMark,
  plusMinusLength,
} from "../../characters";

/**
 * A run of letters, a run of digits, or one mark of a text. The pass over the characters matches no pattern that could run long,
 * so its time is proportional to the length of the text.
 */
export interface Lexeme {
  kind: "letters" | "digits" | "mark";
  /** In lower case without apostrophes; a mark in its plainest form: "-" for any dash, "'" for any apostrophe. */
  text: string;
  start: number;
  end: number;
  /** True where a space stands before it, and for the first. */
  spaced: boolean;
  /**
   * True for the first and the last piece of one word or one number: in "Q2" and "Mar-25" the letters begin and the digits end,
   * in "1,171.5" the 1 begins and the 5 ends.
   */
  begins: boolean;
  ends: boolean;
  /** True for a hyphen that only joins words: "year-on-year", "31-March". */
  joins: boolean;
}

/** The lexemes of a text, in order. */
export function lex(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let spaced = true;
  for (let at = 0; at < text.length;) {
    if (isSpace(text.charCodeAt(at))) {
      spaced = true;
      at += 1;
      continue;
    }
    if (isNumberAt(text, at)) at = pushRuns(lexemes, text, at, endOfNumber(text, at), spaced);
    else if (isLetter(text.charAt(at))) at = pushRuns(lexemes, text, at, endOfWord(text, at), spaced);
    else at = pushMark(lexemes, text, at, spaced);
    spaced = false;
  }
  return lexemes;
}

/** Adds the letters, digits and marks of one word or number. */
function pushRuns(lexemes: Lexeme[], text: string, start: number, end: number, spaced: boolean): number {
  for (let at = start; at < end;) {
    const kind = kindAt(text, at);
    const next = kind === "mark" ? at + 1 : endOfRun(text, at, end, kind);
    const written = text.slice(at, next);
    lexemes.push({
      kind,
      text:
        kind === "digits" ? written : kind === "letters" ? dropApostrophes(written.toLowerCase()) : plainMark(written),
      start: at,
      end: next,
      spaced: spaced && at === start,
      begins: at === start,
      ends: next === end,
      joins: false,
    });
    at = next;
  }
  return end;
}

/** The index after letters or digits. An apostrophe within a word is passed over. */
function endOfRun(text: string, start: number, end: number, kind: Lexeme["kind"]): number {
  let at = start + 1;
  while (at < end && (kindAt(text, at) === kind || (kind === "letters" && plainMark(text.charAt(at)) === "'"))) at += 1;
  return at;
}

function pushMark(lexemes: Lexeme[], text: string, start: number, spaced: boolean): number {
  const plusMinus = plusMinusLength(text, start);
  const end = start + (plusMinus || 1);
  // Plus or minus is no sign of a period or a range.
  const mark = plusMinus > 0 ? "±" : plainMark(text.charAt(start));
  const before = lexemes.at(-1)?.kind ?? "mark";
  const joins = mark === "-" && !spaced && before !== "mark" && isLetter(text.charAt(end));
  lexemes.push({ kind: "mark", text: mark, start, end, spaced, begins: true, ends: true, joins });
  return end;
}

function kindAt(text: string, at: number): Lexeme["kind"] {
  if (isDigit(text.charCodeAt(at))) return "digits";
  return isLetter(text.charAt(at)) ? "letters" : "mark";
}

/** The index after a number: "1,171", "5800000", ".5", "1.10.24". */
function endOfNumber(text: string, start: number): number {
  const digitsFrom = (from: number): number => {
    let at = from;
    while (isDigit(text.charCodeAt(at))) at += 1;
    return at;
  };
  let at = digitsFrom(start);
  while (text[at] === "," && isDigit(text.charCodeAt(at + 1))) at = digitsFrom(at + 1);
  while (text[at] === "." && isDigit(text.charCodeAt(at + 1))) at = digitsFrom(at + 1);
  return at;
}
