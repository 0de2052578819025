import { describeReport } from "../workbook/sheets/describe-figures";
import { joinPlans } from "../workbook/plan";
import { planReportSheets } from "../workbook/sheets/plan-report-sheets";
import { hasTexts, planTexts, readTexts } from "../workbook/sheets/narratives/plan";
import type { SheetsPlan } from "../workbook/sheets/report-sheets";
import type { OwnSheetSnapshot } from "../workbook/snapshot";
import type { Review } from "./review";

/** A review whose plan brings the report's sheets that are there up to date as well. `today` is a day: "2025-03-31". */
export function withReportSheets(review: Review, ownSheets: readonly OwnSheetSnapshot[], today: string): Review {
  const figures = planReportSheets(describeReport(review, today), ownSheets, review.ruleset, { add: false });
  const sheets = hasTexts(ownSheets) ? joinSheets(figures, planOwnTexts(review, ownSheets, today)) : figures;
  return { ...review, plan: joinPlans([review.plan, sheets.plan]), sheets };
}

/** What brings the sheets of texts up to date. */
export function planOwnTexts(review: Review, ownSheets: readonly OwnSheetSnapshot[], today: string): SheetsPlan {
  const texts = readTexts(review, review.owners, ownSheets, today);
  return { ...planTexts(texts, review, ownSheets), news: texts.news };
}

function joinSheets(one: SheetsPlan, other: SheetsPlan): SheetsPlan {
  return {
    plan: joinPlans([one.plan, other.plan]),
    added: [...one.added, ...other.added],
    changed: [...one.changed, ...other.changed],
    overtyped: [...one.overtyped, ...other.overtyped],
    troubles: [...one.troubles, ...other.troubles],
    news: [...(one.news ?? []), ...(other.news ?? [])],
  };
}
