import type { Result } from "../planning/problem";
import type { describeOutcome, Notice } from "./recalculate-command";

/**
 * The notice at the end of a run. The code for its words is large and is loaded during the run. If loading fails, the notice still says
 * whether the run succeeded.
 */
export async function noticeOf(
  result: Parameters<typeof describeOutcome>[0],
  words: Promise<{ describeOutcome: typeof describeOutcome }>,
): Promise<Notice> {
  try {
    return (await words).describeOutcome(result);
  } catch {
    return shortNotice(result);
  }
}

function shortNotice({ ok }: Result<unknown>): Notice {
  return ok
    ? { tone: "success", title: "The run is over", body: "Open KPI Reporter to see the status of every indicator." }
    : {
        tone: "problem",
        title: "The run could not be done",
        body: "Open KPI Reporter, and press Recalculate RAG there: it says why.",
      };
}
