import type { FrameConnection } from "../host/frame-bridge";
import type { DialogHost, DialogRequest } from "../host/frame-dialogs";
import { make } from "./dom";

/** Opens the dialog's page in a frame inside this element; `onMessage` hears what it says to the page that opened it. */
export type OpenDialogFrame = (parent: HTMLElement, request: DialogRequest, onMessage: (text: string) => void) => FrameConnection;

/**
 * Shows the dialogs that a page of the add-in opens, as Excel does: over the workbook, with a title and a cross.
 * `opener` is the connection of the page that opened it.
 */
export function createDialogHost(title: string, openPage: OpenDialogFrame, opener: () => FrameConnection): DialogHost {
  let shown: { element: HTMLDialogElement; connection: FrameConnection } | undefined;

  const close = (): void => {
    shown?.connection.close();
    shown?.element.remove();
    shown = undefined;
  };

  return {
    close,
    open(request) {
      close();
      const cross = make("button", { type: "button", ariaLabel: "Close the dialog", textContent: "×" });
      const heading = make("div", { className: "dialog-title" }, make("h2", { textContent: title }), cross);
      const slot = make("div", { className: "dialog-frame" });
      const element = make("dialog", { className: "office-dialog", ariaLabel: title }, heading, slot);
      element.style.width = `${Math.max(320, (request.width * window.innerWidth) / 100)}px`;
      element.style.height = `${Math.max(200, (request.height * window.innerHeight) / 100)}px`;
      const dismiss = (): void => {
        close();
        opener().reportDialogClosed();
      };
      cross.addEventListener("click", dismiss);
      element.addEventListener("cancel", (event) => {
        event.preventDefault();
        dismiss();
      });
      document.body.append(element);
      shown = { element, connection: openPage(slot, request, (text) => opener().sendDialogMessage(text)) };
      element.showModal();
    },
  };
}
