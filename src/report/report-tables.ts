import type { DocumentKpi, DocumentRow, DocumentSection, NarrativePlace, ReportDocument } from "./document/document";
import { REPORT_COLUMNS, type ReportCell, type ReportColumn, type ReportColumnId } from "./document/report-columns";
import { TEXT_KEY } from "./narratives-sheet";
import { makeRowKeys, type RowKeys } from "./row-keys";
import type { ContentCell, ContentRow, SheetContent } from "./sheet-content";
import { REPORT_TABLES_SHEET } from "./sheet-names";

export type TablesColumnId = ReportColumnId | "narrative";

/** The sheet's own columns: those of a KPI's table, and the one to type in. By their headings columns are known that were moved about. */
export const TABLES_COLUMNS: readonly Pick<ReportColumn<TablesColumnId>, "id" | "heading" | "width" | "since">[] = [
  ...REPORT_COLUMNS,
  { id: "narrative", heading: "Narrative", width: 440 },
];

/** Where a column stands, by index among the sheet's own. */
export function placeOfColumn(id: TablesColumnId): number {
  return TABLES_COLUMNS.findIndex((column) => column.id === id);
}

/** What a row of these headings is known by, the first of its key. */
export const HEADINGS_KEY = "headings";

/** The body of the report: each section with its KPIs, a table each, and a yellow row to write its narrative in. */
export function describeReportTables(document: ReportDocument): SheetContent {
  const keyOf = makeRowKeys();
  const rows: ContentRow[] = [
    { key: "title", look: "title", cells: [document.period === null ? document.title : `${document.title}: ${document.period}`] },
    { key: "how", look: "subtitle", cells: ["Write into the yellow cells at the right. What is written there is kept, and shown on the Narratives sheet too."] },
    { key: "stamp", look: "note", cells: [document.made] },
  ];
  const frozenRows = 1;
  rows.push({ key: "key", look: "block", cells: ["How ratings are shown"] });
  for (const { status, word, meaning } of document.key) {
    rows.push({ key: keyOf("key", status), look: "body", cells: layOut(word, { metric: meaning, status: status === "not-rated" ? null : { status } }) });
  }
  rows.push(placeRow(document.introduction, "Introduction"));
  for (const section of document.sections) rows.push(...describeSection(section, keyOf));
  return { name: REPORT_TABLES_SHEET, columns: TABLES_COLUMNS.map(({ width }) => ({ width, align: "left", wraps: true })), rows, frozenRows, print: { orientation: "landscape", footer: document.title } };
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
  const note = (kind: string, text: string, detail: string): ContentRow => ({ key: keyOf(kind, section, heading, detail), look: "note", cells: [text] });
  return [
    { key: keyOf("gap", section, heading), look: "blank", cells: [] },
    { key: keyOf("kpi", section, heading), look: "section", cells: [heading] },
    { key: keyOf(HEADINGS_KEY, section, heading), look: "headings", cells: TABLES_COLUMNS.map(({ heading: title }) => title) },
    ...rows.map((row): ContentRow => ({ key: keyOf("row", section, heading, row.metric), look: "body", cells: writeRow(row) })),
    ...(combined ? [note("combined", combined.sentence, "")] : []),
    ...notes.map(({ text, isInternal }, index) => note("note", isInternal ? `Internal: ${text}` : text, String(index))),
    ...(attached ? describeAttached(attached, (detail) => keyOf("attached", section, heading, detail)) : []),
    placeRow(narrative, "Narrative"),
  ];
}

function describeAttached({ title, rows, totals = [], notes = [], troubles }: NonNullable<DocumentKpi["attached"]>, keyOf: (detail: string) => string): ContentRow[] {
  return [
    { key: keyOf("title"), look: "note", cells: [title] },
    // By what a row is about: what somebody writes beside it stays beside it when another row comes in.
    ...rows.map((cells, index): ContentRow => ({ key: keyOf(index === 0 ? "headings" : `row ${cells[0] ?? ""}`), look: index === 0 ? "headings" : totals.includes(index) ? "total" : "body", cells: cells.slice(0, REPORT_COLUMNS.length) })),
    ...notes.map((note, index): ContentRow => ({ key: keyOf(`note ${index}`), look: "note", cells: [note] })),
    ...troubles.map((trouble, index): ContentRow => ({ key: keyOf(`trouble ${index}`), look: "note", cells: [`Internal: ${trouble}`] })),
  ];
}

function writeRow(row: DocumentRow): ContentCell[] {
  return REPORT_COLUMNS.map(({ of }) => toContent(of(row)));
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

/** A row of another kind: its label in the first column, and these cells in theirs. */
function layOut(label: string, cells: Partial<Record<TablesColumnId, ContentCell>>): ContentCell[] {
  return TABLES_COLUMNS.map(({ id }, index) => (index === 0 ? label : (cells[id] ?? null)));
}

function placeRow({ narrative, prompt, facts }: NarrativePlace, label: string): ContentRow {
  const cells = layOut(label, { metric: [prompt, ...facts].join("\n"), narrative: { typed: narrative.text } });
  return { key: TEXT_KEY + narrative.id, look: "typed", cells };
}
