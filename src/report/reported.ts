import type { AttachedReading } from "../kpi/attached/attached";
import type { HistoryRecord } from "../kpi/history/record";
import type { RatedIndicator } from "../kpi/rated-indicator";
import type { Scorecard } from "../kpi/scorecard";
import type { Trend } from "../kpi/travel/travels";
import type { Ruleset } from "../rag/rules/ruleset";

/** What a report is made from. */
export interface Reported {
  scorecard: Scorecard;
  ruleset: Ruleset;
  history: { records: readonly HistoryRecord[] } | null;
  /** The results of earlier periods: those of KPI History, and those that the KPI rows' own tables hold. KPI History's where left out. */
  records?: readonly HistoryRecord[];
  trends: ReadonlyMap<RatedIndicator, Trend>;
  /** The attached tables that KPI rows name. */
  attached?: readonly AttachedReading[];
}
