import { readWorkbook } from "../../src/planning/read-steps";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { requestKpiTables } from "../../src/planning/tables/kpi-tables";
import type { Result } from "../../src/planning/problem";
import type { Outline, ReadRequest, Snapshot } from "../../src/planning/snapshot";
import type { RichApiHost } from "../../src/office-host/host/rich-api";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { kpiWorkbook } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { settle } from "../../src/office-host/host/node-office";

function workbook(): WorkbookModel {
  const model = kpiWorkbook([{ metric: "A", target: 5, goodIs: "High", latestValue: 5 }]);
  const rules = model.addSheet("RAG Rules");
  model.writeNumberFormats(rules.id, { row: 2, column: 1, rowCount: 1, columnCount: 2 }, "@");
  model.writeValues(rules.id, { row: 2, column: 1, rowCount: 2, columnCount: 2 }, [
    ["10%", ""],
    ["", 0.5],
  ]);
  // A format alone is not content.
  model.writeNumberFormats(rules.id, { row: 50, column: 9, rowCount: 1, columnCount: 1 }, "0%");
  model.protect(rules.id);
  model.addSheet("Empty");
  return model;
}

async function read(
  model: WorkbookModel,
  choose: (outline: Outline) => ReadRequest,
): Promise<{ host: RichApiHost; result: Result<Snapshot> }> {
  const { host } = openExcel(model);
  const result = await readWorkbook(createExcelWorkbook(), choose);
  await settle();
  return { host, result };
}

const sheetsNamed = (outline: Outline, names: readonly string[]): string[] =>
  names.map((name) => outline.sheets.find((sheet) => sheet.name === name)?.id ?? "nowhere");

describe("reading sheets", () => {
  test("gives an outline with every sheet and its protection", async () => {
    const { result } = await read(workbook(), () => ({ tables: [], sheetIds: [] }));
    expect(result.ok && result.value.outline.sheets.map(({ name, protected: locked }) => [name, locked])).toEqual([
      ["KPIs", false],
      ["RAG Rules", true],
      ["Empty", false],
    ]);
  });

  test("gives the used cells with their place and formats, and none for an empty sheet", async () => {
    const { result } = await read(workbook(), (outline) => ({
      tables: [],
      sheetIds: sheetsNamed(outline, ["RAG Rules", "Empty"]),
    }));
    expect(result).toMatchObject({
      ok: true,
      value: {
        tables: [],
        sheets: [
          {
            name: "RAG Rules",
            protected: true,
            firstRow: 2,
            firstColumn: 1,
            values: [
              ["10%", ""],
              ["", 0.5],
            ],
            formats: [
              ["@", "@"],
              ["General", "General"],
            ],
          },
          { name: "Empty", firstRow: 0, firstColumn: 0, values: [], formats: [] },
        ],
      },
    });
  });

  test.each<[string, string[], boolean]>([
    ["tables and sheets", ["RAG Rules", "Empty", "KPIs"], true],
    ["tables alone", [], true],
    ["sheets alone", ["RAG Rules"], false],
  ])("takes two round trips: %s", async (_, names, tables) => {
    const { host, result } = await read(workbook(), (outline) => {
      const requested = requestKpiTables(outline);
      return { tables: tables ? requested : [], sheetIds: sheetsNamed(outline, names) };
    });
    expect(result.ok).toBe(true);
    expect(host.trips.map((trip) => [trip.releaseOnly, trip.error])).toEqual([
      [false, undefined],
      [false, undefined],
    ]);
  });

  test("is refused if a sheet is deleted meanwhile", async () => {
    const model = workbook();
    const { result } = await read(model, (outline) => {
      const sheetIds = sheetsNamed(outline, ["Empty"]);
      for (const id of sheetIds) model.deleteSheet(id);
      return { tables: [], sheetIds };
    });
    expect(result).toEqual({ ok: false, problem: { code: "item-gone" } });
  });

  test("is refused if a sheet is too large to be read at once", async () => {
    const model = workbook();
    const { host } = openExcel(model, { limits: { cellsPerRead: 3 } });
    const result = await readWorkbook(createExcelWorkbook(), (outline) => ({
      tables: [],
      sheetIds: sheetsNamed(outline, ["RAG Rules"]),
    }));
    expect(result).toEqual({ ok: false, problem: { code: "too-large" } });
    expect(host.trips.length).toBeLessThanOrEqual(2);
  });
});
