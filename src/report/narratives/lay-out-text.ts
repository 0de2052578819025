import { cleanText } from "../document/clean-text";
import { readTextBlocks } from "../document/text-blocks";

/**
 * A text as it looks after a journey through a document: paragraphs parted by an empty line, points as "- " lines. Two
 * texts that lay out alike say the same.
 */
export function layOutText(text: string): string {
  return readTextBlocks(cleanText(text))
    .map((block) => (block.kind === "list" ? block.items.map((item) => `- ${item}`) : block.lines).join("\n"))
    .join("\n\n");
}
