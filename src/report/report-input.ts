import { writeDay } from "../rag/reading/dates/day";
import type { Scorecard } from "../kpi/scorecard";
import type { Ruleset } from "../rag/rules/ruleset";

/** What a report of a period is made from. */
export interface ReportInput {
  scorecard: Scorecard;
  ruleset: Ruleset;
  /** The period reported, as written; null where it is not known. */
  period: string | null;
  /** The day it is made on: "2025-03-31". */
  madeOn: string;
}

/** When a sheet was made, and by which rules. Its row has the key "stamp": nothing is written for its sake alone. */
export function describeMaking({ name, version }: Ruleset, madeOn: string): string {
  return `Made on ${writeDay(madeOn)} by the rules of ${name}, version ${version}.`;
}
