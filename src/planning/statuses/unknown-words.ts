import { foldWord } from "../../rag/status";
import { placesOf } from "./places-of";
import type { KeptCell } from "./plan-statuses";

/** A cell that may hold an unknown word. */
export type WordCell = Pick<KeptCell, "sheetName" | "address" | "word">;

/** A word in status cells that the rules do not know. */
export interface UnknownWord {
  /** As it was first written. */
  word: string;
  count: number;
  /** The first cells that have it. */
  places: string[];
}

/** True if any cell holds an unknown word. */
export function hasUnknownWords(kept: readonly WordCell[]): boolean {
  return kept.some(({ word }) => word !== undefined);
}

/** How many cells are named for a word. */
const MOST_NAMED = 3;

/** The unknown words in status cells, the commonest first. */
export function findUnknownWords(kept: readonly WordCell[], tables: readonly { sheetName: string }[]): UnknownWord[] {
  const found = new Map<string, { word: string; cells: WordCell[]; count: number }>();
  for (const cell of kept) {
    if (cell.word === undefined) continue;
    const known = found.get(foldWord(cell.word));
    if (!known) {
      found.set(foldWord(cell.word), { word: cell.word, cells: [cell], count: 1 });
      continue;
    }
    known.count += 1;
    if (known.cells.length < MOST_NAMED) known.cells.push(cell);
  }
  return [...found.values()]
    .map(({ word, cells, count }) => ({ word, count, places: placesOf(cells, tables) }))
    .sort((a, b) => b.count - a.count);
}
