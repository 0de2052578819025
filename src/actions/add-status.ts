import { cellAddress } from "../kpi/address";
import type { Ruleset } from "../rag/rules/ruleset";
import { asStale, EMPTY_PLAN, joinPlans, type Plan } from "../planning/plan";
import type { WorkbookPort } from "../planning/port";
import { done, refused, type Result } from "../planning/problem";
import { readMerged } from "../planning/read-steps";
import type { RunContext } from "../planning/sheets/rag-log/describe";
import { findKpiRanges } from "../planning/tables/kpi-ranges";
import type { StatusPlace } from "../planning/tables/columns-reading";
import { findStatusPlaces, planStatusColumn } from "../planning/tables/status-places";
import { recalculate } from "./recalculate";
import { findTables } from "./review/find-tables";
import { readKpiWorkbook } from "./review/read-kpi-workbook";
import type { WrittenReview } from "./review/write-logged";

/** The places of a workbook where only a status column is missing. */
export async function readStatusPlaces(port: WorkbookPort, defaults: Ruleset): Promise<Result<StatusPlace[]>> {
  const book = await readKpiWorkbook(port, defaults, () => ({}));
  if (!book.ok) return book;
  const { snapshot, context } = book.value;
  const found = await findTables(book.value);
  const judged = found.ok ? found.value.tables : [];
  return done(findStatusPlaces(snapshot.outline, findKpiRanges(snapshot.searched, context), context, judged));
}

/** Adds a status column where nothing stands, and no merged cell reaches: the plan that was applied. */
export async function addStatusColumn(port: WorkbookPort, place: StatusPlace): Promise<Result<Plan>> {
  const { at, sheetName } = place;
  const merged = at ? await readMerged(port, [at]) : done([]);
  if (!merged.ok) return merged;
  const [first] = merged.value;
  if (first)
    return refused({ code: "no-room-for-column", sheet: sheetName, cell: cellAddress(first.row, first.column) });
  const plan = planStatusColumn(place);
  const applied = await port.apply(asStale(plan));
  return applied.ok ? done(plan) : applied;
}

/** Adds a status column, and writes the statuses of its rows. Where that fails, the column is taken away again. */
export async function addStatuses(
  port: WorkbookPort,
  defaults: Ruleset,
  place: StatusPlace,
  context: RunContext | null = null,
): Promise<Result<WrittenReview>> {
  const added = await addStatusColumn(port, place);
  if (!added.ok) return added;
  const run = await recalculate(port, defaults, context);
  if (!run.ok) {
    const undone = await port.undo(added.value);
    return undone.ok ? run : refused({ code: "written-not-read", because: run.problem });
  }
  const { ruleset } = run.value;
  const written = run.value.run ?? { plan: EMPTY_PLAN, entries: [], ruleset };
  return done({ ...run.value, run: { ...written, plan: joinPlans([added.value, written.plan]) } });
}
