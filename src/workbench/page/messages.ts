import { byId } from "./dom";

export interface Messages {
  /** Says what could not be done. It stays until it is closed or another takes its place. */
  show(text: string): void;
  clear(): void;
}

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
