import type { PreparedClosing } from "../../actions/close-period";
import { canReplaceIcons } from "../../actions/recalculate";
import type { Review } from "../../actions/review";
import type { WrittenReview, WrittenRun } from "../../actions/review/write-logged";
import type { WrittenSheets } from "../../actions/write-report-sheets";
import { allIndicators, type RatedIndicator } from "../../kpi/scorecard";
import type { Status } from "../../rag/status";
import type { LogTrouble } from "../../planning/sheets/rag-log/plan";
import { placesOf } from "../../planning/statuses/places-of";
import type { KeptCell, StatusChange } from "../../planning/statuses/plan-statuses";
import type { ColumnsReading } from "../../planning/tables/columns-reading";
import type { Place, Undone } from "../../planning/port";
import type { Problem, Result } from "../../planning/problem";
import type { SheetsPlan } from "../../planning/sheets/report-sheets";
import { openDraft, type ColumnsDraft } from "./columns-draft";
import { followPlace } from "./indicator-place";
import type { OverrideDraft } from "./override-draft";
import { reviewFlagOf } from "./review-due";
import type { Undoable } from "../statuses/run-copy";

/** An indicator by where it is, which stays the same from one reading to the next. */
export type IndicatorPlace = Pick<RatedIndicator, "tableId" | "row">;

export type Tab = "statuses" | "rules" | "report";

/** What the list shows only: one status, or the overrides whose review day has passed or cannot be read. */
export type Filter = Status | "review-due";

/** What the last run did. */
export interface LastRun {
  changes: StatusChange[];
  kept: KeptCell[];
  looks: Review["looks"];
  trendChanges: number;
  sheets: SheetsPlan | null;
}

/** What else was done last. */
export type News =
  | { of: "override"; metric: string; status: Status | null }
  /** The sheet that holds the rules now. */
  | { of: "rules"; sheet: string | null }
  | { of: "sheets"; sheets: SheetsPlan }
  | { of: "closing"; period: string; next: string }
  /** What was found in a cell ("KPIs!F12") is dismissed, or there to look at again. */
  | { of: "check"; address: string; isDismissed: boolean }
  /** The sheet that remembers which column is which. */
  | { of: "columns"; sheet: string | null }
  /** `left` are the places that were changed since, and stay. */
  | { of: "undo"; what: Undoable; left: string[] };

/** A job that keeps the pane busy. */
export type Job =
  | "reading"
  | "recalculating"
  | "inserting"
  | "overriding"
  | "writing-rules"
  | "writing-sheets"
  | "writing-texts"
  | "reading-report"
  | "taking-texts"
  | "preparing-closing"
  | "closing"
  | "dismissing"
  | "bringing-back"
  | "naming-columns"
  | "undoing";

/** What could not be done, and while doing what. Showing a cell in the sheet runs beside the jobs. */
export interface Failure {
  problem: Problem;
  doing: Job | "showing";
}

/** Everything the pane shows. */
export interface PaneState {
  tab: Tab;
  activity: Job | "idle";
  /** The indicator that the job is about, or was, where it is about one. */
  about: IndicatorPlace | null;
  review: Review | null;
  lastRun: LastRun | null;
  news: News | null;
  /** What a run would write is shown, and waits for a yes. `hasChanged`: it was shown, and the sheet changed since. */
  preview: { hasChanged: boolean } | null;
  /** What closing the period would do is shown, and waits for a yes. */
  closing: PreparedClosing | null;
  /** Which column is which, as it was read last; also where no KPI rows were found by it. */
  columns: ColumnsReading | null;
  /** Which column is which is being said. */
  naming: ColumnsDraft | null;
  /** How often it was asked where words of status cells are taught: each time it is to be shown. */
  wordsAsked: number;
  /** What was written last, until something else is. */
  undoable: { what: Undoable; run: WrittenRun } | null;
  /** Why what was just written is not in the log; said once. */
  logTrouble: LogTrouble | null;
  hasSaidLogTrouble: boolean;
  failure: Failure | null;
  /** True when the workbook has changed since it was read. */
  isOutOfDate: boolean;
  filter: Filter | null;
  search: string;
  /** The indicator whose reason is open. */
  opened: IndicatorPlace | null;
  /** An indicator that stays listed until the list is narrowed anew: its override is being, or was just, given. */
  held: IndicatorPlace | null;
  /** The indicator that was asked for from the Rules tab, which the list is to show. */
  revealed: IndicatorPlace | null;
  /** The overrides that are being typed, by `placeKey`. */
  drafts: ReadonlyMap<string, OverrideDraft>;
  /** The reasons for dismissing findings that are being typed, by the finding's place in the list of checks. */
  reasons: ReadonlyMap<string, string>;
  /** The cell that is selected in the sheet, once the officer has selected one. */
  selected: Place | null;
}

