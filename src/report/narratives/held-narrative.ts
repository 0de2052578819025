import type { NarrativeKind, NarrativeState } from "./narrative";

/** A cell that somebody may have typed in, as a sheet holds it. */
export interface HeldText {
  text: string;
  /** True where somebody has changed it since it was written. */
  isChanged: boolean;
  /** The sum of the text that it was written with; "" where nothing was written. */
  sum: string;
}

/** A narrative as the Narratives sheet holds it. */
export interface HeldNarrative {
  id: string;
  kind: NarrativeKind;
  section: string;
  kpi: string;
  metrics: string[];
  owner: HeldText;
  due: HeldText;
  /** As it stands there; an officer may have typed any word. */
  state: HeldText;
  text: HeldText;
  period: string;
  place: "now" | "gone" | "earlier";
}

/** What the workbook's sheets hold of narratives. */
export interface HeldNarratives {
  /** The rows of the Narratives sheet; none where it is not there. */
  rows: HeldNarrative[];
  /** The texts on the Report Tables sheet, by id. */
  texts: ReadonlyMap<string, HeldText>;
}

/** Something that a narrative can be of, as the workbook has it now. */
export interface Subject {
  kind: NarrativeKind;
  section: string;
  kpi: string;
  metrics: string[];
  /** Who answers for it by the KPI rows; "" where they do not say. */
  owner: string;
}

/** What an officer is told of narratives that were brought together. */
export interface NarrativeNews {
  code: "renamed" | "gone" | "back" | "both-changed" | "earlier" | "state-not-read" | "reopened";
  narrative: string;
  sentence: string;
}

/** The words for a state that people use. */
const STATE_OF: readonly [RegExp, NarrativeState][] = [
  [/^(?:awaited|awaiting|outstanding|to do|not started|none)?$/i, "awaited"],
  [/^(?:draft(?:ed)?|in progress|in review|for review|written)$/i, "draft"],
  [/^(?:signed[ -]?off|final|approved|agreed|done|complete)$/i, "signed-off"],
];

/** The state that a word says; null where it says none. */
export function readState(word: string): NarrativeState | null {
  return STATE_OF.find(([words]) => words.test(word.trim()))?.[1] ?? null;
}
