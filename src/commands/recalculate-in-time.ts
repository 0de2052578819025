import { recalculate } from "../actions/recalculate";
import type { WrittenReview } from "../actions/review/write-logged";
import { PATIENCE_MS, within } from "../progress/patience";
import type { ProgressFeed } from "../progress/progress-feed";
import type { Ruleset } from "../rag/rules/ruleset";
import type { RunContext } from "../planning/sheets/rag-log/describe";
import type { RunPort } from "../planning/port";
import { problemOf, refused, type Result } from "../planning/problem";

/** Recalculates, and gives an answer whatever happens: a bug becomes a problem, and Excel is waited for no longer than the pane waits. */
export async function recalculateInTime(
  port: RunPort,
  defaults: Ruleset,
  context: RunContext,
  progress: ProgressFeed,
): Promise<Result<WrittenReview>> {
  const run = recalculate(port, defaults, context).catch((error: unknown) => refused(problemOf(error)));
  return (await within(PATIENCE_MS, run, (sign) => progress.watch(sign))) ?? refused({ code: "no-answer" });
}
