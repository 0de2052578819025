import { escapeMarkup } from "../../office-package/xml/write-xml";

/** What XML 1.0 forbids (section 2.2), and what it and HTML discourage: the control characters of Latin-1, which show nothing. */
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
/**
 * Marks that turn the direction of what follows (Unicode Standard Annex 9, 2.1 to 2.4), the six of the same kind that are
 * deprecated, and those around annotations: nobody sees them, and with them a text reads as another than it is.
 */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]/g;

/**
 * A text as XML can hold it: line ends as \n (a vertical tab and a form feed, which Office writes for breaks, are line ends
 * too), forbidden characters and marks of direction left out, half a surrogate pair as the replacement character. Letters that
 * are written from right to left need no marks: their own direction is known.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\u000b\u000c]/g, "\n")
    .replace(CONTROLS, "")
    .replace(DIRECTIONS, "")
    .replace(/\p{Surrogate}/gu, "\ufffd");
}

/** For an attribute or a name: one line of at most so many UTF-16 units, cut between characters. */
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