export type PaneEvent =
  | { type: "started"; activity: Job; about?: IndicatorPlace | null }
  | { type: "reviewed"; result: Result<Review> }
  /** What a run would write is to be shown first. */
  | { type: "previewed"; review: Review; hasChanged: boolean }
  | { type: "preview-left" }
  | { type: "recalculated"; result: Result<WrittenReview> }
  | { type: "undone"; what: Undoable; left: Undone["left"]; review: WrittenReview }
  /** An override was stored, or cleared (null), for an indicator that is now at `at`. */
  | { type: "overridden"; place: IndicatorPlace; at: IndicatorPlace; status: Status | null; review: WrittenReview }
  | { type: "rules-written"; review: WrittenReview }
  | { type: "sheets-written"; review: WrittenSheets }
  /** The report was read, with all that was written for it. */
  | { type: "report-read"; review: Review }
  | { type: "closing-prepared"; closing: PreparedClosing }
  | { type: "closing-left" }
  | { type: "closed"; period: string; next: string; review: WrittenReview }
  /** `id` tells the finding from others in the list of checks; a reason that is null is dropped. */
  | { type: "reason-typed"; id: string; reason: string | null }
  | { type: "dismissed"; id: string; address: string; review: WrittenReview }
  | { type: "brought-back"; address: string; review: WrittenReview }
  | { type: "words-asked" }
  | { type: "columns-opened" }
  | { type: "columns-typed"; draft: ColumnsDraft }
  | { type: "columns-left" }
  | { type: "columns-named"; review: WrittenReview }
  | { type: "failed"; problem: Problem; doing: Failure["doing"] }
  | { type: "tab-chosen"; tab: Tab }
  | { type: "filtered"; by: Filter | null }
  | { type: "searched"; text: string }
  | { type: "opened"; place: IndicatorPlace | null }
  | { type: "revealed"; place: IndicatorPlace }
  | { type: "override-typed"; place: IndicatorPlace; draft: OverrideDraft | null }
  | { type: "sheet-selected"; place: Place }
  | { type: "sheet-changed" };

export const INITIAL_STATE: PaneState = {
  tab: "statuses",
  activity: "reading",
  about: null,
  review: null,
  lastRun: null,
  news: null,
  preview: null,
  closing: null,
  columns: null,
  naming: null,
  wordsAsked: 0,
  undoable: null,
  logTrouble: null,
  hasSaidLogTrouble: false,
  failure: null,
  isOutOfDate: false,
  filter: null,
  search: "",
  opened: null,
  held: null,
  revealed: null,
  drafts: new Map(),
  reasons: new Map(),
  selected: null,
};

