import type { Indicator } from "../../kpi/indicator";
import type { Status } from "../../rag/status";
import type { Narrative } from "../narratives/narrative";
import type { StatusLook } from "../status-looks";

/**
 * The report as plain data, from its title to its last table. The Report Tables sheet, the Word file and the web page
 * render it: their content is decided here, once.
 */
export interface ReportDocument {
  title: string;
  /** The reported period, as written: "2024/25 Q2"; null where unknown. */
  period: string | null;
  /** When the report was made and by which rules, as a sentence. */
  made: string;
  /** True where owners, due dates, internal notes and private reasons were left out; the cover says so. */
  isPublic: boolean;
  introduction: NarrativePlace;
  /** The statuses with their words and meanings, in the ruleset's order. */
  key: KeyEntry[];
  sections: DocumentSection[];
}

/** A status in the report's key. */
export interface KeyEntry {
  status: Status;
  /** The ruleset's word: "Green". */
  word: string;
  look: StatusLook;
  meaning: string;
}

/** A section of a report. */
export interface DocumentSection {
  /** "No section" where the workbook names none. */
  heading: string;
  /** null where the workbook names no section; the report's own introduction is used instead. */
  introduction: NarrativePlace | null;
  /** The address of the section's dashboard (http or https), or null. */
  dashboard: string | null;
  /** Where that address is typed; null where the workbook names no section. */
  dashboardPlace: NarrativePlace | null;
  kpis: DocumentKpi[];
}

/** A KPI of a report. */
export interface DocumentKpi {
  heading: string;
  rows: DocumentRow[];
  /** The KPI's one status, where it combines several indicators, and a sentence that explains it. */
  combined: { status: Status; word: string; look: StatusLook; sentence: string } | null;
  notes: DocumentNote[];
  attached: AttachedTable | null;
  narrative: NarrativePlace;
}

/** An indicator as a row of the table, with figures as the workbook formats them. */
export interface DocumentRow {
  target: string;
  goodIs: string;
  asOf: string;
  metric: string;
  value: string;
  status: Status;
  word: string;
  look: StatusLook;
  /** The direction of travel as a word: "Improving"; "" where there is nothing to compare. */
  trend: string;
  picture: TrendPicture | null;
  /** The text of the columns that are only shown, by column key. */
  texts: Indicator["texts"];
}

/** The history of an indicator, to be drawn. */
export interface TrendPicture {
  /** Earliest first; null for a missing figure. */
  points: { period: string; figure: number | null }[];
  /** The picture's text alternative. */
  alternative: string;
}

/** A note below a KPI's table. Internal notes are not published. */
export interface DocumentNote {
  text: string;
  isInternal: boolean;
}

/** A further table of a KPI, from a range of the workbook: texts as displayed, headings first. */
export interface AttachedTable {
  title: string;
  rows: string[][];
  /** The indexes of the total rows, where the headings are row 0. */
  totals?: number[];
  /** Notes below the table: "* over 12 months". */
  notes?: string[];
  /** What does not add up in the table, as sentences. They are internal. */
  troubles: string[];
}

/** A place for a narrative, written or not. */
export interface NarrativePlace {
  /** The text with its owner and state. Every place has one, even if empty. */
  narrative: Narrative;
  /** What is asked for, and of whom, while nothing is written: "Explain what went wrong, what is done and when …". */
  prompt: string;
  /** Facts that are already known, as sentences: value against target, change since the previous period. */
  facts: string[];
}
