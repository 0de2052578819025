import { describeSkipped } from "../../src/actions/describe/describe-outcome";
import { addStatuses, readStatusPlaces } from "../../src/actions/add-status";
import { review } from "../../src/actions/review";
import { undoRun } from "../../src/actions/undo-run";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { workbookOf, type SheetLines } from "../support/sheet-lines";
import { HOSTS } from "./hosts";

const rows = ["Calls|High|95%|90%|96%", "Bins|Low|10|9|20"];
const HEAD = "Measure|Good Is|Target|Apr 2025|May 2025";

/** A KPI table without a status column, with something beside it or not. */
const beside = (heading = "", ...cells: string[]): SheetLines => ({
  lines: [`${HEAD}|${heading}`, ...rows.map((row, at) => `${row}|${cells[at] ?? ""}`)],
});

describe.each(HOSTS)("adding a status column over $name", ({ open }) => {
  test.each<{ what: string; sheet: SheetLines; column: number; row?: number }>([
    { what: "beside the last value", sheet: beside(), column: 5 },
    { what: "not over a column with a heading", sheet: beside("Comments", "fine"), column: 6 },
    { what: "not over cells without a heading", sheet: beside("", "", "fine"), column: 6 },
    {
      what: "not in a merged cell",
      sheet: { ...beside(), merged: [{ row: 1, column: 5, rowCount: 2, columnCount: 1 }] },
      column: 6,
    },
    {
      what: "below headings of two rows",
      sheet: {
        lines: ["Measure|Good Is|Target|Q1 2025/26|Q2 2025/26", "||%|Actual|Actual", ...rows],
      },
      column: 5,
      row: 1,
    },
  ])("$what", async ({ what, sheet, column, row = 0 }) => {
    const model = new WorkbookModel(workbookOf([sheet]));
    const book = open(model, "1.13");
    const before = book.held();
    const places = await readStatusPlaces(book.port(), DEFAULT_RULESET);
    if (!places.ok) throw new Error(JSON.stringify(places.problem));
    const [place] = places.value;
    if (!place) throw new Error("No place");
    const added = await addStatuses(book.port(), DEFAULT_RULESET, place);
    // Excel is asked for merged cells only before it is written.
    if (!added.ok && /merged/.test(what)) {
      expect(added.problem).toEqual({ code: "no-room-for-column", sheet: "KPIs", cell: "F2" });
      return expect(book.held()).toEqual(before);
    }
    if (!added.ok) throw new Error(JSON.stringify(added.problem));
    const area = { row, column, rowCount: 1, columnCount: 1 };
    expect(model.values("sheet-1", area)).toEqual([["RAG Status"]]);
    expect(added.value.changes.map(({ address }) => address)).toHaveLength(2);
    const { run } = added.value;
    if (!run) throw new Error("Nothing was written");
    const undone = await undoRun(book.port(), DEFAULT_RULESET, run);
    expect(undone).toMatchObject({ ok: false, problem: { code: "no-kpi-table" } });
    expect(book.held()).toEqual(before);
  });

  test("a table of Excel's grows by a column", async () => {
    const data = workbookOf([beside()]);
    const [sheet] = data.sheets;
    const area = { row: 0, column: 0, rowCount: 3, columnCount: 5 };
    sheet?.tables.push({ id: "t", name: "Ours", area, showTotals: false, style: "", filtered: false });
    const model = new WorkbookModel(data);
    const book = open(model);
    const places = await readStatusPlaces(book.port(), DEFAULT_RULESET);
    expect(places).toMatchObject({ ok: true, value: [{ address: "Ours" }] });
    const [place] = places.ok ? places.value : [];
    const added = place && (await addStatuses(book.port(), DEFAULT_RULESET, place));
    expect(added).toMatchObject({ ok: true });
    expect(model.tables()[0]?.table.area.columnCount).toBe(6);
  });

  test.each<[string, SheetLines]>([
    ["where a target is missing too", { lines: ["Measure|Apr 2025|May 2025", "Calls|90%|96%"] }],
    ["on a hidden sheet", { ...beside(), isHidden: true }],
  ])("none %s", async (_, sheet) => {
    const book = open(new WorkbookModel(workbookOf([sheet, { name: "Other", lines: ["x"] }])));
    expect(await readStatusPlaces(book.port(), DEFAULT_RULESET)).toEqual({ ok: true, value: [] });
  });

  test("the refusal says where one fits", async () => {
    const book = open(new WorkbookModel(workbookOf([beside("Comments")])));
    expect(await review(book.port(), DEFAULT_RULESET)).toMatchObject({
      ok: false,
      problem: { code: "no-kpi-table", statusPlaces: [{ sheetName: "KPIs", address: "G1" }] },
    });
  });

  const JUDGED: SheetLines = {
    name: "Scorecard",
    lines: ["Measure|Good Is|Target|Actual|RAG", "Visits|High|95%|96%|"],
  };

  test("rows without a status column beside others are told, with a place for one", async () => {
    const book = open(new WorkbookModel(workbookOf([JUDGED, { ...beside("Comments"), name: "Housing" }])));
    const read = await review(book.port(), DEFAULT_RULESET);
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect(read.value.statusPlaces).toMatchObject([{ sheetName: "Housing", address: "G1" }]);
    expect(describeSkipped(read.value, { canNameColumns: true })).toEqual([
      "Rows on Housing lack only a RAG column, and are not judged: one can be added in Housing!G1.",
    ]);
    const [place] = read.value.statusPlaces;
    const added = place && (await addStatuses(book.port(), DEFAULT_RULESET, place));
    expect(added).toMatchObject({ ok: true, value: { statusPlaces: [], skipped: [] } });
    expect(added?.ok ? added.value.changes.map(({ address }) => address).sort() : added).toEqual(["E2", "G2", "G3"]);
  });

  test.each<[string, SheetLines]>([
    [
      "the data of rows that are judged",
      { name: "Data", lines: ["Measure|Good Is|Target|Actual", "Visits|High|95%|96%"] },
    ],
    ["on a hidden sheet", { ...beside(), name: "Housing", isHidden: true }],
    ["where a target is missing too", { name: "Housing", lines: ["Measure|Apr 2025|May 2025", "Calls|90%|96%"] }],
  ])("nothing is told beside judged rows: %s", async (_, sheet) => {
    const book = open(new WorkbookModel(workbookOf([JUDGED, sheet])));
    const read = await review(book.port(), DEFAULT_RULESET);
    expect(read).toMatchObject({ ok: true, value: { statusPlaces: [] } });
    expect(await readStatusPlaces(book.port(), DEFAULT_RULESET)).toEqual({ ok: true, value: [] });
  });
});
