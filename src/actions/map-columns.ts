import { mapChoices, type ColumnChoices } from "../kpi/finding/choose-columns";
import type { Ruleset } from "../rag/rules/ruleset";
import { textsOf, type ColumnPlace, type ColumnsReading } from "../planning/tables/columns-reading";
import { planColumns } from "../planning/sheets/rag-rules/plan-columns";
import type { WorkbookPort } from "../planning/port";
import type { Result } from "../planning/problem";
import { readColumnsBlock } from "../planning/sheets/rag-rules/read-columns";
import { writeOwnLines } from "./review/write-own-lines";
import type { WrittenReview } from "./review/write-logged";

/**
 * Stores the mapping of headings in the Columns block of the RAG Rules sheet, and reads the workbook again. If there is no such sheet, one
 * is added with the current rules.
 */
export function mapColumns(
  port: WorkbookPort,
  defaults: Ruleset,
  known: Pick<ColumnsReading, "rulesSheet" | "mapping">,
  place: Pick<ColumnPlace, "headings">,
  choices: ColumnChoices,
): Promise<Result<WrittenReview>> {
  const texts = textsOf(place);
  return writeOwnLines(port, defaults, known.rulesSheet, (held) => {
    const mapping = held ? readColumnsBlock(held).mapping : known.mapping;
    return planColumns(mapChoices(texts, choices, mapping), held, defaults);
  });
}
