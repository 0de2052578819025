import { movements } from "../../kpi/history/movements";
import type { Kpi } from "../../kpi/scorecard";
import { TRAVEL_WORDS } from "../../kpi/travel/travel";
import type { Reported } from "../../report/reported";
import { describeCombinedKpis } from "./combined-kpis/describe";
import { describePerformanceOverview } from "./performance-overview/describe";
import type { SheetContent } from "./content";

/** The content of the report's figure sheets. `today` is a day: "2025-03-31". */
export function describeReport(
  { scorecard, ruleset, history, records, trends }: Reported,
  today: string,
): SheetContent[] {
  const input = { scorecard, ruleset, period: scorecard.period, madeOn: today };
  return [
    describeCombinedKpis(input),
    describePerformanceOverview({
      ...input,
      directionOf: (kpi) => describeDirection(kpi, trends),
      moves: movements(scorecard, records ?? history?.records ?? [], ruleset),
    }),
  ];
}

/** A KPI's direction of travel, "Mixed" if its indicators differ, "" if none can be compared. */
function describeDirection({ indicators }: Pick<Kpi, "indicators">, trends: Reported["trends"]): string {
  const directions = new Set(
    indicators.flatMap((indicator) => {
      const direction = trends.get(indicator)?.travel.direction;
      return direction === undefined || direction === "not-comparable" ? [] : [direction];
    }),
  );
  const [only] = directions;
  if (only === undefined) return "";
  return directions.size === 1 ? TRAVEL_WORDS[only] : "Mixed";
}
