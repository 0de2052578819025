import { cleanText } from "./clean-text";

/** A paragraph, or a list of points, of a text that somebody typed. */
export type TextBlock = { kind: "paragraph"; lines: string[] } | { kind: "list"; items: string[] };

/** What lists begin their lines with, as people type them into a cell or paste them from Word. */
const BULLET = /^\s*(?:[•●▪◦‣·*–—-]|\d{1,2}[.)])\s+(?=\S)/u;

/**
 * The paragraphs and lists of a text. Paragraphs are parted by an empty line or a change from list to text; single line
 * breaks stay within one. Every word comes out again, in order.
 */
export function readTextBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let isOpen = false;
  for (const line of text.replace(/\r\n?|\u2028|\u2029/g, "\n").split("\n")) {
    if (line.trim() === "") {
      isOpen = false;
      continue;
    }
    const bullet = BULLET.exec(line);
    const isNumbered = bullet !== null && /\d/.test(bullet[0]);
    const last = blocks.at(-1);
    // A number keeps its place in the text: "2." says more than a dot.
    if (bullet && !isNumbered) {
      const item = line.slice(bullet[0].length).trim();
      if (last?.kind === "list") last.items.push(item);
      else blocks.push({ kind: "list", items: [item] });
      isOpen = false;
    } else if (isOpen && last?.kind === "paragraph") last.lines.push(line.trim());
    else {
      blocks.push({ kind: "paragraph", lines: [line.trim()] });
      isOpen = true;
    }
  }
  return blocks;
}

/**
 * A text as it looks after a journey through a document: paragraphs parted by an empty line, points as "- " lines. Two
 * texts that lay out alike say the same.
 */
export function layOutText(text: string): string {
  return readTextBlocks(cleanText(text))
    .map((block) => (block.kind === "list" ? block.items.map((item) => `- ${item}`) : block.lines).join("\n"))
    .join("\n\n");
}