/** The next state. A failure keeps what was read before, so that the officer loses nothing from view. */
export function reducePane(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case "started":
      return { ...state, activity: event.activity, about: event.about ?? null, failure: null };
    case "reviewed":
      if (!event.result.ok) return fail(state, { problem: event.result.problem, doing: "reading" });
      return take(state, event.result.value);
    case "recalculated": {
      if (!event.result.ok) return fail(state, { problem: event.result.problem, doing: "recalculating" });
      const { changes, kept, looks, trendChanges, sheets } = event.result.value;
      return {
        ...takeWritten(state, event.result.value, "run"),
        preview: null,
        lastRun: { changes, kept, looks, trendChanges, sheets },
      };
    }
    case "previewed":
      return { ...take(state, event.review), tab: "statuses", preview: { hasChanged: event.hasChanged } };
    case "preview-left":
      return { ...state, preview: null };
    case "undone": {
      const { what, review } = event;
      const left = placesOf(event.left, [...review.tables, ...event.left]);
      return { ...takeWritten(state, review, what), undoable: null, news: { of: "undo", what, left } };
    }
    case "overridden": {
      const typed = withDraft(state, event.place, null);
      const metric = findIndicator(event.review, event.at)?.metric ?? "";
      const news: News = { of: "override", metric, status: event.status };
      return { ...takeWritten(typed, event.review, "override"), news, opened: event.at, held: event.at };
    }
    case "rules-written":
      return {
        ...takeWritten(state, event.review, "rules"),
        news: { of: "rules", sheet: event.review.rulesSheet?.name ?? null },
      };
    case "sheets-written":
      return { ...takeWritten(state, event.review, "sheets"), news: { of: "sheets", sheets: event.review.sheets } };
    case "report-read":
      return take(state, event.review);
    case "closing-prepared":
      return { ...take(state, event.closing.review), closing: event.closing };
    case "closing-left":
      return { ...state, closing: null };
    case "closed": {
      const { period, next } = event;
      return { ...takeWritten(state, event.review, "closing"), news: { of: "closing", period, next } };
    }
    case "reason-typed":
      return withReason(without(state, "dismissing"), event.id, event.reason);
    case "dismissed": {
      const typed = withReason(state, event.id, null);
      return {
        ...takeWritten(typed, event.review, "dismissal"),
        news: { of: "check", address: event.address, isDismissed: true },
      };
    }
    case "brought-back":
      return {
        ...takeWritten(state, event.review, "bring-back"),
        news: { of: "check", address: event.address, isDismissed: false },
      };
    case "words-asked":
      return { ...state, tab: "rules", wordsAsked: state.wordsAsked + 1 };
    case "columns-opened": {
      const [place] = state.columns?.places ?? [];
      if (!state.columns || !place) return state;
      return { ...state, tab: "statuses", preview: null, naming: openDraft(place, state.columns) };
    }
    case "columns-typed":
      return { ...without(state, "naming-columns"), naming: event.draft };
    case "columns-left":
      return { ...without(state, "naming-columns"), naming: null };
    case "columns-named": {
      const { review } = event;
      return {
        ...takeWritten(state, review, "columns"),
        naming: null,
        news: { of: "columns", sheet: review.rulesSheet?.name ?? null },
      };
    }
    case "failed":
      return fail(state, { problem: event.problem, doing: event.doing });
    case "tab-chosen":
      return { ...state, tab: event.tab };
    case "filtered":
      return { ...state, filter: event.by, held: null };
    case "searched":
      return { ...state, search: event.text, held: null };
    case "opened":
      return { ...without(state, "showing"), opened: event.place };
    case "revealed": {
      const { place } = event;
      const open = { ...without(state, "showing"), tab: "statuses" as const, opened: place, revealed: place };
      return { ...open, filter: null, search: "", held: null };
    }
    case "override-typed": {
      const typed = withDraft(without(state, "overriding"), event.place, event.draft);
      return event.draft ? { ...typed, held: event.place } : typed;
    }
    case "sheet-selected":
      return { ...state, selected: event.place, revealed: null };
    case "sheet-changed":
      return { ...state, isOutOfDate: true };
  }
}

/** What holds when the workbook has just been read. What the officer has open or has typed follows its indicator. */
function take(state: PaneState, review: Review): PaneState {
  const idle = {
    activity: "idle" as const,
    failure: null,
    isOutOfDate: false,
    lastRun: null,
    news: null,
    logTrouble: null,
  };
  // A preview goes on as long as there is something to write.
  const preview =
    state.preview && (review.changes.length > 0 || canReplaceIcons(review))
      ? { hasChanged: isOtherRun(state.review, review) || state.preview.hasChanged }
      : null;
  // What a closing would do holds for the workbook that it was worked out for.
  const next = { ...state, ...idle, review, columns: review.columns, preview, closing: null };
  const { opened, held, revealed, about, drafts } = state;
  if (!state.review || (!opened && !held && !revealed && !about && drafts.size === 0)) return next;
  const [before, after] = [allIndicators(state.review.scorecard), allIndicators(review.scorecard)];
  const follow = (place: IndicatorPlace | null): IndicatorPlace | null => place && followPlace(place, before, after);
  const followed = [...drafts].flatMap(([key, draft]): [string, OverrideDraft][] => {
    const place = follow(readPlaceKey(key));
    return place ? [[placeKey(place), draft]] : [];
  });
  const places = { opened: follow(opened), held: follow(held), revealed: follow(revealed), about: follow(about) };
  return { ...next, ...places, drafts: new Map(followed) };
}

