import { followPlace } from "../../../src/taskpane/state/indicator-place";
import { allIndicators, type RatedIndicator } from "../../../src/kpi/scorecard";
import { reviewOf, ROWS } from "../sample-review";

const rowsOf = (...metrics: string[]): RatedIndicator[] =>
  allIndicators(reviewOf(metrics.map((metric) => ({ ...ROWS[0], kpi: "KPI", metric }))).value.scorecard);
const at = (row: number): { tableId: string; row: number } => ({ tableId: "t1", row });

test.each<[string, string[], number, string[], number | null]>([
  ["nothing moved", ["A", "B", "C"], 1, ["A", "B", "C"], 1],
  ["rows were added above", ["A", "B", "C"], 1, ["X", "Y", "A", "B", "C"], 3],
  ["rows were sorted", ["A", "B", "C"], 0, ["C", "B", "A"], 2],
  ["it was renamed in place", ["A", "B", "C"], 1, ["A", "B, revised", "C"], 1],
  ["it was deleted, and the next moved up", ["A", "B", "C"], 1, ["A", "C"], null],
  ["it was the last and was deleted", ["A", "B"], 1, ["A"], null],
  ["one of two of the same name stayed", ["A", "A"], 1, ["A", "A", "B"], 1],
  ["two of the same name moved", ["A", "A"], 0, ["X", "A", "A"], null],
  ["it was not there before", ["A"], 4, ["A"], null],
])("%s", (_, before, row, after, found) => {
  expect(followPlace(at(row), rowsOf(...before), rowsOf(...after))).toEqual(found === null ? null : at(found));
});

test.each<[string, string, string, boolean]>([
  ["rows in plain cells moved down, which gives them another id", "range:s1:A3", "range:s1:A5", true],
  ["rows of the same name on another sheet", "range:s1:A3", "range:s2:A3", false],
  ["another table", "t1", "t2", false],
])("%s", (_, before, after, isFollowed) => {
  const [was] = rowsOf("A");
  if (!was) throw new Error("no row");
  const found = followPlace({ tableId: before, row: 0 }, [{ ...was, tableId: before }], [{ ...was, tableId: after }]);
  expect(found).toEqual(isFollowed ? { tableId: after, row: 0 } : null);
});
