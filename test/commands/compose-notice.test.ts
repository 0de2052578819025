import { noticeOf } from "../../src/commands/fallback-notice";
import { describeOutcome } from "../../src/commands/compose-notice";
import { ROWS, reviewOf } from "../taskpane/sample-review";

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
  expect(describeOutcome(reviewOf([{ ...ROWS[0], status: "see note" }])).body).toContain(
    " “see note” (I2) in RAG Status is no status of the rules, and left alone until they say once which status it is.",
  );
});

test("decoration that is missing is told", () => {
  const { value } = reviewOf(ROWS);
  const undecorated = [{ sheet: "RAG Log", missing: ["freeze"] as const }];
  expect(describeOutcome({ ok: true, value: { ...value, undecorated } }).body).toContain(
    " Written, but Excel did not freeze the headings of RAG Log:",
  );
});

test("a status that is left alone for want of Good Is is not said to be a formula or other words", () => {
  const { value } = reviewOf(ROWS);
  const kept = [{ tableId: "t1", sheetName: "KPIs", row: 0, address: "I2", holds: "no-good-is" as const, text: "Red" }];
  const { body } = describeOutcome({ ok: true, value: { ...value, kept } });
  expect(body).toContain(
    " 1 row does not say whether high or low is good, and its status is left alone. Add a Good Is column.",
  );
  expect(body).not.toContain("formula");
});

test("a sheet of the report that could not be brought up to date is named", () => {
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

test("rows that had been typed over, and those that were left out, are told of", () => {
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

test("a refusal is a problem with what to do", () => {
  expect(describeOutcome({ ok: false, problem: { code: "filter-on", sheet: "KPIs", table: "KPIs" } })).toMatchObject({
    tone: "problem",
    title: "A filter is hiding rows",
  });
});

describe("where the words of an outcome do not arrive", () => {
  const lost = (): Promise<never> => Promise.reject(new Error("Loading chunk 7 failed."));

  test("a run that was done is said to be done", async () => {
    expect(await noticeOf(reviewOf(ROWS), lost())).toMatchObject({ tone: "success", title: "The run is over" });
  });

  test("a refusal says where to look", async () => {
    expect(await noticeOf({ ok: false, problem: { code: "busy" } }, lost())).toMatchObject({
      tone: "problem",
      body: expect.stringContaining("Open KPI Reporter"),
    });
  });

  test("else they are used", async () => {
    expect(await noticeOf(reviewOf(ROWS), Promise.resolve({ describeOutcome }))).toEqual(
      describeOutcome(reviewOf(ROWS)),
    );
  });
});
