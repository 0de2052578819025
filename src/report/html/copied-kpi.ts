import type { DocumentKpi, DocumentRow } from "../document/document";
import { plainText, REPORT_COLUMNS, ROW_HEADER, widthsInPercent } from "../kpi-columns-and-widths";
import { cleanText } from "../text/clean-text";
import { writeCopiedTable, writeCopiedText, writePlainRow, type CopiedCell } from "./copied-table";

/** A KPI's heading, table and combined sentence, with formatting, to be pasted into Word or an email. */
export function writeKpiTableHtml(kpi: DocumentKpi): string {
  return `<div lang="en-GB">${writeCopiedText(kpi.heading, "font-size:12pt;font-weight:bold;color:#1f3864")}${writeKpiRowsHtml(kpi)}</div>`;
}

/** The same without the heading. Symbols are characters, because emails drop drawings. */
export function writeKpiRowsHtml({ rows, combined }: DocumentKpi): string {
  const table = writeCopiedTable({
    headings: headings(),
    rows: rows.map(toCopiedRow),
    widths: widthsInPercent(REPORT_COLUMNS),
  });
  return `${table}${combined ? writeCopiedText(combined.sentence) : ""}`;
}

/** The same as plain text: one line per row, with tabs between the cells. */
export function writeKpiTableText({ heading, rows, combined }: DocumentKpi): string {
  const lines = rows.map((row) => writePlainRow(REPORT_COLUMNS.map(({ of }) => plainText(of(row)))));
  return cleanText([heading, writePlainRow(headings()), ...lines, ...(combined ? [combined.sentence] : [])].join("\n"));
}

function headings(): string[] {
  return REPORT_COLUMNS.map(({ heading }) => heading);
}

function toCopiedRow(row: DocumentRow): CopiedCell[] {
  return REPORT_COLUMNS.map(({ id, of }) => {
    const cell = of(row);
    const look = cell.kind === "status" ? { look: cell.look } : {};
    return { text: plainText(cell), isRowHeader: id === ROW_HEADER, ...look };
  });
}
