import type { DocumentKpi, DocumentSection, NarrativePlace, ReportDocument } from "../../../report/document/document";
import { TABLE_HEADINGS } from "../../../report/document/document";
import { TEXT_KEY } from "../narratives/describe";
import { makeRowKeys, type RowKeys } from "../row-keys";
import type { ContentCell, ContentRow, SheetColumn, SheetContent } from "../content";
import { REPORT_TABLES_SHEET } from "../names";

/** The table's seven columns, and the one to type in. */
const COLUMNS: readonly SheetColumn[] = [
  { width: 120, align: "left", wraps: true },
  { width: 62, align: "left", wraps: true },
  { width: 84, align: "left", wraps: true },
  { width: 230, align: "left", wraps: true },
  { width: 88, align: "left", wraps: true },
  { width: 88, align: "left", wraps: true },
  { width: 96, align: "left", wraps: true },
  { width: 440, align: "left", wraps: true },
];

/** Where a text is typed, by index among the sheet's own columns. */
export const TEXT_COLUMN = 7;
/** The headings over a KPI's table and its text: by them a column is known that was moved about. */
export const TABLE_COLUMNS = [...TABLE_HEADINGS, "Narrative"] as const;
/** What a row of these headings is known by, the first of its key. */
export const HEADINGS_KEY = "headings";
/** Where what is asked for stands, beside it. */
const PROMPT_COLUMN = 3;

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
    rows.push({ key: keyOf("key", status), look: "body", cells: [word, null, null, meaning, null, status === "not-rated" ? null : { status }] });
  }
  rows.push(placeRow(document.introduction, "Introduction"));
  for (const section of document.sections) rows.push(...describeSection(section, keyOf));
  return { name: REPORT_TABLES_SHEET, columns: [...COLUMNS], rows, frozenRows, print: { orientation: "landscape", footer: document.title } };
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
    { key: keyOf(HEADINGS_KEY, section, heading), look: "headings", cells: [...TABLE_COLUMNS] },
    ...rows.map(({ target, goodIs, asOf, metric, value, status, trend }): ContentRow => ({
      key: keyOf("row", section, heading, metric),
      look: "body",
      cells: [target, goodIs, asOf, metric, value, { status }, trend],
    })),
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
    ...rows.map((cells, index): ContentRow => ({ key: keyOf(index === 0 ? "headings" : `row ${cells[0] ?? ""}`), look: index === 0 ? "headings" : totals.includes(index) ? "total" : "body", cells: cells.slice(0, TEXT_COLUMN) })),
    ...notes.map((note, index): ContentRow => ({ key: keyOf(`note ${index}`), look: "note", cells: [note] })),
    ...troubles.map((trouble, index): ContentRow => ({ key: keyOf(`trouble ${index}`), look: "note", cells: [`Internal: ${trouble}`] })),
  ];
}

function placeRow({ narrative, prompt, facts }: NarrativePlace, label: string): ContentRow {
  const cells: ContentCell[] = Array.from({ length: TEXT_COLUMN + 1 }, () => null);
  cells[0] = label;
  cells[PROMPT_COLUMN] = [prompt, ...facts].join("\n");
  cells[TEXT_COLUMN] = { typed: narrative.text };
  return { key: TEXT_KEY + narrative.id, look: "typed", cells };
}