/** True when one review would write other statuses than another, or offers something else. */
export function isOtherRun(one: Review | null, other: Review): boolean {
  const told = (review: Review | null): unknown =>
    review && [review.changes, review.looks.sentences, review.looks.icons.map(({ plan }) => plan.changes)];
  return JSON.stringify(told(one)) !== JSON.stringify(told(other));
}

/** What holds when something was written: it can be undone from now on, and nothing before it can. */
function takeWritten(state: PaneState, written: WrittenReview, what: Undoable): PaneState {
  const { run, unlogged } = written;
  const next = take(state, written);
  return {
    ...next,
    // A run that found nothing to write has written nothing else.
    undoable: run ? { what, run } : state.undoable,
    logTrouble: state.hasSaidLogTrouble ? null : unlogged,
    hasSaidLogTrouble: state.hasSaidLogTrouble || unlogged !== null,
  };
}

function fail(state: PaneState, failure: Failure): PaneState {
  const { problem } = failure;
  // Without a KPI table, what was shown is no longer there to be shown.
  const review = problem.code === "no-kpi-table" ? null : state.review;
  const activity = failure.doing === "showing" ? state.activity : "idle";
  const columns = problem.code === "no-kpi-table" ? (problem.columns ?? null) : state.columns;
  const isOver =
    failure.doing === "undoing" && (problem.code === "changed-since-written" || problem.code === "no-kpi-table");
  return {
    ...state,
    activity,
    failure,
    review,
    columns,
    preview: review && state.preview,
    undoable: isOver ? null : state.undoable,
  };
}

/** Without a failure that was met while doing this. */
function without(state: PaneState, doing: Failure["doing"]): PaneState {
  return state.failure?.doing === doing ? { ...state, failure: null } : state;
}

function withDraft(state: PaneState, place: IndicatorPlace, draft: OverrideDraft | null): PaneState {
  const drafts = new Map(state.drafts);
  if (draft) drafts.set(placeKey(place), draft);
  else drafts.delete(placeKey(place));
  return { ...state, drafts };
}

function withReason(state: PaneState, id: string, reason: string | null): PaneState {
  const reasons = new Map(state.reasons);
  if (reason === null) reasons.delete(id);
  else reasons.set(id, reason);
  return { ...state, reasons };
}

export function isSamePlace(a: IndicatorPlace | null, b: IndicatorPlace | null): boolean {
  return a !== null && b !== null && a.tableId === b.tableId && a.row === b.row;
}

/** A place as a text, to find things by. */
export function placeKey({ tableId, row }: IndicatorPlace): string {
  return `${tableId}/${row}`;
}

function readPlaceKey(key: string): IndicatorPlace {
  const slash = key.lastIndexOf("/");
  return { tableId: key.slice(0, slash), row: Number(key.slice(slash + 1)) };
}

export function findIndicator(review: Review, place: IndicatorPlace): RatedIndicator | undefined {
  return allIndicators(review.scorecard).find((indicator) => isSamePlace(indicator, place));
}

/** True when an indicator is to be listed. `today` is a day such as "2025-03-31". */
export function isListed(
  indicator: RatedIndicator,
  { filter, search, held }: Pick<PaneState, "filter" | "search" | "held">,
  today: string,
): boolean {
  if (isSamePlace(indicator, held)) return true;
  if (filter === "review-due") {
    if (!reviewFlagOf(indicator.rating, today)) return false;
  } else if (filter !== null && indicator.rating.status !== filter) return false;
  const wanted = search.trim().toLowerCase();
  return wanted === "" || `${indicator.metric} ${indicator.kpi}`.toLowerCase().includes(wanted);
}
