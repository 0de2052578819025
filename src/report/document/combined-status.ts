import type { Kpi } from "../../kpi/scorecard";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { explainCombined } from "../explain-kpi";
import { lookOf } from "../status-looks";
import type { DocumentKpi } from "./document";

/**
 * Describes the one status of a KPI that combines several indicators; null for a KPI with one indicator, and for
 * indicators that are not combined.
 */
export function describeCombined({ indicators, combined }: Kpi, ruleset: Ruleset): DocumentKpi["combined"] {
  if (!combined || indicators.length < 2) return null;
  const word = wordFor(ruleset, combined.status);
  return {
    status: combined.status,
    word,
    look: lookOf(ruleset, combined.status),
    sentence: `Reported as one KPI: ${word}. ${explainCombined(indicators, combined, ruleset)}`,
  };
}
