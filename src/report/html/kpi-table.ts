import { TABLE_HEADINGS, type DocumentKpi, type DocumentRow } from "../document/document";
import { STATUS_LOOKS } from "../status-looks";
import { inline } from "./html-text";

const FONT = "font-family:Calibri,Arial,sans-serif;font-size:10pt";
const CELL = `border:1px solid #8ea9db;padding:4px 6px;text-align:left;vertical-align:top;${FONT}`;
/** Excel takes a pasted "=1+1" as a formula, and "1/2" as a day, unless the cell says that it is text. */
const AS_TEXT = `mso-number-format:'\\@'`;

/**
 * A KPI's table to be pasted into Word or an email: its looks stand on each cell, in the style and, for fills, in the attribute
 * too, for nothing else outlives every clipboard. Symbols are letters: an email drops drawings.
 */
export function writeKpiTableHtml({ heading, rows, combined }: DocumentKpi): string {
  const head = TABLE_HEADINGS.map((one) => `<th scope="col" bgcolor="#ddebf7" style="${CELL};background:#ddebf7;color:#1f3864;font-weight:bold">${one}</th>`).join("");
  const sentence = combined ? `<p style="${FONT}">${inline(combined.sentence)}</p>` : "";
  const table = `<table border="1" cellspacing="0" cellpadding="4" style="border-collapse:collapse;width:100%"><thead><tr>${head}</tr></thead><tbody>${rows.map(writeRow).join("")}</tbody></table>`;
  return `<div lang="en-GB"><p style="${FONT};font-size:12pt;font-weight:bold;color:#1f3864">${inline(heading)}</p>${table}${sentence}</div>`;
}

/** The same as plain text: a line for each row, its cells parted by tabs. */
export function writeKpiTableText({ heading, rows, combined }: DocumentKpi): string {
  const line = (cells: readonly string[]): string => cells.map(toPlainCell).join("\t");
  return [heading, line(TABLE_HEADINGS), ...rows.map((row) => line(cellsOf(row))), ...(combined ? [combined.sentence] : [])].join("\n");
}

const STATUS_COLUMN = 5;
const METRIC_COLUMN = 3;

function cellsOf({ target, goodIs, asOf, metric, value, status, word, trend }: DocumentRow): string[] {
  return [target, goodIs, asOf, metric, value, `${STATUS_LOOKS[status].symbol} ${word}`, trend];
}

function writeRow(row: DocumentRow): string {
  const { fill, ink } = STATUS_LOOKS[row.status];
  const cells = cellsOf(row).map((text, column) => {
    const look = column === STATUS_COLUMN ? ` bgcolor="#${fill}" style="${CELL};${AS_TEXT};background:#${fill};color:#${ink};font-weight:bold"` : ` style="${CELL};${AS_TEXT};font-weight:normal"`;
    return column === METRIC_COLUMN ? `<th scope="row"${look}>${inline(text)}</th>` : `<td${look}>${inline(text)}</td>`;
  });
  return `<tr>${cells.join("")}</tr>`;
}

/** What would end the cell is a space; what a sheet would take as a formula has an apostrophe before it, as if typed. */
function toPlainCell(text: string): string {
  const plain = text.replace(/[\t\r\n\u000b\u000c\u0085\u2028\u2029]+/g, " ");
  return /^\s*(?:[=@]|[-+](?![\d.,\s]*%?\s*$))/.test(plain) ? `'${plain}` : plain;
}
