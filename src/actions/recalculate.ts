import type { Ruleset } from "../rag/rules/ruleset";
import { REPORT_SHEETS } from "../planning/sheets/own-sheets";
import { EMPTY_PLAN, isEmpty } from "../planning/plan";
import type { RunContext } from "../planning/sheets/rag-log/describe";
import type { RunPort } from "../planning/port";
import { done, problemOf, refused, type Result } from "../planning/problem";
import { findReportSheets } from "../planning/sheets/report-sheets";
import type { Outline, Snapshot } from "../planning/snapshot";
import { fillsToClear, iconsToReplace } from "../planning/status-looks/offers";
import { readReview, type Review } from "./review";
import type { WrittenReview } from "./review/write-logged";

/**
 * Rates every KPI row of the workbook and writes the statuses. What cannot be written safely is refused before anything is written.
 * Changes are logged if a context is given, which has the time.
 */
export async function recalculate(
  port: RunPort,
  defaults: Ruleset,
  context: RunContext | null = null,
): Promise<Result<WrittenReview>> {
  // The code that writes is loaded while Excel reads. A failure is handled when there is something to write.
  const writing = import("./review/write-review");
  void Promise.allSettled([writing, port.fetchAhead?.()]);
  const prepared = await prepareRun(port, defaults, context);
  return prepared.ok ? (await writing).writeReview(port, prepared.value, context) : prepared;
}

/**
 * The first half of a run: reads and rates the workbook, and refuses what cannot be written safely. If a context is given, existing
 * report sheets are updated too; one that cannot be is reported and does not stop the rest.
 */
export async function prepareRun(
  port: RunPort,
  defaults: Ruleset,
  context: RunContext | null = null,
): Promise<Result<Review>> {
  const read = await readReview(port, defaults, (outline) => ({
    willWrite: RUN_COLUMNS,
    ownSheetIds: context ? idsOfReport(outline) : [],
  }));
  if (!read.ok) return read;
  const { review, snapshot } = read.value;
  const refusals = review.wordings?.refusals ?? [];
  // If a table is left out, "every status is up to date" would be wrong.
  if (refusals.length > 0 && review.changes.length === 0) return refused({ code: "wording-unclear", why: refusals });
  // If there is nothing to write but something is left alone, all statuses may be locked.
  const lock =
    isEmpty(review.plan) && !canReplaceIcons(review) && review.kept.length > 0
      ? (await import("./review/find-lock")).findLock(review)
      : null;
  if (lock) return refused(lock);
  return done(context ? await withSheets(review, snapshot, context.now.slice(0, DAY_LENGTH)) : review);
}

/** The columns that a run writes. */
const RUN_COLUMNS = ["status", "trends"] as const;

/** "2026-11-22" of "2026-11-22 23:05". */
const DAY_LENGTH = 10;

function idsOfReport(outline: Outline): string[] {
  return findReportSheets(outline, REPORT_SHEETS).map(({ id }) => id);
}

/** Plans the report sheets. The code is loaded on demand, because most workbooks have none. */
async function withSheets(review: Review, { ownSheets }: Snapshot, today: string): Promise<Review> {
  if (ownSheets.length === 0) return review;
  try {
    const { withReportSheets } = await import("./review/refresh-sheets");
    return withReportSheets(review, ownSheets, today);
  } catch (error) {
    return {
      ...review,
      sheets: { plan: EMPTY_PLAN, added: [], changed: [], overtyped: [], troubles: [problemOf(error)] },
    };
  }
}

/** True if statuses are not written until an officer agrees that icons are replaced. */
export function canReplaceIcons({ looks }: Pick<Review, "looks">): boolean {
  return iconsToReplace(looks).length > 0;
}

/** If more existing statuses than this would change, the run is shown before it is written. */
const FEW_CHANGES = 5;

/** True if an officer should see what a run would write first: on the first run, and when much would change. */
export function needsPreview({
  changes,
  isFirstRun,
  looks,
}: Pick<Review, "changes" | "isFirstRun" | "looks">): boolean {
  // Contradicting icons and fills can only be corrected before statuses are written.
  if (canReplaceIcons({ looks }) || fillsToClear(looks, { replacesIcons: false }).some(({ isSaid }) => !isSaid))
    return true;
  if (changes.length === 0) return false;
  return isFirstRun || changes.filter(({ from }) => from !== null).length > FEW_CHANGES;
}
