import { isDigits, isLetters, isMark, isWhole, nextWord, partOf, slotOver, type Part, type Written } from "./part";

/* The parts that name a week, or a period of four weeks. They are read for bodies that report by the week alone. */

/** "Week 23", "Wk 23", "W23". */
export function weekNumberAt(written: Written, from: number): Part | null {
  return numberedAt(written, from, "numbered-week", ["week", "wk", "w"]);
}

/** "P7", "P 7", "Period 7", which elsewhere are months. "M7" is one. */
export function fourWeeksAt(written: Written, from: number): Part | null {
  return numberedAt(written, from, "four-weeks", ["period", "p"]);
}

function numberedAt(
  written: Written,
  from: number,
  of: "numbered-week" | "four-weeks",
  words: readonly string[],
): Part | null {
  const [word, number] = written.lexemes.slice(from, from + 2);
  if (!isLetters(word, ...words) || !isDigits(number, 1, 2)) return null;
  const said = { kind: "numbered", of, number: Number(number.text) } as const;
  return partOf(said, from, from + 2, "alone", [slotOver("number", written, from + 1)]);
}

/** "w/e", "W/C", "week commencing", "week beginning", "wk ending": a week that a day names. */
export function weekOfDayAt(written: Written, from: number): Part | null {
  const { lexemes } = written;
  const [word, joint, letter] = lexemes.slice(from, from + 3);
  if (isLetters(word, "w") && isMark(joint, "/") && joint?.spaced === false && letter?.spaced === false) {
    if (isLetters(letter, "e")) return partOf({ kind: "ending", of: "week" }, from, from + 3);
    return isLetters(letter, "c", "b") ? partOf({ kind: "commencing" }, from, from + 3) : null;
  }
  if (!isLetters(word, "week", "wk") || !isWhole(word)) return null;
  const at = nextWord(lexemes, from);
  if (isLetters(lexemes[at], "commencing", "beginning", "starting"))
    return partOf({ kind: "commencing" }, from, at + 1);
  return isLetters(lexemes[at], "ending", "ended") ? partOf({ kind: "ending", of: "week" }, from, at + 1) : null;
}
