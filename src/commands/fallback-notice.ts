import type { Result } from "../planning/problem";
import type { describeOutcome, Notice } from "./compose-notice";

/**
 * The notice that a run ends with. The code that writes it is large, and is loaded while the run goes on; if loading fails, the notice
 * still says whether the run succeeded.
 */
export async function noticeOf(
  result: Parameters<typeof describeOutcome>[0],
  words: Promise<{ describeOutcome: typeof describeOutcome }>,
): Promise<Notice> {
  try {
    return (await words).describeOutcome(result);
  } catch {
    return wordless(result);
  }
}

function wordless({ ok }: Result<unknown>): Notice {
  return ok
    ? { tone: "success", title: "The run is over", body: "Open KPI Reporter to see how every indicator stands." }
    : {
        tone: "problem",
        title: "The run could not be done",
        body: "Open KPI Reporter, and press Recalculate RAG there: it says why.",
      };
}
