import type { CellContent } from "../../rag/cell";
import { findValueCell } from "../../rag/comparing/numerator-denominator";
import { asRecorded } from "../../rag/percent/settle-fractions";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import { allIndicators, type RatedIndicator, type Scorecard } from "../scorecard";

/** The record of one indicator in a closed period. */
export interface HistoryRecord {
  section: string;
  kpi: string;
  metric: string;
  /** The closed period, as written. */
  period: string;
  /** The row's own as-of date, as written. For an annual indicator that is the year, at the close of every quarter. */
  asOf: string;
  /**
   * The Latest Value as its cell held it; a fraction is under a percentage format, so that it reads back in the same
   * way.
   */
  value: CellContent;
  /** The value in full, in its own unit; null where there is none. */
  figure: number | null;
  /** The value and the target as displayed. */
  shownValue: string;
  shownTarget: string;
  /** The target as its cell held it. */
  target: CellContent;
  /** The reported status and the computed one; null where the line has none. */
  status: Status | null;
  computed: Status | null;
  /** An officer's status and its reason; null and "" where there was none. */
  override: Status | null;
  overrideReason: string;
  /** The ruleset that rated it, by name and version. */
  ruleset: string;
  version: string;
  /** True where the table of the KPI rows holds it. Such records are in the order of their periods. */
  isOfTable?: true;
  /** Set where the table's target is for that period alone. */
  isPeriodTarget?: true;
}

/** The records for closing a period: one for each indicator, in the order of the sheet. */
export function recordsOf(scorecard: Scorecard, ruleset: Ruleset, period: string): HistoryRecord[] {
  return allIndicators(scorecard).map((indicator) => recordOf(indicator, ruleset, period));
}

function recordOf(
  { section, kpi, metric, asOf, cells, shownValue, shownTarget, rating }: RatedIndicator,
  ruleset: Ruleset,
  period: string,
): HistoryRecord {
  return {
    section,
    kpi,
    metric,
    period,
    asOf,
    value: asRecorded({ ...cells, latestValue: findValueCell(cells) }),
    shownValue,
    shownTarget,
    target: cells.target,
    figure: rating.value.kind === "number" ? rating.value.figure : null,
    status: rating.status,
    computed: rating.computed.status,
    override: rating.override?.status ?? null,
    overrideReason: rating.override?.reason ?? "",
    ruleset: ruleset.name,
    version: ruleset.version,
  };
}
