import type { HistoryRecord } from "../../../src/kpi/history/record";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import type { Narrative } from "../../../src/report/narratives/narrative";
import type { ProofFinding } from "../../../src/report/proof/proof-finding";
import { proofReadReport } from "../../../src/report/proof/proof-read-report";
import type { RowOf } from "../../kpi/kpi-table-of";
import { scorecardOf } from "../scorecard-of";

/** An Amber row: 70.4% of bins collected, of 75%. */
export const AMBER_ROW: RowOf = {
  ...{
    section: "Streets",
    kpi: "Bins collected on time",
    metric: "% of bins collected on time",
    target: "75%",
    goodIs: "High",
  },
  ...{ asOf: "2024/25 Q2", latestValue: 70.4 },
};
export const GREEN_ROW: RowOf = { ...AMBER_ROW, latestValue: 78.2 };
export const RED_ROW: RowOf = { ...AMBER_ROW, latestValue: 51.3 };
/** Low is good: 4.9 days of delay, of at most 4. */
export const LOW_RED_ROW: RowOf = {
  ...AMBER_ROW,
  kpi: "Repair delay",
  metric: "Repair delay (days)",
  target: "4 days",
  goodIs: "Low",
  latestValue: 4.9,
};
export const LOW_GREEN_ROW: RowOf = { ...LOW_RED_ROW, latestValue: 3.1 };

export interface Given {
  narrative?: Partial<Narrative>;
  earlier?: readonly Partial<Narrative>[];
  history?: readonly HistoryRecord[];
  wordLimit?: number | null;
}

function narrativeOf(text: string, row: RowOf, changes: Partial<Narrative> = {}): Narrative {
  return {
    ...{
      id: "n1",
      kind: "kpi",
      section: String(row.section ?? ""),
      kpi: String(row.kpi ?? ""),
      metrics: [],
      owner: "",
      due: "",
    },
    ...{ state: "signed-off", text, period: "2024/25 Q2", place: "now", ...changes },
  };
}

/** The findings in a text about the KPI with these rows. */
export function proof(
  text: string,
  rows: RowOf | readonly RowOf[] = AMBER_ROW,
  { narrative, earlier = [], history = [], wordLimit = null }: Given = {},
): ProofFinding[] {
  const all = Array.isArray(rows) ? (rows as readonly RowOf[]) : [rows as RowOf];
  const [first = {}] = all;
  const narratives = [
    narrativeOf(text, first, narrative),
    ...earlier.map((changes) => narrativeOf("", first, { place: "earlier", ...changes })),
  ];
  return proofReadReport({ scorecard: scorecardOf(all), narratives, history, ruleset: DEFAULT_RULESET, wordLimit });
}

/** Findings as "code: words", without those that only ask for an action or a date. */
export function found(findings: readonly ProofFinding[]): string[] {
  return findings.filter(({ code }) => !code.startsWith("red-without")).map(({ code, words }) => `${code}: ${words}`);
}
