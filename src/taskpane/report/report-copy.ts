/** The words of the Report tab. */
export const REPORT_COPY = {
  reading: "Reading the KPI table…",
  noTable: "There are no KPI rows to report yet.",
  sheets: "Sheets for the report",
  about:
    "Combined KPIs shows how indicators become KPIs. Performance Overview counts the statuses and lists every KPI. What you write beside or below their rows stays.",
  make: "Make the sheets",
  update: "Update the sheets",
  show: (sheet: string): string => `Show ${sheet}`,
  closeTitle: "Close the period",
  closeAbout:
    "Keeps every indicator's value and status in the sheet KPI History, and makes the KPI rows ready for the next period. You see what will change first.",
  lastClosed: (period: string): string => `Closed last: ${period}.`,
  noPeriod: "No As of Date says which period the KPI rows report.",
  prepareClose: (period: string): string => `Close ${period}…`,
  closeGroup: (period: string): string => `Closing ${period}`,
  close: (period: string): string => `Close ${period}`,
  more: (count: number): string => `and ${count.toLocaleString("en-GB")} more`,
  notNow: "Not now",
} as const;
