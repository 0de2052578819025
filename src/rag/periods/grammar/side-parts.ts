import type { Lexeme } from "./lexemes";
import {
  isDigits,
  isLetters,
  isMark,
  nextWord,
  spaceOrHyphen,
  wholeText,
  wordAt,
  partOf,
  type Part,
  type Written,
} from "./part";

/* What stands beside a period, or says which stretch of time it is. */

/** "Year ending", "quarter to", "week ending". */
export function endingAt({ lexemes }: Written, from: number): Part | null {
  const [kind, word, after] = lexemes.slice(from, from + 3);
  if (kind?.kind !== "letters" || word?.spaced !== true || !isLetters(word, "ending", "ended", "to")) return null;
  // "Year to date"
  if (after?.kind === "letters" && after.spaced && after.text.startsWith("date")) return null;
  switch (kind.text) {
    case "year":
    case "quarter":
    case "month":
    case "week":
      return partOf({ kind: "ending", of: kind.text }, from, from + 2);
    default:
      return null;
  }
}

/** "YTD", "Y.T.D.", "year to date". */
export function toDateAt({ lexemes }: Written, from: number): Part | null {
  const letters = initialsAt(lexemes, from);
  if (letters > 0) return partOf({ kind: "to-date" }, from, letters);
  const to = isLetters(lexemes[from], "year") ? spaceOrHyphen(lexemes, from + 1) : -1;
  const date = to >= 0 && isLetters(lexemes[to], "to") ? spaceOrHyphen(lexemes, to + 1) : -1;
  return date >= 0 && isLetters(lexemes[date], "date") ? partOf({ kind: "to-date" }, from, date + 1) : null;
}

/** The index after "ytd" and "y.t.d"; 0 where it is neither. */
function initialsAt(lexemes: readonly Lexeme[], from: number): number {
  let said = "";
  for (let at = from; at < from + 5; at += 1) {
    const lexeme = lexemes[at];
    if (lexeme?.kind === "letters" && (at === from || !lexeme.spaced)) said += lexeme.text;
    else if (!isMark(lexeme, ".") || lexeme?.spaced === true) return 0;
    if (said === "ytd") return at + 1;
    if (!"ytd".startsWith(said)) return 0;
  }
  return 0;
}

/** The words that a rolling window begins with. */
export const WINDOW_WORDS: readonly string[] = ["rolling", "last", "past", "preceding"];

/** "Rolling 12 months", "last 3 years", "past twelve months". */
export function windowAt({ lexemes }: Written, from: number): Part | null {
  if (!WINDOW_WORDS.includes(wordAt(lexemes, from))) return null;
  const at = nextWord(lexemes, from);
  const number = wholeText(lexemes, at);
  if (Number.isNaN(Number(number || "-")) && !/^(?:three|six|twelve|two|four|five)$/.test(number)) return null;
  const unit = nextWord(lexemes, at);
  if (!/^(?:months?|mths?|years?|quarters?|weeks?|days?)$/.test(wordAt(lexemes, unit))) return null;
  const after = nextWord(lexemes, unit);
  const to = /^(?:period|average|rolling)$/.test(wordAt(lexemes, after)) ? after + 1 : unit + 1;
  return partOf({ kind: "other" }, from, to, "certain");
}

/** Flags as official statistics use them: b a break in series, p provisional, r revised, e estimated. */
const FLAGS = ["b", "p", "r", "e"];
const ASIDES = [
  ...["provisional", "prov", "final", "outturn", "annual", "unaudited", "audited", "unvalidated", "validated"],
  ...["estimate", "estimated", "draft", "rebased"],
];
/** Asides of several words. Where a hyphen may join them, it stands between them here. */
const ASIDE_PHRASES: readonly (readonly [words: readonly string[], joined: boolean])[] = [
  [["year", "end"], true],
  [["full", "year"], true],
  [["break", "in", "series"], false],
  [["new", "series"], false],
];

/** "Revised", "2 Revised", "b", "(provisional)", "*". */
export function asideAt({ lexemes }: Written, from: number): Part | null {
  const to = afterMarks(lexemes, from) ?? afterRevised(lexemes, from) ?? afterAside(lexemes, from);
  return to === null ? null : partOf({ kind: "aside" }, from, to);
}

function afterMarks(lexemes: readonly Lexeme[], from: number): number | null {
  let at = from;
  while (isMark(lexemes[at], "*", "†", "‡") && (at === from || lexemes[at]?.spaced === false)) at += 1;
  return at > from ? at : null;
}

function afterRevised(lexemes: readonly Lexeme[], from: number): number | null {
  const isNumbered = isRevision(lexemes[from]) && lexemes[from + 1]?.spaced === true;
  const at = isNumbered ? from + 1 : from;
  if (!isLetters(lexemes[at], "revised", "revision")) return null;
  const [number, after] = [lexemes[at + 1], lexemes[at + 2]];
  const isTouched = after?.spaced === false && after.kind === "letters";
  return number?.spaced === true && isRevision(number) && !isTouched ? at + 2 : at + 1;
}

function isRevision(lexeme: Lexeme | undefined): boolean {
  return isDigits(lexeme, 1) && lexeme.text !== "0";
}

function afterAside(lexemes: readonly Lexeme[], from: number): number | null {
  const [word, next, third] = lexemes.slice(from, from + 3);
  const touches = next?.spaced === false;
  if (isLetters(word, ...FLAGS)) return touches && (isDigits(next) || isMark(next, ".", "_")) ? null : from + 1;
  if (isLetters(word, ...ASIDES)) return isLetters(word, "prov") && touches && isMark(next, ".") ? from + 2 : from + 1;
  // "Un-audited"
  if (isLetters(word, "un") && touches && isMark(next, "-") && third?.spaced === false) {
    return isLetters(third, "audited", "validated") ? from + 3 : null;
  }
  for (const [words, joined] of ASIDE_PHRASES) {
    const to = phraseEnd(lexemes, from, words, joined);
    if (to !== null) return to;
  }
  return null;
}

function phraseEnd(lexemes: readonly Lexeme[], from: number, words: readonly string[], joined: boolean): number | null {
  let at = from;
  for (const [index, word] of words.entries()) {
    if (index > 0 && joined) at = spaceOrHyphen(lexemes, at);
    if (at < 0 || !isLetters(lexemes[at], word)) return null;
    if (index > 0 && !joined && lexemes[at]?.spaced !== true) return null;
    at += 1;
  }
  return at;
}

const PLACES = ["at", "of", "for", "in"];

/** What says nothing of a period: "as at the end of", commas, brackets. */
export function fillerAt({ lexemes }: Written, from: number): Part | null {
  const [word, next, third] = lexemes.slice(from, from + 3);
  if (isMark(word, ",", ";", ":", "(", ")", "-", "/", ".")) return partOf({ kind: "filler" }, from, from + 1);
  if (isLetters(word, ...PLACES, "end", "the")) return partOf({ kind: "filler" }, from, from + 1);
  const isPlace = (lexeme: Lexeme | undefined): boolean => lexeme?.spaced === true && isLetters(lexeme, ...PLACES);
  const isAs = isLetters(word, "as") && isPlace(next);
  const isPosition =
    isLetters(word, "position", "snapshot", "data") &&
    (isPlace(next) || (next?.spaced === true && isLetters(next, "as") && isPlace(third)));
  return isAs || isPosition ? partOf({ kind: "filler" }, from, from + 1) : null;
}
