import type { Ruleset } from "../rag/ruleset";
import { isEmpty } from "../workbook/plan";
import type { WorkbookPort } from "../workbook/port";
import { done, refused, type Result } from "../workbook/problem";
import { tablesAfter } from "../workbook/tables-after";
import { findLock } from "./find-lock";
import { review, type Review } from "./review";

/**
 * Rates every KPI row of the workbook and writes the statuses: the main job. What cannot be written safely is refused
 * before anything is written. Gives the review whose changes were made; with nothing to change, nothing is written.
 */
export async function recalculate(port: WorkbookPort, defaults: Ruleset): Promise<Result<Review>> {
  const reviewed = await review(port, defaults);
  if (!reviewed.ok || isEmpty(reviewed.value.plan)) return reviewed;
  const { outlines, plan, tables } = reviewed.value;
  const lock = findLock(outlines);
  if (lock) return refused(lock);
  const applied = await port.apply(plan);
  return applied.ok ? done({ ...reviewed.value, tables: tablesAfter(tables, plan.edits) }) : applied;
}
