import { describeReport } from "../report/describe-report";
import { joinPlans } from "../workbook/plan-statuses";
import { planReportSheets } from "../workbook/plan-report-sheets";
import type { OwnSheetSnapshot } from "../workbook/snapshot";
import type { Review } from "./review";

/** A review whose plan brings the report's sheets that are there up to date as well. `today` is a day: "2025-03-31". */
export function withReportSheets(review: Review, ownSheets: readonly OwnSheetSnapshot[], today: string): Review {
  const sheets = planReportSheets(describeReport(review, today), ownSheets, review.ruleset, { add: false });
  return { ...review, plan: joinPlans([review.plan, sheets.plan]), sheets };
}
