import { recordsByName } from "../../kpi/history/match-names";
import type { HistoryRecord } from "../../kpi/history/record";
import type { RatedIndicator } from "../../kpi/rated-indicator";
import { sameName } from "../../kpi/same-name";
import { allIndicators, type Kpi, type Section } from "../../kpi/scorecard";
import { chartOf } from "../../kpi/travel/chart";
import { DIRECTION_WORDS } from "../../kpi/travel/travel";
import { explainVerdict } from "../../rag/explain";
import { statusesOf, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { Reported } from "../describe-report";
import { explainKpi } from "../explain-kpi";
import { findNameTroubles } from "../name-troubles";
import { emptyNarrative, narrativeId } from "../narratives/narrative-id";
import type { Narrative, NarrativeKind } from "../narratives/narrative";
import { describeMaking } from "../report-input";
import { nameOr } from "../words";
import type { AttachedTable, DocumentKpi, DocumentNote, DocumentRow, DocumentSection, NarrativePlace, ReportDocument, TrendPicture } from "./document";
import { describeFacts } from "./facts";
import { askForDashboard, askForIntroduction, askForNarrative } from "./prompts";

/** What else goes into a report. */
export interface DocumentOptions {
  /** The day it is made on: "2025-03-31". */
  today: string;
  /** Tables that belong to KPIs, by the KPI's name as sameName gives it. */
  attached?: ReadonlyMap<string, AttachedTable>;
}

export const DEFAULT_TITLE = "Corporate Performance Report";

/** The report of a workbook: every section, KPI and indicator in its order, with what was written of each. */
export function describeDocument(reported: Reported, narratives: readonly Narrative[], { today, attached }: DocumentOptions): ReportDocument {
  const { scorecard, ruleset, history } = reported;
  const find = finderOf(narratives);
  const records = recordsByName(allIndicators(scorecard), history?.records ?? []);
  const troubles = findNameTroubles(scorecard);
  const title = find("title", "", "").text.trim();
  const introduction = find("introduction", "", "");
  return {
    title: title === "" ? DEFAULT_TITLE : firstLine(title),
    period: scorecard.period,
    made: describeMaking(ruleset, today),
    isPublic: false,
    introduction: { narrative: introduction, prompt: askForIntroduction(introduction), facts: [] },
    key: statusesOf(ruleset).map((status) => ({ status, word: wordFor(ruleset, status), meaning: ruleset.statuses[status]?.meaning ?? "" })),
    sections: scorecard.sections.map((section) => describeSection(section, find, (kpi) => describeKpi(kpi, section, find, reported, records, troubles, attached))),
  };
}

type FindNarrative = (kind: NarrativeKind, section: string, kpi: string, metrics?: readonly string[]) => Narrative;

/** Finds what was written by what it is about: ids outlive names, so that these are looked for first. */
function finderOf(narratives: readonly Narrative[]): FindNarrative {
  const keyOf = (kind: NarrativeKind, section: string, kpi: string): string => narrativeId(kind, section, kpi);
  const held = new Map(narratives.filter(({ place }) => place === "now").map((narrative) => [keyOf(narrative.kind, narrative.section, narrative.kpi), narrative]));
  return (kind, section, kpi, metrics = []) => held.get(keyOf(kind, section, kpi)) ?? emptyNarrative(kind, section, kpi, metrics);
}

function describeSection({ name, kpis }: Section, find: FindNarrative, describe: (kpi: Kpi) => DocumentKpi): DocumentSection {
  const introduction = find("introduction", name, "");
  const dashboard = find("dashboard", name, "");
  return {
    heading: nameOr(name, "No section"),
    introduction: { narrative: introduction, prompt: name === "" ? "Introduce these KPIs, or leave this empty." : askForIntroduction(introduction), facts: [] },
    dashboard: readAddress(dashboard.text),
    dashboardPlace: { narrative: dashboard, prompt: askForDashboard(), facts: [] },
    kpis: kpis.map(describe),
  };
}

function describeKpi(
  kpi: Kpi,
  section: Section,
  find: FindNarrative,
  { ruleset, trends }: Reported,
  records: ReadonlyMap<RatedIndicator, readonly HistoryRecord[]>,
  troubles: ReadonlyMap<Kpi, string>,
  attached: DocumentOptions["attached"],
): DocumentKpi {
  const narrative = find("kpi", section.name, kpi.name, kpi.indicators.map(({ metric }) => metric));
  const { combined } = kpi;
  const place: NarrativePlace = { narrative, prompt: askForNarrative(kpi, trends, ruleset, narrative), facts: describeFacts(kpi, trends, ruleset) };
  return {
    heading: nameOr(kpi.name, "No name"),
    rows: kpi.indicators.map((indicator) => describeRow(indicator, records.get(indicator) ?? [], trends, ruleset)),
    combined: combined && { status: combined.status, word: wordFor(ruleset, combined.status), sentence: `Reported as one KPI: ${wordFor(ruleset, combined.status)}. ${explainKpi(kpi, ruleset)}` },
    notes: [...kpi.indicators.flatMap((indicator) => describeNotes(indicator, kpi, ruleset)), ...noteOf(troubles.get(kpi))],
    attached: attached?.get(sameName(kpi.name)) ?? null,
    narrative: place,
  };
}

function describeRow(indicator: RatedIndicator, records: readonly HistoryRecord[], trends: Reported["trends"], ruleset: Ruleset): DocumentRow {
  const { shownTarget, shownValue, asOf, metric, cells, rating } = indicator;
  const trend = trends.get(indicator);
  const direction = trend?.travel.direction ?? "not-comparable";
  return {
    ...{ target: shownTarget, goodIs: String(cells.goodIs.value).trim(), asOf, metric: nameOr(metric, "No metric name"), value: shownValue },
    ...{ status: rating.status, word: wordFor(ruleset, rating.status) },
    trend: direction === "not-comparable" ? "" : DIRECTION_WORDS[direction],
    picture: trend?.spark ? drawn(indicator, records, trend.spark.alternative) : null,
  };
}

function drawn(indicator: RatedIndicator, records: readonly HistoryRecord[], alternative: string): TrendPicture {
  return { points: chartOf(indicator, records).map(({ period, figure }) => ({ period: period.text, figure })), alternative };
}

/** What a reader has to know of a row beside its figures: that an officer set its status, and what keeps it from being rated. */
function describeNotes({ metric, rating }: RatedIndicator, { indicators }: Kpi, ruleset: Ruleset): DocumentNote[] {
  const about = indicators.length > 1 ? `${nameOr(metric, "No metric name")}: ` : "";
  const { override, computed, status } = rating;
  if (override) {
    const word = wordFor(ruleset, override.status);
    return [
      { text: `${about}${word} is an officer's judgement.`, isInternal: false },
      { text: `${about}The rules give ${wordFor(ruleset, computed.status)}. Reason for ${word}: ${override.reason}`, isInternal: true },
    ];
  }
  return status === "not-rated" && computed.status === "not-rated" ? [{ text: `${about}${explainVerdict(computed, ruleset)}`, isInternal: false }] : [];
}

function noteOf(trouble: string | undefined): DocumentNote[] {
  return trouble === undefined ? [] : [{ text: trouble, isInternal: true }];
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0]?.trim() ?? "";
}

/** An address as typed, where it is one of http or https; null for anything else. */
export function readAddress(text: string): string | null {
  const typed = text.trim();
  if (!/^https?:\/\/\S+$/i.test(typed)) return null;
  try {
    return new URL(typed).href;
  } catch {
    return null;
  }
}
