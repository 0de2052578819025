import { escapeXml } from "../text/clean-text";

/** Letters of scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Writes an element with a text, keeping its line breaks. A text with its own direction does not affect the text around
 * it.
 */
export function element(tag: string, text: string, attributes = ""): string {
  const direction = RIGHT_TO_LEFT.test(text) ? ' dir="auto"' : "";
  return `<${tag}${attributes}${direction}>${inLines(text)}</${tag}>`;
}

/** Writes a text inside a sentence, isolated in the same way. */
export function inline(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `<bdi>${inLines(text)}</bdi>` : inLines(text);
}

function inLines(text: string): string {
  return escapeXml(text).replace(/\n/g, "<br>");
}

/** True for a text that is a figure, with or without a unit. Such cells are right-aligned. */
export function isFigureText(text: string): boolean {
  return /^[-−+(£$€]*\d[\d.,\s]*[%)a-z]{0,4}$/i.test(text.trim());
}
