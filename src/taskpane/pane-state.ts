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

/** A job that keeps the pane busy. */
export type Job = "reading" | "recalculating" | "inserting";

/** What could not be done, and while doing what. Showing a cell in the sheet runs beside the jobs. */
export interface Failure {
  problem: Problem;
  doing: Job | "showing";
}

/** Everything the pane shows. */
export interface PaneState {
  activity: Job | "idle";
  review: Review | null;
  lastRun: LastRun | null;
  failure: Failure | null;
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
  | { type: "started"; activity: Job }
  | { type: "reviewed"; result: Result<Review> }
  | { type: "recalculated"; result: Result<Review> }
  | { type: "failed"; problem: Problem; doing: Failure["doing"] }
  | { type: "filtered"; by: Status | null }
  | { type: "searched"; text: string }
  | { type: "opened"; place: IndicatorPlace | null }
  | { type: "sheet-selected"; place: Place }
  | { type: "sheet-changed" };

export const INITIAL_STATE: PaneState = {
  activity: "reading",
  review: null,
  lastRun: null,
  failure: null,
  isOutOfDate: false,
  filter: null,
  search: "",
  opened: null,
  selected: null,
};

/** What holds when the workbook has just been read. */
const CURRENT = { activity: "idle", failure: null, isOutOfDate: false } as const;

/** The next state. A failure keeps what was read before, so that the officer loses nothing from view. */
export function reducePane(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case "started":
      return { ...state, activity: event.activity, failure: null };
    case "reviewed":
      if (!event.result.ok) return fail(state, { problem: event.result.problem, doing: "reading" });
      return { ...state, ...CURRENT, review: event.result.value, lastRun: null };
    case "recalculated": {
      if (!event.result.ok) return fail(state, { problem: event.result.problem, doing: "recalculating" });
      const { changes, kept } = event.result.value;
      return { ...state, ...CURRENT, review: event.result.value, lastRun: { changes, kept } };
    }
    case "failed":
      return fail(state, { problem: event.problem, doing: event.doing });
    case "filtered":
      return { ...state, filter: event.by };
    case "searched":
      return { ...state, search: event.text };
    case "opened":
      return { ...state, opened: event.place, failure: state.failure?.doing === "showing" ? null : state.failure };
    case "sheet-selected":
      return { ...state, selected: event.place };
    case "sheet-changed":
      return { ...state, isOutOfDate: true };
  }
}

function fail(state: PaneState, failure: Failure): PaneState {
  // Without a KPI table, what was shown is no longer there to be shown.
  const review = failure.problem.code === "no-kpi-table" ? null : state.review;
  const activity = failure.doing === "showing" ? state.activity : "idle";
  return { ...state, activity, failure, review };
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
