import { KPI_COLUMNS } from "../kpi/columns/column-headings";
import { BLANK_COLUMNS } from "../kpi/columns/columns";
import type { Applied } from "../planning/decoration";
import { GUIDE_SHEET } from "../planning/sheets/own-sheets";
import type { NewSheet, Plan } from "../planning/plan";
import { planNewSheet } from "../planning/sheets/grow-list";
import type { WorkbookPort } from "../planning/port";
import { done, type Result } from "../planning/problem";

/** The width of a column that does not set one, in pixels. */
const WIDTH = 110;

/**
 * Adds a sheet named KPIs with an empty KPI table and drop-down lists, and after all other sheets one that explains the columns.
 */
export async function insertKpiSheet(port: WorkbookPort): Promise<Result<Applied>> {
  const inserted = await port.insertTable({
    sheetName: "KPIs",
    tableName: "KPIs",
    headings: BLANK_COLUMNS.map(({ heading }) => heading),
    widths: BLANK_COLUMNS.map(({ width }) => width ?? WIDTH),
    choices: BLANK_COLUMNS.flatMap(({ choices }, column) => (choices ? [{ column, options: [...choices] }] : [])),
  });
  if (!inserted.ok) return inserted;
  const explained = await port.apply(planGuide());
  // The sheet is probably there from an earlier time, and the table works without it.
  if (!explained.ok) return explained.problem.code === "name-taken" ? inserted : explained;
  return done({ undecorated: [...inserted.value.undecorated, ...explained.value.undecorated] });
}

function planGuide(): Plan {
  const lines = KPI_COLUMNS.map(({ heading, need, note }) => [
    heading,
    need === "required" ? "Yes" : "",
    note.what,
    note.example,
  ]);
  const columnCount = 4;
  const sheet: NewSheet = {
    name: GUIDE_SHEET,
    cells: [
      ["What the columns of a KPI table mean", "", "", ""],
      ["Columns may be in any order; leave out those you do not need. Columns of your own are left alone.", "", "", ""],
      ["", "", "", ""],
      ["Column", "Needed", "What it holds", "For example"],
      ...lines,
    ],
    format: "@",
    widths: [170, 70, 480, 340],
    looks: [
      { at: { row: 0, column: 0, rowCount: 1, columnCount: 1 }, look: "title" },
      { at: { row: 1, column: 0, rowCount: 1, columnCount: 1 }, look: "note" },
      { at: { row: 3, column: 0, rowCount: 1, columnCount }, look: "heading" },
      { at: { row: 4, column: 0, rowCount: lines.length, columnCount }, look: "body" },
    ],
    choices: [],
    frozenRows: 4,
  };
  return planNewSheet(sheet);
}
