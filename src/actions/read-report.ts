import type { Ruleset } from "../rag/rules/ruleset";
import { TEXT_SHEETS } from "../planning/sheets/own-sheets";
import { readTexts, type ReadTexts } from "../planning/sheets/narratives/plan";
import type { WorkbookPort } from "../planning/port";
import { done, refused, type Result } from "../planning/problem";
import { findNewerSheet, findReportSheets } from "../planning/sheets/report-sheets";
import type { OwnSheetSnapshot } from "../planning/snapshot";
import { readReview, type Review } from "./review";
import { findHistoryTrouble } from "./review/places-not-read";

/** The report: its figures, its texts, and the sheets that the texts were read from. */
export interface ReportReading {
  review: Review;
  texts: ReadTexts;
  textSheets: OwnSheetSnapshot[];
}

/** Reads the workbook and the texts of its report. Writes nothing. `today` is a day: "2025-03-31". */
export async function readReport(port: WorkbookPort, defaults: Ruleset, today: string): Promise<Result<ReportReading>> {
  const read = await readReview(port, defaults, (outline) => ({
    ownSheetIds: findReportSheets(outline, TEXT_SHEETS).map(({ id }) => id),
  }));
  if (!read.ok) return read;
  const { review, snapshot } = read.value;
  const ids = new Set(findReportSheets(snapshot.outline, TEXT_SHEETS).map(({ id }) => id));
  const textSheets = snapshot.ownSheets.filter(({ id }) => ids.has(id));
  const trouble = findHistoryTrouble(review) ?? findNewerSheet(textSheets, TEXT_SHEETS);
  if (trouble) return refused(trouble);
  return done({ review, textSheets, texts: readTexts(review, review.owners, textSheets, today) });
}
