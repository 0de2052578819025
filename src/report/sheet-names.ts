/** The sheets that a report's figures are brought to, as their tabs say. */
export const COMBINED_SHEET = "Combined KPIs";
export const OVERVIEW_SHEET = "Performance Overview";

/** In their order. */
export const REPORT_SHEETS = [COMBINED_SHEET, OVERVIEW_SHEET] as const;
