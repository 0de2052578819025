import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { checkRows, needsNotes, type RowFinding } from "../actions/check-workbook";
import type { Review } from "../actions/review";
import type { NotedCells } from "../kpi/checks/finding";
import type { Scorecard } from "../kpi/scorecard";
import type { Pane } from "./use-pane";

/** What was found, for as long as the indicators and the notes on their cells are the same: of 10,000 rows it takes a third of a second. */
const FOUND = new WeakMap<Scorecard, { today: string; noted: NotedCells; findings: RowFinding[] }>();

function findInRows(review: Review, noted: NotedCells, today: string): RowFinding[] {
  const known = FOUND.get(review.scorecard);
  if (known?.today === today && known.noted === noted) return known.findings;
  const findings = checkRows(review, noted, today);
  FOUND.set(review.scorecard, { today, noted, findings });
  return findings;
}

/**
 * All that is found in the rows, dismissed or not, and the review it was found in. It is worked out while the tab is shown, behind
 * what is typed.
 */
export function useRowFindings(pane: Pane, review: Review): { findings: RowFinding[]; shown: Review } {
  const today = pane.today();
  const isTabShown = pane.state.tab === "report";
  const [last, setLast] = useState(review);
  if (isTabShown && last !== review) setLast(review);
  const shown = useDeferredValue(last);
  const noted = useNoted(pane, shown, isTabShown);
  return { shown, findings: useMemo(() => findInRows(shown, noted, today), [shown, noted, today]) };
}

/** Until notes are read a finding is there, and says only what is true without them. */
const UNKNOWN: NotedCells = { cells: new Set(), told: "neither" };

/**
 * Which cells have a note, where a finding turns on it. Excel tells nobody that a note was added, so they are read again when the
 * officer comes back to the pane.
 */
function useNoted(pane: Pane, review: Review, isTabShown: boolean): NotedCells {
  const { readNoted } = pane.checks;
  const { scorecard, tables } = review;
  const isNeeded = useMemo(() => needsNotes({ scorecard, tables }), [scorecard, tables]);
  const [noted, setNoted] = useState(UNKNOWN);
  useEffect(() => {
    if (!isNeeded || !isTabShown) return;
    let isOver = false;
    const look = (): void => {
      const read = (found: NotedCells): void => {
        if (!isOver) setNoted((known) => (isSame(known, found) ? known : found));
      };
      readNoted({ scorecard, tables }).then(read, () => read(UNKNOWN));
    };
    look();
    window.addEventListener("focus", look);
    return () => {
      isOver = true;
      window.removeEventListener("focus", look);
    };
  }, [readNoted, isNeeded, isTabShown, scorecard, tables]);
  return noted;
}

function isSame(a: NotedCells, b: NotedCells): boolean {
  return a.told === b.told && a.cells.size === b.cells.size && [...a.cells].every((cell) => b.cells.has(cell));
}
