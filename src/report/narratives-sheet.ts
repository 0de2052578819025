import type { Narrative, NarrativeKind } from "./narratives/narrative";
import { STATE_WORDS } from "./narratives/narrative";
import { countWords } from "./words";
import type { ContentCell, ContentRow, RowLook, SheetColumn, SheetContent } from "./sheet-content";
import { NARRATIVES_SHEET } from "./sheet-names";

/** Where each part of a narrative stands, by index among the sheet's own columns. */
export const NARRATIVE_COLUMNS = { section: 0, kpi: 1, owner: 2, due: 3, state: 4, text: 5, words: 6, period: 7, metrics: 8 } as const;

const COLUMNS: readonly SheetColumn[] = [
  { width: 130, align: "left", wraps: true },
  { width: 190, align: "left", wraps: true },
  { width: 110, align: "left", wraps: true },
  { width: 90, align: "left", wraps: true },
  { width: 80, align: "left", wraps: true },
  { width: 430, align: "left", wraps: true },
  { width: 52, align: "right", wraps: false },
  { width: 90, align: "left", wraps: true },
  { width: 220, align: "left", wraps: true },
];

const STATES = { column: NARRATIVE_COLUMNS.state, options: Object.values(STATE_WORDS) };

/** By them a column is known that was moved about. */
export const NARRATIVE_HEADINGS = ["Section", "KPI", "Owner", "Due", "State", "Text", "Words", "Period", "Indicators"];

/** What stands in the KPI column for what is not of a KPI. In brackets, as no KPI is called so. */
export const KIND_LABELS: Record<Exclude<NarrativeKind, "kpi">, string> = {
  title: "(Title of the report)",
  introduction: "(Introduction)",
  dashboard: "(Address of the dashboard)",
};

const BLOCKS: Record<Narrative["place"], string> = {
  now: "This report",
  gone: "No longer in the report",
  earlier: "Earlier texts",
};

const NOTES: Record<Narrative["place"], string> = {
  now: "Type into the yellow rows, here or on Report Tables: both show the same text. States are Awaited, Draft and Signed off.",
  gone: "What was written of KPIs and sections that the workbook no longer has. It comes back when they do.",
  earlier: "What was written for the periods before, and what was too long to stand beside another text.",
};

/** The sheet with a row for every narrative: those of this report, those that are gone, those of earlier periods. */
export function describeNarratives(narratives: readonly Narrative[], kpiOwners: ReadonlyMap<string, string> = new Map()): SheetContent {
  const rows: ContentRow[] = [
    { key: "title", look: "title", cells: ["Narratives"] },
    { key: "note/now", look: "subtitle", cells: [NOTES.now] },
    { key: "headings", look: "headings", cells: [...NARRATIVE_HEADINGS] },
  ];
  const frozenRows = rows.length;
  for (const place of ["now", "gone", "earlier"] as const) {
    const those = narratives.filter((narrative) => narrative.place === place);
    if (place !== "now") {
      if (those.length === 0) continue;
      rows.push({ key: `space/${place}`, look: "blank", cells: [] }, { key: `block/${place}`, look: "block", cells: [BLOCKS[place]] });
      rows.push({ key: `note/${place}`, look: "note", cells: [NOTES[place]] });
    }
    rows.push(...those.map((narrative) => toRow(narrative, kpiOwners.get(narrative.id) ?? "")));
  }
  return { name: NARRATIVES_SHEET, columns: [...COLUMNS], rows, frozenRows, choices: [STATES], print: { orientation: "landscape", footer: NARRATIVES_SHEET } };
}

/** A row's key tells the id of the narrative, and its look where it is of: rows may be sorted. */
export const TEXT_KEY = "text/";
export const PLACE_LOOKS: Record<Narrative["place"], RowLook> = { now: "typed", gone: "body", earlier: "first" };

function toRow(narrative: Narrative, kpiOwner: string): ContentRow {
  const { id, kind, section, kpi, owner, due, state, text, period, metrics } = narrative;
  const isAddress = kind === "dashboard" || kind === "title";
  const cells: ContentCell[] = [
    section,
    kind === "kpi" ? kpi : KIND_LABELS[kind],
    { typed: owner, known: kpiOwner },
    { typed: due },
    { typed: STATE_WORDS[state] },
    { typed: text },
    text === "" || isAddress ? null : { figure: countWords(text), format: "#,##0" },
    period,
    metrics.map((metric) => metric.replace(/\s+/g, " ")).join("\n"),
  ];
  return { key: TEXT_KEY + id, look: PLACE_LOOKS[narrative.place], cells };
}
