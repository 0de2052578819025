import type { HeldNarrative, HeldText } from "./held-narratives";
import { newsOfTwoTexts, type NarrativeNews } from "./narrative-news";
import { LONGEST_TEXT } from "./narrative";

/** The text of a narrative, merged from both sheets. */
export interface MergedText {
  text: string;
  isChanged: boolean;
  /** A second text that does not fit into the same cell. */
  apart?: string;
}

/**
 * Merges the texts of two sheets. A change on one replaces the text of the other only where both were last written with
 * the same text: after only one of them was undone, the other may have the only copy of someone's words.
 */
export function mergeTexts(one: HeldNarrative, other: HeldText | undefined, news: NarrativeNews[]): MergedText {
  const own = one.text;
  if (!other || other.text.trim() === own.text.trim())
    return { text: own.text.trim() === "" ? "" : own.text, isChanged: own.isChanged || other?.isChanged === true };
  const isOneText = own.hash === other.hash;
  if (isOneText && !other.isChanged) return own;
  if (isOneText && !own.isChanged) return other;
  // Emptied on one side and changed on the other: the changed text is kept.
  const both = [own.text, other.text].filter((text) => text.trim() !== "");
  if (both.length < 2) return { text: both.join(""), isChanged: own.isChanged || other.isChanged };
  const text = both.join("\n\n");
  const isTooLong = text.length > LONGEST_TEXT;
  news.push(newsOfTwoTexts(one, isTooLong));
  return isTooLong ? { text: own.text, isChanged: true, apart: other.text } : { text, isChanged: true };
}
