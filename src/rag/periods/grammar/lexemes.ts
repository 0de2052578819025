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

/** Variants of marks. A mark that is not listed stays as it is. */
const PLAIN_MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "\u2010": "-", // hyphen
    "\u2011": "-", // non-breaking hyphen
    "\u2012": "-", // figure dash
    "\u2013": "-", // en dash
    "\u2014": "-", // em dash
    "\u2212": "-", // minus
    "\uFF05": "%",
    "\u2044": "/",
    "[": "(",
    "]": ")",
    "\u2018": "'",
    "\u2019": "'",
  }),
);

/** Plus or minus, which is no sign of a period or a range. */
const PLUS_MINUS: readonly string[] = ["+/-", "-/+", "+-"];

/** The lexemes of a text, in order. */
export function lex(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let spaced = true;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      spaced = true;
      at += 1;
      continue;
    }
    const isPoint = text[at] === "." && isDigit(text.charCodeAt(at + 1)) && !isLetter(text.charAt(at - 1));
    if (isDigit(code) || isPoint) at = pushRuns(lexemes, text, at, endOfNumber(text, at), spaced);
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
      text: kind === "digits" ? written : kind === "letters" ? lettersOf(written) : plain(written),
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
  while (at < end && (kindAt(text, at) === kind || (kind === "letters" && plain(text.charAt(at)) === "'"))) at += 1;
  return at;
}

function lettersOf(written: string): string {
  return written.toLowerCase().replace(/['\u2018\u2019]/g, "");
}

function pushMark(lexemes: Lexeme[], text: string, start: number, spaced: boolean): number {
  const sign =
    text[start] === "+" || text[start] === "-" ? PLUS_MINUS.find((one) => text.startsWith(one, start)) : null;
  const end = start + (sign?.length ?? 1);
  const mark = sign ? "±" : plain(text.charAt(start));
  const before = lexemes.at(-1)?.kind ?? "mark";
  const joins = mark === "-" && !spaced && before !== "mark" && isLetter(text.charAt(end));
  lexemes.push({ kind: "mark", text: mark, start, end, spaced, begins: true, ends: true, joins });
  return end;
}

function plain(mark: string): string {
  return PLAIN_MARKS.get(mark) ?? mark;
}

function kindAt(text: string, at: number): Lexeme["kind"] {
  if (isDigit(text.charCodeAt(at))) return "digits";
  return isLetter(text.charAt(at)) ? "letters" : "mark";
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(character: string): boolean {
  const code = character.charCodeAt(0);
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return true;
  return code > 127 && character.toLowerCase() !== character.toUpperCase();
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200d) || code === 0x202f || code === 0xfeff;
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

/** The index after a word: letters, the digits that follow them ("KS2"), and a number joined to it: "Mar-25", "Covid-19". */
function endOfWord(text: string, start: number): number {
  const runOn = (from: number): number => {
    for (let at = from; ;) {
      const character = text.charAt(at);
      if (character === "") return at;
      if (isLetter(character) || isDigit(text.charCodeAt(at)) || isSubscript(character)) at += 1;
      else if (plain(character) === "'" && isLetter(text.charAt(at + 1))) at += 2;
      else return at;
    }
  };
  const end = runOn(start);
  // In "5k-10k" the letters belong to the number before them.
  const isAfterNumber = start > 0 && isDigit(text.charCodeAt(start - 1));
  const isJoined = text[end] === "-" && isDigit(text.charCodeAt(end + 1)) && !isDigit(text.charCodeAt(end - 1));
  return isJoined && !isAfterNumber ? runOn(end + 1) : end;
}

function isSubscript(character: string): boolean {
  return character >= "\u2080" && character <= "\u2089";
}
