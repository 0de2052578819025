import { columnLetters, readAddress } from "../../kpi/address";

/** Tokens that are skipped (quoted texts, sheet names, structured references, function names), or a reference to a cell, columns or rows. */
const PARTS =
  /"(?:[^"]|"")*(?:"|$)|'(?:[^']|'')*(?:'!?|$)|\[[^\]]*(?:\]|$)|(?<![\p{L}\p{N}_.])[\p{L}_\\][\p{L}\p{N}_.]*(?=[!(])|(?<![\p{L}\p{N}_.$])(?:(\$?)([A-Z]{1,3})(\$?)(\d{1,7})|(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})|(\$?)(\d{1,7}):(\$?)(\d{1,7}))(?![\p{L}\p{N}_.(])/giu;

/** Moves a formula down and to the right: references without "$" move with it. */
export function shiftFormula(formula: string, down: number, right: number): string {
  const row = (fixed: string, digits: string): string =>
    fixed + (fixed === "$" ? digits : String(Number(digits) + down));
  const column = (fixed: string, letters: string): string => {
    if (fixed === "$") return fixed + letters;
    return columnLetters((readAddress(`${letters}1`)?.column ?? 0) + right);
  };
  return formula.replace(PARTS, (whole: string, ...groups: (string | undefined)[]) => {
    const [c1 = "", cell, r1 = "", digits, c2 = "", first, c3 = "", last, r2 = "", top, r3 = "", bottom] = groups;
    if (cell !== undefined && digits !== undefined) return column(c1, cell) + row(r1, digits);
    if (first !== undefined && last !== undefined) return `${column(c2, first)}:${column(c3, last)}`;
    if (top !== undefined && bottom !== undefined) return `${row(r2, top)}:${row(r3, bottom)}`;
    return whole;
  });
}
