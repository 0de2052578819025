import type { AttachedReading } from "../../kpi/attached/attached";
import type { HistoryRecord } from "../../kpi/history/record";
import type { RatedIndicator } from "../../kpi/rated-indicator";
import type { Kpi, Section } from "../../kpi/scorecard";
import { chartOf } from "../../kpi/travel/chart";
import { DIRECTION_WORDS } from "../../kpi/travel/travel";
import { meaningOf, statusesOf, wordFor } from "../../rag/rules/ruleset";
import type { Reported } from "../reported";
import { findNameTroubles } from "../name-troubles";
import { emptyNarrative, narrativeId } from "../narratives/narrative-id";
import type { Narrative, NarrativeKind } from "../narratives/narrative";
import { describeMaking } from "../report-input";
import { lookOf } from "../status-looks";
import { nameOr } from "../words";
import { describeAttached } from "./attached-table";
import { gatherBackground, type Background } from "./background";
import { describeCombined } from "./combined-status";
import type { DocumentKpi, DocumentNote, DocumentRow, DocumentSection, ReportDocument, TrendPicture } from "./document";
import { describeFacts } from "./facts";
import { describeNotes } from "./notes";
import { askForDashboard, askForIntroduction, askForNarrative } from "./prompts";

/** Further input of a report. */
export interface DocumentOptions {
  /** The day it is made: "2025-03-31". */
  today: string;
}

const DEFAULT_TITLE = "Corporate Performance Report";

/** Describes the report of a workbook: every section, KPI and indicator in order, with its narratives. */
export function describeDocument(
  reported: Reported,
  narratives: readonly Narrative[],
  { today }: DocumentOptions,
): ReportDocument {
  const { scorecard, ruleset } = reported;
  const find = finderOf(narratives);
  const given: Given = {
    find,
    today,
    attached: reported.attached ?? [],
    background: gatherBackground(reported),
    troubles: findNameTroubles(scorecard),
  };
  const introduction = find("introduction", "", "");
  return {
    title: firstLine(find("title", "", "").text) || DEFAULT_TITLE,
    period: scorecard.period,
    made: describeMaking(ruleset, today),
    isPublic: false,
    introduction: { narrative: introduction, prompt: askForIntroduction(introduction), facts: [] },
    key: statusesOf(ruleset).map((status) => ({
      status,
      word: wordFor(ruleset, status),
      look: lookOf(ruleset, status),
      meaning: meaningOf(ruleset, status),
    })),
    sections: scorecard.sections.map((section) => describeSection(section, given)),
  };
}

/** The input shared by the descriptions of all KPIs. */
interface Given extends DocumentOptions {
  find: FindNarrative;
  attached: readonly AttachedReading[];
  background: Background;
  troubles: ReadonlyMap<Kpi, string>;
}

type FindNarrative = (kind: NarrativeKind, section: string, kpi: string, metrics?: readonly string[]) => Narrative;

/**
 * Builds a lookup of narratives by their subject. It returns an empty narrative where there is none, and of two prefers
 * the one with a text.
 */
function finderOf(narratives: readonly Narrative[]): FindNarrative {
  const held = new Map<string, Narrative>();
  for (const narrative of narratives) {
    const key = narrativeId(narrative.kind, narrative.section, narrative.kpi);
    if (narrative.place === "now" && (held.get(key)?.text ?? "").trim() === "") held.set(key, narrative);
  }
  return (kind, section, kpi, metrics = []) =>
    held.get(narrativeId(kind, section, kpi)) ?? emptyNarrative(kind, section, kpi, metrics);
}

function describeSection({ name, kpis }: Section, given: Given): DocumentSection {
  const isNamed = name.trim() !== "";
  const [introduction, dashboard] = (["introduction", "dashboard"] as const).map((kind) =>
    isNamed ? given.find(kind, name, "") : null,
  );
  return {
    heading: nameOr(name, "No section"),
    introduction: introduction
      ? { narrative: introduction, prompt: askForIntroduction(introduction), facts: [] }
      : null,
    dashboard: dashboard ? readAddress(dashboard.text) : null,
    dashboardPlace: dashboard ? { narrative: dashboard, prompt: askForDashboard(), facts: [] } : null,
    kpis: kpis.map((kpi) => describeKpi(kpi, name, given)),
  };
}

function describeKpi(kpi: Kpi, section: string, { find, today, attached, background, troubles }: Given): DocumentKpi {
  const { name, indicators } = kpi;
  const { ruleset } = background;
  const { table, notes } = describeAttached(kpi, attached);
  const narrative = find(
    "kpi",
    section,
    name,
    indicators.map(({ metric }) => metric),
  );
  return {
    heading: nameOr(name, "No name"),
    rows: indicators.map((indicator) => describeRow(indicator, background)),
    combined: describeCombined(kpi, ruleset),
    notes: [...describeNotes(indicators, ruleset, today), ...noteOf(troubles.get(kpi)), ...notes],
    attached: table,
    narrative: {
      narrative,
      prompt: askForNarrative(kpi, narrative, background),
      facts: describeFacts(kpi, background),
    },
  };
}

function describeRow(indicator: RatedIndicator, { ruleset, trends, recordsOf }: Background): DocumentRow {
  const { shownTarget, shownValue, asOf, metric, cells, rating, texts } = indicator;
  const trend = trends.get(indicator);
  const direction = trend?.travel.direction ?? "not-comparable";
  return {
    ...{
      target: shownTarget,
      goodIs: String(cells.goodIs.value).trim(),
      asOf,
      metric: nameOr(metric, "No metric name"),
      value: shownValue,
    },
    ...{ status: rating.status, word: wordFor(ruleset, rating.status), look: lookOf(ruleset, rating.status) },
    trend: direction === "not-comparable" ? "" : DIRECTION_WORDS[direction],
    picture: trend?.spark ? drawn(indicator, recordsOf(indicator), trend.spark.alternative) : null,
    texts,
  };
}

function drawn(indicator: RatedIndicator, records: readonly HistoryRecord[], alternative: string): TrendPicture {
  return {
    points: chartOf(indicator, records).map(({ period, figure }) => ({ period, figure })),
    alternative,
  };
}

function noteOf(trouble: string | undefined): DocumentNote[] {
  return trouble === undefined ? [] : [{ text: trouble, isInternal: true }];
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0]?.trim() ?? "";
}

/** A typed address, if it is an http or https one; otherwise null. */
export function readAddress(text: string): string | null {
  const typed = text.trim();
  if (!/^https?:\/\/\S+$/i.test(typed)) return null;
  try {
    return new URL(typed).href;
  } catch {
    return null;
  }
}
