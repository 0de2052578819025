import type { OwnSheet } from "../declaration";

export type NarrativeColumn =
  "section" | "kpi" | "owner" | "due" | "state" | "text" | "words" | "period" | "indicators";

/** Every text of the report, a row each: who writes it, by when, and its state. */
export const NARRATIVES: OwnSheet<NarrativeColumn> = {
  name: "Narratives",
  columns: [
    { id: "section", heading: "Section", width: 130 },
    { id: "kpi", heading: "KPI", width: 190 },
    { id: "owner", heading: "Owner", width: 110 },
    { id: "due", heading: "Due", width: 90 },
    { id: "state", heading: "State", width: 80 },
    { id: "text", heading: "Text", width: 430 },
    { id: "words", heading: "Words", width: 52, align: "right", wraps: false },
    { id: "period", heading: "Period", width: 90 },
    { id: "indicators", heading: "Indicators", width: 220 },
  ],
};
