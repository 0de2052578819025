import { useCallback, useEffect, useReducer, useRef } from "react";
import type { Status } from "../rag/status";
import type { PaneApp } from "./pane-app";
import { INITIAL_STATE, reducePane, type IndicatorPlace, type PaneState } from "./pane-state";
import { useSubscription } from "./use-subscription";

/** Excel tells of a run's own writes shortly after it; those say nothing new. */
const ECHO_MS = 2000;

/** How long the sheet must be left alone before it is read again. */
const PAUSE_MS = 800;

/** Longer tables are only marked as out of date: reading them at every change would slow the officer down. */
const READ_AGAIN_LIMIT = 2000;

export interface Pane {
  state: PaneState;
  review(): void;
  recalculate(): void;
  insertKpiSheet(): void;
  filter(by: Status | null): void;
  search(text: string): void;
  open(place: IndicatorPlace): void;
}

/** The pane's state and what the officer can do with it. One job runs at a time; each ends by freeing the button. */
export function usePane(app: PaneApp): Pane {
  const [state, dispatch] = useReducer(reducePane, INITIAL_STATE);
  const busy = useRef(false);
  const quietUntil = useRef(0);

  const run = useCallback(async (job: () => Promise<void>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      await job();
    } finally {
      busy.current = false;
    }
  }, []);

  const review = useCallback(
    () =>
      void run(async () => {
        dispatch({ type: "started", activity: "reading" });
        dispatch({ type: "reviewed", result: await app.review() });
      }),
    [app, run],
  );

  useEffect(review, [review]);

  useSubscription(
    useCallback(() => app.watchSelection((place) => dispatch({ type: "sheet-selected", place })), [app]),
  );

  // Changes come in bursts while someone types; once they pause, the sheet is read again, and nothing is written.
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const readAgain = useCallback(
    () =>
      run(async () => {
        const result = await app.review();
        // Refused while a cell is being edited, for one: then the pane stays marked as out of date.
        if (result.ok) dispatch({ type: "reviewed", result });
      }),
    [app, run],
  );
  useSubscription(
    useCallback(
      () =>
        app.watchChanges((sheetId) => {
          const { review: known } = latest.current;
          const isOurs = busy.current || performance.now() < quietUntil.current;
          if (isOurs || !known?.tables.some((table) => table.sheetId === sheetId)) return;
          dispatch({ type: "sheet-changed" });
          clearTimeout(pause.current);
          if (known.scorecard.indicatorCount <= READ_AGAIN_LIMIT) pause.current = setTimeout(() => void readAgain(), PAUSE_MS);
        }),
      [app, readAgain],
    ),
  );

  return {
    state,
    review,
    recalculate: () =>
      void run(async () => {
        dispatch({ type: "started", activity: "recalculating" });
        dispatch({ type: "recalculated", result: await app.recalculate() });
        quietUntil.current = performance.now() + ECHO_MS;
      }),
    insertKpiSheet: () =>
      void run(async () => {
        dispatch({ type: "started", activity: "inserting" });
        const inserted = await app.insertKpiSheet();
        if (inserted.ok) dispatch({ type: "reviewed", result: await app.review() });
        else dispatch({ type: "failed", problem: inserted.problem });
      }),
    filter: (by) => dispatch({ type: "filtered", by }),
    search: (text) => dispatch({ type: "searched", text }),
    open: (place) => {
      dispatch({ type: "opened", place });
      if (!state.review) return;
      void app.show(state.review, place).then((shown) => {
        if (!shown.ok) dispatch({ type: "failed", problem: shown.problem });
      });
    },
  };
}
