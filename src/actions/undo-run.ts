import type { Ruleset } from "../rag/ruleset";
import type { Plan } from "../workbook/plan";
import type { Undone, WorkbookPort } from "../workbook/port";
import { done, type Result } from "../workbook/problem";
import type { Review } from "./review";
import { reviewWritten } from "./review-written";

/** What was written last, as far as it can be undone. */
export interface WrittenRun {
  plan: Plan;
}

/** Gives back what stood there before a run, and reads again. What was changed since is left, and told. */
export async function undoRun(port: WorkbookPort, defaults: Ruleset, run: WrittenRun): Promise<Result<Undone & { review: Review }>> {
  const undone = await port.undo(run.plan);
  if (!undone.ok) return undone;
  const reviewed = await reviewWritten(port, defaults);
  return reviewed.ok ? done({ ...undone.value, review: reviewed.value }) : reviewed;
}
