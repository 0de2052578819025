import type { FileProblem, Problem } from "../../planning/problem";

/** Problems that the pane can show. Those of files are shown by the workbench page and the command line. */
export type PaneProblem = Exclude<Problem, FileProblem>;

type ByCode = { [Code in PaneProblem["code"]]: Extract<PaneProblem, { code: Code }> };

/** A new problem code does not compile until it has a sample here. */
const SAMPLE_PROBLEMS: ByCode = {
  "no-kpi-table": {
    code: "no-kpi-table",
    nearest: { table: "Measures", sheet: "Data", missing: ["Target", "Latest Value"] },
  },
  "no-room-for-column": { code: "no-room-for-column", sheet: "KPIs", cell: "H3" },
  "rules-not-read": {
    code: "rules-not-read",
    sheet: "RAG Rules",
    faults: [{ cell: "C7", problem: "“a tenth” is no edge: write 10%, 3 points or an amount." }],
  },
  "name-taken": { code: "name-taken", sheet: "KPI History" },
  "sheet-not-ours": { code: "sheet-not-ours", sheet: "RAG Rules" },
  "sheet-newer": { code: "sheet-newer", sheet: "Narratives" },
  "history-newer": { code: "history-newer", history: "KPI History", sheets: ["Performance Overview"] },
  "sheet-rearranged": { code: "sheet-rearranged", sheet: "Report Tables" },
  "not-calculated": { code: "not-calculated", cells: ["KPIs!F2:F14", "Leavers!B8"] },
  "nothing-to-close": { code: "nothing-to-close", why: "No As of Date says which period the KPI rows report." },
  "wording-unclear": {
    code: "wording-unclear",
    why: [
      "The drop-down list of RAG Status on KPIs offers “On track” and “Off track”, which are no statuses of the rules.",
    ],
  },
  "icons-contradict": {
    code: "icons-contradict",
    why: "The icon set of I2:I50 shows another status than the number: recalculate first, and agree to KPI Reporter’s symbols.",
  },
  "text-too-long": {
    code: "text-too-long",
    texts: [{ name: "Children’s services", length: 40_112 }],
    most: 32_767,
  },
  "cell-being-edited": { code: "cell-being-edited" },
  "not-in-front": { code: "not-in-front" },
  "sheet-protected": { code: "sheet-protected", sheet: "KPIs" },
  "filter-on": { code: "filter-on", sheet: "KPIs", table: "Measures" },
  "cells-not-written": {
    code: "cells-not-written",
    sheet: "KPIs",
    cells: [{ address: "I4", why: "merged", block: "I4:I6" }],
  },
  "no-override-columns": { code: "no-override-columns", sheet: "KPIs", missing: ["Override", "Override Reason"] },
  "workbook-changed": { code: "workbook-changed" },
  "changed-since-written": { code: "changed-since-written" },
  "write-refused": { code: "write-refused", sheet: "KPIs" },
  "not-written-as-planned": { code: "not-written-as-planned", restored: false },
  "written-not-read": { code: "written-not-read", because: { code: "no-answer" } },
  "item-gone": { code: "item-gone" },
  "too-large": { code: "too-large" },
  "rows-not-read": { code: "rows-not-read", sheetName: "KPIs", address: "A20001" },
  "sheet-not-removed": { code: "sheet-not-removed", sheet: "KPI History" },
  busy: { code: "busy" },
  "no-answer": { code: "no-answer" },
  "session-lost": { code: "session-lost" },
  "read-only": { code: "read-only" },
  "not-loaded": { code: "not-loaded" },
  unexpected: { code: "unexpected", detail: "Cannot read properties of undefined" },
};

/** One problem of each code. */
export const PROBLEMS: readonly PaneProblem[] = Object.values(SAMPLE_PROBLEMS);
