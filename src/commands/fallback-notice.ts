import type { Result } from "../planning/problem";
import type { composeNotice, Notice } from "./compose-notice";

/**
 * The notice at the end of a run. The code for its words is large and is loaded during the run. If loading fails, the notice still says
 * whether the run succeeded.
 */
export async function composeOrFallback(
  result: Parameters<typeof composeNotice>[0],
  words: Promise<{ composeNotice: typeof composeNotice }>,
): Promise<Notice> {
  try {
    return (await words).composeNotice(result);
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
