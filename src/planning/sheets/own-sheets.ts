import { findSheetNamed, isSameSheetName, sheetsNamed } from "../find-sheet";
import { COMBINED_KPIS } from "./combined-kpis/sheet";
import type { OwnSheet } from "./declaration";
import { DISMISSED_CHECKS } from "./dismissed-checks/sheet";
import { KPI_HISTORY } from "./kpi-history/sheet";
import { NARRATIVES } from "./narratives/sheet";
import { PERFORMANCE_OVERVIEW } from "./performance-overview/sheet";
import { logNumberOf, RAG_LOG } from "./rag-log/sheet";
import { RAG_RULES } from "./rag-rules/sheet";
import { REPORT_TABLES } from "./report-tables/sheet";

/** The sheets of a report in workbook order: figures, then texts. */
export const FIGURE_SHEETS: readonly OwnSheet[] = [COMBINED_KPIS, PERFORMANCE_OVERVIEW];
export const TEXT_SHEETS: readonly OwnSheet[] = [REPORT_TABLES, NARRATIVES];
export const REPORT_SHEETS: readonly OwnSheet[] = [...FIGURE_SHEETS, ...TEXT_SHEETS];

/** The sheets that the add-in keeps up to date. */
export const OWN_SHEETS: readonly OwnSheet[] = [RAG_RULES, RAG_LOG, KPI_HISTORY, DISMISSED_CHECKS, ...REPORT_SHEETS];

/** The sheet that explains the columns of a blank KPI sheet. It is added once and never read or updated. */
export const GUIDE_SHEET = "KPI columns";

/** True for a sheet created by the add-in, or Excel's copy of one ("RAG Rules (2)"): they hold no KPI rows to rate. */
export function isOwnSheet(name: string): boolean {
  const original = name.trim().replace(/ \(\d+\)$/, "");
  const names = [...OWN_SHEETS.map((sheet) => sheet.name), GUIDE_SHEET];
  return logNumberOf(original) !== null || names.some((own) => isSameSheetName(original, own));
}

/** Finds one of the add-in's own sheets by name. */
export function findOwn<T extends { name: string }>(sheets: readonly T[], { name }: Pick<OwnSheet, "name">): T | null {
  return findSheetNamed(sheets, name);
}

/** Finds several of the add-in's own sheets by name. */
export function findOwnOf<T extends { name: string }>(
  sheets: readonly T[],
  wanted: readonly Pick<OwnSheet, "name">[],
): T[] {
  return sheetsNamed(
    sheets,
    wanted.map(({ name }) => name),
  );
}
