import { closePeriod, type Closing, type NoClosing } from "../../../src/kpi/history/close-rows";
import { recordsOf, type HistoryRecord } from "../../../src/kpi/history/record";
import { readIndicators } from "../../../src/kpi/indicator";
import type { CheckedRow } from "../../../src/kpi/checks/finding";
import { allIndicators, buildScorecard, type Scorecard } from "../../../src/kpi/scorecard";
import { trendOf } from "../../../src/kpi/travel/travels";
import { findBefore } from "../../../src/kpi/history/movements";
import { checkPeriods } from "../../../src/kpi/checks/check-periods";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import type { HowReported } from "../../../src/rag/rules/how-reported";
import type { Ruleset } from "../../../src/rag/rules/ruleset";
import { kpiTableOf, type RowOf } from "../kpi-table-of";

/* Closing, histories and checks of bodies whose rules say when the year begins and how often they report. */

const rowOf = (asOf: string): RowOf => ({
  metric: "Calls answered",
  target: "85%",
  goodIs: "High",
  asOf,
  latestValue: 88.6,
});

function close(asOf: readonly string[], said: HowReported, history: HistoryRecord[] = []): Closing | NoClosing {
  const table = kpiTableOf(asOf.map((date, index) => ({ ...rowOf(date), metric: `Calls answered ${index}` })));
  const scorecard = buildScorecard(readIndicators(table), { ...DEFAULT_RULESET, ...said });
  return closePeriod(scorecard, [table], history, scorecard.period ?? "");
}

const scored = (asOf: string, rules: Ruleset): Scorecard =>
  buildScorecard(readIndicators(kpiTableOf([rowOf(asOf)])), rules);

const historyOf = (periods: readonly string[], rules: Ruleset): HistoryRecord[] =>
  periods.flatMap((period) => recordsOf(scored(period, rules), rules, period));

/** Rows as the checks take them, without a history. */
function rowsToCheck(rows: readonly RowOf[], rules: Ruleset): CheckedRow[] {
  const table = kpiTableOf(rows);
  const indicators = allIndicators(buildScorecard(readIndicators(table), rules));
  return indicators.map((indicator) => ({ indicator, table, records: [] }));
}

test.each<[string, HowReported, string]>([
  ["2025/26 Q4", { yearBegins: 7 }, "2026/27 Q1"],
  ["2025 Q4", { yearBegins: 1 }, "2026 Q1"],
  ["30/09/2025", { reported: "quarterly" }, "31/12/2025"],
  ["30/09/2025", { reported: "monthly" }, "31/10/2025"],
  ["12/10/2025", { reported: "weekly" }, "19/10/2025"],
  ["w/e 12/10/2025", { reported: "weekly" }, "w/e 19/10/2025"],
  ["2025/26 Week 23", { reported: "weekly" }, "2025/26 Week 24"],
  ["2025/26 P13", { reported: "four-weekly" }, "2026/27 P1"],
  ["September 2025", { reported: "quarterly" }, "December 2025"],
])("%s with %j is closed, and %s comes next", (asOf, said, next) => {
  expect(close([asOf], said)).toMatchObject({ rows: [{ advances: true, next }] });
});

test.each<[string, HowReported, RegExp]>([
  [
    "30/09/2025",
    {},
    /Close a quarter, such as “2024\/25 Q2”. Or put how often you report into Reported on the RAG Rules sheet\./,
  ],
  ["12/10/2025", { reported: "monthly" }, /does not say which period comes after it/],
  ["2025/26 Week 52", { reported: "weekly" }, /Some years have a week 53/],
  ["2025/26", { yearBegins: 1 }, /has two years/],
])("%s with %j is not closed: %s", (asOf, said, why) => {
  expect(close([asOf], said)).toEqual({ why: expect.stringMatching(why) });
});

test.each<[string, string, string | null]>([
  // One step in arrears goes on; a date long past may be of a figure for a year.
  ["31/08/2025", "30/09/2025", "30/09/2025"],
  ["31/03/2025", "30/09/2025", null],
  ["2025/26 Q1", "30/09/2025", null],
  ["2024/25", "30/09/2025", null],
])("beside rows of %s, closing %s monthly, the next is %s", (asOf, closed, next) => {
  const closing = close([asOf, closed, closed], { reported: "monthly" });
  expect("rows" in closing && closing.rows[0]).toMatchObject({ next, advances: next !== null });
});

test("rows of months and of quarters go on with a date that quarters are reported by", () => {
  const closing = close(["30/09/2025", "30/09/2025", "2025/26 Q2", "September 2025", "2025/26 H1"], {
    reported: "quarterly",
  });
  expect("rows" in closing && closing.rows.map(({ next }) => next)).toEqual([
    ...["31/12/2025", "31/12/2025", "2025/26 Q3", "December 2025", null],
  ]);
});

test("a history of weeks ending has the week before, and no week in between is made up", () => {
  const rules = { ...DEFAULT_RULESET, reported: "weekly" as const };
  const history = historyOf(["w/e 28/09/2025", "w/e 05/10/2025"], rules);
  const now = scored("w/e 12/10/2025", rules);
  expect(findBefore(now, history)?.since).toBe("w/e 05/10/2025");
  const [indicator] = allIndicators(now);
  expect(indicator && trendOf(indicator, history, rules).spark?.alternative).toMatch(
    /^w\/e 28\/09\/2025 to w\/e 12\/10\/2025: 88.6, 88.6, 88.6\./,
  );
});

test("numbered periods of two years stay apart, and in order", () => {
  const rules = { ...DEFAULT_RULESET, reported: "four-weekly" as const };
  const history = historyOf(["2025/26 P1", "2024/25 P13", "2024/25 P2"], rules);
  expect(findBefore(scored("2025/26 P2", rules), history)?.since).toBe("2025/26 P1");
  expect(findBefore(scored("2025/26 P1", rules), history)?.since).toBe("2024/25 P13");
});

test("a numbered period is not said to lie in the future, as its days are not known", () => {
  const rules = { ...DEFAULT_RULESET, reported: "four-weekly" as const };
  expect(checkPeriods(rowsToCheck([rowOf("2025/26 P7")], rules), "2025-09-10")).toEqual([]);
});

test("a target of the body's own year beside its own quarter is no target of another year", () => {
  const rules = { ...DEFAULT_RULESET, yearBegins: 10 };
  const rows = ["31/10/2025", "30/09/2025"].map((asOf) => ({ ...rowOf(asOf), target: "2025/26 85%" }));
  expect(checkPeriods(rowsToCheck(rows, rules), "2025-12-01").map(({ code, row }) => [code, row])).toEqual([
    ["target-of-another-year", 1],
  ]);
});
