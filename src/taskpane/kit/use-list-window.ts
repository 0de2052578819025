import { useState } from "react";
import { extendBack, extendOn, FIRST_WINDOW, fitWindow, reachIndex, type ListWindow } from "./list-window";

/** The window of a list, and how to extend it. */
export interface DrawnList {
  drawn: ListWindow;
  showBefore(): void;
  showMore(): void;
}

/**
 * The part of a list that is drawn. It starts at the beginning for each new `subject` (the filter and search), and moves
 * to contain the index `current` when that changes; -1 is no index.
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
    showMore: () => keep({ subject, current, drawn: extendOn(fitWindow(drawn, length)) }),
  };
}
