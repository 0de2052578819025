import type { Result } from "../planning/problem";
import type { composeNotice, Notice } from "./compose-notice";

/**
 * Composes the notice by code that is loaded while the run goes on, because it is large. If loading fails, the notice still says
 * whether the run succeeded.
 */
export async function composeOrFallback(
  result: Parameters<typeof composeNotice>[0],
  loading: Promise<{ composeNotice: typeof composeNotice }>,
): Promise<Notice> {
  try {
    return (await loading).composeNotice(result);
  } catch {
    return fallback(result);
  }
}

function fallback({ ok }: Result<unknown>): Notice {
  return ok
    ? { tone: "success", title: "The run is over", body: "Open KPI Reporter to see how every indicator stands." }
    : {
        tone: "problem",
        title: "The run could not be done",
        body: "Open KPI Reporter, and press Recalculate RAG there: it says why.",
      };
}
