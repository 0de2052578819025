import {
  INITIAL_STATE,
  isListed,
  reducePane,
  type PaneEvent,
  type PaneState,
} from "../../src/taskpane/state/pane-state";
import { allIndicators } from "../../src/kpi/scorecard";
import { refused, type Problem } from "../../src/planning/problem";
import { reviewOf, ROWS, writtenReviewOf } from "./fixture";

const reviewed: PaneEvent = { type: "reviewed", result: reviewOf(ROWS) };
const recalculated: PaneEvent = { type: "recalculated", result: writtenReviewOf(ROWS) };
const busy: Problem = { code: "busy" };
const noTable: Problem = { code: "no-kpi-table", nearest: null };
const place = { tableId: "t1", row: 1 };

function after(...events: PaneEvent[]): PaneState {
  return events.reduce(reducePane, INITIAL_STATE);
}

test("it opens reading", () => {
  expect(INITIAL_STATE).toMatchObject({ activity: "reading", review: null, failure: null, lastRun: null });
});

test("a reading is shown, and says nothing of a run", () => {
  expect(after(reviewed)).toMatchObject({
    activity: "idle",
    review: { scorecard: { indicatorCount: 5 } },
    lastRun: null,
  });
});

test("a run remembers what it changed; a new reading forgets it", () => {
  expect(after(reviewed, recalculated).lastRun?.changes).toHaveLength(5);
  expect(after(reviewed, recalculated, reviewed).lastRun).toBeNull();
});

test.each<[string, PaneEvent, PaneState["failure"]]>([
  ["a refused reading", { type: "reviewed", result: refused(busy) }, { problem: busy, doing: "reading" }],
  ["a refused run", { type: "recalculated", result: refused(busy) }, { problem: busy, doing: "recalculating" }],
  ["a refused sheet", { type: "failed", problem: busy, doing: "inserting" }, { problem: busy, doing: "inserting" }],
])("%s frees the button, keeps what was read, and remembers what to try again", (_, event, failure) => {
  const state = after(reviewed, { type: "started", activity: "recalculating" }, event);
  expect(state).toMatchObject({ activity: "idle", failure });
  expect(state.review).not.toBeNull();
});

test("a cell that cannot be shown ends no run", () => {
  const running: PaneEvent = { type: "started", activity: "recalculating" };
  const state = after(reviewed, running, { type: "failed", problem: busy, doing: "showing" });
  expect(state).toMatchObject({ activity: "recalculating", failure: { problem: busy, doing: "showing" } });
});

test("opening another indicator takes away that one could not be shown, and no other failure", () => {
  const showing: PaneEvent = { type: "failed", problem: busy, doing: "showing" };
  const running: PaneEvent = { type: "failed", problem: busy, doing: "recalculating" };
  const opened: PaneEvent = { type: "opened", place };
  expect(after(reviewed, showing, opened)).toMatchObject({ failure: null, opened: place });
  expect(after(reviewed, running, opened)).toMatchObject({ failure: { doing: "recalculating" }, opened: place });
});

test("a start takes away the last failure", () => {
  const failed: PaneEvent = { type: "failed", problem: busy, doing: "recalculating" };
  expect(after(reviewed, failed, { type: "started", activity: "reading" })).toMatchObject({
    activity: "reading",
    failure: null,
  });
});

test("without a KPI table nothing is left in view", () => {
  expect(after(reviewed, { type: "recalculated", result: refused(noTable) }).review).toBeNull();
});

test("the filter, the search and what is open outlive a run", () => {
  const state = after(
    reviewed,
    { type: "filtered", by: "red" },
    { type: "searched", text: "road" },
    { type: "opened", place },
    recalculated,
  );
  expect(state).toMatchObject({ filter: "red", search: "road", opened: place });
});

test("what is open closes", () => {
  expect(after(reviewed, { type: "opened", place }, { type: "opened", place: null }).opened).toBeNull();
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
    indicators.filter((indicator) => isListed(indicator, { filter, search, held: null }, "2025-04-15")),
  ).toHaveLength(count);
});

describe("an override being typed", () => {
  const draft = { status: "red" as const, reason: "Recounted", reviewBy: "" };
  const typed: PaneEvent = { type: "override-typed", place, draft };
  const overridden: PaneEvent = {
    type: "overridden",
    place,
    at: place,
    status: "red",
    review: writtenReviewOf(ROWS).value,
  };

  test("is kept when another indicator is opened, when the sheet is read again, and when storing it fails", () => {
    const failed: PaneEvent = { type: "failed", problem: busy, doing: "overriding" };
    const state = after(
      reviewed,
      typed,
      { type: "opened", place: { tableId: "t1", row: 3 } },
      reviewed,
      recalculated,
      failed,
    );
    expect([...state.drafts]).toEqual([["t1/1", draft]]);
  });

  test("goes once it is stored, and when it is cancelled", () => {
    expect(after(reviewed, typed, overridden).drafts.size).toBe(0);
    expect(after(reviewed, typed, { type: "override-typed", place, draft: null }).drafts.size).toBe(0);
  });

  test("follows its indicator when rows are added above, and so does what is open", () => {
    const longer: PaneEvent = {
      type: "reviewed",
      result: reviewOf([{ ...ROWS[0], metric: "New", kpi: "New" }, ...ROWS]),
    };
    const state = after(reviewed, { type: "opened", place }, typed, longer);
    expect([...state.drafts.keys()]).toEqual(["t1/2"]);
    expect(state).toMatchObject({ opened: { row: 2 }, held: { row: 2 } });
  });

  test("once stored is told, stays open, and stays listed until the list is narrowed anew", () => {
    const state = after(reviewed, { type: "filtered", by: "green" }, typed, overridden);
    expect(state).toMatchObject({
      news: { of: "override", metric: "People waiting", status: "red" },
      opened: place,
      held: place,
    });
    expect(reducePane(state, { type: "searched", text: "" }).held).toBeNull();
    expect(reducePane(state, reviewed).news).toBeNull();
  });
});

test("an indicator asked for from the Rules tab is listed, whatever the list was narrowed to", () => {
  const state = after(
    ...([
      reviewed,
      { type: "tab-chosen", tab: "rules" },
      { type: "filtered", by: "green" },
      { type: "searched", text: "x" },
    ] as const),
    { type: "revealed", place },
  );
  expect(state).toMatchObject({ tab: "statuses", opened: place, revealed: place, filter: null, search: "" });
});

test("rules that were written are told by their sheet", () => {
  const written: PaneEvent = {
    type: "rules-written",
    review: writtenReviewOf(ROWS, reviewOf(ROWS).value.ruleset).value,
  };
  expect(after(reviewed, written)).toMatchObject({ activity: "idle", news: { of: "rules", sheet: "RAG Rules" } });
});
