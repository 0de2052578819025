import { createExcelRun } from "../excel/excel-run";
import { localTime } from "../progress/clock";
import { createProgressFeed } from "../progress/progress-feed";
import { DEFAULT_RULESET } from "../rag/rules/default-ruleset";
import { noticeOf } from "./fallback-notice";
import { recalculateInTime } from "./recalculate-in-time";
import { showNotice } from "./show-notice";

/** The ribbon's Recalculate RAG: one click, no pane. */
async function recalculateRag(event: Office.AddinCommands.Event): Promise<void> {
  try {
    const words = import("./compose-notice");
    // Whether they came is asked when the run is over.
    words.catch(() => undefined);
    const progress = createProgressFeed();
    const port = createExcelRun({ onProgress: progress.report });
    await showNotice(
      await noticeOf(await recalculateInTime(port, DEFAULT_RULESET, { now: localTime() }, progress), words),
    );
  } finally {
    // Without this the button stays busy for five minutes.
    event.completed();
  }
}

Office.actions.associate("recalculateRag", recalculateRag);
// Office.js complains, and on some platforms waits, when a page never asks whether it is ready.
void Office.onReady();
