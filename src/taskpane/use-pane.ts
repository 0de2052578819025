import { useCallback, useEffect, useReducer, useRef } from "react";
import type { Status } from "../rag/status";
import { refused, type Result } from "../workbook/problem";
import type { PaneApp } from "./pane-app";
import { INITIAL_STATE, reducePane, type IndicatorPlace, type Job, type PaneEvent, type PaneState } from "./pane-state";
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
  /** Opens an indicator's reason and shows its cell in the sheet; null closes what is open. */
  open(place: IndicatorPlace | null): void;
}

/** The pane's state and what the officer can do with it. One job runs at a time; each ends by freeing the button. */
export function usePane(app: PaneApp): Pane {
  const [state, dispatch] = useReducer(reducePane, INITIAL_STATE);
  const busy = useRef(false);
  const quietUntil = useRef(0);
  /** The reading that follows a change in the sheet. A job waits for it, rather than be refused without a word. */
  const quietReading = useRef<Promise<void>>(Promise.resolve());

  const run = useCallback(async (activity: Job, job: () => Promise<PaneEvent>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    dispatch({ type: "started", activity });
    try {
      await quietReading.current;
      dispatch(await job());
    } finally {
      busy.current = false;
    }
  }, []);

  const review = useCallback(
    () => void run("reading", async () => ({ type: "reviewed", result: await attempt(() => app.review()) })),
    [app, run],
  );
  const recalculate = (): void =>
    void run("recalculating", async () => {
      const result = await attempt(() => app.recalculate());
      quietUntil.current = performance.now() + ECHO_MS;
      return { type: "recalculated", result };
    });
  const insertKpiSheet = (): void =>
    void run("inserting", async () => {
      const inserted = await attempt(() => app.insertKpiSheet());
      if (!inserted.ok) return { type: "failed", problem: inserted.problem, doing: "inserting" };
      return { type: "reviewed", result: await attempt(() => app.review()) };
    });

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
  const readAgain = useCallback(() => {
    if (busy.current) return;
    quietReading.current = quietReading.current.then(async () => {
      const result = await attempt(() => app.review());
      // Refused while a cell is being edited, for one: then the pane stays marked as out of date. A job that was
      // started meanwhile reads for itself.
      if (result.ok && !busy.current) dispatch({ type: "reviewed", result });
    });
  }, [app]);
  useSubscription(
    useCallback(
      () =>
        app.watchChanges((sheetId) => {
          const { review: known } = latest.current;
          const isOurs = busy.current || performance.now() < quietUntil.current;
          if (isOurs || !known?.tables.some((table) => table.sheetId === sheetId)) return;
          dispatch({ type: "sheet-changed" });
          clearTimeout(pause.current);
          if (known.scorecard.indicatorCount <= READ_AGAIN_LIMIT) pause.current = setTimeout(readAgain, PAUSE_MS);
        }),
      [app, readAgain],
    ),
  );

  const reviewed = state.review;
  const open = useCallback(
    async (place: IndicatorPlace | null): Promise<void> => {
      dispatch({ type: "opened", place });
      if (!reviewed || !place) return;
      const shown = await attempt(() => app.show(reviewed, place));
      if (!shown.ok) dispatch({ type: "failed", problem: shown.problem, doing: "showing" });
    },
    [app, reviewed],
  );

  return {
    state,
    review,
    recalculate,
    insertKpiSheet,
    filter: (by) => dispatch({ type: "filtered", by }),
    search: (text) => dispatch({ type: "searched", text }),
    open: useCallback((place) => void open(place), [open]),
  };
}

/** What an action gives. A bug in it becomes a problem that can be shown, so that nothing stays busy for ever. */
async function attempt<T>(action: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await action();
  } catch (error) {
    return refused({ code: "unexpected", detail: error instanceof Error ? error.message : String(error) });
  }
}
