import { useState } from "react";
import { extendBack, extendOn, FIRST_WINDOW, fitWindow, reachIndex, type ListWindow } from "./list-window";

export interface DrawnList {
  drawn: ListWindow;
  showBefore(): void;
  showMore(): void;
}

/**
 * Which part of a list is drawn. It begins at the start for each new `subject` (what the list was narrowed to), and
 * moves to hold place `current` whenever that becomes another; -1 is nowhere.
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
