import { escapeMarkup } from "../../office-package/xml/write-xml";

/**
 * Characters that XML 1.0 forbids (section 2.2), and invisible ones that it and HTML discourage: the control characters
 * of Latin-1.
 */
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
/**
 * Marks that change the direction of what follows (Unicode Standard Annex 9, 2.1 to 2.4), the six deprecated ones, and
 * annotation marks. They are invisible, and make a text read differently from what it is.
 */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]/g;

/**
 * Cleans a text for XML: line ends become line feeds, as do the vertical tab and form feed that Office uses for breaks;
 * forbidden characters and direction marks are removed; a lone surrogate becomes the replacement character. Right-to-left
 * letters need no marks, because their direction is inherent.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\u000b\u000c]/g, "\n")
    .replace(CONTROLS, "")
    .replace(DIRECTIONS, "")
    .replace(/\p{Surrogate}/gu, "\ufffd");
}

/** Shortens a text for an attribute or a name: one line of at most `most` UTF-16 units, cut between characters. */
export function shortLine(text: string, most: number): string {
  const line = cleanText(text).replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  let cut = "";
  for (const character of line) {
    if (cut.length + character.length > most - 1) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}

/** Cleans a text, and escapes the characters that are markup in XML and HTML. */
export function escapeXml(text: string): string {
  return escapeMarkup(cleanText(text));
}
