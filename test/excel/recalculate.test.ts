import { recalculate } from "../../src/actions/recalculate";
import type { Review } from "../../src/actions/review";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { allIndicators } from "../../src/kpi/scorecard";
import { nativeFormat } from "../../src/kpi/status-looks/status-column";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { ExcelError } from "../../src/office-host/workbook/excel-error";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { Result } from "../../src/planning/problem";
import { columnValues, everything, kpiWorkbook, withoutSeldomColumns, type KpiRow } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { settle } from "../../src/office-host/host/node-office";

const NATIVE_FORMAT = nativeFormat(DEFAULT_RULESET, "green");

const green: KpiRow = { metric: "Met", target: "95%", goodIs: "High", latestValue: 96 };
const amber: KpiRow = { ...green, metric: "Near", latestValue: 90 };
const red: KpiRow = { ...green, metric: "Missed", latestValue: 50 };
const rows = [green, amber, red, { ...green, metric: "Awaited", target: "TBC" }];

const run = (): Promise<Result<Review>> => recalculate(createExcelWorkbook(), DEFAULT_RULESET);

describe("a recalculation through the real Office.js", () => {
  test("writes values, number format and one icon rule", async () => {
    const model = kpiWorkbook(rows);
    openExcel(model);
    const result = await run();
    expect(result).toMatchObject({ ok: true, value: { changes: { length: 4 } } });
    expect(columnValues(model, "status")).toEqual([3, 2, 1, "Not rated"]);
    const sheet = model.sheets[0];
    const area = { row: 1, column: 8, rowCount: 4, columnCount: 1 };
    expect(model.numberFormats("sheet-kpis", area)).toEqual(Array(4).fill([NATIVE_FORMAT]));
    expect(model.text("sheet-kpis", area)).toEqual([["Green"], ["Amber"], ["Red"], ["Not rated"]]);
    expect(sheet?.conditionalFormats).toEqual([
      expect.objectContaining({
        type: "IconSet",
        style: "ThreeSymbols2",
        area,
        showIconOnly: false,
        reverseIconOrder: false,
      }),
    ]);
    expect(sheet?.conditionalFormats[0]?.criteria.slice(1)).toEqual([
      { type: "Number", operator: "GreaterThanOrEqual", formula: "=2" },
      { type: "Number", operator: "GreaterThanOrEqual", formula: "=3" },
    ]);
  });

  test("touches nothing but the status column", async () => {
    const model = kpiWorkbook(rows);
    openExcel(model);
    const before = everything(model);
    await run();
    const sheet = model.sheets[0];
    model.clear("sheet-kpis", { row: 1, column: 8, rowCount: 4, columnCount: 1 }, "All");
    if (sheet) sheet.conditionalFormats.length = 0;
    expect(everything(model)).toEqual(before);
  });

  test("writes statuses to a column with the Text format", async () => {
    const model = kpiWorkbook([{ ...green, status: { value: "", format: "@" } }]);
    openExcel(model);
    expect(await run()).toMatchObject({ ok: true });
    expect(columnValues(model, "status")).toEqual([3]);
    expect(model.valueTypes("sheet-kpis", { row: 1, column: 8, rowCount: 1, columnCount: 1 })).toEqual([["Double"]]);
  });

  test("a second run changes nothing", async () => {
    const model = kpiWorkbook(rows);
    const { host } = openExcel(model);
    await run();
    const after = everything(model);
    host.resetTrips();
    const second = await run();
    await settle();
    expect(second).toMatchObject({ ok: true, value: { changes: [] } });
    expect(everything(model)).toEqual(after);
    expect(host.trips).toHaveLength(2);
  });

  test.each([
    [50, 52],
    [1000, 400],
    [10_000, 4000],
  ])("takes three round trips for %d rows, and at most %d KB", async (count, kilobytes) => {
    const many = Array.from({ length: count }, (_, index): KpiRow => ({
      ...green,
      section: `Section ${index % 5}`,
      kpi: `A key performance indicator with a name of some length ${index}`,
      metric: `Percentage of people with long-term support needs receiving community-based packages, district ${index}`,
      asOf: "2024/25 Q2",
      latestValue: 70 + (index % 30),
    }));
    const model = kpiWorkbook(many, withoutSeldomColumns);
    const { host } = openExcel(model, { requirementSets: { ExcelApi: "1.14" } });
    expect((await run()).ok).toBe(true);
    await settle();
    expect(host.trips).toHaveLength(3);
    const bytes = host.trips.map((trip) => trip.requestBytes + trip.responseBytes);
    // Excel on the web refuses a request or an answer of more than 5 MB, and so does the host.
    expect(bytes.reduce((sum, size) => sum + size, 0) / 1024).toBeLessThan(kilobytes);
    expect(columnValues(model, "status").filter((status) => status === "")).toEqual([]);
  });

  test("restores a text that begins with = as text", async () => {
    const model = kpiWorkbook([{ ...green, status: { value: "=1+1", quotePrefix: true } }, red]);
    openExcel(model);
    const result = await run();
    expect(result).toMatchObject({ ok: true, value: { kept: [{ address: "I2", holds: "other-text", text: "=1+1" }] } });
    expect(columnValues(model, "status")).toEqual(["=1+1", 1]);
  });
});

