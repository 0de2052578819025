import { describeOutcome } from "../../src/commands/recalculate-command";
import { ROWS, reviewOf } from "../taskpane/fixture";

test("a run says how many statuses changed, and how the whole stands", () => {
  expect(describeOutcome(reviewOf(ROWS))).toEqual({
    tone: "success",
    title: "5 statuses changed",
    body: "5 indicators: 1 Green, 2 Amber, 1 Red, 1 Not rated.",
  });
});

test("with nothing to change it says so", () => {
  const { value } = reviewOf(ROWS);
  expect(describeOutcome({ ok: true, value: { ...value, changes: [] } }).title).toBe("Every status is up to date");
});

test("cells that were left alone are named", () => {
  expect(describeOutcome(reviewOf([{ ...ROWS[0], status: "see note" }])).body).toContain("formula or other words: I2.");
});

test("a refusal is a problem with what to do", () => {
  expect(describeOutcome({ ok: false, problem: { code: "filter-on", sheet: "KPIs", table: "KPIs" } })).toMatchObject({
    tone: "problem",
    title: "A filter is hiding rows",
  });
});
