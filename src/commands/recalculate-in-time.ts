import { recalculate } from "../actions/recalculate";
import type { WrittenReview } from "../actions/review/write-logged";
import { ANSWER_TIMEOUT_MS, withTimeout } from "../progress/timeout";
import type { ProgressFeed } from "../progress/progress-feed";
import type { Ruleset } from "../rag/rules/ruleset";
import type { RunContext } from "../planning/sheets/rag-log/describe";
import type { RunPort } from "../planning/port";
import { problemOf, refused, type Result } from "../planning/problem";

/** Recalculates and always returns a result: a bug becomes a problem, and the timeout is that of the pane. */
export async function recalculateInTime(
  port: RunPort,
  defaults: Ruleset,
  context: RunContext,
  progress: ProgressFeed,
): Promise<Result<WrittenReview>> {
  const run = recalculate(port, defaults, context).catch((error: unknown) => refused(problemOf(error)));
  return (await withTimeout(ANSWER_TIMEOUT_MS, run, (sign) => progress.watch(sign))) ?? refused({ code: "no-answer" });
}
