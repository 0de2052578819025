import type { Ruleset } from "../../rag/rules/ruleset";
import { APPLIED, type Applied } from "../../planning/decoration";
import { asStale, isEmpty, type Plan } from "../../planning/plan";
import type { WorkbookPort } from "../../planning/port";
import { done, refused, type Problem, type Result } from "../../planning/problem";
import { readWorkbook } from "../../planning/read-steps";
import { readColumnsBlock } from "../../planning/sheets/rag-rules/read-columns";
import { areRulesNewer } from "../../planning/sheets/rag-rules/rules-origin";
import { RAG_RULES } from "../../planning/sheets/rag-rules/sheet";
import type { SheetSnapshot } from "../../planning/snapshot";
import { reviewWritten } from "./review-written";
import type { WrittenReview } from "./write-logged";

/**
 * Writes what belongs to the workbook and not to its rules on the RAG Rules sheet, and reads the workbook again. Where the sheet was
 * changed, added or deleted since it was read, `planLines` is asked again.
 */
export async function writeOwnLines(
  port: WorkbookPort,
  defaults: Ruleset,
  known: SheetSnapshot | null,
  planLines: (held: SheetSnapshot | null) => Plan,
): Promise<Result<WrittenReview>> {
  const attempt = async (held: SheetSnapshot | null): Promise<Result<Applied & { plan: Plan }>> => {
    if (held?.protected) return refused({ code: "sheet-protected", sheet: held.name });
    const plan = planLines(held);
    const applied = isEmpty(plan) ? done(APPLIED) : await port.apply(asStale(plan));
    return applied.ok ? done({ ...applied.value, plan }) : applied;
  };
  let written = await attempt(known);
  if (!written.ok && isMoved(written.problem)) {
    const again = await readWorkbook(port, () => ({ tables: [], sheetIds: [] }), RAG_RULES.name);
    if (!again.ok) return again;
    const held = again.value.outline.named ?? null;
    if (held && areRulesNewer(held)) return refused({ code: "sheet-newer", sheet: held.name });
    const faults = held ? readColumnsBlock(held).faults : [];
    if (held && faults.length > 0) return refused({ code: "rules-not-read", sheet: held.name, faults });
    written = await attempt(held);
  }
  if (!written.ok) return written;
  const { plan, undecorated } = written.value;
  const read = await reviewWritten(port, defaults);
  return read.ok
    ? done({
        ...read.value,
        run: isEmpty(plan) ? null : { plan, entries: [], ruleset: read.value.ruleset },
        unlogged: null,
        undecorated,
      })
    : read;
}

function isMoved({ code }: Problem): boolean {
  return code === "workbook-changed" || code === "item-gone" || code === "name-taken";
}
