import { reportingOf } from "../../../rag/rules/how-reported";
import type { Ruleset } from "../../../rag/rules/ruleset";
import { EMPTY_PLAN, type Plan } from "../../plan";
import type { SheetSnapshot } from "../../snapshot";
import { planRulesSheet } from "./plan";
import { planCells } from "./plan-cells";
import { findPeriodLine, readPeriodJudged } from "./read-period-judged";
import { PERIOD_JUDGED, PERIOD_JUDGED_NOTE } from "./sheet";

/**
 * Plans the line with the period that is judged (null for the newest): on the workbook's RAG Rules sheet, or on a new sheet with the
 * current rules.
 */
export function planPeriodJudged(period: string | null, held: SheetSnapshot | null, ruleset: Ruleset): Plan {
  if (!held) return period === null ? EMPTY_PLAN : planRulesSheet(ruleset, null, { judged: period });
  if (readPeriodJudged(held, reportingOf(ruleset)) === period) return EMPTY_PLAN;
  const row = findPeriodLine(held);
  if (row !== null) return planCells(held, [{ row, columns: [1], texts: [period ?? ""] }]);
  const texts = [PERIOD_JUDGED, period ?? "", PERIOD_JUDGED_NOTE];
  return planCells(held, [{ row: held.values.length + 1, columns: [0, 1, 2], texts }]);
}
