import type { Review } from "../actions/review";
import type { RatedIndicator } from "../kpi/scorecard";
import type { Status } from "../rag/status";
import type { KeptCell, StatusChange } from "../workbook/plan-statuses";
import type { Place } from "../workbook/port";
import type { Problem, Result } from "../workbook/problem";

/** An indicator by where it is, which stays the same from one reading to the next. */
export type IndicatorPlace = Pick<RatedIndicator, "tableId" | "row">;

/** What the last run did. */
export interface LastRun {
  changes: StatusChange[];
  kept: KeptCell[];
}

/** Everything the pane shows. */
export interface PaneState {
  activity: "reading" | "recalculating" | "inserting" | "idle";
  review: Review | null;
  lastRun: LastRun | null;
  problem: Problem | null;
  /** True when the KPI sheet has changed since it was read. */
  isOutOfDate: boolean;
  filter: Status | null;
  search: string;
  /** The indicator whose reason is open. */
  opened: IndicatorPlace | null;
  /** The cell that is selected in the sheet, once the officer has selected one. */
  selected: Place | null;
}

export type PaneEvent =
  | { type: "started"; activity: "reading" | "recalculating" | "inserting" }
  | { type: "reviewed"; result: Result<Review> }
  | { type: "recalculated"; result: Result<Review> }
  | { type: "failed"; problem: Problem }
  | { type: "filtered"; by: Status | null }
  | { type: "searched"; text: string }
  | { type: "opened"; place: IndicatorPlace }
  | { type: "sheet-selected"; place: Place }
  | { type: "sheet-changed" };

export const INITIAL_STATE: PaneState = {
  activity: "reading",
  review: null,
  lastRun: null,
  problem: null,
  isOutOfDate: false,
  filter: null,
  search: "",
  opened: null,
  selected: null,
};

/** What holds when the workbook has just been read. */
const CURRENT = { activity: "idle", problem: null, isOutOfDate: false } as const;

/** The next state. A failure keeps what was read before, so that the officer loses nothing from view. */
export function reducePane(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case "started":
      return { ...state, activity: event.activity, problem: null };
    case "reviewed":
      if (!event.result.ok) return fail(state, event.result.problem);
      return { ...state, ...CURRENT, review: event.result.value, lastRun: null };
    case "recalculated": {
      if (!event.result.ok) return fail(state, event.result.problem);
      const { changes, kept } = event.result.value;
      return { ...state, ...CURRENT, review: event.result.value, lastRun: { changes, kept } };
    }
    case "failed":
      return fail(state, event.problem);
    case "filtered":
      return { ...state, filter: event.by };
    case "searched":
      return { ...state, search: event.text };
    case "opened":
      return { ...state, opened: isSamePlace(state.opened, event.place) ? null : event.place };
    case "sheet-selected":
      return { ...state, selected: event.place };
    case "sheet-changed":
      return { ...state, isOutOfDate: true };
  }
}

function fail(state: PaneState, problem: Problem): PaneState {
  // Without a KPI table, what was shown is no longer there to be shown.
  const review = problem.code === "no-kpi-table" ? null : state.review;
  return { ...state, activity: "idle", problem, review };
}

export function isSamePlace(a: IndicatorPlace | null, b: IndicatorPlace | null): boolean {
  return a !== null && b !== null && a.tableId === b.tableId && a.row === b.row;
}

/** True when an indicator is to be listed. */
export function isListed(indicator: RatedIndicator, { filter, search }: Pick<PaneState, "filter" | "search">): boolean {
  if (filter !== null && indicator.rating.status !== filter) return false;
  const wanted = search.trim().toLowerCase();
  return wanted === "" || `${indicator.metric} ${indicator.kpi}`.toLowerCase().includes(wanted);
}
