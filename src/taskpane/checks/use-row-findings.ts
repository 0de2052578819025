import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { checkRows, NOTES_NOT_READ, type CheckedWorkbook, type RowFinding } from "../../actions/check-workbook";
import type { Review } from "../../actions/review";
import type { Pane } from "../state/use-pane";

/** Checks the rows while the tab is shown, and gives the review that the findings belong to. Typing goes first. */
export function useRowFindings(pane: Pane, review: Review): { checked: CheckedWorkbook<RowFinding>; shown: Review } {
  const today = pane.today();
  const isTabShown = pane.state.tab === "report";
  const [last, setLast] = useState(review);
  if (isTabShown && last !== review) setLast(review);
  const shown = useDeferredValue(last);
  const notes = useNotes(pane, shown, isTabShown);
  const found = useMemo(() => checkRows(shown, notes, today), [shown, notes, today]);
  // A dismissal is shown at once, even while findings are being computed.
  const { dismissals } = review;
  return { shown, checked: useMemo(() => found({ dismissals }), [found, dismissals]) };
}

/** Reads which cells have a note. Excel has no event for a new note: they are read again when the officer returns to the pane. */
function useNotes(pane: Pane, review: Review, isTabShown: boolean): typeof NOTES_NOT_READ {
  const { readNotes } = pane.checks;
  const { scorecard, tables } = review;
  const [notes, setNotes] = useState(NOTES_NOT_READ);
  const known = useRef(NOTES_NOT_READ);
  useEffect(() => {
    if (!isTabShown) return;
    let isOver = false;
    const look = async (): Promise<void> => {
      const read = await readNotes({ scorecard, tables }, known.current).catch(() => NOTES_NOT_READ);
      if (isOver) return;
      known.current = read;
      setNotes(read);
    };
    const onFocus = (): void => void look();
    onFocus();
    window.addEventListener("focus", onFocus);
    return () => {
      isOver = true;
      window.removeEventListener("focus", onFocus);
    };
  }, [readNotes, isTabShown, scorecard, tables]);
  return notes;
}
