import { recordsByName } from "../../kpi/history/match-names";
import type { HistoryRecord } from "../../kpi/history/record";
import { isRead } from "../../rag/periods/period";
import type { Reporting } from "../../rag/periods/reporting";
import { readPeriod } from "../../rag/periods/read-period";
import { foldName } from "../../rag/fold-name";
import { allIndicators, type Scorecard } from "../../kpi/scorecard";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { Narrative } from "../narratives/narrative";
import type { ProofFinding } from "./proof-finding";
import { proofRead } from "./proof-read";
import { toProofedKpi } from "./proofed-kpi";

/** The input for proof-reading a report. */
export interface ProofReportInput {
  scorecard: Scorecard;
  /** All narratives, of this and earlier periods. Only those of KPIs are read. */
  narratives: readonly Narrative[];
  history: readonly HistoryRecord[];
  ruleset: Ruleset;
  /** The most words of a narrative; null for no limit. */
  wordLimit: number | null;
}

/**
 * Proof-reads the report's narratives against its tables: KPI by KPI in the order of the scorecard, then in the order
 * of the text.
 */
export function proofReadReport(input: ProofReportInput): ProofFinding[] {
  return [...proofReadByKpi(input)].flat();
}

/** The same as a generator of each KPI's findings, so that a long report can be read in parts. */
export function* proofReadByKpi({
  scorecard,
  narratives,
  history,
  ruleset,
  wordLimit,
}: ProofReportInput): Generator<ProofFinding[]> {
  const records = recordsByName(allIndicators(scorecard), history);
  const byKpi = groupByKpi(narratives);
  for (const section of scorecard.sections) {
    for (const kpi of section.kpis) {
      const written = byKpi.get(keyOf(section.name, kpi.name)) ?? [];
      const now = written.find(({ place }) => place === "now");
      if (!now) continue;
      const earlier = written.filter(({ place }) => place === "earlier").sort(byPeriod(scorecard.reporting));
      const earlierTexts = earlier.map(({ text }) => text);
      const about = { section: section.name, text: now.text, state: now.state, earlierTexts, ruleset, records };
      yield proofRead(toProofedKpi(kpi, about), { ruleset, period: scorecard.period, wordLimit });
    }
  }
}

function keyOf(section: string, kpi: string): string {
  return `${foldName(section)}\n${foldName(kpi)}`;
}

function groupByKpi(narratives: readonly Narrative[]): Map<string, Narrative[]> {
  const groups = new Map<string, Narrative[]>();
  for (const narrative of narratives) {
    if (narrative.kind !== "kpi") continue;
    const key = keyOf(narrative.section, narrative.kpi);
    const held = groups.get(key);
    if (held) held.push(narrative);
    else groups.set(key, [narrative]);
  }
  return groups;
}

/** Latest first; narratives without a readable period last. */
function byPeriod(reporting: Reporting): (a: Narrative, b: Narrative) => number {
  return (a, b) => {
    const [one, other] = [startOf(a.period, reporting), startOf(b.period, reporting)];
    return one === other ? 0 : one > other ? -1 : 1;
  };
}

function startOf(period: string, reporting: Reporting): string {
  const reading = readPeriod(period, { reporting });
  return isRead(reading) ? reading.start : "";
}
