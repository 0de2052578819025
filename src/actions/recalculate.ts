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
 * Rates every KPI row of the workbook and writes the statuses: the main job. What cannot be written safely is refused
 * before anything is written. Gives the review whose changes were made; with nothing to change, nothing is written. The
 * log tells of the changes where the time is given.
 */
export async function recalculate(
  port: RunPort,
  defaults: Ruleset,
  context: RunContext | null = null,
): Promise<Result<WrittenReview>> {
  // What writes is fetched while Excel reads. Whether it came is asked when there is something to write.
  const writing = import("./review/write-review");
  void Promise.allSettled([writing, port.fetchAhead?.()]);
  const prepared = await prepareRun(port, defaults, context);
  return prepared.ok ? (await writing).writeReview(port, prepared.value, context) : prepared;
}

/**
 * Reads and rates the workbook, and refuses what could not be written safely: the first half of a run. The report's sheets
 * that are there are brought up to date with the statuses, where the time is given; one that cannot be is told, and keeps
 * nothing else from being written.
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
  // To say that all is up to date would be wrong where a table is left out.
  if (refusals.length > 0 && review.changes.length === 0) return refused({ code: "wording-unclear", why: refusals });
  // Nothing to write, and something that is left alone: it may be all that there is.
  const lock =
    isEmpty(review.plan) && !canReplaceIcons(review) && review.kept.length > 0
      ? (await import("./review/find-lock")).findLock(review)
      : null;
  if (lock) return refused(lock);
  return done(context ? await withSheets(review, snapshot, context.now.slice(0, DAY_LENGTH)) : review);
}

/** What a run writes to. */
const RUN_COLUMNS = ["status", "trends"] as const;

/** "2026-11-22" of "2026-11-22 23:05". */
const DAY_LENGTH = 10;

function idsOfReport(outline: Outline): string[] {
  return findReportSheets(outline, REPORT_SHEETS).map(({ id }) => id);
}

/** What describes them is fetched only where there are some: most workbooks have none, and a run is not to wait for it. */
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

/** True where statuses wait for an officer's word that icons may be replaced. */
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
  // What contradicts what will be written can be put right only before it is.
  if (canReplaceIcons({ looks }) || fillsToClear(looks, { replacesIcons: false }).some(({ isSaid }) => !isSaid))
    return true;
  if (changes.length === 0) return false;
  return isFirstRun || changes.filter(({ from }) => from !== null).length > FEW_CHANGES;
}
