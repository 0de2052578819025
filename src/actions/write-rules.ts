import type { Ruleset } from "../rag/rules/ruleset";
import { asStale } from "../planning/plan";
import { planRulesSheet } from "../planning/sheets/rag-rules/plan";
import type { WorkbookPort } from "../planning/port";
import { done, refused, type Result } from "../planning/problem";
import type { Review } from "./review";
import { reviewWritten } from "./review/review-written";
import type { WrittenReview } from "./review/write-logged";

/**
 * Writes rules to the RAG Rules sheet, which is added if there is none, and rates by them. Statuses are written by a recalculation.
 */
export async function writeRules(
  port: WorkbookPort,
  defaults: Ruleset,
  reviewed: Review,
  ruleset: Ruleset,
): Promise<Result<WrittenReview>> {
  const { rulesSheet } = reviewed;
  if (rulesSheet?.protected) return refused({ code: "sheet-protected", sheet: rulesSheet.name });
  const plan = asStale(planRulesSheet(ruleset, rulesSheet));
  const applied = await port.apply(plan);
  if (!applied.ok) return applied;
  const read = await reviewWritten(port, defaults);
  // If the sheet was renamed meanwhile, the rules have been written but are not the ones in use.
  if (read.ok && !read.value.rulesSheet) return refused({ code: "written-not-read", because: { code: "item-gone" } });
  return read.ok
    ? done({ ...read.value, ...applied.value, run: { plan, entries: [], ruleset }, unlogged: null })
    : read;
}

/** Shows the RAG Rules sheet to the officer. */
export function showRules(port: WorkbookPort, { rulesSheet }: Review): Promise<Result<void>> {
  if (!rulesSheet) return Promise.resolve(done(undefined));
  return port.select({ sheetId: rulesSheet.id, row: 0, column: 0 });
}
