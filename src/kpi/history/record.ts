import type { CellContent } from "../../rag/cell";
import { findValueCell } from "../../rag/comparing/part-of-whole";
import { asRecorded } from "../../rag/percent/settle-fractions";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import { allIndicators, type RatedIndicator, type Scorecard } from "../scorecard";

/** What became of one indicator in a period that was closed. */
export interface HistoryRecord {
  section: string;
  kpi: string;
  metric: string;
  /** The period that was closed, as written. */
  period: string;
  /** The row's own as-of date, as written: of an annual indicator, the year, at the close of every quarter. */
  asOf: string;
  /** The Latest Value as its cell held it, a fraction under a percentage format, so that it is read again as it was read then. */
  value: CellContent;
  /** The value in full, in its own unit; null where there is none. */
  figure: number | null;
  /** The value and the target as the workbook showed them. */
  shownValue: string;
  shownTarget: string;
  /** The target as its cell held it. */
  target: CellContent;
  /** The status reported, and the one that the rules gave; null where the line has none. */
  status: Status | null;
  computed: Status | null;
  /** An officer's status and the reason for it; null and "" where there was none. */
  override: Status | null;
  overrideReason: string;
  /** The rules that rated it, by name and version. */
  ruleset: string;
  version: string;
}

/** The records of the period that is closed, one for each indicator, in the order of the sheet. */
export function recordsOf(scorecard: Scorecard, ruleset: Ruleset, period: string): HistoryRecord[] {
  return allIndicators(scorecard).map((indicator) => recordOf(indicator, ruleset, period));
}

function recordOf(
  { section, kpi, metric, asOf, cells, shownValue, shownTarget, rating }: RatedIndicator,
  ruleset: Ruleset,
  period: string,
): HistoryRecord {
  return {
    ...{
      section,
      kpi,
      metric,
      period,
      asOf,
      value: asRecorded({ ...cells, latestValue: findValueCell(cells) }),
      shownValue,
      shownTarget,
      target: cells.target,
    },
    figure: rating.value.kind === "number" ? rating.value.figure : null,
    status: rating.status,
    computed: rating.computed.status,
    override: rating.override?.status ?? null,
    overrideReason: rating.override?.reason ?? "",
    ruleset: ruleset.name,
    version: ruleset.version,
  };
}
