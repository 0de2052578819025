import type { NarrativeKind, NarrativeState } from "./narrative";

/** A sheet's cell that a person may have edited. */
export interface HeldText {
  text: string;
  /** True where it was edited since it was written. */
  isChanged: boolean;
  /** The hash of the text as it was written; "" where nothing was. */
  hash: string;
}

/** A narrative as the Narratives sheet has it. */
export interface HeldNarrative {
  id: string;
  kind: NarrativeKind;
  section: string;
  kpi: string;
  metrics: string[];
  owner: HeldText;
  due: HeldText;
  /** As typed there; an officer may have typed any word. */
  state: HeldText;
  text: HeldText;
  period: string;
  place: "now" | "gone" | "earlier";
}

/** The narratives on the workbook's sheets. */
export interface HeldNarratives {
  /** The rows of the Narratives sheet; none without the sheet. */
  rows: HeldNarrative[];
  /** The texts on the Report Tables sheet, by id. */
  texts: ReadonlyMap<string, HeldText>;
}

/** Something in the workbook that a narrative can be about. */
export interface Subject {
  kind: NarrativeKind;
  section: string;
  kpi: string;
  metrics: string[];
  /** Who is responsible for it according to the KPI rows; "" where they do not say. */
  owner: string;
}

/** Words that people use for a state. */
const STATE_OF: readonly [RegExp, NarrativeState][] = [
  [/^(?:awaited|awaiting|outstanding|to do|not started|none)?$/i, "awaited"],
  [/^(?:draft(?:ed)?|in progress|in review|for review|written)$/i, "draft"],
  [/^(?:signed[ -]?off|final|approved|agreed|done|complete)$/i, "signed-off"],
];

/** The state that a word means; null for an unknown word. */
export function readState(word: string): NarrativeState | null {
  return STATE_OF.find(([words]) => words.test(word.trim()))?.[1] ?? null;
}
