import { cleanText } from "./clean-text";

/** A paragraph or a list in a text that a person typed. */
export type TextBlock = { kind: "paragraph"; lines: string[] } | { kind: "list"; items: string[] };

/** Bullets and numbers at the start of list lines, as people type them into a cell or paste them from Word. */
const BULLET = /^\s*(?:[•●▪◦‣·*–—-]|\d{1,2}[.)])\s+(?=\S)/u;

/**
 * Splits a text into paragraphs and lists. Paragraphs end at an empty line or where a list starts or ends; single line
 * breaks stay within one. Every word is kept, in order.
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
    // A number stays in the text: "2." says more than a bullet.
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
 * A text as it returns from a document: paragraphs separated by an empty line, list items as "- " lines. Two texts with
 * the same layout are equal.
 */
export function layOutText(text: string): string {
  return readTextBlocks(cleanText(text))
    .map((block) => (block.kind === "list" ? block.items.map((item) => `- ${item}`) : block.lines).join("\n"))
    .join("\n\n");
}
