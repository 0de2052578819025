import type { PreparedClosing } from "../../actions/close-period";
import { canReplaceIcons } from "../../actions/recalculate";
import type { Review } from "../../actions/review";
import type { WrittenReview, WrittenRun } from "../../actions/review/write-logged";
import { allIndicators } from "../../kpi/scorecard";
import type { Undecorated } from "../../planning/decoration";
import type { Place } from "../../planning/port";
import type { Problem } from "../../planning/problem";
import type { LogTrouble } from "../../planning/sheets/rag-log/plan";
import type { SheetsPlan } from "../../planning/sheets/report-sheets";
import type { KeptCell, StatusChange } from "../../planning/statuses/plan-statuses";
import type { ColumnsReading } from "../../planning/tables/columns-reading";
import type { Status } from "../../rag/status";
import type { ColumnsDraft } from "./columns-draft";
import { followPlace, parsePlaceKey, placeKey, type IndicatorPlace } from "./indicator-place";
import type { OverrideDraft } from "./override-draft";

export type Tab = "statuses" | "rules" | "report";

/** What the list is filtered by: a status, or overrides whose review day has passed or is not a date. */
export type Filter = Status | "review-due";

/** What the last run did. */
export interface LastRun {
  changes: StatusChange[];
  kept: KeptCell[];
  looks: Review["looks"];
  trendChanges: number;
  sheets: SheetsPlan | null;
}

/** The outcome of the last job other than a run. */
export interface News {
  sentences: readonly string[];
  /** Report sheets that could not be written. */
  troubles: readonly Problem[];
}

/** The label of the button that undoes a job, and the sentence once it is undone. */
export interface UndoWords {
  button: string;
  undone: string;
}

/** What was read from the workbook, and what the officer has open or is typing. */
export interface PaneData {
  tab: Tab;
  review: Review | null;
  lastRun: LastRun | null;
  news: News | null;
  /** Set while a run is previewed. `hasChanged`: the sheet has changed since the preview was first shown. */
  preview: { hasChanged: boolean } | null;
  /** Set while the closing of the period is previewed. */
  closing: PreparedClosing | null;
  /** The columns found by the last reading, even one that found no KPI rows. */
  columns: ColumnsReading | null;
  /** Set while the columns form is open. */
  naming: ColumnsDraft | null;
  /** Counts the requests for the form that teaches status words: the form takes the focus at each. */
  wordsRequested: number;
  /** What the last writing job wrote. */
  undoable: { words: UndoWords; run: WrittenRun } | null;
  /** Why the last writing job was not logged. Shown once. */
  logTrouble: LogTrouble | null;
  hasShownLogTrouble: boolean;
  /** Decoration that Excel did not make in the last job. */
  undecorated: readonly Undecorated[];
  /** True when the workbook has changed since it was read. */
  isOutOfDate: boolean;
  filter: Filter | null;
  search: string;
  /** The indicator that the current or last job is about. */
  about: IndicatorPlace | null;
  /** The indicator whose reason is open. */
  opened: IndicatorPlace | null;
  /** An indicator that stays in the list until the filter or search changes: its override is being typed, or was just saved. */
  pinned: IndicatorPlace | null;
  /** The indicator that was last opened from the Rules tab: the list scrolls to it. */
  revealed: IndicatorPlace | null;
  /** Overrides that are being typed, by `placeKey`. */
  drafts: ReadonlyMap<string, OverrideDraft>;
  /** Reasons for dismissing findings that are being typed, by the id of the finding in its list. */
  reasons: ReadonlyMap<string, string>;
  /** The cell that is selected in the sheet; null until the officer selects one. */
  selected: Place | null;
}

export const INITIAL_DATA: PaneData = {
  tab: "statuses",
  review: null,
  lastRun: null,
  news: null,
  preview: null,
  closing: null,
  columns: null,
  naming: null,
  wordsRequested: 0,
  undoable: null,
  logTrouble: null,
  hasShownLogTrouble: false,
  undecorated: [],
  isOutOfDate: false,
  filter: null,
  search: "",
  about: null,
  opened: null,
  pinned: null,
  revealed: null,
  drafts: new Map(),
  reasons: new Map(),
  selected: null,
};

/** Updates the data after the workbook was read. What the officer has open or is typing follows its indicator. */
export function applyReview(data: PaneData, review: Review): PaneData {
  // A preview stays open while there is something to write.
  const preview =
    data.preview && (review.changes.length > 0 || canReplaceIcons(review))
      ? { hasChanged: isDifferentRun(data.review, review) || data.preview.hasChanged }
      : null;
  return {
    ...data,
    ...(data.review ? followPlaces(data, data.review, review) : {}),
    ...{ review, columns: review.columns, preview },
    ...{ isOutOfDate: false, lastRun: null, news: null, logTrouble: null, undecorated: [] },
    // It was planned for the workbook as it was.
    closing: null,
  };
}

type WithPlaces = Pick<PaneData, "opened" | "pinned" | "revealed" | "about" | "drafts">;

function followPlaces(
  { opened, pinned, revealed, about, drafts }: WithPlaces,
  before: Review,
  after: Review,
): WithPlaces {
  if (!opened && !pinned && !revealed && !about && drafts.size === 0)
    return { opened, pinned, revealed, about, drafts };
  const [was, is] = [allIndicators(before.scorecard), allIndicators(after.scorecard)];
  const follow = (place: IndicatorPlace | null): IndicatorPlace | null => place && followPlace(place, was, is);
  const followed = [...drafts].flatMap(([key, draft]): [string, OverrideDraft][] => {
    const place = follow(parsePlaceKey(key));
    return place ? [[placeKey(place), draft]] : [];
  });
  return {
    ...{ opened: follow(opened), pinned: follow(pinned), revealed: follow(revealed), about: follow(about) },
    drafts: new Map(followed),
  };
}

/** True when two reviews would write different statuses, or make different offers. */
export function isDifferentRun(one: Review | null, other: Review): boolean {
  const compared = (review: Review | null): unknown =>
    review && [review.changes, review.looks.sentences, review.looks.icons.map(({ plan }) => plan.changes)];
  return JSON.stringify(compared(one)) !== JSON.stringify(compared(other));
}

/** Updates the data after a job wrote to the workbook. Only this job can be undone now. */
export function applyWritten(data: PaneData, written: WrittenReview, words: UndoWords): PaneData {
  const { run, unlogged, undecorated } = written;
  return {
    ...applyReview(data, written),
    undecorated,
    // A job that had nothing to write leaves the one before it undoable.
    undoable: run ? { words, run } : data.undoable,
    logTrouble: data.hasShownLogTrouble ? null : unlogged,
    hasShownLogTrouble: data.hasShownLogTrouble || unlogged !== null,
  };
}

/** A copy of a map with this entry; null removes it. */
export function withEntry<T>(map: ReadonlyMap<string, T>, key: string, value: T | null): ReadonlyMap<string, T> {
  const next = new Map(map);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
}
