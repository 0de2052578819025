import type { ContentCell, ContentRow } from "./sheet-content";
import { splitLines } from "./text-lines";

/**
 * Letters of the body's size that have room from the Performance Overview's fifth column to its last (582 pixels; a letter
 * takes 6 on average, and a capital more).
 */
const LINE = 88;

/** How many lines a text may take; what is longer ends in an ellipsis, and can be read in full in the KPI table. */
const MOST_LINES = 12;

/**
 * A row of four cells with a long text after them, which runs on over the empty cells beside it and goes on in rows of its
 * own. Merged cells would not fit their height to the text.
 */
export function runOnRows(key: string, cells: readonly ContentCell[], text: string): ContentRow[] {
  const lines = splitLines(text, LINE);
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1] ?? ""} …`] : lines;
  return shown.map((line, index) =>
    index === 0
      ? { key, look: "first", cells: [...cells, line] }
      : { key: `${key}/line ${index + 1}`, look: "body", cells: [...cells.map(() => null), line] },
  );
}
