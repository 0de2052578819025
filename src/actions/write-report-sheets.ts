import { COMBINED_SHEET, describeCombinedKpis } from "../report/combined-kpis";
import { describePerformanceOverview, OVERVIEW_SHEET } from "../report/performance-overview";
import type { SheetContent } from "../report/sheet-content";
import type { Ruleset } from "../rag/rules/ruleset";
import { isEmpty } from "../workbook/plan";
import type { WorkbookPort } from "../workbook/port";
import { done, refused, type Result } from "../workbook/problem";
import { findReportSheets, planReportSheets, type SheetsPlan } from "../workbook/report-sheets";
import { readReview, type Review } from "./review";
import type { WrittenReview } from "./write-logged";

/** The sheets that a report's figures are brought to, in their order. */
export const REPORT_SHEETS = [COMBINED_SHEET, OVERVIEW_SHEET] as const;

/** A review, and what became of the report's sheets. */
export interface WrittenSheets extends WrittenReview {
  sheets: SheetsPlan;
}

/** What the report's sheets say. `today` is a day: "2025-03-31". */
export function describeReport({ scorecard, ruleset }: Pick<Review, "scorecard" | "ruleset">, today: string): SheetContent[] {
  const input = { scorecard, ruleset, period: scorecard.period, madeOn: today };
  return [describeCombinedKpis(input), describePerformanceOverview({ ...input, moves: null })];
}

/**
 * Makes the report's sheets, or brings those that are there up to date; what people put on them stays. Writes no status.
 * Where one sheet cannot be written the others are; where none can, it is refused.
 */
export async function writeReportSheets(port: WorkbookPort, defaults: Ruleset, today: string): Promise<Result<WrittenSheets>> {
  const read = await readReview(port, defaults, (outline) => ({
    ownSheetIds: findReportSheets(outline, REPORT_SHEETS).map(({ id }) => id),
  }));
  if (!read.ok) return read;
  const { review, snapshot } = read.value;
  const sheets = planReportSheets(describeReport(review, today), snapshot.ownSheets, review.ruleset, { add: true });
  const [trouble] = sheets.troubles;
  if (trouble && sheets.troubles.length === REPORT_SHEETS.length) return refused(trouble);
  if (isEmpty(sheets.plan)) return done({ ...review, run: null, unlogged: null, sheets });
  const applied = await port.apply(sheets.plan);
  if (!applied.ok) return applied;
  return done({ ...review, run: { plan: sheets.plan, entries: [], ruleset: review.ruleset }, unlogged: null, sheets });
}
