import type { Ruleset } from "../rag/rules/ruleset";
import { linesOf, undoneEntries, type RunContext } from "../planning/sheets/rag-log/describe";
import { likelyLogs, requestLogs } from "../planning/sheets/rag-log/find";
import { planLog, type LogPlan } from "../planning/sheets/rag-log/plan";
import type { Undone, WorkbookPort } from "../planning/port";
import { done, refused, type Result } from "../planning/problem";
import { reviewWritten } from "./review/review-written";
import type { WrittenReview, WrittenRun } from "./review/write-logged";

/**
 * Undoes a run and reads again. What was changed since is left alone and reported. The undo is logged if a context is given, which has
 * the time.
 */
export async function undoRun(
  port: WorkbookPort,
  defaults: Ruleset,
  run: WrittenRun,
  context: RunContext | null = null,
): Promise<Result<Undone & { review: WrittenReview }>> {
  let log: LogPlan | null = null;
  const isLogged = context !== null && run.entries.length > 0;
  const undone = await port.undo(run.plan, {
    likelyHeads: isLogged ? likelyLogs() : [],
    requestHeads: (sheets) => (isLogged ? requestLogs({ sheets }) : []),
    plan: ({ left }, logs) => {
      if (!context) return null;
      log = planLog(logs, linesOf(undoneEntries(run.entries, left), "undo", run.ruleset, context));
      return log.plan;
    },
  });
  if (!undone.ok) return undone;
  const reviewed = await reviewWritten(port, defaults);
  if (!reviewed.ok) {
    const { problem } = reviewed;
    // If the undo removed a mapping of headings, the workbook may have no KPI rows, as before.
    return problem.code === "written-not-read" && problem.because.code === "no-kpi-table"
      ? refused(problem.because)
      : reviewed;
  }
  const { trouble } = (log as LogPlan | null) ?? { trouble: null };
  const { undecorated = [] } = undone.value;
  return done({ ...undone.value, review: { ...reviewed.value, run: null, unlogged: trouble, undecorated } });
}
