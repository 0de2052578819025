import type { ColumnKey } from "./column-key";

/**
 * How officers head the columns of a KPI table, besides our own headings; the words are those of published council,
 * police and health reports. A heading stands for one column only. What is left out is left out on purpose:
 * "Description", "Comments" and "Notes" are anyone's.
 */
const SYNONYMS: Partial<Record<ColumnKey, string>> = {
  section: "theme|priority|corporate priority|strategic priority|directorate|department|service|service area|portfolio|outcome|chapter",
  kpi: "kpi name|key performance indicator",
  combine: "combined",
  target: "plan|goal|target value|current target|target figure",
  goodIs:
    "polarity|aim|aim to|good to be|good performance is|good performance|what is good|what good looks like|desired direction|preferred direction|better to be|good is high or low|higher or lower",
  asOf: "as of|as at|period|date|reporting period|data period|time period|latest period|data as at|date of data",
  metric:
    "metric|indicator|indicator name|indicator description|measure|measure name|measure description|performance indicator|performance measure|pi|pi description|kpi description|metric description",
  latestValue:
    "actual|actual performance|outturn|performance|current performance|latest performance|result|latest result|current result|value|current value|current|latest|actual ytd|ytd actual|year to date actual",
  status: "rag|rag rating|rag status|rag score|current rag|status|rating|performance rating|performance status",
  trends: "trend|dot|d.o.t|d.o.t.|direction of travel|direction",
  previousValue:
    "previous|previous period|previous quarter|previous result|previous performance|previous actual|previous outturn|prior period|last period|last quarter|last result",
  lastYear: "last year|previous year|prior year|same quarter last year|same period previous year|same quarter previous year",
  benchmark: "comparator|benchmark value|benchmark figure|benchmarking|national average|england average|england|national",
  expectedToDate: "profile|profiled target|target to date|ytd target|year to date target|expected by now",
  tolerance: "tolerances|amber tolerance|rag tolerance|threshold|thresholds|rag thresholds",
  overrideReason: "reason for override",
  reviewBy: "review by|override review date",
  weight: "weighting",
};

const BY_SYNONYM = new Map<string, ColumnKey>();
for (const [key, words] of Object.entries(SYNONYMS) as [ColumnKey, string][]) {
  for (const word of words.split("|")) BY_SYNONYM.set(word, key);
}

/** A heading on one line, in small letters. */
export function plainHeading(heading: string): string {
  return heading.replace(/\s+/g, " ").trim().toLowerCase();
}

/** Periods and marks that stand beside a heading's words: "Target 2024/25", "Actual (Q2)*", "RAG:". */
const BESIDE = /\([^()]*\)|\[[^[\]]*\]|\b(?:20)?\d{2}\s?[/–-]\s?\d{2,4}\b|\b20\d{2}\b|\b(?:q|quarter |qtr )[1-4]\b|[*†‡#:]|%|£/g;

/** A heading's words alone: "Actual Q2 (%)" is "actual". */
export function bareHeading(heading: string): string {
  return plainHeading(heading).replace(BESIDE, " ").replace(/\s+/g, " ").replace(/^[\s,/–-]+|[\s,/–-]+$/g, "");
}

/** The column that a heading's bare words are a synonym for. */
export function keyOfSynonym(bare: string): ColumnKey | undefined {
  return BY_SYNONYM.get(bare);
}
