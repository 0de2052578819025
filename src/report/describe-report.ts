import type { Scorecard } from "../kpi/scorecard";
import type { Ruleset } from "../rag/rules/ruleset";
import { COMBINED_SHEET, describeCombinedKpis } from "./combined-kpis";
import { describePerformanceOverview, OVERVIEW_SHEET } from "./performance-overview";
import type { SheetContent } from "./sheet-content";

/** The sheets that a report's figures are brought to, in their order. */
export const REPORT_SHEETS = [COMBINED_SHEET, OVERVIEW_SHEET] as const;

/** What the report's sheets say. `today` is a day: "2025-03-31". */
export function describeReport({ scorecard, ruleset }: { scorecard: Scorecard; ruleset: Ruleset }, today: string): SheetContent[] {
  const input = { scorecard, ruleset, period: scorecard.period, madeOn: today };
  return [describeCombinedKpis(input), describePerformanceOverview({ ...input, moves: null })];
}
