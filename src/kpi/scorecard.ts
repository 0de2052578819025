import { combine, type Combination } from "../rag/rules/combining/combine";
import { rate } from "../rag/rate";
import type { Reporting } from "../rag/periods/reporting";
import { reportingOf } from "../rag/rules/how-reported";
import type { Ruleset } from "../rag/rules/ruleset";
import { countNone, type Status } from "../rag/status";
import type { Indicator } from "./indicator";
import { calculateComposites, type CompositeReport } from "./composites";
import { commonPeriod } from "./periods/common-period";
import type { RatedIndicator } from "./rated-indicator";
import { foldName } from "../rag/fold-name";

export type { RatedIndicator } from "./rated-indicator";

/** One or more indicators reported as one. `combined` is null unless its rows ask for a combined status. */
export interface Kpi {
  name: string;
  indicators: RatedIndicator[];
  combined: Combination | null;
}

/** A chapter of the report; its name is "" where the table has no sections. */
export interface Section {
  name: string;
  kpis: Kpi[];
}

/** Every rated indicator, grouped as in the report, in the order of the sheet. */
export interface Scorecard {
  period: string | null;
  /** How the body reports, by which the period is read. */
  reporting: Reporting;
  sections: Section[];
  /** Indicators by reported status. */
  counts: Record<Status, number>;
  indicatorCount: number;
  kpiCount: number;
  /** The indexes of the ruleset. */
  composites: CompositeReport[];
}

/** Rates indicators and groups them by section and KPI. */
export function buildScorecard(indicators: readonly Indicator[], ruleset: Ruleset): Scorecard {
  return groupScorecard(rateIndicators(indicators, ruleset), ruleset);
}

/** Rates some indicators, so that a long list can be rated in parts. */
export function rateIndicators(indicators: readonly Indicator[], ruleset: Ruleset): RatedIndicator[] {
  return indicators.map((indicator) => ({ ...indicator, rating: rate(indicator.cells, ruleset) }));
}

/** Groups rated indicators by section and KPI, ignoring case and spacing of names. */
export function groupScorecard(indicators: readonly RatedIndicator[], ruleset: Ruleset): Scorecard {
  const counts = countNone();
  const sections = new Map<string, { name: string; kpis: Map<string, Kpi> }>();
  for (const rated of indicators) {
    counts[rated.rating.status] += 1;
    const section = getOrAdd(sections, foldName(rated.section), () => ({ name: rated.section, kpis: new Map() }));
    const kpi = getOrAdd(section.kpis, foldName(rated.kpi), () => ({
      name: rated.kpi,
      indicators: [],
      combined: null,
    }));
    kpi.indicators.push(rated);
  }
  const grouped = [...sections.values()].map(({ name, kpis }) => ({
    name,
    kpis: [...kpis.values()].map((kpi) => withCombined(kpi, ruleset)),
  }));
  const rated = grouped.flatMap((section) => section.kpis.flatMap((kpi) => kpi.indicators));
  const reporting = reportingOf(ruleset);
  return {
    period: commonPeriod(
      indicators.map((indicator) => indicator.asOf),
      reporting,
    ),
    reporting,
    sections: grouped,
    counts,
    indicatorCount: indicators.length,
    kpiCount: grouped.reduce((sum, section) => sum + section.kpis.length, 0),
    composites: calculateComposites(rated, ruleset),
  };
}

/** Every indicator of the scorecard, in order. */
export function allIndicators(scorecard: Scorecard): RatedIndicator[] {
  return scorecard.sections.flatMap((section) => section.kpis.flatMap((kpi) => kpi.indicators));
}

function withCombined(kpi: Kpi, ruleset: Ruleset): Kpi {
  if (!kpi.indicators.some((indicator) => indicator.combine)) return kpi;
  const statuses = kpi.indicators.map((indicator) => indicator.rating.status);
  return {
    ...kpi,
    combined: combine(
      statuses,
      ruleset.statuses,
      ruleset.defaults.combine,
      kpi.indicators.map((indicator) => indicator.weight),
    ),
  };
}

function getOrAdd<V>(map: Map<string, V>, key: string, make: () => V): V {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
}
