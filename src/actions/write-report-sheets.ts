import { describeReport } from "../planning/sheets/describe-figures";
import type { OwnSheet } from "../planning/sheets/declaration";
import { FIGURE_SHEETS, TEXT_SHEETS } from "../planning/sheets/own-sheets";
import type { Ruleset } from "../rag/rules/ruleset";
import { APPLIED } from "../planning/decoration";
import { isEmpty } from "../planning/plan";
import type { WorkbookPort } from "../planning/port";
import { done, refused, type Result } from "../planning/problem";
import { planReportSheets } from "../planning/sheets/plan-report-sheets";
import { findReportSheets, type SheetsPlan } from "../planning/sheets/report-sheets";
import type { Snapshot } from "../planning/snapshot";
import { planOwnTexts } from "./review/refresh-sheets";
import { readReview, type Review } from "./review";
import { findHistoryTrouble } from "./review/places-not-read";
import { reviewWritten } from "./review/review-written";
import type { WrittenReview } from "./review/write-logged";

/** A review, and the changes to the report's sheets. */
export interface WrittenSheets extends WrittenReview {
  sheets: SheetsPlan;
}

/**
 * Adds or updates the report's figure sheets. What people put on them stays. Writes no statuses. A sheet that cannot be written does not
 * stop the other; if neither can be, it is refused.
 */
export function writeReportSheets(
  port: WorkbookPort,
  defaults: Ruleset,
  today: string,
): Promise<Result<WrittenSheets>> {
  return writeSheets(port, defaults, FIGURE_SHEETS, (review, { ownSheets }) =>
    planReportSheets(describeReport(review, today), ownSheets, review.ruleset, { add: true }),
  );
}

/** Adds or updates the report's tables, with a place for every narrative, and the list of narratives. */
export function writeReportTexts(port: WorkbookPort, defaults: Ruleset, today: string): Promise<Result<WrittenSheets>> {
  return writeSheets(port, defaults, TEXT_SHEETS, (review, { ownSheets }) => planOwnTexts(review, ownSheets, today));
}

async function writeSheets(
  port: WorkbookPort,
  defaults: Ruleset,
  wanted: readonly OwnSheet[],
  planSheets: (review: Review, snapshot: Snapshot) => SheetsPlan,
): Promise<Result<WrittenSheets>> {
  const read = await readReview(port, defaults, (outline) => ({
    ownSheetIds: findReportSheets(outline, wanted).map(({ id }) => id),
  }));
  if (!read.ok) return read;
  const { review, snapshot } = read.value;
  const outdated = findHistoryTrouble(review);
  if (outdated) return refused(outdated);
  const sheets = planSheets(review, snapshot);
  const [trouble] = sheets.troubles;
  // The two sheets of texts are written together or not at all.
  if (trouble && (sheets.troubles.length === wanted.length || (wanted === TEXT_SHEETS && isEmpty(sheets.plan))))
    return refused(trouble);
  if (isEmpty(sheets.plan)) return done({ ...review, ...APPLIED, run: null, unlogged: null, sheets });
  const applied = await port.apply(sheets.plan);
  if (!applied.ok) return applied;
  // The ids of new sheets are only known after reading again.
  const after = sheets.added.length > 0 ? await reviewWritten(port, defaults) : done(review);
  if (!after.ok) return after;
  return done({
    ...after.value,
    ...applied.value,
    run: { plan: sheets.plan, entries: [], ruleset: review.ruleset },
    unlogged: null,
    sheets,
  });
}
