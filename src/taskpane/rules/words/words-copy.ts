import { countOf, listSome } from "../../../report/words";

/** The words of the form that teaches status words. */
export const WORDS_COPY = {
  title: "Words in the status columns",
  intro: "The rules do not know these words, so their cells are left alone. Say once which status each is.",
  none: "Every word in the status columns is known.",
  label: (word: string): string => `“${word}”`,
  foundIn: (count: number, places: readonly string[]): string =>
    count > places.length ? `${countOf(count, "cell")}: ${places.join(", ")}…` : `In ${listSome(places)}`,
  more: (count: number): string => `${countOf(count, "more word comes", "more words come")} once these are said.`,
  known: "Words that the rules were taught:",
  notChosen: "Not said yet",
  leaveAlone: "None: leave its cells alone",
  forget: "Forget this word",
  other: "Another word",
  otherHint: "Such as one of a drop-down list that no cell holds yet.",
  otherMeaning: "What it is",
  otherOpen: (word: string): string => `Choose what “${word}” is.`,
  nothingChosen: "Choose a status for at least one word.",
  save: "Save with the rules",
} as const;
