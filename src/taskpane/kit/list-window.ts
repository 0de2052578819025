import { useState } from "react";

/** The part of a long list that is drawn: from index `from` (included) to `to` (excluded). */
export interface ListWindow {
  from: number;
  to: number;
}

/** How many rows are drawn at first, and added at a time. It keeps a list of 10,000 rows quick. */
export const WINDOW_SIZE = 200;

export const FIRST_WINDOW: ListWindow = { from: 0, to: WINDOW_SIZE };

/** Cuts a window to the length of its list. A window beyond the end becomes the first one. */
export function fitWindow({ from, to }: ListWindow, length: number): ListWindow {
  if (from >= length) return { from: 0, to: Math.min(WINDOW_SIZE, length) };
  return { from, to: Math.min(to, length) };
}

/** Adds rows after the window. */
export function extendForward({ from, to }: ListWindow): ListWindow {
  return { from, to: to + WINDOW_SIZE };
}

/** Adds rows before the window. */
export function extendBack({ from, to }: ListWindow): ListWindow {
  return { from: Math.max(0, from - WINDOW_SIZE), to };
}

/** A window that contains an index; the given one if it already does, or if the index is negative. */
export function reachIndex(drawn: ListWindow, index: number): ListWindow {
  if (index < 0 || (index >= drawn.from && index < drawn.to)) return drawn;
  const from = Math.floor(index / WINDOW_SIZE) * WINDOW_SIZE;
  return { from, to: from + WINDOW_SIZE };
}

/** The window of a list, and how to extend it. */
export interface DrawnList {
  drawn: ListWindow;
  showBefore(): void;
  showMore(): void;
}

/**
 * Keeps the drawn part of a list. It returns to the beginning when `subject` (the filter and search) changes, and moves to the
 * index `current` when that changes; -1 is no index.
 */
export function useListWindow(length: number, subject: string, current: number): DrawnList {
  const [kept, keep] = useState({ subject, current, drawn: reachIndex(FIRST_WINDOW, current) });
  let drawn = kept.drawn;
  if (kept.subject !== subject || kept.current !== current) {
    drawn = reachIndex(kept.subject === subject ? drawn : FIRST_WINDOW, kept.current === current ? -1 : current);
    keep({ subject, current, drawn });
  }
  return {
    drawn: fitWindow(drawn, length),
    showBefore: () => keep({ subject, current, drawn: extendBack(fitWindow(drawn, length)) }),
    showMore: () => keep({ subject, current, drawn: extendForward(fitWindow(drawn, length)) }),
  };
}
