import { APPLIED } from "../planning/decoration";
import { asStale, isEmpty, type Plan } from "../planning/plan";
import { planBringBack, planDismissal } from "../planning/sheets/dismissed-checks/plan";
import type { RunContext } from "../planning/sheets/rag-log/describe";
import type { WorkbookPort } from "../planning/port";
import { done, refused, type Result } from "../planning/problem";
import {
  type Dismissable,
  dismissalKey,
  findDismissals,
  requestDismissals,
} from "../planning/sheets/dismissed-checks/read";
import { readWorkbook } from "../planning/read-steps";
import type { Review } from "./review";
import type { WrittenReview } from "./review/write-logged";

/**
 * Dismisses a finding with a reason, which is kept in the workbook's list. Takes one round trip, and two to read just the list again.
 */
export async function dismissCheck(
  port: WorkbookPort,
  reviewed: Review,
  finding: Dismissable,
  reason: string,
  context: RunContext,
): Promise<Result<WrittenReview>> {
  const planned = planDismissal(finding, reason, context, reviewed.dismissals?.sheet ?? null);
  return planned.ok ? write(port, reviewed, planned.value, dismissalKey(finding), true) : planned;
}

/** Removes a dismissal from the list, by its key. If it is no longer there, nothing is written. */
export async function bringBackCheck(
  port: WorkbookPort,
  reviewed: Review,
  key: string,
): Promise<Result<WrittenReview>> {
  const planned = planBringBack(key, reviewed.dismissals?.sheet ?? null);
  return planned.ok ? write(port, reviewed, planned.value, key, false) : planned;
}

async function write(
  port: WorkbookPort,
  reviewed: Review,
  plan: Plan,
  key: string,
  isDismissed: boolean,
): Promise<Result<WrittenReview>> {
  if (isEmpty(plan)) return done({ ...reviewed, ...APPLIED, run: null, unlogged: null });
  const applied = await port.apply(asStale(plan));
  if (!applied.ok) return applied;
  const read = await readWorkbook(port, (outline) => ({
    ...{ tables: [], sheetIds: [] },
    ownSheetIds: requestDismissals(outline),
  }));
  if (!read.ok) return refused({ code: "written-not-read", because: read.problem });
  const dismissals = findDismissals(read.value);
  // If the sheet was renamed meanwhile, the line has been written but dismisses nothing.
  const isListed = dismissals?.dismissals.some((dismissal) => dismissal.key === key) ?? false;
  if (isListed !== isDismissed) return refused({ code: "written-not-read", because: { code: "item-gone" } });
  const run = { plan, entries: [], ruleset: reviewed.ruleset };
  return done({ ...reviewed, ...applied.value, dismissals, run, unlogged: null });
}
