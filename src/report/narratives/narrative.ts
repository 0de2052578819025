/**
 * The kinds of text in a report: the narrative of a KPI, the introduction of a section (or of the report, where
 * `section` is ""), the address of a section's dashboard, the report's title.
 */
export const NARRATIVE_KINDS = ["kpi", "introduction", "dashboard", "title"] as const;

/** One of those kinds. */
export type NarrativeKind = (typeof NARRATIVE_KINDS)[number];

/** How far a narrative is. */
export const NARRATIVE_STATES = ["awaited", "draft", "signed-off"] as const;

/** One of those states. */
export type NarrativeState = (typeof NARRATIVE_STATES)[number];

/** The states as the Narratives sheet writes them. */
export const STATE_WORDS: Record<NarrativeState, string> = {
  awaited: "Awaited",
  draft: "Draft",
  "signed-off": "Signed off",
};

/** One text of the report, and who is responsible for it. It is kept when its subject is gone. */
export interface Narrative {
  /**
   * Derived from its first subject and kept when that is renamed: at most 40 letters, digits and hyphens. A content
   * control in Word carries it.
   */
  id: string;
  kind: NarrativeKind;
  /** As the workbook writes them now; "" where there is none. */
  section: string;
  kpi: string;
  /** The names of the KPI's indicators, which identify a renamed KPI. Empty for other kinds. */
  metrics: string[];
  owner: string;
  /** The due date as written: "10 January 2025"; "" where not given. */
  due: string;
  state: NarrativeState;
  /** A word typed as the state that is not one, such as "With Jane": it is kept. Left out where there is none. */
  typedState?: string;
  /** As typed, with line feeds as line ends; "" where nothing is written yet. */
  text: string;
  /** The period it was written for, as written: "2024/25 Q2"; "" where unknown, or for all periods. */
  period: string;
  /**
   * "now": of this report. "gone": its subject is no longer in the workbook. "earlier": archived, from an earlier
   * period or too long to fit beside another text.
   */
  place: "now" | "gone" | "earlier";
}

/** Excel's limit for a cell, in UTF-16 units; longer texts are cut. */
export const LONGEST_TEXT = 32_767;
