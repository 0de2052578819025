import { indicatorAt, showIndicator } from "../../src/actions/show-indicator";
import { overrideIndicator } from "../../src/actions/override-indicator";
import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import type { CellValue } from "../../src/kpi/kpi-table";
import { nativeFormat } from "../../src/kpi/status-looks/status-column";
import { allIndicators } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { describeProblem } from "../../src/planning/describe-problem";
import type { Result } from "../../src/planning/problem";
import { columnValues, everything, kpiWorkbook, withoutSeldomColumns } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { pastedReport, plainWorkbook, publishedRows } from "../support/pasted-report";
import { settle } from "../../src/office-host/host/node-office";
import { STATUS_NUMBERS } from "../../src/rag/status";

const SHEET = "sheet-report";
const run = (): Promise<Result<Review>> => recalculate(createExcelWorkbook(), DEFAULT_RULESET);
const look = (): Promise<Result<Review>> => review(createExcelWorkbook(), DEFAULT_RULESET);

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const valuesOf = (model: WorkbookModel, column: number, rowCount: number): unknown[] =>
  model.values(SHEET, { row: 0, column, rowCount, columnCount: 1 }).map(([one]) => one);

describe("the published report, pasted into one sheet as separate tables", () => {
  const { values, rowOf } = pastedReport();
  const published = publishedRows();

  /** The same rows in one Excel table. */
  async function asTable(): Promise<Review> {
    openExcel(
      kpiWorkbook(
        published.map((row, index) => {
          const [target, goodIs, asOf, metric, latestValue] = values[rowOf[index] ?? 0] ?? [];
          return {
            section: row.section,
            kpi: row.kpi,
            target: String(target),
            goodIs: String(goodIs),
            asOf: String(asOf),
            metric: String(metric),
            latestValue: latestValue as string | number,
          };
        }),
        withoutSeldomColumns,
      ),
    );
    return value(await look());
  }

  test("has all 49 rows, with the same sections, KPIs and statuses as one table", async () => {
    const table = await asTable();
    openExcel(plainWorkbook(values));
    const pasted = value(await look());
    const said = (one: Review): unknown =>
      allIndicators(one.scorecard).map(({ section, kpi, metric, asOf, shownValue, shownTarget, rating }) => ({
        ...{ section, kpi, metric, asOf, shownValue, shownTarget, rating },
      }));
    expect(said(pasted)).toEqual(said(table));
    expect(pasted.scorecard).toMatchObject({
      indicatorCount: 49,
      kpiCount: 39,
      sections: { length: 5 },
      period: table.scorecard.period,
    });
    expect(pasted.scorecard.counts).toEqual(table.scorecard.counts);
    expect(pasted.skipped).toEqual([]);
  });

  test("gets statuses beside its rows, and nothing else", async () => {
    const model = plainWorkbook(values);
    openExcel(model);
    const before = everything(model);
    const result = value(await run());
    const statuses = new Map(
      allIndicators(result.scorecard).map((indicator) => [indicator.address, indicator.rating.status]),
    );
    const written = valuesOf(model, 5, values.length);
    const WRITTEN = { ...STATUS_NUMBERS, "not-rated": "Not rated" };
    const meant = values.map((row, index) => {
      const status = statuses.get(`D${index + 1}`);
      return status ? WRITTEN[status] : row[5];
    });
    expect(written).toEqual(meant);
    expect(rowOf.map((row) => typeof written[row])).not.toContain("undefined");
    for (const row of rowOf)
      expect(model.numberFormats(SHEET, { row, column: 5, rowCount: 1, columnCount: 1 })).toEqual([
        [nativeFormat(DEFAULT_RULESET, "green")],
      ]);
    const [sheet] = model.sheets;
    expect(sheet?.conditionalFormats.map(({ style, area }) => [style, area.column])).toEqual(
      Array(39).fill(["ThreeSymbols2", 5]),
    );
    for (const row of rowOf) model.clear(SHEET, { row, column: 5, rowCount: 1, columnCount: 1 }, "All");
    if (sheet) sheet.conditionalFormats.length = 0;
    expect(everything(model)).toEqual(before);
  });

  test("is not changed by a second run", async () => {
    openExcel(plainWorkbook(values));
    await run();
    expect(value(await run())).toMatchObject({ changes: [], plan: { edits: [] } });
  });

  test("takes three round trips to read and one to write", async () => {
    const { host } = openExcel(plainWorkbook(values));
    value(await run());
    await settle();
    expect(host.trips).toHaveLength(4);
    const kilobytes = host.trips.map((trip) => Math.round((trip.requestBytes + trip.responseBytes) / 1024));
    expect(kilobytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(640);
  });

  test("shows an indicator in its status cell, and finds it again from there", async () => {
    const model = plainWorkbook(values);
    openExcel(model);
    const { tables, scorecard } = value(await look());
    expect(tables).toHaveLength(39);
    for (const [index, indicator] of allIndicators(scorecard).entries()) {
      value(await showIndicator(createExcelWorkbook(), tables, indicator));
      expect(model.data.selection).toMatchObject({ row: rowOf[index], column: 5 });
      expect(indicatorAt(tables, { sheetId: SHEET, row: rowOf[index] ?? -1, column: 0 })).toEqual({
        tableId: indicator.tableId,
        row: indicator.row,
      });
    }
    expect(indicatorAt(tables, { sheetId: SHEET, row: 0, column: 0 })).toBeNull();
  });
});

const HEADINGS = ["Indicator", "Target", "Good is", "Actual", "RAG", "Comments"];
const rows: CellValue[][] = [
  HEADINGS,
  ["Met", "95%", "High", 96, "", ""],
  ["Near", "95%", "High", 90, "", "winter"],
  ["Total", "", "", 186, "own", ""],
  ["Missed", "95%", "High", 50, "", ""],
  ["Note: figures are provisional", "", "", "", "", ""],
];

describe("rows of plain cells", () => {
  test("are left out and reported if they are totals or notes", async () => {
    const model = plainWorkbook(rows);
    openExcel(model);
    const result = value(await run());
    expect(valuesOf(model, 4, 6)).toEqual(["RAG", 3, 2, "own", 1, ""]);
    expect(model.numberFormats(SHEET, { row: 3, column: 4, rowCount: 1, columnCount: 1 })).toEqual([["General"]]);
    expect(result.skipped).toEqual([
      { sheetName: "Report", address: "A4", why: "total" },
      { sheetName: "Report", address: "A6", why: "note" },
    ]);
    expect(result.kept).toEqual([]);
  });

  test("are read and written if rows or columns are hidden", async () => {
    const model = plainWorkbook(rows, (sheet) => {
      sheet.hiddenRows = [2];
      sheet.hiddenColumns = [1];
    });
    openExcel(model);
    value(await run());
    expect(valuesOf(model, 4, 3)).toEqual(["RAG", 3, 2]);
  });

  test("are refused if a filter hides all of them, with the name of the sheet", async () => {
    const model = plainWorkbook(rows);
    model.filterSheet(SHEET, { row: 0, column: 0, rowCount: 6, columnCount: 6 }, [0, 1, 2, 3, 4]);
    openExcel(model);
    const before = everything(model);
    const result = await run();
    expect(result).toEqual({ ok: false, problem: { code: "filter-on", sheet: "Report", table: null } });
    if (!result.ok) expect(describeProblem(result.problem).body).toMatch(/^The sheet Report is filtered/);
    expect(everything(model)).toEqual(before);
    model.clearSheetFilter(SHEET);
    expect((await run()).ok).toBe(true);
  });

  test("are refused on a protected sheet", async () => {
    openExcel(plainWorkbook(rows, (sheet) => void (sheet.protected = true)));
    expect(await run()).toEqual({ ok: false, problem: { code: "sheet-protected", sheet: "Report" } });
  });

  test("are left alone if the filter of a table beside them hides them", async () => {
    const model = plainWorkbook(rows.map((cells, index) => [...cells, "", index === 0 ? "Lookup" : `x${index}`]));
    const table = model.addTable(SHEET, { row: 0, column: 7, rowCount: 6, columnCount: 1 }, true);
    model.filterTable(table.id, [1]);
    openExcel(model);
    expect(value(await run()).kept).toMatchObject([{ address: "E3", holds: "filtered" }]);
    expect(valuesOf(model, 4, 3)).toEqual(["RAG", 3, ""]);
  });

  test("are written even if there is an archive on a protected sheet", async () => {
    const model = plainWorkbook(rows);
    const archive = model.addSheet("Q1");
    model.writeValues(archive.id, { row: 0, column: 0, rowCount: 6, columnCount: 6 }, rows);
    model.protect(archive.id);
    openExcel(model);
    const result = value(await run());
    expect(result.tables.map(({ sheetName }) => sheetName)).toEqual(["Report"]);
    expect(result.skipped.at(-1)).toEqual({ sheetName: "Q1", address: "A1", why: "protected" });
    expect(valuesOf(model, 4, 3)).toEqual(["RAG", 3, 2]);

    const tables = kpiWorkbook([{ metric: "A", target: 5, goodIs: "High", latestValue: 5 }]);
    const locked = tables.addSheet("Q1");
    tables.writeValues(locked.id, { row: 0, column: 0, rowCount: 6, columnCount: 6 }, rows);
    tables.protect(locked.id);
    openExcel(tables);
    value(await run());
    expect(columnValues(tables, "status")).toEqual([3]);
  });

  test("are refused with merged status cells, and everything is rolled back", async () => {
    const model = plainWorkbook(
      rows,
      (sheet) => void (sheet.merged = [{ row: 1, column: 4, rowCount: 2, columnCount: 1 }]),
    );
    openExcel(model);
    const before = everything(model);
    const result = await run();
    expect(result).toEqual({ ok: false, problem: { code: "not-written-as-planned", restored: true } });
    if (!result.ok) expect(describeProblem(result.problem).body).toContain("unmerge");
    expect(everything(model)).toEqual(before);
  });

  test.each([2, 3, 4])("are noticed if they move before request %d, and nothing stays written", async (request) => {
    const model = plainWorkbook(rows);
    const { host } = openExcel(model);
    let moved: unknown;
    host.faults = (moment) => {
      if (moment.kind !== "batch" || moment.trip !== request) return;
      model.shiftLines({ sheetId: SHEET, axis: "row", at: 0, count: 1 });
      moved = everything(model);
    };
    const result = await run();
    // Rows that move before the cells are first read have not moved since.
    if (request === 2) return expect(result.ok).toBe(true);
    expect(result).toEqual({ ok: false, problem: { code: "workbook-changed" } });
    expect(everything(model)).toEqual(moved);
  });

  test("refuse an override without columns for it, saying what to add, and take it with them", async () => {
    const given = { status: "red" as const, reason: "Agreed by the board", reviewBy: null };
    const model = plainWorkbook(rows);
    openExcel(model);
    const before = everything(model);
    const plain = value(await look());
    const refusal = await overrideIndicator(
      createExcelWorkbook(),
      DEFAULT_RULESET,
      plain,
      { tableId: plain.tables[0]?.tableId ?? "", row: 0 },
      given,
    );
    expect(refusal).toEqual({
      ok: false,
      problem: { code: "no-override-columns", sheet: "Report", missing: ["Override", "Override Reason"] },
    });
    if (!refusal.ok)
      expect(describeProblem(refusal.problem).body).toContain("Add the headings Override, Override Reason");
    expect(everything(model)).toEqual(before);

    const wide = plainWorkbook(
      rows.map((row, index) => [...row, ...(index === 0 ? ["Override", "Override Reason"] : ["", ""])]),
    );
    openExcel(wide);
    const reviewed = value(await look());
    const after = value(
      await overrideIndicator(
        createExcelWorkbook(),
        DEFAULT_RULESET,
        reviewed,
        { tableId: reviewed.tables[0]?.tableId ?? "", row: 3 },
        given,
      ),
    );
    expect(wide.values(SHEET, { row: 4, column: 4, rowCount: 1, columnCount: 4 })).toEqual([
      [1, "", "Red", "Agreed by the board"],
    ]);
    expect(allIndicators(after.scorecard).find(({ row }) => row === 3)?.rating.override).toMatchObject({
      status: "red",
    });
  });
});

describe("the sheets to search", () => {
  test("include plain cells beside tables on other sheets, in three round trips", async () => {
    const model = kpiWorkbook([{ metric: "In a table", target: 5, goodIs: "High", latestValue: 5 }]);
    const other = model.addSheet("Other");
    model.writeValues(other.id, { row: 6, column: 1, rowCount: 2, columnCount: 4 }, [
      ["Measure", "Plan", "Outturn", "RAG rating"],
      ["In plain cells", "'at least 5", 4, ""],
    ]);
    const { host } = openExcel(model);
    const { scorecard, changes } = value(await run());
    await settle();
    expect(allIndicators(scorecard).map(({ metric, address }) => [metric, address])).toEqual([
      ["In a table", "G2"],
      ["In plain cells", "B8"],
    ]);
    expect(changes.map(({ sheetName, address }) => `${sheetName}!${address}`)).toEqual(["KPIs!I2", "Other!E8"]);
    expect(model.values(other.id, { row: 7, column: 4, rowCount: 1, columnCount: 1 })).toEqual([[1]]);
    expect(columnValues(model, "status")).toEqual([3]);
    expect(host.trips).toHaveLength(4);
  });

  test("take no extra round trip if none of them has KPI rows", async () => {
    const model = kpiWorkbook([{ metric: "A", target: 5, goodIs: "High", latestValue: 5 }]);
    const notes = model.addSheet("Notes");
    model.writeValues(notes.id, { row: 0, column: 0, rowCount: 1, columnCount: 3 }, [
      ["Target", "Actual", "Indicator"],
    ]);
    const { host } = openExcel(model);
    expect(value(await look()).scorecard.indicatorCount).toBe(1);
    expect(host.trips).toHaveLength(2);
  });

  test("take nothing extra in a workbook of tables alone", async () => {
    const model = kpiWorkbook([{ metric: "A", target: 5, goodIs: "High", latestValue: 5 }]);
    const { host } = openExcel(model);
    value(await look());
    expect(host.trips).toHaveLength(2);
    const members = host.trips.slice(1).flatMap((trip) => trip.members);
    expect(
      members.filter((member) => /^Worksheet\.(?:autoFilter|getUsedRange|getRangeByIndexes)/i.test(member)),
    ).toEqual([]);
    expect(members).toContain("Range.values");
  });

  test("do not include the add-in's own sheets or hidden ones", async () => {
    const model = plainWorkbook(rows);
    for (const name of ["RAG Log", "RAG Rules (2)", "Archive"]) {
      const sheet = model.addSheet(name);
      model.writeValues(
        sheet.id,
        { row: 0, column: 0, rowCount: 2, columnCount: 6 },
        rows.slice(0, 2).map((row) => row.map((one) => one)),
      );
      if (name === "Archive") model.changeSheet(sheet.id, { visibility: "Hidden" });
    }
    openExcel(model);
    expect(value(await look()).tables.map(({ sheetName }) => sheetName)).toEqual(["Report"]);
  });

  test("are left out if they are too large in a workbook with tables", async () => {
    const model = kpiWorkbook([{ metric: "A", target: 5, goodIs: "High", latestValue: 5 }]);
    const data = model.addSheet("Data");
    const text = "x".repeat(100);
    model.writeValues(
      data.id,
      { row: 0, column: 0, rowCount: 3000, columnCount: 30 },
      Array.from({ length: 3000 }, () => Array<string>(30).fill(text)),
    );
    const { host } = openExcel(model);
    const reviewed = value(await look());
    expect(reviewed.scorecard.indicatorCount).toBe(1);
    expect(host.trips).toHaveLength(3);
  });
});

test("a heading row that lacks a heading or has one twice is named", async () => {
  openExcel(plainWorkbook([[], [], ["Indicator", "Target", "Actual"], ["A", 5, 5]]));
  expect(await look()).toMatchObject({
    ok: false,
    problem: { code: "no-kpi-table", nearest: { table: 3, sheet: "Report", missing: ["RAG Status"] } },
  });
  openExcel(
    plainWorkbook([
      ["Indicator", "Target 2023/24", "Target 2024/25", "Actual", "RAG"],
      ["A", 5, 6, 5, ""],
    ]),
  );
  const result = await look();
  expect(result).toMatchObject({
    ok: false,
    problem: {
      nearest: {
        table: 1,
        missing: ["Target"],
        unsure: [{ heading: "Target", headings: ["Target 2023/24", "Target 2024/25"] }],
      },
    },
  });
  if (!result.ok)
    expect(describeProblem(result.problem).body).toContain(
      "Row 1 on Report: “Target 2023/24” and “Target 2024/25” could each be Target: rename one.",
    );
});
