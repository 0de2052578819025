/** A token of a formula. `mark` is an operator, a bracket or a comma. */
export type Token =
  | { kind: "text"; text: string }
  | { kind: "number"; figure: number }
  | { kind: "sheet"; name: string }
  /** "[[#All],[RAG Status]]" without its outer brackets. */
  | { kind: "brackets"; text: string }
  | { kind: "word"; text: string }
  | { kind: "error" }
  | { kind: "mark"; text: string };

/** Excel's limit for a formula. */
const LONGEST_FORMULA = 8192;

const WORD = /[\p{L}\p{N}_.$\\?]/u;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy;
const MARKS = new Set([
  "<=",
  ">=",
  "<>",
  "=",
  "<",
  ">",
  "+",
  "-",
  "*",
  "/",
  "^",
  "&",
  "%",
  ":",
  "#",
  "@",
  "(",
  ")",
  "{",
  "}",
  ",",
  ";",
]);

/** Splits a formula without its "=" into tokens; null where it is malformed. */
export function tokenize(formula: string): Token[] | null {
  if (formula.length > LONGEST_FORMULA) return null;
  const tokens: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    const letter = formula.charAt(at);
    if (/\s/.test(letter)) {
      at += 1;
      continue;
    }
    const read = readToken(formula, at, letter);
    if (!read) return null;
    tokens.push(read.token);
    at = read.end;
  }
  return tokens;
}

interface ReadToken {
  token: Token;
  end: number;
}

function readToken(formula: string, at: number, letter: string): ReadToken | null {
  if (letter === '"' || letter === "'") return readQuoted(formula, at, letter);
  if (letter === "[") return readBrackets(formula, at);
  if (letter === "#" && /[a-z]/i.test(formula.charAt(at + 1))) {
    let end = at + 1;
    while (/[\w/]/.test(formula.charAt(end))) end += 1;
    return { token: { kind: "error" }, end: /[!?]/.test(formula.charAt(end)) ? end + 1 : end };
  }
  const word = readWord(formula, at);
  if (word) return word;
  const mark = [formula.slice(at, at + 2), letter].find((one) => MARKS.has(one));
  return mark === undefined ? null : { token: { kind: "mark", text: mark }, end: at + mark.length };
}

/** Reads a text, or a sheet's name before "!". */
function readQuoted(formula: string, at: number, quote: string): ReadToken | null {
  let text = "";
  for (let end = at + 1; end < formula.length; end += 1) {
    const letter = formula.charAt(end);
    if (letter !== quote) text += letter;
    else if (formula.charAt(end + 1) === quote) {
      text += quote;
      end += 1;
    } else if (quote === '"') return { token: { kind: "text", text }, end: end + 1 };
    else return formula.charAt(end + 1) === "!" ? { token: { kind: "sheet", name: text }, end: end + 2 } : null;
  }
  return null;
}

/** Reads square brackets, in which an apostrophe escapes the next character. */
function readBrackets(formula: string, at: number): ReadToken | null {
  let depth = 0;
  for (let end = at; end < formula.length; end += 1) {
    const letter = formula.charAt(end);
    if (letter === "'") end += 1;
    else if (letter === "[") depth += 1;
    else if (letter === "]") depth -= 1;
    if (depth === 0) return { token: { kind: "brackets", text: formula.slice(at + 1, end) }, end: end + 1 };
  }
  return null;
}

/** Reads a number, a cell, a function, a name, or a sheet's name before "!". */
function readWord(formula: string, at: number): ReadToken | null {
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(formula)?.[0];
  if (number !== undefined && !WORD.test(formula.charAt(at + number.length))) {
    return { token: { kind: "number", figure: Number(number) }, end: at + number.length };
  }
  let end = at;
  while (end < formula.length && WORD.test(formula.charAt(end))) end += 1;
  if (end === at) return null;
  const text = formula.slice(at, end);
  return formula.charAt(end) === "!"
    ? { token: { kind: "sheet", name: text }, end: end + 1 }
    : { token: { kind: "word", text }, end };
}
