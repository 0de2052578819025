import { HEADINGS } from "../../kpi/columns/columns";
import type { KpiTable } from "../../kpi/kpi-table";
import type { StatusCell } from "../../kpi/status-looks/status-column";
import { foldWord } from "../../rag/status";
import { listSome } from "../../report/words";

/** Placeholders. They do not show that a column is written in words. */
const SAYS_NOTHING = /^(?:n\/?a|not applicable|none|no data|no rag|tbc|tbd|[-–—?*]+)$/i;

/** True for a text that may be a status. A text that looks like a formula is a mistake. */
function isWord(text: string): boolean {
  return !SAYS_NOTHING.test(text) && !text.startsWith("=");
}

/** With this many words, one of them repeated, a column is written in words even if most of its cells are empty. */
const FEW_WORDS = 3;

/** The words of a column without any known status; null if it has none, or just stray notes among empty cells. */
function findWords(cells: readonly StatusCell[]): string[] | null {
  if (cells.some(({ status }) => status !== null && status !== "not-rated")) return null;
  const given = cells.flatMap((cell) =>
    cell.holds === "other-text" && cell.word !== undefined && isWord(cell.word) ? [cell.word] : [],
  );
  const words = new Map(given.map((word) => [foldWord(word), word]));
  const isRepeated = given.length >= FEW_WORDS && words.size < given.length;
  return given.length > 0 && (isRepeated || given.length * 2 >= cells.length) ? [...words.values()] : null;
}

/** Explains why no status is written to a column of unknown words; null for any other column. */
export function refuseUnknownColumn({ headings, sheetName }: KpiTable, cells: readonly StatusCell[]): string | null {
  const words = findWords(cells);
  if (!words) return null;
  const [are, each] = words.length === 1 ? ["is no status", "it"] : ["are no statuses", "each"];
  const named = listSome(words.map((word) => `“${word}”`));
  return `${headings?.status ?? HEADINGS.status} on ${sheetName} is written in words, and ${named} ${are} of the rules: its statuses are not written until the rules say which status ${each} is, in lines “Word in a status column” on the sheet RAG Rules.`;
}
