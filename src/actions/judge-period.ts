import type { Ruleset } from "../rag/rules/ruleset";
import { planPeriodJudged } from "../planning/sheets/rag-rules/plan-period-judged";
import type { WorkbookPort } from "../planning/port";
import type { Result } from "../planning/problem";
import type { Review } from "./review";
import { writeOwnLines } from "./review/write-own-lines";
import type { WrittenReview } from "./review/write-logged";

/**
 * Stores which period is judged where KPI rows hold several (null for the newest) on the RAG Rules sheet, and reads the workbook again.
 * If there is no such sheet, one is added with the current rules. Writes no status.
 */
export function judgePeriod(
  port: WorkbookPort,
  defaults: Ruleset,
  { rulesSheet }: Pick<Review, "rulesSheet">,
  period: string | null,
): Promise<Result<WrittenReview>> {
  return writeOwnLines(port, defaults, rulesSheet, (held) => planPeriodJudged(period, held, defaults));
}
