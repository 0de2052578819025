import { escapeXml } from "../document/clean-text";
import { TABLE_HEADINGS, type DocumentKpi, type DocumentRow, type ReportDocument } from "../document/document";
import { STATUS_LOOKS } from "../status-looks";

const CELL = "border:1px solid #8ea9db;padding:4px 6px;text-align:left;vertical-align:top;font:10pt Calibri,Arial,sans-serif";

/** A KPI's table to be pasted into Word or an email: its looks stand on each cell, for nothing else outlives the clipboard. */
export function writeKpiTableHtml({ heading, rows, combined }: DocumentKpi): string {
  const head = TABLE_HEADINGS.map((one) => `<th style="${CELL};background:#ddebf7;color:#1f3864;font-weight:bold">${one}</th>`).join("");
  const body = rows.map((row) => `<tr>${cellsOf(row).map((cell, index) => `<td style="${CELL}${index === STATUS_COLUMN ? statusStyle(row) : ""}">${escapeXml(cell).replace(/\n/g, "<br>")}</td>`).join("")}</tr>`).join("");
  const sentence = combined ? `<p style="font:10pt Calibri,Arial,sans-serif">${escapeXml(combined.sentence)}</p>` : "";
  return `<p style="font:bold 12pt Calibri,Arial,sans-serif">${escapeXml(heading)}</p><table style="border-collapse:collapse"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${sentence}`;
}

/** The same as plain text: a line for each row, its cells parted by tabs. */
export function writeKpiTableText({ heading, rows, combined }: DocumentKpi): string {
  const line = (cells: readonly string[]): string => cells.map((cell) => cell.replace(/[\t\n]+/g, " ")).join("\t");
  return [heading, line(TABLE_HEADINGS), ...rows.map((row) => line(cellsOf(row))), ...(combined ? [combined.sentence] : [])].join("\n");
}

const STATUS_COLUMN = 5;

function cellsOf({ target, goodIs, asOf, metric, value, status, word, trend }: DocumentRow): string[] {
  return [target, goodIs, asOf, metric, value, `${STATUS_LOOKS[status].symbol} ${word}`, trend];
}

function statusStyle({ status }: DocumentRow): string {
  const { fill, ink } = STATUS_LOOKS[status];
  return `;background:#${fill};color:#${ink};font-weight:bold`;
}

/** The whole report as plain text, for programs that take nothing else from the clipboard. */
export function writeReportText({ title, period, sections }: ReportDocument): string {
  const kpis = sections.flatMap(({ heading, kpis }) => [heading, ...kpis.map((kpi) => [writeKpiTableText(kpi), kpi.narrative.narrative.text].filter((part) => part !== "").join("\n\n"))]);
  return [[title, period ?? ""].join(" ").trim(), ...kpis].join("\n\n");
}
