import { textCell, type CellContent } from "../../rag/cell";
import type { Ruleset } from "../../rag/rules/ruleset";
import { wordFor } from "../../rag/rules/ruleset";
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
  /** The Latest Value as its cell held it, so that it is read again as it was read then. */
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

/** The sheet that records are kept on, one line each. */
export const HISTORY_SHEET = "KPI History";

export type HistoryColumn =
  | "section"
  | "kpi"
  | "metric"
  | "period"
  | "asOf"
  | "value"
  | "shownValue"
  | "target"
  | "status"
  | "computed"
  | "override"
  | "overrideReason"
  | "ruleset"
  | "version";

/** The sheet's headings, in the order in which a new one has them. */
export const HISTORY_HEADINGS: Record<HistoryColumn, string> = {
  section: "Section",
  kpi: "KPI",
  metric: "Metric Name",
  period: "Period",
  asOf: "As of Date",
  value: "Value",
  shownValue: "Shown Value",
  target: "Target",
  status: "RAG Status",
  computed: "Rules give",
  override: "Override",
  overrideReason: "Override Reason",
  ruleset: "Ruleset",
  version: "Version",
};

export const HISTORY_COLUMNS = Object.keys(HISTORY_HEADINGS) as HistoryColumn[];

/** The records of the period that is closed, one for each indicator, in the order of the sheet. */
export function recordsOf(scorecard: Scorecard, ruleset: Ruleset, period: string): HistoryRecord[] {
  return allIndicators(scorecard).map((indicator) => recordOf(indicator, ruleset, period));
}

function recordOf({ section, kpi, metric, asOf, cells, shownValue, shownTarget, rating }: RatedIndicator, ruleset: Ruleset, period: string): HistoryRecord {
  return {
    ...{ section, kpi, metric, period, asOf, value: cells.latestValue, shownValue, shownTarget, target: cells.target },
    figure: rating.value.kind === "number" ? rating.value.figure : null,
    status: rating.status,
    computed: rating.computed.status,
    override: rating.override?.status ?? null,
    overrideReason: rating.override?.reason ?? "",
    ruleset: ruleset.name,
    version: ruleset.version,
  };
}

/**
 * A record as a line of the sheet, a cell for each column. The value and the target keep their number formats, without
 * which 0.886 would no longer be 88.6%; a text is a text, whatever it begins with.
 */
export function lineOf(record: HistoryRecord, ruleset: Ruleset): Record<HistoryColumn, CellContent> {
  const text = textCell;
  const word = (status: Status | null): CellContent => text(status === null ? "" : wordFor(ruleset, status));
  return {
    section: text(record.section),
    kpi: text(record.kpi),
    metric: text(record.metric),
    period: text(record.period),
    asOf: text(record.asOf),
    value: record.value,
    shownValue: text(record.shownValue),
    target: record.target,
    status: word(record.status),
    computed: word(record.computed),
    override: word(record.override),
    overrideReason: text(record.overrideReason),
    ruleset: text(record.ruleset),
    version: text(record.version),
  };
}
