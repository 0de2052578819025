import { make } from "../dom";

/** An open dialog. */
export interface AddInDialog {
  /** The element for the dialog's page. */
  slot: HTMLElement;
  remove(): void;
}

/** Excel's smallest dialog, in pixels. */
const MINIMUM = { width: 250, height: 150 };

/**
 * Shows an add-in's dialog. As in Excel it is not modal: the workbook stays usable.
 * @param size percentages of the window
 */
export function createDialog(name: string, size: { width: number; height: number }, onClose: () => void): AddInDialog {
  const slot = make("div", { className: "dialog-page" });
  const close = make("button", { type: "button", ariaLabel: "Close the dialog", className: "close" });
  close.innerHTML = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 3.5l9 9m0-9l-9 9" /></svg>';
  const title = make("div", { className: "dialog-title" }, make("span", { textContent: name }), close);
  const dialog = make("dialog", { className: "add-in-dialog", ariaLabel: name }, title, slot);
  dialog.style.width = `${Math.max(MINIMUM.width, (innerWidth * size.width) / 100)}px`;
  dialog.style.height = `${Math.max(MINIMUM.height, (innerHeight * size.height) / 100)}px`;
  close.addEventListener("click", onClose);
  document.body.append(dialog);
  dialog.show();
  return { slot, remove: () => dialog.remove() };
}
