import { typeOverride } from "../../../src/taskpane/state/form-updates";
import {
  chooseTab,
  filterList,
  isListed,
  openReason,
  revealIndicator,
  searchList,
} from "../../../src/taskpane/state/list-updates";
import {
  failJob,
  failShowing,
  finishJob,
  INITIAL_STATE,
  startJob,
  type PaneState,
  type Update,
} from "../../../src/taskpane/state/pane-state";
import { allIndicators } from "../../../src/kpi/scorecard";
import type { Problem } from "../../../src/planning/problem";
import { reviewOf, ROWS, writtenReviewOf } from "../sample-review";

const reviewed = finishJob("reading", reviewOf(ROWS).value);
const recalculated = finishJob("recalculating", { is: "written", review: writtenReviewOf(ROWS).value }, null);
const busy: Problem = { code: "busy" };
const noTable: Problem = { code: "no-kpi-table", nearest: null };
const place = { tableId: "t1", row: 1 };

function after(...updates: Update[]): PaneState {
  return updates.reduce((state, update) => update(state), INITIAL_STATE);
}

test("the pane opens reading", () => {
  expect(INITIAL_STATE).toMatchObject({ activity: "reading", review: null, failure: null, lastRun: null });
});

test("a reading is shown, and mentions no run", () => {
  expect(after(reviewed)).toMatchObject({
    activity: "idle",
    review: { scorecard: { indicatorCount: 5 } },
    lastRun: null,
  });
});

test("a run keeps its changes until the next reading", () => {
  expect(after(reviewed, recalculated).lastRun?.changes).toHaveLength(5);
  expect(after(reviewed, recalculated, reviewed).lastRun).toBeNull();
});

test.each<[string, Update, PaneState["failure"]]>([
  ["a refused reading", failJob("reading", busy), { problem: busy, doing: "reading" }],
  ["a refused run", failJob("recalculating", busy), { problem: busy, doing: "recalculating" }],
  ["a refused sheet", failJob("inserting", busy), { problem: busy, doing: "inserting" }],
])("%s enables the button, keeps what was read, and remembers what to try again", (_, update, failure) => {
  const state = after(reviewed, startJob("recalculating"), update);
  expect(state).toMatchObject({ activity: "idle", failure });
  expect(state.review).not.toBeNull();
});

test("a cell that cannot be shown does not end a run", () => {
  const state = after(reviewed, startJob("recalculating"), failShowing(busy));
  expect(state).toMatchObject({ activity: "recalculating", failure: { problem: busy, doing: "showing" } });
});

test("opening another indicator clears the failure to show a cell, and no other failure", () => {
  const opened = openReason(place);
  expect(after(reviewed, failShowing(busy), opened)).toMatchObject({ failure: null, opened: place });
  expect(after(reviewed, failJob("recalculating", busy), opened)).toMatchObject({
    failure: { doing: "recalculating" },
    opened: place,
  });
});

test("starting a job clears the last failure", () => {
  expect(after(reviewed, failJob("recalculating", busy), startJob("reading"))).toMatchObject({
    activity: "reading",
    failure: null,
  });
});

test("without a KPI table the statuses are no longer shown", () => {
  expect(after(reviewed, failJob("recalculating", noTable)).review).toBeNull();
});

test("a run keeps the filter, the search and the open indicator", () => {
  const state = after(reviewed, filterList("red"), searchList("road"), openReason(place), recalculated);
  expect(state).toMatchObject({ filter: "red", search: "road", opened: place });
});

test("an open indicator can be closed", () => {
  expect(after(reviewed, openReason(place), openReason(null)).opened).toBeNull();
});

test.each([
  [null, "", 5],
  ["red", "", 1],
  ["green", "", 1],
  ["not-rated", "roads", 1],
  [null, "  CONDITION ", 2],
  [null, "checks done", 1],
  ["red", "roads", 0],
] as const)("filter %s with the search “%s” lists %d", (filter, search, count) => {
  const indicators = allIndicators(reviewOf(ROWS).value.scorecard);
  expect(
    indicators.filter((indicator) => isListed(indicator, { filter, search, pinned: null }, "2025-04-15")),
  ).toHaveLength(count);
});

describe("an override that is being typed", () => {
  const draft = { status: "red" as const, reason: "Recounted", reviewBy: "" };
  const typed = typeOverride(place, draft);
  const started = startJob("overriding", place);
  const overridden = finishJob("overriding", writtenReviewOf(ROWS).value, place, { ...draft, reviewBy: null });

  test("is kept when another indicator is opened, when the sheet is read again, and when saving fails", () => {
    const state = after(
      reviewed,
      typed,
      openReason({ tableId: "t1", row: 3 }),
      reviewed,
      recalculated,
      failJob("overriding", busy),
    );
    expect([...state.drafts]).toEqual([["t1/1", draft]]);
  });

  test("is dropped when it is saved or cancelled", () => {
    expect(after(reviewed, typed, started, overridden).drafts.size).toBe(0);
    expect(after(reviewed, typed, typeOverride(place, null)).drafts.size).toBe(0);
  });

  test("follows its indicator when rows are added above, as does the open indicator", () => {
    const longer = finishJob("reading", reviewOf([{ ...ROWS[0], metric: "New", kpi: "New" }, ...ROWS]).value);
    const state = after(reviewed, openReason(place), typed, longer);
    expect([...state.drafts.keys()]).toEqual(["t1/2"]);
    expect(state).toMatchObject({ opened: { row: 2 }, pinned: { row: 2 } });
  });

  test("once saved is reported, stays open, and stays listed until the filter changes", () => {
    const state = after(reviewed, filterList("green"), typed, started, overridden);
    expect(state).toMatchObject({
      news: { sentences: ["Override saved: People waiting is Red."] },
      opened: place,
      pinned: place,
    });
    expect(searchList("")(state).pinned).toBeNull();
    expect(reviewed(state).news).toBeNull();
  });
});

test("an indicator opened from the Rules tab is listed, whatever the filter was", () => {
  const state = after(...[reviewed, chooseTab("rules"), filterList("green"), searchList("x")], revealIndicator(place));
  expect(state).toMatchObject({ tab: "statuses", opened: place, revealed: place, filter: null, search: "" });
});

test("written rules are reported with the name of their sheet", () => {
  const { ruleset } = reviewOf(ROWS).value;
  const written = finishJob("writing-rules", writtenReviewOf(ROWS, ruleset).value, () => ruleset);
  expect(after(reviewed, written)).toMatchObject({
    activity: "idle",
    news: { sentences: ["The rules are in the sheet RAG Rules."] },
  });
});
