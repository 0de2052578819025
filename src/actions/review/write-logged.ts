import type { Ruleset } from "../../rag/rules/ruleset";
import type { Applied } from "../../planning/decoration";
import { joinPlans, type Plan } from "../../planning/plan";
import {
  copiesOf,
  linesOf,
  type LogEntry,
  type LogKind,
  type RunContext,
} from "../../planning/sheets/rag-log/describe";
import { requestLogs } from "../../planning/sheets/rag-log/find";
import { planLog, type LogTrouble } from "../../planning/sheets/rag-log/plan";
import { RAG_LOG } from "../../planning/sheets/rag-log/sheet";
import type { RunPort } from "../../planning/port";
import { done, type Result } from "../../planning/problem";
import { readWorkbook } from "../../planning/read-steps";
import type { SheetHead } from "../../planning/snapshot";
import type { Review } from "../review";

/** The last run that can be undone. */
export interface WrittenRun {
  /** Without the log's lines, which an undo keeps. */
  plan: Plan;
  entries: LogEntry[];
  ruleset: Ruleset;
}

/** A review, and the run that wrote it. */
export interface WrittenReview extends Review, Applied {
  /** null if nothing was written. */
  run: WrittenRun | null;
  /** Why the run was not logged; null if it was, or if there was nothing to log. */
  unlogged: LogTrouble | null;
}

/** The log after a plan was applied; `logs` is null if it must be looked up again. */
export interface Logged extends Applied {
  logs: SheetHead[] | null;
  unlogged: LogTrouble | null;
}

/**
 * Applies a plan, and logs it in the same batch. If the log has been deleted or has grown since it was looked up, it is looked up again.
 * Nothing is logged without a context, which has the time.
 */
export async function applyLogged(
  port: RunPort,
  run: WrittenRun,
  kind: LogKind,
  known: readonly SheetHead[] | null,
  context: RunContext | null,
): Promise<Result<Logged>> {
  if (!context || run.entries.length === 0) {
    const applied = await port.apply(run.plan);
    return applied.ok ? done({ ...applied.value, logs: known && [...known], unlogged: null }) : applied;
  }
  const lines = linesOf(run.entries, kind, run.ruleset, context);
  const copies = copiesOf(run.entries);
  const attempt = async (logs: readonly SheetHead[]): Promise<Result<Logged>> => {
    const log = planLog(logs, lines, copies);
    const applied = await port.apply(log.plan ? joinPlans([run.plan, log.plan]) : run.plan);
    if (applied.ok) return done({ ...applied.value, logs: log.after, unlogged: log.trouble });
    if (log.after !== null || applied.problem.code !== "write-refused") return applied;
    // A workbook with a protected structure accepts no new sheet, but statuses need none.
    const unlogged = await port.apply(run.plan);
    return unlogged.ok
      ? done({ ...unlogged.value, logs: [...logs], unlogged: { code: "not-added", sheet: RAG_LOG.name } })
      : applied;
  };
  if (known) {
    const first = await attempt(known);
    if (first.ok || !MAY_BE_THE_LOG.has(first.problem.code)) return first;
    const again = await readLogs(port);
    return again.ok && !isSameHeads(known, again.value) ? attempt(again.value) : first;
  }
  const logs = await readLogs(port);
  return logs.ok ? attempt(logs.value) : logs;
}

/** Problems that a log deleted, added or written meanwhile can cause. */
const MAY_BE_THE_LOG: ReadonlySet<string> = new Set(["item-gone", "workbook-changed", "name-taken", "write-refused"]);

/** Looks up the workbook's log sheets, in two round trips. */
async function readLogs(port: RunPort): Promise<Result<SheetHead[]>> {
  const read = await readWorkbook(port, (outline) => ({ tables: [], sheetIds: [], heads: requestLogs(outline) }));
  return read.ok ? done(read.value.heads) : read;
}

function isSameHeads(a: readonly SheetHead[], b: readonly SheetHead[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
