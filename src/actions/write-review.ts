import { allIndicators } from "../kpi/scorecard";
import { isEmpty } from "../workbook/plan";
import type { RunPort } from "../workbook/port";
import { done, type Result } from "../workbook/problem";
import { entriesOf, type RunContext } from "../workbook/sheets/rag-log/describe";
import { tablesAfter } from "../workbook/tables-after";
import type { Review } from "./review";
import { applyLogged, type WrittenReview, type WrittenRun } from "./write-logged";

/** Writes just what a review said it would: the second half of a run. Refused where the sheet has changed since. */
export async function writeReview(port: RunPort, reviewed: Review, context: RunContext | null): Promise<Result<WrittenReview>> {
  const { plan, ruleset } = reviewed;
  if (isEmpty(plan)) return done({ ...reviewed, run: null, unlogged: null });
  const run: WrittenRun = { plan, entries: entriesOf(reviewed.changes, allIndicators(reviewed.scorecard), ruleset, reviewed.tables), ruleset };
  if (run.entries.length > MANY_ENTRIES) await port.breathe();
  const applied = await applyLogged(port, run, "run", reviewed.logs, context);
  if (!applied.ok) return applied;
  return done({ ...reviewed, ...applied.value, tables: tablesAfter(reviewed.tables, plan.edits), isFirstRun: false, run });
}

/** Describing this many changes and planning their log lines takes a while. */
const MANY_ENTRIES = 1500;