describe("bad input in a row does not stop the rating of others", () => {
  test.each<[string, KpiRow, string]>([
    ["an unreadable target", { ...green, target: "see the plan" }, "target-not-read"],
    ["a text value", { ...green, latestValue: "much as before" }, "value-not-read"],
    ["a value that is said to be on its way", { ...green, latestValue: "awaited" }, "no-value"],
    ["#N/A", { ...green, latestValue: { value: "#N/A", error: true } }, "value-error"],
    ["a blank", { ...green, latestValue: undefined }, "no-value"],
    ["an unknown Good Is", { ...green, goodIs: "Sideways" }, "good-is-unknown"],
  ])("%s", async (_, row, code) => {
    const model = kpiWorkbook([green, row, red]);
    openExcel(model);
    const result = await run();
    expect(columnValues(model, "status")).toEqual([3, "Not rated", 1]);
    const rated = result.ok
      ? allIndicators(result.value.scorecard).find((indicator) => indicator.row === 1)
      : undefined;
    expect(rated?.rating.computed).toMatchObject({ status: "not-rated", reason: { code } });
  });
});

describe("what cannot be written safely is refused before anything is written", () => {
  test.each<[string, () => WorkbookModel, string]>([
    ["a protected sheet", () => kpiWorkbook(rows, (sheet) => void (sheet.protected = true)), "sheet-protected"],
    [
      "a filter that hides all rows",
      () => {
        const model = kpiWorkbook(rows);
        model.filterTable(
          "table-kpis",
          rows.map((_, index) => index),
        );
        return model;
      },
      "filter-on",
    ],
    [
      "no KPI rows",
      () =>
        kpiWorkbook(rows, (sheet) => {
          sheet.tables = [];
          sheet.rows = sheet.rows.slice(1);
        }),
      "no-kpi-table",
    ],
  ])("%s", async (_, make, code) => {
    const model = make();
    openExcel(model);
    const before = everything(model);
    expect(await run()).toMatchObject({ ok: false, problem: { code } });
    expect(everything(model)).toEqual(before);
  });

  test("a table that lacks a heading is named with that heading", async () => {
    openExcel(
      kpiWorkbook(
        rows,
        (sheet) =>
          void (sheet.rows[0] = sheet.rows[0]?.map((cell) =>
            cell?.value === "Latest Value" ? { value: "Reading" } : cell,
          )),
      ),
    );
    expect(await run()).toMatchObject({
      ok: false,
      problem: { code: "no-kpi-table", nearest: { table: "KPIs", sheet: "KPIs", missing: ["Latest Value"] } },
    });
  });

  test.each<[string, ConstructorParameters<typeof ExcelError>[0], string]>([
    ["a cell is being edited", "InvalidOperationInCellEditMode", "cell-being-edited"],
    ["the request is too large", "RequestPayloadSizeLimitExceeded", "too-large"],
    ["the answer is too large", "ResponsePayloadSizeLimitExceeded", "too-large"],
    ["Excel is busy", "ActivityLimitReached", "busy"],
    ["the session is lost", "InvalidOrTimedOutSession", "session-lost"],
  ])("an error of Excel in any batch becomes a problem: %s", async (_, excelCode, code) => {
    for (const batch of code === "too-large" ? [1, 3] : [1, 2, 3]) {
      const model = kpiWorkbook(rows);
      const before = everything(model);
      const { host } = openExcel(model, {
        faults: (moment) => {
          if (moment.kind === "batch" && moment.trip === batch) throw new ExcelError(excelCode);
        },
      });
      expect(await run()).toMatchObject({ ok: false, problem: { code } });
      expect(everything(model)).toEqual(before);
      host.faults = undefined;
      expect((await run()).ok).toBe(true);
    }
  });

  test("rows that are too large together with hints are read without them", async () => {
    const { host } = openExcel(kpiWorkbook(rows), {
      faults: (moment) => {
        if (moment.kind === "batch" && moment.trip === 2) throw new ExcelError("ResponsePayloadSizeLimitExceeded");
      },
    });
    expect((await run()).ok).toBe(true);
    expect(host.trips.filter(({ releaseOnly }) => !releaseOnly)).toHaveLength(4);
  });

  test.each([2, 3])("the sheet is deleted before request %d", async (request) => {
    const model = kpiWorkbook(rows);
    const other = model.addSheet("Notes");
    const { host } = openExcel(model);
    host.faults = (moment) => {
      if (moment.kind === "batch" && moment.trip === request) model.deleteSheet("sheet-kpis");
    };
    expect(await run()).toMatchObject({ ok: false, problem: { code: "item-gone" } });
    expect(model.sheets.map((sheet) => sheet.id)).toEqual([other.id]);
  });

  test("a batch that fails part-way is rolled back", async () => {
    const model = kpiWorkbook(rows);
    const before = everything(model);
    openExcel(model, {
      faults: (moment) => {
        if (moment.kind === "action" && moment.trip === 3 && moment.member === "ConditionalFormatCollection.add") {
          throw new ExcelError("AccessDenied");
        }
      },
    });
    expect(await run()).toMatchObject({ ok: false, problem: { code: "write-refused" } });
    expect(everything(model)).toEqual(before);
  });

  test("rows that move between reading and writing are noticed, and the batch is rolled back", async () => {
    const model = kpiWorkbook(rows);
    const { host } = openExcel(model);
    let moved: unknown;
    host.faults = (moment) => {
      if (moment.kind !== "batch" || moment.trip !== 3) return;
      model.shiftLines({ sheetId: "sheet-kpis", axis: "row", at: 2, count: 1 });
      moved = everything(model);
    };
    expect(await run()).toEqual({ ok: false, problem: { code: "workbook-changed" } });
    expect(everything(model)).toEqual(moved);
  });
});
