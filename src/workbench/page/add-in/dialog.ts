import { make } from "../dom";

export interface AddInDialog {
  /** Where the dialog's page goes. */
  slot: HTMLElement;
  remove(): void;
}

/** The least that Excel gives a dialog, in pixels. */
const LEAST = { width: 250, height: 150 };

/**
 * Shows an add-in's dialog: a small window over the workbook, which stays in use meanwhile, as in Excel.
 * @param size per cent of the window
 */
export function createDialog(name: string, size: { width: number; height: number }, onClose: () => void): AddInDialog {
  const slot = make("div", { className: "dialog-page" });
  const close = make("button", { type: "button", ariaLabel: "Close the dialog", className: "close" });
  close.innerHTML = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 3.5l9 9m0-9l-9 9" /></svg>';
  const title = make("div", { className: "dialog-title" }, make("span", { textContent: name }), close);
  const dialog = make("dialog", { className: "add-in-dialog", ariaLabel: name }, title, slot);
  dialog.style.width = `${Math.max(LEAST.width, (innerWidth * size.width) / 100)}px`;
  dialog.style.height = `${Math.max(LEAST.height, (innerHeight * size.height) / 100)}px`;
  close.addEventListener("click", onClose);
  document.body.append(dialog);
  dialog.show();
  return { slot, remove: () => dialog.remove() };
}
