import { createExcelRun } from "../excel/excel-run";
import { localTime } from "../excel/clock";
import { createProgressFeed } from "../excel/progress-feed";
import { DEFAULT_RULESET } from "../rag/rules/default-ruleset";
import { recalculateInTime } from "./recalculate-in-time";
import { describeOutcome } from "./recalculate-command";
import { showNotice } from "./show-notice";

/** The ribbon's Recalculate RAG: one click, no pane. */
async function recalculateRag(event: Office.AddinCommands.Event): Promise<void> {
  try {
    const progress = createProgressFeed();
    const port = createExcelRun({ tell: progress.tell });
    await showNotice(describeOutcome(await recalculateInTime(port, DEFAULT_RULESET, { now: localTime() }, progress)));
  } finally {
    // Without this the button stays busy for five minutes.
    event.completed();
  }
}

Office.actions.associate("recalculateRag", recalculateRag);
// Office.js complains, and on some platforms waits, when a page never asks whether it is ready.
void Office.onReady();
