import { cleanText } from "../text/clean-text";
import { inline } from "./html-text";

const COPIED_FONT = "font-family:Calibri,Arial,sans-serif;font-size:10pt";

const CELL = `border:1px solid #8ea9db;padding:4px 6px;text-align:left;vertical-align:top;${COPIED_FONT}`;
/** Marks a cell as text: otherwise Excel pastes "=1+1" as a formula, and "1/2" as a date. */
const AS_TEXT = `mso-number-format:'\\@'`;

/** The colours of a highlighted cell, as RRGGBB. */
export interface CopiedLook {
  fill: string;
  ink: string;
}

/** A cell of a copied table. */
export interface CopiedCell {
  text: string;
  look?: CopiedLook;
  /** True for the cell that names its row. */
  isRowHeader: boolean;
}

/** A table for the clipboard. */
export interface CopiedTable {
  headings: readonly string[];
  rows: readonly (readonly CopiedCell[])[];
  /**
   * The widths of the columns, in per cent of the table's. Without them, the program that it is pasted into decides.
   */
  widths?: readonly number[];
}

/**
 * Writes a table to be pasted into Word or an email. Styles are inline on each cell, and fills are attributes too,
 * because nothing else survives every clipboard.
 */
export function writeCopiedTable({ headings, rows, widths = [] }: CopiedTable): string {
  const head = headings
    .map(
      (heading, column) =>
        `<th scope="col"${widths[column] === undefined ? "" : ` width="${widths[column]}%"`} bgcolor="#ddebf7" style="${CELL};background:#ddebf7;color:#1f3864;font-weight:bold">${inline(heading)}</th>`,
    )
    .join("");
  const body = rows.map((cells) => `<tr>${cells.map(writeCell).join("")}</tr>`).join("");
  return `<table border="1" cellspacing="0" cellpadding="4" style="border-collapse:collapse;width:100%"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function writeCell({ text, look, isRowHeader }: CopiedCell): string {
  const fill = look ? ` bgcolor="#${look.fill}"` : "";
  const style = look ? `background:#${look.fill};color:#${look.ink};font-weight:bold` : "font-weight:normal";
  const [tag, scope] = isRowHeader ? ["th", ' scope="row"'] : ["td", ""];
  return `<${tag}${scope}${fill} style="${CELL};${AS_TEXT};${style}">${inline(text)}</${tag}>`;
}

/** Writes a text as a paragraph. */
export function writeCopiedText(text: string, style = "", tag = "p"): string {
  return `<${tag} style="${COPIED_FONT}${style === "" ? "" : `;${style}`}">${inline(text)}</${tag}>`;
}

/** Writes a row as plain text, with tabs between the cells. */
export function writePlainRow(cells: readonly string[]): string {
  return cells.map(toPlainCell).join("\t");
}

/** Replaces tabs and line breaks by spaces, and puts an apostrophe before what a sheet would take as a formula. */
function toPlainCell(text: string): string {
  const plain = cleanText(text).replace(/[\t\r\n\u000b\u000c\u0085\u2028\u2029]+/g, " ");
  return /^\s*(?:[=@]|[-+](?![\d.,\s]*(?:%\s*)?$))/.test(plain) ? `'${plain}` : plain;
}
