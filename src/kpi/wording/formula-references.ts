import type { CellArea, Formula } from "./formula";

/* References in a formula: cells, whole columns and rows, and columns of an Excel table. */

/** The last cell of a sheet is XFD1048576. */
const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

/** A part of a formula that is never compared with a status. */
export const OTHER: Formula = { is: "other" };

/** A corner of cells: "$G$2"; null for a column or a row alone. */
export interface Corner {
  row: number | null;
  column: number | null;
}

/** Reads "$G$2", "G" or "$2"; null for any other word. */
export function readCorner(word: string): Corner | null {
  const match = /^\$?([a-z]{1,3})?\$?(\d{1,7})?$/i.exec(word);
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  let column = 0;
  for (const letter of (match[1] ?? "").toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = match[2] === undefined ? null : Number(match[2]) - 1;
  if (column - 1 > LAST_COLUMN || (row !== null && (row < 0 || row > LAST_ROW))) return null;
  return { row, column: match[1] === undefined ? null : column - 1 };
}

/** The cells between two corners, in any order. */
export function areaOf(a: { row: number; column: number }, b: { row: number; column: number }): CellArea {
  const [row, column] = [Math.min(a.row, b.row), Math.min(a.column, b.column)];
  return { row, column, rowCount: Math.abs(a.row - b.row) + 1, columnCount: Math.abs(a.column - b.column) + 1 };
}

/** Whole columns or rows, from one to another. */
export function linesFrom(first: Corner, last: Corner): CellArea {
  const from = { row: first.row ?? 0, column: first.column ?? 0 };
  return areaOf(from, { row: last.row ?? LAST_ROW, column: last.column ?? LAST_COLUMN });
}

/**
 * The columns named by a structured reference: "[#Data],[RAG Status]", "@[RAG Status]", "[KPI]:[RAG Status]", "RAG
 * Status".
 */
export function readColumns(table: string | null, brackets: string): Formula {
  const headings: string[] = [];
  let rest = brackets.trim().replace(/^@/, "");
  if (!rest.startsWith("["))
    return rest === "" || rest.startsWith("#") ? OTHER : { is: "column", table, headings: [unescape(rest)] };
  while (rest.startsWith("[")) {
    const end = endOfBracket(rest);
    if (end < 0) return OTHER;
    const inner = rest.slice(1, end);
    if (!inner.startsWith("#")) headings.push(unescape(inner));
    rest = rest
      .slice(end + 1)
      .trim()
      .replace(/^[,:]\s*/, "");
  }
  return headings.length === 0 || rest !== "" ? OTHER : { is: "column", table, headings };
}

function endOfBracket(text: string): number {
  for (let at = 1; at < text.length; at += 1) {
    if (text.charAt(at) === "'") at += 1;
    else if (text.charAt(at) === "]") return at;
  }
  return -1;
}

/** An apostrophe escapes characters with a special meaning in brackets. */
function unescape(heading: string): string {
  return heading.replace(/'(.)/gs, "$1").trim();
}
