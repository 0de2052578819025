import { writeDay } from "../rag/periods/days";
import type { Scorecard } from "../kpi/scorecard";
import type { Ruleset } from "../rag/rules/ruleset";

/** The input for the report of a period. */
export interface ReportInput {
  scorecard: Scorecard;
  ruleset: Ruleset;
  /** The reported period, as written; null where unknown. */
  period: string | null;
  /** The day it is made: "2025-03-31". */
  madeOn: string;
}

/**
 * When a sheet was made, and by which rules. Its row has the key "stamp", and is never the only reason to rewrite a
 * sheet.
 */
export function describeMaking({ name, version }: Ruleset, madeOn: string): string {
  return `Made on ${writeDay(madeOn)} by the rules of ${name}, version ${version}.`;
}
