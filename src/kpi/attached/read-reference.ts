/** The place of a table, as typed by a person. Rows and columns count from 0. */
export type AttachedReference =
  | { kind: "area"; sheet: string | null; row: number; column: number; rowCount: number; columnCount: number }
  /** A defined name of the workbook or a sheet, or the name of an Excel table. */
  | { kind: "name"; sheet: string | null; name: string }
  | { kind: "refused"; why: "other-workbook" | "formula" | "whole-lines" | "several-areas" | "not-found" };

/** The last cell of a sheet is XFD1048576. */
const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

const CELL = "\\$?([A-Z]{1,3})\\$?([1-9]\\d{0,6})";
const AREA = new RegExp(`^${CELL}(?::${CELL})?$`, "i");
const WHOLE_LINES = /^(?:\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+)$/i;
/** Excel's rule for a name: it begins with a letter, an underscore or a backslash. */
const NAME = /^[\p{L}_\\][\p{L}\d_.\\?]{0,254}$/u;
/** "Leavers[#All]": a whole table, in the form of a formula. */
const WHOLE_TABLE = /\[\s*(?:#(?:all|data|everything)\s*)?\]$/i;
/** A sheet before the place: "'Leavers 24'!" or "Leavers!". */
const ON_SHEET = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/s;

/**
 * Reads a place as officers write one: "Leavers", "Leavers!A1:D6", "='Staff 2024'!$A$1:$D$6". Nothing is calculated:
 * what Excel would have to evaluate is refused.
 */
export function readReference(typed: string): AttachedReference {
  const text = typed.trim().replace(/^=\s*/, "");
  if (/\[[^[\]]*\.xl\w+\]/i.test(text) || /^'?\[/.test(text) || /\.xl\w+'?!/i.test(text))
    return { kind: "refused", why: "other-workbook" };
  if (/^[\p{L}.]+\(/u.test(text)) return { kind: "refused", why: "formula" };
  const placed = ON_SHEET.exec(text);
  const sheet = placed ? (placed[1]?.replace(/''/g, "'") ?? placed[2] ?? "").trim() : null;
  const rest = (placed?.[3] ?? text).trim();
  if (WHOLE_LINES.test(rest)) return { kind: "refused", why: "whole-lines" };
  const area = readArea(rest);
  if (area) return { kind: "area", sheet, ...area };
  const name = rest.replace(WHOLE_TABLE, "").trim();
  if (NAME.test(name)) return { kind: "name", sheet, name };
  if (/[,;]/.test(rest) && rest.split(/[,;]/).every((part) => readArea(part.trim().replace(/^.*!/, "")) !== null))
    return { kind: "refused", why: "several-areas" };
  return { kind: "refused", why: /[([&*+{]/.test(rest) ? "formula" : "not-found" };
}

function readArea(text: string): { row: number; column: number; rowCount: number; columnCount: number } | null {
  const match = AREA.exec(text);
  if (!match) return null;
  const [, column1 = "", row1 = "", column2 = column1, row2 = row1] = match;
  const [rows, columns] = [
    [Number(row1) - 1, Number(row2) - 1],
    [columnOf(column1), columnOf(column2)],
  ];
  const [top, bottom, left, right] = [Math.min(...rows), Math.max(...rows), Math.min(...columns), Math.max(...columns)];
  // "Q12024" is a name although it looks like an address; "Leavers2024" has too many letters for one.
  if (bottom > LAST_ROW || right > LAST_COLUMN) return null;
  return { row: top, column: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
