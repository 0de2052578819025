import { describeNearest } from "../../src/actions/review/no-kpi-rows";
import { describeProblem } from "../../src/planning/describe-problem";
import { problemOf, type NearestRows } from "../../src/planning/problem";

const fault = (row: number): { cell: string; problem: string } => ({
  cell: `G${row}`,
  problem: `'${row} %%' is not a tolerance such as 10% or 0.2 points`,
});

describe("rules that cannot be read", () => {
  test("name the cell and say what to do", () => {
    expect(describeProblem({ code: "rules-not-read", sheet: "RAG Rules", faults: [fault(14)] })).toEqual({
      title: "The RAG rules cannot be read",
      body: "RAG Rules!G14: '14 %%' is not a tolerance such as 10% or 0.2 points. Correct it, then try again. Nothing was changed.",
    });
  });

  test.each([
    [5, "", 5],
    [6, "One more cell is wrong. ", 5],
    [12, "7 more cells are wrong. ", 5],
  ])("name the first five of %d cells", (count, more, named) => {
    const faults = Array.from({ length: count }, (_, index) => fault(index + 1));
    const { body } = describeProblem({ code: "rules-not-read", sheet: "RAG Rules", faults });
    expect(body.match(/RAG Rules!G\d+/g)).toHaveLength(named);
    expect(body.endsWith(`points. ${more}Correct them, then try again. Nothing was changed.`)).toBe(true);
  });
});

test("a problem after writing is not said to have changed nothing", () => {
  const { title, body } = describeProblem({ code: "written-not-read", because: { code: "cell-being-edited" } });
  expect(title).toBe("It was written, but the workbook could not be read afterwards");
  expect(body).toContain("The reason: a cell is being edited. Try again");
});

test.each([
  [["Combined KPIs"], "Combined KPIs was not brought up to date", "What the sheet says depends on KPI History"],
  [
    ["Combined KPIs", "Narratives"],
    "Combined KPIs and Narratives were not brought up to date",
    "What these sheets say depends on KPI History",
  ],
])("%j depend on a history that a newer version made", (sheets, title, begins) => {
  const body = `${begins}, which was made by a newer version of KPI Reporter. Close KPI Reporter and open it again, or update it, then try again.`;
  expect(describeProblem({ code: "history-newer", history: "KPI History", sheets })).toEqual({ title, body });
});

test("a script that cannot be loaded is distinguished from a bug, and the message says what to do", () => {
  const notFetched = Object.assign(new Error("Loading chunk 726 failed."), { name: "ChunkLoadError" });
  expect(problemOf(notFetched)).toEqual({ code: "not-loaded" });
  expect(problemOf(new Error("Boom."))).toEqual({ code: "unexpected", detail: "Boom." });
  const { title, body } = describeProblem(problemOf(notFetched));
  expect(title).toBe("A part of KPI Reporter could not be loaded");
  expect(body).toMatch(/^Nothing was changed\. Check the connection, then try again\. .*open it again/);
});

test("a name that is taken is named", () => {
  expect(describeProblem({ code: "name-taken", sheet: "RAG Rules" })).toEqual({
    title: "There is already a sheet named RAG Rules",
    body: "KPI Reporter needs that name for a sheet of its own. Rename yours, then try again. Nothing was changed.",
  });
});

test.each([
  ["", "Some of the cells are locked."],
  ["KPIs", "Some of the cells on KPIs are locked."],
])("locked cells, with or without a known sheet: %j", (sheet, sentence) => {
  expect(describeProblem({ code: "write-refused", sheet }).body.startsWith(sentence)).toBe(true);
});

test("no KPI rows: the message says what is looked for, and anything else to know", () => {
  expect(describeProblem({ code: "no-kpi-table", nearest: null }).body).toContain("RAG Status. Add the headings");
  expect(describeProblem({ code: "no-kpi-table", nearest: null, also: " And this." }).body).toContain(
    "RAG Status. And this. Add the headings",
  );
});

test.each<[NearestRows, string]>([
  [{ table: "Data", sheet: "S", missing: ["Target"] }, "The table Data on S lacks Target."],
  [{ table: 7, sheet: "S", missing: ["Target"] }, "Row 7 on S lacks Target."],
  [
    { table: 7, sheet: "S", missing: ["Target"], unsure: [{ heading: "Target", headings: ["Plan", "Goal"] }] },
    "Row 7 on S: “Plan” and “Goal” could each be Target: rename one.",
  ],
])("what comes nearest to KPI rows is described: %j", (nearest, sentence) => {
  expect(describeNearest(nearest)).toBe(sentence);
});

test.each<[string | null, string]>([
  ["KPIs", "The table KPIs on Report is filtered"],
  [null, "The sheet Report is filtered"],
])("a filter of a table or of the sheet is described: %j", (table, sentence) => {
  expect(describeProblem({ code: "filter-on", sheet: "Report", table }).body.startsWith(sentence)).toBe(true);
});
