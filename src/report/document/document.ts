import type { Indicator } from "../../kpi/indicator";
import type { Status } from "../../rag/status";
import type { Narrative } from "../narratives/narrative";
import type { StatusLook } from "../status-looks";

/*
 * The report as plain data, from its title to its last table. The Report Tables sheet, the Word file and the HTML page are
 * forms of it: what they say is decided here once.
 */

export interface ReportDocument {
  title: string;
  /** The period reported, as written: "2024/25 Q2"; null where it is not known. */
  period: string | null;
  /** When it was made and by which rules, in a sentence. */
  made: string;
  /** True where owners, due dates, internal notes and private reasons were left out; the cover says so. */
  isPublic: boolean;
  introduction: NarrativePlace;
  /** The statuses with their words and what they mean, in the order they are listed. */
  key: KeyEntry[];
  sections: DocumentSection[];
}

export interface KeyEntry {
  status: Status;
  /** The ruleset's word: "Green". */
  word: string;
  look: StatusLook;
  meaning: string;
}

export interface DocumentSection {
  /** "No section" where the workbook names none. */
  heading: string;
  /** null where the workbook names no section: the report's own introduction stands for it. */
  introduction: NarrativePlace | null;
  /** Where the section's dashboard is; an address of http or https, or null. */
  dashboard: string | null;
  /** The place where that address is typed; null where the workbook names no section. */
  dashboardPlace: NarrativePlace | null;
  kpis: DocumentKpi[];
}

export interface DocumentKpi {
  heading: string;
  rows: DocumentRow[];
  /** The KPI's one status, where it reports one for several indicators, and the sentence that tells how. */
  combined: { status: Status; word: string; look: StatusLook; sentence: string } | null;
  notes: DocumentNote[];
  attached: AttachedTable | null;
  narrative: NarrativePlace;
}

/** An indicator, as its row of the table shows it: figures as the workbook formats them. */
export interface DocumentRow {
  target: string;
  goodIs: string;
  asOf: string;
  metric: string;
  value: string;
  status: Status;
  word: string;
  look: StatusLook;
  /** The direction of travel in words: "Improving"; "" where there is nothing to compare. */
  trend: string;
  picture: TrendPicture | null;
  /** What its columns hold that are shown as they are, by the column's key. */
  texts: Indicator["texts"];
}

/** The history of an indicator, to be drawn. */
export interface TrendPicture {
  /** Earliest first; null where there is no figure. */
  points: { period: string; figure: number | null }[];
  /** The same in words. */
  alternative: string;
}

/** A note below a KPI's table. Internal ones are not published. */
export interface DocumentNote {
  text: string;
  isInternal: boolean;
}

/** Another table that belongs to a KPI, as a named range of the workbook holds it: texts as shown, headings first. */
export interface AttachedTable {
  title: string;
  rows: string[][];
  /** Which of the rows are totals, counted from the headings' at 0. */
  totals?: number[];
  /** What is written below it: "* over 12 months". */
  notes?: string[];
  /** What does not add up in it, in sentences; they are internal. */
  troubles: string[];
}

/** Where a narrative stands, or is to be written. */
export interface NarrativePlace {
  /** The text, its owner and its state; all places have one, be it empty. */
  narrative: Narrative;
  /** Who is asked for what, as long as nothing is written: "Explain what went wrong, what is done and when …". */
  prompt: string;
  /** What is known already, in sentences: value against target, change since the period before. */
  facts: string[];
}
