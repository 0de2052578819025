import { useCallback, useEffect, useReducer, useRef } from "react";
import type { Status } from "../rag/status";
import type { PaneApp } from "./pane-app";
import { INITIAL_STATE, reducePane, type IndicatorPlace, type PaneState } from "./pane-state";

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

  useEffect(() => {
    let stop: (() => Promise<void>) | undefined;
    let hasLeft = false;
    const leave = (): void => void stop?.().catch(() => undefined);
    app
      .watchSelection((place) => dispatch({ type: "sheet-selected", place }))
      .then((stopWatching) => {
        stop = stopWatching;
        if (hasLeft) leave();
      })
      // Without it the pane only fails to follow the sheet's selection; everything else works.
      .catch(() => undefined);
    return () => {
      hasLeft = true;
      leave();
    };
  }, [app]);

  return {
    state,
    review,
    recalculate: () =>
      void run(async () => {
        dispatch({ type: "started", activity: "recalculating" });
        dispatch({ type: "recalculated", result: await app.recalculate() });
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
