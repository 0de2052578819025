import { recalculate } from "../actions/recalculate";
import { localTime } from "../excel/clock";
import { createExcelWorkbook } from "../excel/excel-workbook";
import { DEFAULT_RULESET } from "../rag/rules/default-ruleset";
import { refused } from "../workbook/problem";
import { describeOutcome } from "./recalculate-command";
import { showNotice } from "./show-notice";

/** The ribbon's Recalculate RAG: one click, no pane. */
async function recalculateRag(event: Office.AddinCommands.Event): Promise<void> {
  try {
    const result = await recalculate(createExcelWorkbook(), DEFAULT_RULESET, { now: localTime() }).catch((error: unknown) =>
      refused({ code: "unexpected", detail: error instanceof Error ? error.message : String(error) }),
    );
    await showNotice(describeOutcome(result));
  } finally {
    // Without this the button stays busy for five minutes.
    event.completed();
  }
}

Office.actions.associate("recalculateRag", recalculateRag);
// Office.js complains, and on some platforms waits, when a page never asks whether it is ready.
void Office.onReady();
