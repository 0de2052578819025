import type {
  DocumentKpi,
  DocumentRow,
  DocumentSection,
  NarrativePlace,
  ReportDocument,
} from "../../../report/document/document";
import { REPORT_COLUMNS, type ReportCell } from "../../../report/kpi-columns-and-widths";
import { cellsOf, type ContentCell, type ContentRow, type SheetContent } from "../content";
import { STAMP_KEY } from "../rows/row-key";
import { headingsOf } from "../declaration";
import { HEADINGS_KEY, TEXT_KEY } from "../narratives/describe";
import { makeRowKeys, type RowKeys } from "../row-keys";
import { REPORT_TABLES, type TablesColumnId } from "./sheet";

/** Attached tables are cut to the columns of layout 1. */
const ATTACHED_WIDTH = REPORT_COLUMNS.filter(({ since = 1 }) => since === 1).length;

/** The body of the report: for each KPI a table, and a yellow row for its narrative. */
export function describeReportTables(document: ReportDocument): SheetContent {
  const keyOf = makeRowKeys();
  const rows: ContentRow[] = [
    {
      key: "title",
      look: "title",
      cells: [document.period === null ? document.title : `${document.title}: ${document.period}`],
    },
    {
      key: "how",
      look: "subtitle",
      cells: [
        "Write into the yellow cells at the right. What is written there is kept, and shown on the Narratives sheet too.",
      ],
    },
    { key: STAMP_KEY, look: "note", cells: [document.made] },
  ];
  const frozenRows = 1;
  rows.push({ key: "key", look: "block", cells: ["How ratings are shown"] });
  for (const { status, word, meaning } of document.key) {
    const shown = { target: word, metric: meaning, status: status === "not-rated" ? null : { status } };
    rows.push({ key: keyOf("key", status), look: "body", cells: cellsOf(REPORT_TABLES, shown) });
  }
  rows.push(placeRow(document.introduction, "Introduction"));
  for (const section of document.sections) rows.push(...describeSection(section, keyOf));
  return { sheet: REPORT_TABLES, rows, frozenRows, print: { orientation: "landscape", footer: document.title } };
}

function describeSection(section: DocumentSection, keyOf: RowKeys): ContentRow[] {
  const { heading } = section;
  return [
    { key: keyOf("space", heading), look: "blank", cells: [] },
    { key: keyOf("section", heading), look: "block", cells: [heading] },
    ...(section.introduction ? [placeRow(section.introduction, "Introduction")] : []),
    ...(section.dashboardPlace ? [placeRow(section.dashboardPlace, "Dashboard")] : []),
    ...section.kpis.flatMap((kpi) => describeKpi(kpi, heading, keyOf)),
  ];
}

function describeKpi(kpi: DocumentKpi, section: string, keyOf: RowKeys): ContentRow[] {
  const { heading, rows, combined, notes, attached, narrative } = kpi;
  const note = (kind: string, text: string, detail: string): ContentRow => ({
    key: keyOf(kind, section, heading, detail),
    look: "note",
    cells: [text],
  });
  return [
    { key: keyOf("gap", section, heading), look: "blank", cells: [] },
    { key: keyOf("kpi", section, heading), look: "section", cells: [heading] },
    { key: keyOf(HEADINGS_KEY, section, heading), look: "headings", cells: headingsOf(REPORT_TABLES) },
    ...rows.map((row): ContentRow => ({
      key: keyOf("row", section, heading, row.metric),
      look: "body",
      cells: writeRow(row),
    })),
    ...(combined ? [note("combined", combined.sentence, "")] : []),
    ...notes.map(({ text, isInternal }, index) => note("note", isInternal ? `Internal: ${text}` : text, String(index))),
    ...(attached ? describeAttached(attached, (detail) => keyOf("attached", section, heading, detail)) : []),
    placeRow(narrative, "Narrative"),
  ];
}

function describeAttached(
  { title, rows, totals = [], notes = [], troubles }: NonNullable<DocumentKpi["attached"]>,
  keyOf: (detail: string) => string,
): ContentRow[] {
  return [
    { key: keyOf("title"), look: "note", cells: [title] },
    // Keys go by the row's subject, so that what people write beside a row stays there when other rows are added.
    ...rows.map((cells, index): ContentRow => {
      const key = keyOf(index === 0 ? "headings" : `row ${cells[0] ?? ""}`);
      const look = index === 0 ? "headings" : totals.includes(index) ? "total" : "body";
      return { key, look, cells: cells.slice(0, ATTACHED_WIDTH), isAcross: true };
    }),
    ...notes.map((note, index): ContentRow => ({ key: keyOf(`note ${index}`), look: "note", cells: [note] })),
    ...troubles.map((trouble, index): ContentRow => ({
      key: keyOf(`trouble ${index}`),
      look: "note",
      cells: [`Internal: ${trouble}`],
    })),
  ];
}

function writeRow(row: DocumentRow): ContentCell[] {
  const cells: Partial<Record<TablesColumnId, ContentCell>> = {};
  for (const { id, of } of REPORT_COLUMNS) cells[id] = toContent(of(row));
  return cellsOf(REPORT_TABLES, cells);
}

function toContent(cell: ReportCell): ContentCell {
  switch (cell.kind) {
    case "text":
    case "figure":
    case "trend":
      return cell.text;
    case "status":
      return { status: cell.status };
  }
}

function placeRow({ narrative, prompt, facts }: NarrativePlace, label: string): ContentRow {
  const cells = cellsOf(REPORT_TABLES, {
    target: label,
    metric: [prompt, ...facts].join("\n"),
    narrative: { typed: narrative.text },
  });
  return { key: TEXT_KEY + narrative.id, look: "typed", cells };
}
