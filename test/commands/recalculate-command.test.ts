import { noticeOf } from "../../src/commands/outcome-notice";
import { describeOutcome } from "../../src/commands/recalculate-command";
import { ROWS, reviewOf } from "../taskpane/fixture";

test("a notice says how many statuses changed, and how many have each status", () => {
  expect(describeOutcome(reviewOf(ROWS))).toEqual({
    tone: "success",
    title: "5 statuses changed",
    body: "5 indicators: 1 Green, 2 Amber, 1 Red, 1 Not rated.",
  });
});

test("a notice says that there was nothing to change", () => {
  const { value } = reviewOf(ROWS);
  expect(describeOutcome({ ok: true, value: { ...value, changes: [] } }).title).toBe("Every status is up to date");
});

test("a notice names cells that were left alone", () => {
  expect(describeOutcome(reviewOf([{ ...ROWS[0], status: "see note" }])).body).toContain(
    " “see note” (I2) in RAG Status is no status of the rules, and left alone until they say once which status it is.",
  );
});

test("a notice does not call a status without a Good Is column a formula or other words", () => {
  const { value } = reviewOf(ROWS);
  const kept = [{ tableId: "t1", sheetName: "KPIs", row: 0, address: "I2", holds: "no-good-is" as const, text: "Red" }];
  const { body } = describeOutcome({ ok: true, value: { ...value, kept } });
  expect(body).toContain(
    " 1 row does not say whether high or low is good, and its status is left alone. Add a Good Is column.",
  );
  expect(body).not.toContain("formula");
});

test("a notice names a report sheet that could not be updated", () => {
  const { value } = reviewOf(ROWS);
  const sheets = {
    plan: value.plan,
    added: [],
    changed: [],
    overtyped: [],
    troubles: [{ code: "sheet-protected" as const, sheet: "Combined KPIs" }],
  };
  expect(describeOutcome({ ok: true, value: { ...value, sheets } }).body).toContain(
    "The sheet Combined KPIs is protected: it was not brought up to date.",
  );
});

test("a notice describes rows that were typed over and rows that were left out", () => {
  const { value } = reviewOf(ROWS);
  const sheets = {
    plan: value.plan,
    added: [],
    changed: [],
    overtyped: [{ sheet: "Combined KPIs", rows: 2 }],
    troubles: [],
  };
  const { body } = describeOutcome({
    ok: true,
    value: { ...value, sheets, skipped: [{ sheetName: "KPIs", address: "A9", why: "total" }] },
  });
  expect(body).toContain(
    "2 rows of Combined KPIs had been typed over; what was there is kept at its foot. 1 total or note row is left out: A9.",
  );
});

test("a notice of a refusal says what to do", () => {
  expect(describeOutcome({ ok: false, problem: { code: "filter-on", sheet: "KPIs", table: "KPIs" } })).toMatchObject({
    tone: "problem",
    title: "A filter is hiding rows",
  });
});

describe("the notice of a run", () => {
  const lost = (): Promise<never> => Promise.reject(new Error("Loading chunk 7 failed."));

  test("says that the run is over if its words cannot be loaded", async () => {
    expect(await noticeOf(reviewOf(ROWS), lost())).toMatchObject({ tone: "success", title: "The run is over" });
  });

  test("says where to look after a refusal if its words cannot be loaded", async () => {
    expect(await noticeOf({ ok: false, problem: { code: "busy" } }, lost())).toMatchObject({
      tone: "problem",
      body: expect.stringContaining("Open KPI Reporter"),
    });
  });

  test("has the full words once they are loaded", async () => {
    expect(await noticeOf(reviewOf(ROWS), Promise.resolve({ describeOutcome }))).toEqual(
      describeOutcome(reviewOf(ROWS)),
    );
  });
});
