import type { Notice } from "./recalculate-command";

/** A success closes by itself; a problem stays until the officer closes it. */
const SUCCESS_SHOWN_MS = 6000;

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
      const close = (): void => {
        dialog.close();
        resolve();
      };
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, close);
      dialog.addEventHandler(Office.EventType.DialogEventReceived, () => resolve());
      if (notice.tone === "success") setTimeout(close, SUCCESS_SHOWN_MS);
    });
  });
}
