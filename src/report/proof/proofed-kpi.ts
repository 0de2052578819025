import type { HistoryRecord } from "../../kpi/history/record";
import { periodOf } from "../../kpi/history/series";
import { isRead, type Period } from "../../rag/periods/period";
import { readPeriodCell } from "../../kpi/periods/period-cell";
import { contextOf } from "../../kpi/rated-indicator";
import type { Kpi, RatedIndicator } from "../../kpi/scorecard";
import { findTravel } from "../../kpi/travel/find-travel";
import type { Travel } from "../../kpi/travel/travel";
import { findDirection } from "../../rag/find-direction";
import { findPolarity } from "../../rag/find-polarity";
import { isReason } from "../../rag/not-rated";
import type { Polarity } from "../../rag/polarity";
import type { Verdict } from "../../rag/rating";
import type { TargetReading } from "../../rag/reading/targets/target-reading";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import { statusOfKpi } from "../kpi-status";
import type { NarrativeState } from "../narratives/narrative";
import { findResults, type KnownResults } from "./claims/known-results";
import { findKnownFigures, type KnownFigure } from "./figures/known-figures";

/** What a text about an indicator can be checked against. */
export interface ProofedIndicator {
  metric: string;
  shownValue: string;
  shownTarget: string;
  status: Status;
  computed: Verdict;
  target: TargetReading;
  /** Null where it is unknown which way is good. */
  polarity: Polarity | null;
  /** Null where it could not be read. */
  period: Period | null;
  figures: readonly KnownFigure[];
  /** The latest result and those before it; null where there is no current figure. */
  results: KnownResults | null;
  /** Its direction since the previous period, and since the same period last year. */
  sinceBefore: Travel;
  sinceLastYear: Travel;
}

/** A KPI and its narrative: the whole input of the proof-reader, as plain data. */
export interface ProofedKpi {
  section: string;
  kpi: string;
  text: string;
  state: NarrativeState;
  /** The status of the KPI as a whole; null where several are reported one by one. */
  status: Status | null;
  indicators: readonly ProofedIndicator[];
  /** The texts of earlier periods, latest first. */
  earlierTexts: readonly string[];
}

/** What is known about a KPI beyond its rows. */
export interface KpiBackground {
  section: string;
  text: string;
  state: NarrativeState;
  earlierTexts?: readonly string[];
  ruleset: Ruleset;
  /** The records of each indicator; none where there is no history. */
  records?: ReadonlyMap<RatedIndicator, readonly HistoryRecord[]>;
}

/** Prepares a KPI of a scorecard and its narrative for proof-reading. */
export function toProofedKpi(
  kpi: Kpi,
  { section, text, state, earlierTexts = [], ruleset, records }: KpiBackground,
): ProofedKpi {
  const indicators = kpi.indicators.map((indicator) => toProofed(indicator, records?.get(indicator) ?? [], ruleset));
  return { section, kpi: kpi.name, text, state, status: statusOfKpi(kpi), indicators, earlierTexts };
}

function toProofed(indicator: RatedIndicator, records: readonly HistoryRecord[], ruleset: Ruleset): ProofedIndicator {
  const { cells, rating, metric, shownValue, shownTarget } = indicator;
  const polarity = findPolarity(cells, rating.target);
  const context = contextOf(indicator);
  const asOf = readPeriodCell(cells.asOf, context);
  const period = isRead(asOf) ? asOf : null;
  const { steadyWithin } = findDirection(cells, rating, ruleset);
  // A record of the row's own period is not an earlier one.
  const earlier = records.filter((record) => !period || periodOf(record, context.reporting)?.start !== period.start);
  return {
    ...{
      metric,
      shownValue,
      shownTarget,
      status: rating.status,
      computed: rating.computed,
      target: rating.target,
      period,
    },
    polarity: isReason(polarity) ? null : polarity,
    figures: findKnownFigures(indicator, earlier),
    results: findResults(indicator, earlier),
    sinceBefore: findTravel(indicator, records, ruleset, { against: "previous", steadyWithin }),
    sinceLastYear: findTravel(indicator, records, ruleset, { against: "last-year", steadyWithin }),
  };
}
