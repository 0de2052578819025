/** What XML 1.0 forbids (section 2.2), and what it and HTML discourage: the control characters of Latin-1, which show nothing. */
const FORBIDDEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/**
 * A text as XML can hold it: line ends as \n (a vertical tab and a form feed, which Office writes for breaks, are line ends
 * too), forbidden characters left out, half a surrogate pair as the replacement character.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\u000b\u000c]/g, "\n")
    .replace(FORBIDDEN, "")
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

export function escapeXml(text: string): string {
  return cleanText(text).replace(/[&<>"]/g, (character) => ESCAPES[character] ?? "");
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
