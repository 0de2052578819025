import { HEADINGS } from "../../kpi/columns/columns";
import type { KpiTable } from "../../kpi/kpi-table";
import type { StatusCell } from "../../kpi/status-looks/status-column";
import { foldWord } from "../../rag/status";
import { listSome } from "../../report/words";

/** What says that there is no status, or nothing: no words that a column's statuses are written in. */
const SAYS_NOTHING = /^(?:n\/?a|not applicable|none|no data|no rag|tbc|tbd|[-–—?*]+)$/i;

/** A text that looks like a formula is a slip of somebody's, not a status. */
function isWord(text: string): boolean {
  return !SAYS_NOTHING.test(text) && !text.startsWith("=");
}

/** With as many words, of which one comes twice, a column is one of words, however many of its cells are still empty. */
const FEW_WORDS = 3;

/** The words of a column that tells no status and is written in words that the rules do not know; null for stray notes in an empty one. */
function findWords(cells: readonly StatusCell[]): string[] | null {
  if (cells.some(({ status }) => status !== null && status !== "not-rated")) return null;
  const given = cells.flatMap((cell) =>
    cell.holds === "other-text" && cell.word !== undefined && isWord(cell.word) ? [cell.word] : [],
  );
  const words = new Map(given.map((word) => [foldWord(word), word]));
  const isRepeated = given.length >= FEW_WORDS && words.size < given.length;
  return given.length > 0 && (isRepeated || given.length * 2 >= cells.length) ? [...words.values()] : null;
}

/**
 * Why no status is written to a column: its words are none of the rules', and a status beside them would be in another form. null where
 * that is not so.
 */
export function refuseUnknownColumn({ headings, sheetName }: KpiTable, cells: readonly StatusCell[]): string | null {
  const words = findWords(cells);
  if (!words) return null;
  const [are, each] = words.length === 1 ? ["is no status", "it"] : ["are no statuses", "each"];
  const named = listSome(words.map((word) => `“${word}”`));
  return `${headings?.status ?? HEADINGS.status} on ${sheetName} is written in words, and ${named} ${are} of the rules: its statuses are not written until the rules say which status ${each} is, in lines “Word in a status column” on the sheet RAG Rules.`;
}
