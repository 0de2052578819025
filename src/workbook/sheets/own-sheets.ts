import { HISTORY_SHEET } from "../../kpi/history/record";
import { ALL_REPORT_SHEETS } from "./names";
import { LOG_SHEET } from "./rag-log/plan";
import { DISMISSED_SHEET } from "./dismissed-checks/read";
import { RULES_SHEET } from "./rag-rules/sheet";

/** The sheets that the add-in makes itself, none of which holds KPI rows to be rated. */
const OWN_SHEETS = [RULES_SHEET, LOG_SHEET, `${LOG_SHEET} 2`, "KPI columns", HISTORY_SHEET, ...ALL_REPORT_SHEETS, DISMISSED_SHEET].map((name) =>
  name.toLowerCase(),
);

/** True for a sheet of the add-in's own, or Excel's copy of one: "RAG Rules (2)". */
export function isOwnSheet(name: string): boolean {
  return OWN_SHEETS.includes(name.trim().toLowerCase().replace(/ \(\d+\)$/, ""));
}
