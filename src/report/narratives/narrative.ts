/**
 * What somebody writes into the report: the narrative of a KPI, the introduction of a section (or, where `section` is "",
 * of the report), the address of a section's dashboard, the report's title.
 */
export const NARRATIVE_KINDS = ["kpi", "introduction", "dashboard", "title"] as const;

export type NarrativeKind = (typeof NARRATIVE_KINDS)[number];

export const NARRATIVE_STATES = ["awaited", "draft", "signed-off"] as const;

export type NarrativeState = (typeof NARRATIVE_STATES)[number];

export const STATE_WORDS: Record<NarrativeState, string> = {
  awaited: "Awaited",
  draft: "Draft",
  "signed-off": "Signed off",
};

/** One text of the report, and who answers for it. It is kept when what it is about has gone. */
export interface Narrative {
  /**
   * Given once, by what it is first about, and kept when that is renamed: letters, digits and hyphens, at most 40. A
   * content control in Word bears it.
   */
  id: string;
  kind: NarrativeKind;
  /** As the workbook writes them by now; "" where there is none. */
  section: string;
  kpi: string;
  /** The names of the KPI's indicators: by them a renamed KPI is known. Empty for other kinds. */
  metrics: string[];
  owner: string;
  /** The day it is due as it is written: "10 January 2025"; "" where it is not said. */
  due: string;
  state: NarrativeState;
  /** What somebody typed for a state and is none, "With Jane": it stays where it was typed. Left out where there is no such word. */
  typedState?: string;
  /** As typed; lines end with \n. "" where nothing is written yet. */
  text: string;
  /** The period it was written for, as written: "2024/25 Q2"; "" where it is not known, or holds for all. */
  period: string;
  /** "now": of this report. "gone": what it is about is in the workbook no longer. "earlier": put by, of a period before or too long to stand beside another. */
  place: "now" | "gone" | "earlier";
}

/** Excel's limit for a cell, in UTF-16 units: texts are cut there. */
export const LONGEST_TEXT = 32_767;
