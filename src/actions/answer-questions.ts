import { NO_MAPPING, type MappedHeading } from "../kpi/columns/column-mapping";
import type { WorkbookPort } from "../planning/port";
import type { Result } from "../planning/problem";
import { planAnswers } from "../planning/sheets/rag-rules/plan-answers";
import { planColumns } from "../planning/sheets/rag-rules/plan-columns";
import { readColumnsBlock } from "../planning/sheets/rag-rules/read-columns";
import { foldName } from "../rag/fold-name";
import type { Ruleset } from "../rag/rules/ruleset";
import type { Kept } from "./describe/question-form";
import type { Review } from "./review";
import { writeOwnLines } from "./review/write-own-lines";
import type { WrittenReview } from "./review/write-logged";

/**
 * Stores an officer's answers on the RAG Rules sheet, and reads the workbook again. If there is no such sheet, one is added with the
 * current rules. Writes no status. Where columns are named nothing else is: the form asks the rest once they are known.
 */
export function answerQuestions(
  port: WorkbookPort,
  defaults: Ruleset,
  { rulesSheet }: Pick<Review, "rulesSheet">,
  kept: readonly Kept[],
): Promise<Result<WrittenReview>> {
  const headings = kept.filter((one): one is MappedHeading => "is" in one);
  const answers = kept.filter((one) => "question" in one);
  return writeOwnLines(port, defaults, rulesSheet, (held) => {
    if (headings.length === 0) return planAnswers(answers, held, defaults);
    const mapping = new Map(held ? readColumnsBlock(held).mapping : NO_MAPPING);
    for (const line of headings) mapping.set(foldName(line.heading), line);
    return planColumns(mapping, held, defaults);
  });
}
