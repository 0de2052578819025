import {
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { escapeXml, shortLine } from "../../text/clean-text";
import { rawRun, type BodyWriter } from "./body-writer";
import type { StyleKey } from "./style-names";

/** A cell: paragraph style, runs as XML, and fill. */
export interface TableCellText {
  style: StyleKey;
  runs: string;
  fill?: string;
}

/** A table to be written. */
export interface TableText {
  /** Title and description for people who use a screen reader. */
  title: string;
  description: string;
  /** The widths of the columns, relative to each other. Those of a KPI table are in report/kpi-columns-and-widths.ts. */
  widths: readonly number[];
  headings: readonly string[];
  rows: readonly TableCellText[][];
  /** True to keep each row on one page; a row longer than a page must break. */
  keepsRowsWhole: boolean;
  /** True to keep it on one page with the paragraph below. */
  keepsWithNext: boolean;
}

/** Tables of up to this many rows are kept on one page with what they belong to. */
const STAYS_WHOLE = 6;

/** A table as wide as the line, whose headings are repeated on every page. */
export function writeTable(writer: BodyWriter, table: TableText): string {
  const widths = shareWidth(writer.place.width, table.widths);
  const isSmall = table.rows.length <= STAYS_WHOLE;
  const row = (cells: readonly TableCellText[], isHeading: boolean, isLast: boolean): TableRow =>
    new TableRow({
      // Left out rather than false: some programs look for the element and ignore its value.
      ...(isHeading ? { tableHeader: true } : {}),
      ...(isHeading || table.keepsRowsWhole ? { cantSplit: true } : {}),
      children: cells.map(({ style, runs, fill }, column) => {
        const keepNext = isHeading || (isSmall && (!isLast || table.keepsWithNext));
        return new TableCell({
          width: { size: widths[column] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlignTable.CENTER,
          ...(fill ? { shading: { type: ShadingType.CLEAR, color: "auto", fill } } : {}),
          children: [
            new Paragraph({ style: writer.style(style), ...(keepNext ? { keepNext } : {}), children: [rawRun(runs)] }),
          ],
        });
      }),
    });
  const headings = table.headings.map((heading) => ({ style: "tableHeading", runs: writer.run(heading) }) as const);
  const xml = writer.write(
    new Table({
      style: writer.style("table"),
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      tableLook: {
        firstRow: true,
        lastRow: false,
        firstColumn: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
      rows: [
        row(headings, true, false),
        ...table.rows.map((cells, index) => row(cells, false, index === table.rows.length - 1)),
      ],
    }),
  );
  // The library has no alternative text for tables. These two elements come last in a table's properties (ISO/IEC 29500-1, 17.4.60).
  const alternative = `<w:tblCaption w:val="${escapeXml(shortLine(table.title, 250))}"/><w:tblDescription w:val="${escapeXml(shortLine(table.description, 1000))}"/>`;
  return xml.replace("</w:tblPr>", () => `${alternative}</w:tblPr>`);
}

/** Column widths in whole twentieths of a point that add up to the line. */
function shareWidth(width: number, widths: readonly number[]): number[] {
  const all = widths.reduce((sum, one) => sum + one, 0);
  let [used, given] = [0, 0];
  return widths.map((one) => {
    used += one;
    const upTo = Math.round((width * used) / all);
    const own = upTo - given;
    given = upTo;
    return own;
  });
}
