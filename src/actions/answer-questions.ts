import type { Answers } from "../kpi/answers/answer";
import type { WorkbookPort } from "../planning/port";
import type { Result } from "../planning/problem";
import { planAnswers } from "../planning/sheets/rag-rules/plan-answers";
import type { Ruleset } from "../rag/rules/ruleset";
import type { Review } from "./review";
import { writeOwnLines } from "./review/write-own-lines";
import type { WrittenReview } from "./review/write-logged";

/**
 * Stores an officer's answers on the RAG Rules sheet, and reads the workbook again. If there is no such sheet, one is added with the
 * current rules. Writes no status.
 */
export function answerQuestions(
  port: WorkbookPort,
  defaults: Ruleset,
  { rulesSheet }: Pick<Review, "rulesSheet">,
  answers: Answers,
): Promise<Result<WrittenReview>> {
  return writeOwnLines(port, defaults, rulesSheet, (held) => planAnswers(answers, held, defaults));
}
