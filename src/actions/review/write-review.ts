import { allIndicators } from "../../kpi/scorecard";
import { APPLIED } from "../../planning/decoration";
import { editsOf } from "../../planning/edits/kinds";
import { isEmpty, type Plan } from "../../planning/plan";
import type { RunPort } from "../../planning/port";
import { done, type Result } from "../../planning/problem";
import { entriesOf, type RunContext } from "../../planning/sheets/rag-log/describe";
import { tablesAfter } from "../../planning/undo/tables-after";
import { describeLooks } from "../describe/describe-looks";
import type { Review } from "../review";
import { applyLogged, type WrittenReview, type WrittenRun } from "./write-logged";

/** Writes what a review planned, the second half of a run. Refused if the sheet has changed since. */
export async function writeReview(
  port: RunPort,
  reviewed: Review,
  context: RunContext | null,
): Promise<Result<WrittenReview>> {
  const { plan, ruleset } = reviewed;
  const looks = looksWritten(reviewed);
  if (isEmpty(plan)) return done({ ...reviewed, looks, ...APPLIED, run: null, unlogged: null });
  const run: WrittenRun = {
    plan,
    entries: entriesOf(reviewed.changes, allIndicators(reviewed.scorecard), ruleset, reviewed.tables),
    ruleset,
  };
  if (run.entries.length > MANY_ENTRIES) await port.yieldToMain();
  const applied = await applyLogged(port, run, "run", reviewed.logs, context);
  if (!applied.ok) return applied;
  return done({
    ...reviewed,
    ...applied.value,
    looks,
    tables: tablesAfter(reviewed.tables, plan.edits),
    outlines: outlinesAfter(reviewed.outlines, plan),
    isFirstRun: false,
    run,
  });
}

/** Drops the icon sets of sheets where the status icons were added above them: they are out of date. */
function outlinesAfter(outlines: Review["outlines"], { edits }: Plan): Review["outlines"] {
  const sheets = new Set(editsOf(edits, "status-icons").map(({ at }) => at.sheetId));
  return outlines.map(({ iconSet, ...outline }) =>
    iconSet && !sheets.has(outline.sheetId) ? { ...outline, iconSet } : outline,
  );
}

/** Marks fills as contradicting a written status. Fills of tables that were not written need no sentence any more. */
function looksWritten({ looks, tables, ruleset }: Review): Review["looks"] {
  if (looks.fills.length === 0) return looks;
  const unwritten = new Set(looks.icons.map(({ tableId }) => tableId));
  const fills = looks.fills.flatMap((one) => (unwritten.has(one.tableId) ? [] : [{ ...one, isSaid: true }]));
  return describeLooks({ ...looks, fills }, tables, ruleset);
}

/** Describing more changes than these, and planning their log lines, keeps the thread busy for a while. */
const MANY_ENTRIES = 1500;
