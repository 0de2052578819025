import { isDigits, isLetters, isMark, isWhole, nextWord, partOf, slotOver, type Part, type Written } from "./part";

/* The parts that name a week, or a period of four weeks. They are read for bodies that report by the week alone. */

/** "Week 23", "Wk 23", "W23". */
export function weekNumberAt(written: Written, from: number): Part | null {
  return numberedAt(written, from, "numbered-week", { codes: ["w", "wk"], words: ["week", "wk"] });
}

/** "P7", "Period 7". "M7" is a month. */
export function fourWeeksAt(written: Written, from: number): Part | null {
  return numberedAt(written, from, "four-weeks", { codes: ["p"], words: ["period"] });
}

function numberedAt(
  written: Written,
  from: number,
  of: "numbered-week" | "four-weeks",
  { codes, words }: { codes: readonly string[]; words: readonly string[] },
): Part | null {
  const [word, number] = written.lexemes.slice(from, from + 2);
  if (word?.kind !== "letters" || !isDigits(number, 1, 2)) return null;
  const isNumbered = number.spaced ? isLetters(word, ...words) : isLetters(word, ...codes);
  if (!isNumbered) return null;
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
