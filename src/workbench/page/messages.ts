import { byId } from "./dom";

/** The message bar above the grid. */
export interface Messages {
  /** Shows a message until it is closed or replaced. */
  show(text: string): void;
  clear(): void;
}

/** Creates the message bar. */
export function createMessages(): Messages {
  const box = byId("message", HTMLDivElement);
  const text = byId("message-text", HTMLSpanElement);
  const clear = (): void => void (box.hidden = true);
  byId("message-close", HTMLButtonElement).addEventListener("click", clear);
  return {
    clear,
    show(words) {
      text.textContent = words;
      box.hidden = false;
    },
  };
}
