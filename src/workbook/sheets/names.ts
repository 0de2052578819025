/** The sheets that a report's figures are brought to, as their tabs say. */
export const COMBINED_SHEET = "Combined KPIs";
export const OVERVIEW_SHEET = "Performance Overview";

export const REPORT_TABLES_SHEET = "Report Tables";
export const NARRATIVES_SHEET = "Narratives";

/** The sheets of figures, and those of texts; in their order. */
export const REPORT_SHEETS = [COMBINED_SHEET, OVERVIEW_SHEET] as const;
export const TEXT_SHEETS = [REPORT_TABLES_SHEET, NARRATIVES_SHEET] as const;
export const ALL_REPORT_SHEETS = [...REPORT_SHEETS, ...TEXT_SHEETS] as const;
