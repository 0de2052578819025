import type { FrameConnection } from "../../../office-host/host/frame/connect-frame";
import type { AddInFrames, OpenFrame } from "./add-in-frames";
import { byId } from "../dom";

/** The range of a task pane's width, in pixels. */
const PANE_WIDTHS = { min: 320, max: 600 };

/** The task pane. */
export interface Pane {
  open(page: string): FrameConnection;
  close(): void;
  /** Reloads the open page. */
  reopen(): void;
  connection(): FrameConnection | undefined;
}

/** Creates the task pane, which the ribbon opens and closes and a person can resize. */
export function createPane(name: string, open: AddInFrames["open"]): Pane {
  const pane = byId("pane", HTMLElement);
  const splitter = byId("splitter", HTMLDivElement);
  const slot = byId("pane-frame", HTMLDivElement);
  let opened: (OpenFrame & { page: string }) | undefined;

  const close = (): void => {
    opened?.connection.close();
    opened?.frame.remove();
    opened = undefined;
    pane.hidden = true;
  };

  byId("pane-name", HTMLHeadingElement).textContent = name;
  byId("pane-close", HTMLButtonElement).addEventListener("click", close);
  createResizing(pane, splitter);
  pane.hidden = true;

  const openPage = (page: string): FrameConnection => {
    if (opened?.page !== page) {
      close();
      opened = { ...open(slot, page), page };
    }
    pane.hidden = false;
    return opened.connection;
  };

  return {
    close,
    open: openPage,
    connection: () => opened?.connection,
    reopen() {
      if (!opened) return;
      const { page } = opened;
      close();
      openPage(page);
    },
  };
}

function createResizing(pane: HTMLElement, splitter: HTMLElement): void {
  const choice = byId("pane-width", HTMLSelectElement);

  const resize = (wanted: number): void => {
    const width = Math.round(Math.min(PANE_WIDTHS.max, Math.max(PANE_WIDTHS.min, wanted)));
    pane.style.width = `${width}px`;
    choice.value = [...choice.options].some((o) => o.value === String(width)) ? String(width) : "custom";
    splitter.ariaValueNow = String(width);
    splitter.ariaValueText = `${width} pixels`;
  };

  splitter.ariaValueMin = String(PANE_WIDTHS.min);
  splitter.ariaValueMax = String(PANE_WIDTHS.max);
  choice.addEventListener("change", () => resize(Number(choice.value)));
  splitter.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowLeft" ? 10 : event.key === "ArrowRight" ? -10 : 0;
    if (step !== 0) resize(pane.offsetWidth + step);
  });
  splitter.addEventListener("pointerdown", (event) => {
    splitter.setPointerCapture(event.pointerId);
    document.body.classList.add("is-sizing");
    const edge = pane.getBoundingClientRect().right;
    const move = (at: PointerEvent): void => resize(edge - at.clientX);
    splitter.addEventListener("pointermove", move);
    splitter.addEventListener(
      "lostpointercapture",
      () => {
        splitter.removeEventListener("pointermove", move);
        document.body.classList.remove("is-sizing");
      },
      { once: true },
    );
  });
  resize(350);
}
