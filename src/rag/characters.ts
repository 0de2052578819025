/* How the characters of a text are told apart, for the two scans: into words and figures, and into the pieces of periods. */

/** Variants of marks. A mark that is not listed stays as it is. */
const PLAIN_MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "\u2010": "-", // hyphen
    "\u2011": "-", // non-breaking hyphen
    "\u2012": "-", // figure dash
    "\u2013": "-", // en dash
    "\u2014": "-", // em dash
    "\u2212": "-", // minus
    "\uFF1E": ">",
    "\uFF1C": "<",
    "\uFF1D": "=",
    "\uFF05": "%",
    "\u2044": "/",
    "\u2248": "~",
    "[": "(",
    "]": ")",
    "\u201C": '"',
    "\u201D": '"',
    "\u2018": "'",
    "\u2019": "'",
  }),
);

/** Plus or minus, as several marks. */
const PLUS_MINUS: readonly string[] = ["+/-", "+-", "-/+"];

/** A mark in its plainest form: "-" for any dash, "'" for any apostrophe. */
export function plainMark(mark: string): string {
  return PLAIN_MARKS.get(mark) ?? mark;
}

/** The length of "+/-" and the like at an index; 0 where there is none. */
export function plusMinusLength(text: string, at: number): number {
  const first = text.charAt(at);
  if (first !== "+" && first !== "-") return 0;
  return PLUS_MINUS.find((written) => text.startsWith(written, at))?.length ?? 0;
}

/** True for white space and for characters that show nothing between words. */
export function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200d) || code === 0x202f || code === 0xfeff;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLetter(character: string): boolean {
  const code = character.charCodeAt(0);
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return true;
  return code > 127 && character.toLowerCase() !== character.toUpperCase();
}

/** True where a number begins. The point in ".5" begins one; in "c.500" it ends a word. */
export function isNumberAt(text: string, at: number): boolean {
  if (isDigit(text.charCodeAt(at))) return true;
  return text.charAt(at) === "." && isDigit(text.charCodeAt(at + 1)) && !isLetter(text.charAt(at - 1));
}

/**
 * The index after a word: letters, the digits that follow them ("KS2"), and a number joined to it: "Mar-25", "Covid-19", where it
 * is part of the name.
 */
export function endOfWord(text: string, start: number): number {
  const end = endOfRun(text, start);
  // In "5k-10k" the letters belong to the number before them.
  const isAfterNumber = start > 0 && isDigit(text.charCodeAt(start - 1));
  const isJoined = text.charAt(end) === "-" && isDigit(text.charCodeAt(end + 1)) && !isDigit(text.charCodeAt(end - 1));
  return isJoined && !isAfterNumber ? endOfRun(text, end + 1) : end;
}

function endOfRun(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const character = text.charAt(at);
    if (isLetter(character) || isDigit(text.charCodeAt(at)) || isSubscript(character)) at += 1;
    else if (plainMark(character) === "'" && isLetter(text.charAt(at + 1))) at += 2;
    else break;
  }
  return at;
}

function isSubscript(character: string): boolean {
  return character >= "\u2080" && character <= "\u2089";
}

export function dropApostrophes(word: string): string {
  return word.includes("'") || word.includes("\u2019") || word.includes("\u2018")
    ? word.replace(/['\u2018\u2019]/g, "")
    : word;
}
