import { recalculate } from "../../src/actions/recalculate";
import { review } from "../../src/actions/review";
import { writeRules } from "../../src/actions/write-rules";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { allIndicators } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { kpiWorkbook } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { untouchedParts, workbookContents } from "./untouched";
import { OWN_WORDS, AWKWARD_WORKBOOKS } from "./awkward-workbooks";
import { chosen } from "../support/strength";

const port = createExcelWorkbook;

/** The displayed texts of a table's status column. */
function shownStatuses(model: WorkbookModel): string[] {
  const [found] = model.tables();
  if (!found) return [];
  const { sheet, table } = found;
  const column = table.area.column + model.columnNames(table).findIndex((name) => name.trim() === "RAG Status");
  const rowCount = table.area.rowCount - (table.showTotals ? 2 : 1);
  return model
    .text(sheet.id, { row: table.area.row + 1, column, rowCount, columnCount: 1 })
    .map(([shown]) => shown ?? "");
}

test("there are at least 25, each with a name of its own", () => {
  expect(new Set(AWKWARD_WORKBOOKS.map(({ name }) => name)).size).toBe(AWKWARD_WORKBOOKS.length);
  expect(AWKWARD_WORKBOOKS.length).toBeGreaterThanOrEqual(25);
});

/** The short run leaves out the large one: test/excel/ten-thousand covers its size. */
const TRIED = chosen(
  AWKWARD_WORKBOOKS,
  AWKWARD_WORKBOOKS.filter(({ name }) => name !== "5,000 rows"),
);

describe.each(TRIED)("$name", ({ make, reads, refused, kept = [], shows }) => {
  test("is read, and recalculated or refused; what the add-in did not create stays as it was", async () => {
    const model = make();
    openExcel(model);
    const before = workbookContents(model);
    const beside = untouchedParts(model, kept);
    const read = await review(port(), DEFAULT_RULESET);
    if (reads && read.ok) {
      const rated = allIndicators(read.value.scorecard).map(({ metric, rating: { computed } }) => [
        metric,
        computed.status === "not-rated" ? computed.reason.code : computed.status,
      ]);
      expect(rated).toEqual(reads);
    } else expect([read.ok, reads]).toEqual([refused === undefined, undefined]);

    const run = await recalculate(port(), DEFAULT_RULESET);
    if (refused !== undefined) {
      expect(run).toMatchObject({ ok: false, problem: { code: refused } });
      expect(workbookContents(model)).toEqual(before);
      return;
    }
    if (!run.ok) throw new Error(JSON.stringify(run.problem));
    expect(run.value.kept.map(({ address }) => address)).toEqual(kept);
    if (shows) expect(shownStatuses(model)).toEqual(shows);
    expect(untouchedParts(model, kept)).toEqual(beside);

    const again = await review(port(), DEFAULT_RULESET);
    expect(again).toMatchObject({ ok: true, value: { changes: [], plan: { edits: [] } } });

    expect(await port().undo(run.value.plan)).toMatchObject({ ok: true });
    expect(workbookContents(model)).toEqual(before);
  });
});

test("with an organisation's own words in RAG Rules, statuses are written in those words and read back", async () => {
  const model = kpiWorkbook([{ metric: "Near", target: "95%", goodIs: "High", latestValue: 90, status: "On track" }]);
  openExcel(model);
  const known = await review(port(), DEFAULT_RULESET);
  if (!known.ok) throw new Error(known.problem.code);
  expect(await writeRules(port(), DEFAULT_RULESET, known.value, OWN_WORDS)).toMatchObject({ ok: true });
  const beside = untouchedParts(model, []);
  expect(await recalculate(port(), DEFAULT_RULESET)).toMatchObject({ ok: true });
  expect(shownStatuses(model)).toEqual(["At risk"]);
  expect(untouchedParts(model, [])).toEqual(beside);
  expect(await review(port(), DEFAULT_RULESET)).toMatchObject({ ok: true, value: { plan: { edits: [] } } });
});
