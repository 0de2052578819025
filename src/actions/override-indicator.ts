import type { KpiTable } from "../kpi/kpi-table";
import type { RatedIndicator } from "../kpi/scorecard";
import type { Ruleset } from "../rag/rules/ruleset";
import { lackingForOverride, planOverride, type GivenOverride } from "../planning/statuses/plan-override";
import { asStale, type Block } from "../planning/plan";
import { findKept, findUnwritten } from "../planning/statuses/find-unwritten";
import { entriesOf, type RunContext } from "../planning/sheets/rag-log/describe";
import type { WorkbookPort } from "../planning/port";
import { done, refused, type Result } from "../planning/problem";
import { readMerged } from "../planning/read-steps";
import { blockOf } from "../planning/row-guards";
import type { IconSetState } from "../planning/snapshot";
import { withMerged } from "../planning/tables/merged-cells";
import type { Review } from "./review";
import { reviewWritten } from "./review/review-written";
import { applyLogged, type WrittenReview, type WrittenRun } from "./review/write-logged";

/** Writes an override to an indicator's row, or removes it (null), updates that row's status, and reads again. */
export async function overrideIndicator(
  port: WorkbookPort,
  defaults: Ruleset,
  reviewed: Review,
  place: Pick<RatedIndicator, "tableId" | "row">,
  given: GivenOverride | null,
  context: RunContext | null = null,
): Promise<Result<WrittenReview>> {
  const known = reviewed.tables.find((candidate) => candidate.tableId === place.tableId);
  const merged = known?.isRange ? await readMerged(port, [wholeOf(known)]) : done([]);
  if (!merged.ok) return merged;
  const [table] = known ? withMerged([known], merged.value) : [];
  const outline = reviewed.outlines.find((candidate) => candidate.id === place.tableId);
  if (!table || !outline) return refused({ code: "item-gone" });
  // Columns cannot be added beside plain cells without moving what is there.
  const missing = table.isRange ? lackingForOverride(table, given) : [];
  if (missing.length > 0) return refused({ code: "no-override-columns", sheet: table.sheetName, missing });
  const wording = reviewed.wordings?.byTable.get(table.tableId);
  if (wording?.refusal) return refused({ code: "wording-unclear", why: [wording.refusal] });
  const alike = table.isRange
    ? reviewed.tables.filter((other) => other.isRange && other.sheetId === table.sheetId)
    : [];
  const planned = planOverride(table, outline.headings.length, place.row, given, reviewed.ruleset, {
    wording,
    alike,
    icons: iconsOf(table, outline),
  });
  const { plan, changes, rated, kept, contradicts: why, refusal } = planned;
  if (refusal !== undefined) return refused({ code: "wording-unclear", why: [refusal] });
  if (why !== undefined) {
    const { describeContradiction } = await import("./describe/describe-looks");
    const offer = reviewed.looks.icons.find(({ tableId }) => tableId === table.tableId);
    const sentence = describeContradiction({ table, why, offer }, reviewed.tables, reviewed.ruleset);
    return refused({ code: "icons-contradict", why: sentence });
  }
  const unwritten = findUnwritten(table, plan) ?? findKept(table, kept);
  if (unwritten) return refused(unwritten);
  const run: WrittenRun = {
    plan: asStale(plan),
    entries: entriesOf(changes, rated, reviewed.ruleset),
    ruleset: reviewed.ruleset,
  };
  const applied = await applyLogged(port, run, "override", reviewed.logs, context);
  if (!applied.ok) return applied;
  const { unlogged, undecorated } = applied.value;
  const read = await reviewWritten(port, defaults);
  return read.ok ? done({ ...read.value, run, unlogged, undecorated }) : read;
}

/** The cells of a table up to its last known column. */
function wholeOf(table: KpiTable): Block {
  return { ...blockOf(table, 0), columnCount: Math.max(...Object.values(table.columns)) + 1 };
}

/**
 * The icon set of the column if the status icons must be put above it, because icons of earlier rules may contradict the status. A column
 * without icons gets them from the next recalculation.
 */
function iconsOf({ icons }: KpiTable, { iconSet }: Review["outlines"][number]): IconSetState | null {
  return iconSet && (iconSet.covers === "all" || icons?.is === "earlier") ? iconSet : null;
}
