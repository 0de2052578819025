import { TABLE_HEADINGS, type DocumentKpi, type DocumentRow } from "../document/document";
import { STATUS_LOOKS } from "../status-looks";
import { writeCopiedTable, writeCopiedText, writePlainRow } from "./copied-table";
import { TABLE_SHARES } from "./table-shares";

/** A KPI's heading, table and combined sentence, to be pasted into Word or an email with their looks. */
export function writeKpiTableHtml(kpi: DocumentKpi): string {
  return `<div lang="en-GB">${writeCopiedText(kpi.heading, "font-size:12pt;font-weight:bold;color:#1f3864")}${writeKpiRowsHtml(kpi)}</div>`;
}

/** The same without its heading. Symbols are letters: an email drops drawings. */
export function writeKpiRowsHtml({ rows, combined }: DocumentKpi): string {
  const table = writeCopiedTable({
    headings: TABLE_HEADINGS,
    rows: rows.map((row) => ({ cells: cellsOf(row), looks: { [STATUS_COLUMN]: STATUS_LOOKS[row.status] } })),
    rowHeader: METRIC_COLUMN,
    shares: TABLE_SHARES,
  });
  return `${table}${combined ? writeCopiedText(combined.sentence) : ""}`;
}

/** The same as plain text: a line for each row, its cells parted by tabs. */
export function writeKpiTableText({ heading, rows, combined }: DocumentKpi): string {
  return [heading, writePlainRow(TABLE_HEADINGS), ...rows.map((row) => writePlainRow(cellsOf(row))), ...(combined ? [combined.sentence] : [])].join("\n");
}

const METRIC_COLUMN = 3;
const STATUS_COLUMN = 5;

function cellsOf({ target, goodIs, asOf, metric, value, status, word, trend }: DocumentRow): string[] {
  return [target, goodIs, asOf, metric, value, `${STATUS_LOOKS[status].symbol}\u00a0${word}`, trend];
}
