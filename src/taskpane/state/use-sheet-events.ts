import { useCallback, useEffect, useRef } from "react";
import type { Review } from "../../actions/review";
import { useSubscription } from "../kit/use-subscription";
import type { JobRunner } from "./job-runner";
import { selectCell } from "./list-updates";
import type { PaneApp } from "./pane-app";
import { markOutOfDate } from "./pane-state";
import type { PaneStore } from "./pane-store";

/** How long the sheet must be unchanged before it is read again. */
const PAUSE_MS = 800;

/** Longer tables are not read after each change, which would be slow, but marked as out of date. */
const READ_AGAIN_LIMIT = 2000;

/**
 * Follows the officer in the sheet: selecting a cell selects its row in the list, and a change reads the sheet again, after a
 * pause, as changes come in bursts while someone types. Writes nothing.
 */
export function useSheetEvents(app: PaneApp, store: PaneStore, runner: JobRunner): void {
  useSubscription(useCallback(() => app.watchSelection((place) => store.update(selectCell(place))), [app, store]));

  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const onChange = useCallback(
    (sheetId: string): void => {
      const { review } = store.get();
      if (runner.isOwnChange() || !review || !isReadFrom(review, sheetId)) return;
      store.update(markOutOfDate);
      clearTimeout(pause.current);
      if (review.scorecard.indicatorCount > READ_AGAIN_LIMIT) return;
      pause.current = setTimeout(() => runner.readQuietly(), PAUSE_MS);
    },
    [store, runner],
  );
  useSubscription(useCallback(() => app.watchChanges(onChange), [app, onChange]));
}

/** True when a review uses a sheet: one with KPI rows, the rules or the dismissals, or one that KPI rows refer to. */
function isReadFrom({ tables, rulesSheet, dismissals, attached }: Review, sheetId: string): boolean {
  return (
    tables.some((table) => table.sheetId === sheetId) ||
    rulesSheet?.id === sheetId ||
    dismissals?.sheet.id === sheetId ||
    attached.some(({ found }) => "grid" in found && found.grid.sheetId === sheetId)
  );
}
