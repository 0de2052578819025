import { describeReport } from "../../planning/sheets/describe-figures";
import { EMPTY_PLAN, joinPlans } from "../../planning/plan";
import type { Problem } from "../../planning/problem";
import { KPI_HISTORY } from "../../planning/sheets/kpi-history/sheet";
import { planReportSheets } from "../../planning/sheets/plan-report-sheets";
import { hasTexts, planTexts, readTexts } from "../../planning/sheets/narratives/plan";
import { findOwnOf, REPORT_SHEETS, TEXT_SHEETS } from "../../planning/sheets/own-sheets";
import { findNewerSheet, type SheetsPlan } from "../../planning/sheets/report-sheets";
import type { OwnSheetSnapshot } from "../../planning/snapshot";
import type { Review } from "../review";
import { findHistoryTrouble } from "./places-not-read";

/** Adds to a review's plan the update of the existing report sheets. `today` is a day: "2025-03-31". */
export function withReportSheets(review: Review, ownSheets: readonly OwnSheetSnapshot[], today: string): Review {
  const sheets = findOwnOf(ownSheets, REPORT_SHEETS).map(({ name }) => name);
  if (sheets.length === 0) return review;
  if (findHistoryTrouble(review))
    return { ...review, sheets: troubled({ code: "history-newer", history: KPI_HISTORY.name, sheets }) };
  const figures = planReportSheets(describeReport(review, today), ownSheets, review.ruleset, { add: false });
  const planned = hasTexts(ownSheets) ? joinSheets(figures, planOwnTexts(review, ownSheets, today)) : figures;
  return { ...review, plan: joinPlans([review.plan, planned.plan]), sheets: planned };
}

/** Plans the update of the sheets of texts. */
export function planOwnTexts(review: Review, ownSheets: readonly OwnSheetSnapshot[], today: string): SheetsPlan {
  // This version would take part of what a later one wrote for all of it.
  const newer = findNewerSheet(ownSheets, TEXT_SHEETS);
  if (newer) return troubled(newer);
  const texts = readTexts(review, review.owners, ownSheets, today);
  return { ...planTexts(texts, review, ownSheets), news: texts.news };
}

function troubled(trouble: Problem): SheetsPlan {
  return { plan: EMPTY_PLAN, added: [], changed: [], overtyped: [], troubles: [trouble] };
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
