import { NOTICE_SHOWN } from "./notice-shown";
import type { Notice } from "./compose-notice";

/** A success closes by itself after this; a problem stays until the officer closes it. */
const SUCCESS_SHOWN_MS = 6000;

/** A success whose page never tells that it shows anything closes after this: with no connection it may stay empty. */
const PAGE_AWAITED_MS = 60_000;

/**
 * Shows a notice in a small dialog over the workbook: a ribbon command has no pane to speak through. Resolves when the
 * dialog is closed, or at once where Excel cannot show one.
 */
export function showNotice(notice: Notice): Promise<void> {
  const address = new URL("notice.html", window.location.href);
  address.search = "";
  address.hash = new URLSearchParams({ ...notice }).toString();
  return new Promise((resolve) => {
    const options = { height: 25, width: 30, displayInIframe: true };
    Office.context.ui.displayDialogAsync(address.href, options, (opened) => {
      if (opened.status !== Office.AsyncResultStatus.Succeeded) {
        resolve();
        return;
      }
      const dialog = opened.value;
      let closing: ReturnType<typeof setTimeout> | undefined;
      const close = (): void => {
        clearTimeout(closing);
        dialog.close();
        resolve();
      };
      const closeAfter = (milliseconds: number): void => {
        clearTimeout(closing);
        if (notice.tone === "success") closing = setTimeout(close, milliseconds);
      };
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, (said) => {
        // The time to read begins when there is something to read: on a slow machine the page comes long after its frame.
        if ("message" in said && said.message === NOTICE_SHOWN) closeAfter(SUCCESS_SHOWN_MS);
        else close();
      });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, () => {
        clearTimeout(closing);
        resolve();
      });
      closeAfter(PAGE_AWAITED_MS);
    });
  });
}
