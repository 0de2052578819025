import type { ColumnMapping } from "../kpi/columns/column-mapping";
import { mapChoices, type ColumnChoices } from "../kpi/finding/choose-columns";
import type { Ruleset } from "../rag/rules/ruleset";
import { textsOf, type ColumnPlace, type ColumnsReading } from "../planning/tables/columns-reading";
import { asStale, isEmpty, type Plan } from "../planning/plan";
import { planColumns } from "../planning/sheets/rag-rules/plan-columns";
import type { WorkbookPort } from "../planning/port";
import { done, refused, type Problem, type Result } from "../planning/problem";
import { readWorkbook } from "../planning/read-steps";
import { readColumnsBlock } from "../planning/sheets/rag-rules/read-columns";
import { areRulesNewer } from "../planning/sheets/rag-rules/rules-origin";
import { RAG_RULES } from "../planning/sheets/rag-rules/sheet";
import type { SheetSnapshot } from "../planning/snapshot";
import { reviewWritten } from "./review/review-written";
import type { WrittenReview } from "./review/write-logged";

/**
 * Stores the mapping of headings in the Columns block of the RAG Rules sheet, and reads the workbook again. If there is no such sheet, one
 * is added with the current rules.
 */
export async function mapColumns(
  port: WorkbookPort,
  defaults: Ruleset,
  known: Pick<ColumnsReading, "rulesSheet" | "mapping">,
  place: Pick<ColumnPlace, "headings">,
  choices: ColumnChoices,
): Promise<Result<WrittenReview>> {
  const texts = textsOf(place);
  const attempt = async (held: SheetSnapshot | null, mapping: ColumnMapping): Promise<Result<Plan>> => {
    if (held?.protected) return refused({ code: "sheet-protected", sheet: held.name });
    const plan = planColumns(mapChoices(texts, choices, mapping), held, defaults);
    const applied = isEmpty(plan) ? done(undefined) : await port.apply(asStale(plan));
    return applied.ok ? done(plan) : applied;
  };
  let written = await attempt(known.rulesSheet, known.mapping);
  if (!written.ok && isMoved(written.problem)) {
    // The sheet was changed, added or deleted since it was read.
    const again = await readWorkbook(port, () => ({ tables: [], sheetIds: [] }), RAG_RULES.name);
    if (!again.ok) return again;
    const held = again.value.outline.named ?? null;
    if (held && areRulesNewer(held)) return refused({ code: "sheet-newer", sheet: held.name });
    const { mapping, faults } = held ? readColumnsBlock(held) : { mapping: known.mapping, faults: [] };
    if (held && faults.length > 0) return refused({ code: "rules-not-read", sheet: held.name, faults });
    written = await attempt(held, mapping);
  }
  if (!written.ok) return written;
  const plan = written.value;
  const read = await reviewWritten(port, defaults);
  return read.ok
    ? done({
        ...read.value,
        run: isEmpty(plan) ? null : { plan, entries: [], ruleset: read.value.ruleset },
        unlogged: null,
      })
    : read;
}

function isMoved({ code }: Problem): boolean {
  return code === "workbook-changed" || code === "item-gone" || code === "name-taken";
}
