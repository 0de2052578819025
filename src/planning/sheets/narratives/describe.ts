import { type Narrative, type NarrativeKind, STATE_WORDS } from "../../../report/narratives/narrative";
import { countWords } from "../../../report/words";
import { type RowLook } from "../../edits/own-rows";
import { cellsOf, type ContentRow, type SheetContent } from "../content";
import { columnIndex, headingsOf } from "../declaration";
import { NARRATIVES } from "./sheet";

const STATES = { column: columnIndex(NARRATIVES, "state"), options: Object.values(STATE_WORDS) };

/** The KPI column of texts that belong to no KPI. The brackets keep them apart from names of KPIs. */
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

/** The sheet with a row for every narrative: of this report, of KPIs that are gone, and of earlier periods. */
export function describeNarratives(
  narratives: readonly Narrative[],
  kpiOwners: ReadonlyMap<string, string> = new Map(),
): SheetContent {
  const rows: ContentRow[] = [
    { key: "title", look: "title", cells: ["Narratives"] },
    { key: "note/now", look: "subtitle", cells: [NOTES.now] },
    { key: HEADINGS_KEY, look: "headings", cells: headingsOf(NARRATIVES) },
  ];
  const frozenRows = rows.length;
  for (const place of ["now", "gone", "earlier"] as const) {
    const those = narratives.filter((narrative) => narrative.place === place);
    if (place !== "now") {
      if (those.length === 0) continue;
      rows.push(
        { key: `space/${place}`, look: "blank", cells: [] },
        { key: `block/${place}`, look: "block", cells: [BLOCKS[place]] },
      );
      rows.push({ key: `note/${place}`, look: "note", cells: [NOTES[place]] });
    }
    rows.push(...those.map((narrative) => toRow(narrative, kpiOwners.get(narrative.id) ?? "")));
  }
  return {
    sheet: NARRATIVES,
    rows,
    frozenRows,
    choices: [STATES],
    print: { orientation: "landscape", footer: NARRATIVES.name },
  };
}

/** The first part of a heading row's key, on both sheets of texts. */
export const HEADINGS_KEY = "headings";

/** A row's key has the narrative's id, and its look says which place it belongs to: people may sort rows. */
export const TEXT_KEY = "text/";
export const PLACE_LOOKS: Record<Narrative["place"], RowLook> = { now: "typed", gone: "body", earlier: "first" };

function toRow(narrative: Narrative, kpiOwner: string): ContentRow {
  const { id, kind, section, kpi, owner, due, state, typedState, text, period, metrics } = narrative;
  const isAddress = kind === "dashboard" || kind === "title";
  const cells = cellsOf(NARRATIVES, {
    section,
    kpi: kind === "kpi" ? kpi : KIND_LABELS[kind],
    owner: { typed: owner, known: kpiOwner },
    due: { typed: due },
    state: { typed: typedState ?? STATE_WORDS[state], known: STATE_WORDS[state] },
    text: { typed: text },
    words: text === "" || isAddress ? null : { figure: countWords(text), format: "#,##0" },
    period,
    indicators: metrics.map((metric) => metric.replace(/\s+/g, " ")).join("\n"),
  });
  return { key: TEXT_KEY + id, look: PLACE_LOOKS[narrative.place], cells };
}
