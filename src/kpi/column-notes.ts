import { REQUIRED_COLUMNS, type ColumnKey } from "./columns";

/** What an officer puts in a column, and an example. */
export interface ColumnNote {
  what: string;
  example: string;
}

/** What each column of a KPI table means. */
export const COLUMN_NOTES: Record<ColumnKey, ColumnNote> = {
  section: { what: "The chapter of the report that it belongs to.", example: "Protecting our environment" },
  kpi: { what: "The KPI that it is reported under. Several rows may share one.", example: "Condition of our roads" },
  combine: { what: "Yes, where the rows of its KPI report one combined status.", example: "Yes" },
  target: { what: "The target, as you write it.", example: "At least 95%; <700; 8 to 10; Above national average; TBC" },
  goodIs: { what: "Which way is good.", example: "High, Low or On Target" },
  asOf: { what: "The period that the value is for.", example: "2024/25 Q2" },
  metric: { what: "What is measured.", example: "% of bins collected on the right day" },
  latestValue: { what: "The latest result, as a number, or as you write it.", example: "94.2%" },
  status: { what: "Written by KPI Reporter. A formula or words of your own in it are left alone.", example: "Green" },
  trends: { what: "Written by KPI Reporter: where performance is going, where there is something to compare with. Words of your own in it are left alone.", example: "▲ Improving" },
  previousValue: { what: "The result before this one. Needed where the target asks for a change.", example: "93.8%" },
  lastYear: { what: "The result of the same period last year. Used where the target is year on year.", example: "92.1%" },
  benchmark: { what: "Someone else's result. Needed where the target is one, such as a national average.", example: "93.5%" },
  expectedToDate: { what: "What a cumulative target expects by now.", example: "105" },
  tolerance: { what: "How far amber reaches in this row, in place of the shared rules.", example: "10%; 0.2 points; floor 90%; green 5%, amber 10%" },
  override: { what: "A status of yours in place of the computed one, which is kept beside it.", example: "Amber" },
  overrideReason: { what: "Why. An override without a reason is not used.", example: "A supplier's figures for August are missing" },
  reviewBy: { what: "The day after which the override is to be looked at again.", example: "31/03/2025" },
  weight: { what: "How much the row counts, where KPIs are combined by weight.", example: "70" },
  attached: { what: "Another table that belongs below its KPI in the report: the name of its cells, of a table, or an address.", example: "Leavers_by_directorate or Leavers!A1:D6" },
};

/** True for a column that a KPI table cannot be without. */
export function isRequired(key: ColumnKey): boolean {
  return REQUIRED_COLUMNS.includes(key);
}
