import { countOf, listSome } from "../../report/words";

/** The pane's words for teaching which word is which status. */
export const WORDS_COPY = {
  title: "Words in the status columns",
  none: "Every word in the status columns is known.",
  other: "Another word",
  otherHint: "Such as one of a drop-down list that no cell holds yet.",
  otherMeaning: "What it is",
  otherOpen: (word: string): string => `Choose what “${word}” is.`,
  intro: "The rules do not know these words, so their cells are left alone. Say once which status each is.",
  known: "Words that the rules were taught:",
  label: (word: string): string => `“${word}”`,
  stands: (count: number, places: readonly string[]): string =>
    count > places.length ? `${countOf(count, "cell")}: ${places.join(", ")}…` : `In ${listSome(places)}`,
  notSaid: "Not said yet",
  leaveAlone: "None: leave its cells alone",
  forget: "Forget this word",
  more: (count: number): string => `${countOf(count, "more word comes", "more words come")} once these are said.`,
  save: "Save with the rules",
  nothingSaid: "Choose a status for at least one word.",
} as const;
