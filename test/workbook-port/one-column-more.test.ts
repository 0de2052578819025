import { readWorkbook } from "../../src/planning/read-steps";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { undoRun } from "../../src/actions/undo-run";
import { writeReportTexts } from "../../src/actions/write-report-sheets";
import { readReport } from "../../src/actions/read-report";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type * as ReportColumns from "../../src/report/kpi-columns-and-widths";
import { LAYOUT_NAME, readLayout } from "../../src/planning/sheets/layout";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { openForWorkbench } from "../../src/workbench/files/open-file";
import { ExcelError } from "../../src/office-host/workbook/excel-error";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { openExcel } from "../support/open-excel";
import { valueOf } from "../xlsx/both-hosts";
import { lost, OLD_HOSTS, OLD_WORKBOOKS, readSheets, refresh, TODAY, typedIn } from "./old-workbooks";
import { chosen } from "../support/strength";

/*
 * In a later version the report's tables have a new column, Data Quality, in the middle. Workbooks of 0.1.0 get it to the right of
 * everything on Report Tables, so that no cell that someone typed in or refers to moves.
 */
jest.mock("../../src/report/kpi-columns-and-widths", () => {
  const actual = jest.requireActual<typeof ReportColumns>("../../src/report/kpi-columns-and-widths");
  const added = {
    id: "dataQuality",
    heading: "Data Quality",
    width: 10,
    widthOnSheet: 90,
    since: 2,
    of: ({ metric }: { metric: string }) => ({ kind: "text", text: `Sound: ${metric}` }),
  };
  return {
    ...actual,
    REPORT_COLUMNS: actual.REPORT_COLUMNS.toSpliced(2, 0, added as unknown as (typeof actual.REPORT_COLUMNS)[number]),
  };
});

const TABLES = "Report Tables";

describe("if Excel refuses part-way, the workbook is as it was, without a stored layout", () => {
  test.each(["NamedItemCollection.add", "NamedItem.visible", "RangeFormat.columnWidth"])("%s", async (member) => {
    const read = openForWorkbench(new Uint8Array(readFileSync(join(__dirname, "../fixtures/0.1.0/small.xlsx"))));
    if (!read.ok) throw new Error(read.problem.code);
    const model = new WorkbookModel(read.value.data);
    const { host } = openExcel(model);
    const before = await readSheets(createExcelWorkbook());
    let isRefused = false;
    host.faults = (moment) => {
      if (isRefused || moment.kind !== "action" || moment.member !== member) return;
      isRefused = true;
      throw new ExcelError("GeneralException");
    };
    expect((await writeReportTexts(createExcelWorkbook(), DEFAULT_RULESET, TODAY)).ok).toBe(false);
    expect(isRefused).toBe(true);
    const after = await readSheets(createExcelWorkbook());
    expect([...after.values()].map((sheet) => [sheet.name, sheet.mark, sheet.all()])).toEqual(
      [...before.values()].map((sheet) => [sheet.name, sheet.mark, sheet.all()]),
    );
  });
});

test("a hidden name whose text is not a layout is rewritten", async () => {
  const port = OLD_HOSTS.find(({ name }) => name === "Excel")?.open("small");
  if (!port) throw new Error("There is no Excel");
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem(TABLES).names.add(LAYOUT_NAME, "=3");
    await context.sync();
  });
  await refresh(port());
  expect(readLayout((await readSheets(port())).get(TABLES)?.mark)?.number).toBe(2);
});

describe.each(chosen(OLD_HOSTS, OLD_HOSTS.slice(1)))("in $name", ({ open }) => {
  test("someone's own column of that name stays theirs, whether or not the layout mark is lost", async () => {
    const port = open("small");
    const outline = valueOf(
      await readWorkbook(port(), ({ sheets }) => ({ tables: [], sheetIds: sheets.map(({ id }) => id) })),
    );
    const sheetId = outline.sheets.find(({ name }) => name === TABLES)?.id ?? "";
    const write = async (row: number, text: string): Promise<void> => {
      const at = { sheetId, row, column: 9, rowCount: 1, columnCount: 1 };
      valueOf(await port().apply({ edits: [{ kind: "values", at, values: [[text]] }], inverse: [], expects: [] }));
    };
    await write(15, "Data Quality");
    await write(22, "Mine alone");
    await refresh(port());
    const stored = (await readSheets(port())).get(TABLES)?.mark ?? null;
    valueOf(
      await port().apply({
        edits: [{ kind: "sheet-layout", sheetId, mark: null, before: stored, widths: [] }],
        inverse: [],
        expects: [],
      }),
    );
    await refresh(port());
    const tables = (await readSheets(port())).get(TABLES);
    expect([tables?.at("J16"), tables?.at("L16"), tables?.at("J23")]).toEqual([
      "Data Quality",
      "Data Quality",
      "Mine alone",
    ]);
    expect(tables?.holding("Data Quality").length).toBe(6);
  });

  test("if someone wrote far to the right, the stored layout is no longer than Excel accepts", async () => {
    const port = open("small");
    const outline = valueOf(
      await readWorkbook(port(), ({ sheets }) => ({ tables: [], sheetIds: sheets.map(({ id }) => id) })),
    );
    const sheetId = outline.sheets.find(({ name }) => name === TABLES)?.id ?? "";
    const at = { sheetId, row: 14, column: 311, rowCount: 1, columnCount: 1 };
    valueOf(await port().apply({ edits: [{ kind: "values", at, values: [["far away"]] }], inverse: [], expects: [] }));
    await refresh(port());
    const tables = (await readSheets(port())).get(TABLES);
    expect([tables?.at("KZ15"), tables?.holding("Data Quality").length]).toEqual(["far away", 5]);
    expect(tables?.mark?.length).toBeLessThanOrEqual(255);
    expect(readLayout(tables?.mark)?.columns.indexOf("dataQuality")).toBe(311);
    expect(await refresh(port())).toBe(false);
  });

  test("a stray cell far to the right, in column IV, does not stop the report", async () => {
    const port = open("small");
    const { outline } = valueOf(await readWorkbook(port(), () => ({ tables: [], sheetIds: [] })));
    const sheetId = outline.sheets.find(({ name }) => name === TABLES)?.id ?? "";
    const at = { sheetId, row: 3, column: 255, rowCount: 1, columnCount: 1 };
    valueOf(await port().apply({ edits: [{ kind: "values", at, values: [["stray"]] }], inverse: [], expects: [] }));
    await refresh(port());
    const tables = (await readSheets(port())).get(TABLES);
    expect(tables?.at("IV4")).toBe("stray");
    expect(readLayout(tables?.mark)?.columns.at(-1)).toBe("dataQuality");
    expect(tables?.mark?.length).toBeLessThan(120);
    expect(await refresh(port())).toBe(false);
  });

  describe.each(OLD_WORKBOOKS)("%s", (workbook) => {
    test("a workbook of 0.1.0 gets the column without moving anything, keeps all that people typed, and a second run changes nothing", async () => {
      const port = open(workbook);
      const before = await readSheets(port());
      await refresh(port());
      const after = await readSheets(port());
      const tables = after.get(TABLES);
      // Someone's notes are in the two columns after the narratives.
      const headings = tables?.holding("Data Quality") ?? [];
      expect(headings.length).toBe(tables?.holding("Narrative").filter((at) => at.startsWith("I")).length);
      expect(headings.every((at) => at.startsWith("L"))).toBe(true);
      const metrics = Object.entries(tables?.all() ?? {}).filter(([, cell]) => String(cell).startsWith("Sound: "));
      expect(metrics.length).toBeGreaterThan(5);
      for (const [at, cell] of metrics) expect(`Sound: ${tables?.at(at.replace("L", "E"))}`).toBe(cell);
      expect(readLayout(tables?.mark)).toEqual({
        number: 2,
        columns: [
          "target",
          "goodIs",
          "asOf",
          "metric",
          "latestValue",
          "status",
          "trends",
          "narrative",
          "",
          "",
          "dataQuality",
        ],
      });
      expect(lost(typedIn(workbook), before, after)).toEqual([]);
      // What was beside the rows is in place, because only rows below what was kept have moved.
      for (const [address, value] of Object.entries(typedIn(workbook)[TABLES] ?? {})) {
        if (address !== "G17") expect([address, tables?.at(address)]).toEqual([address, value]);
      }
      expect(tables?.holding("Kept: typed over this sheet, or beside a row that is no longer on it").length).toBe(1);
      expect(await refresh(port())).toBe(false);
    });

    test("what is typed afterwards is read on both sheets, and what is typed over the new column is kept", async () => {
      const port = open(workbook);
      await refresh(port());
      const report = valueOf(await readReport(port(), DEFAULT_RULESET, TODAY));
      expect(report.texts.narratives.map(({ text }) => text)).toContain("Fewer tenants pay late since the reminders.");
      const sheet = report.textSheets.find(({ name }) => name === TABLES);
      const column = 11;
      const row = (sheet?.values ?? []).findIndex((cells) => String(cells[column]).startsWith("Sound: "));
      const at = { sheetId: sheet?.id ?? "", row, column, rowCount: 1, columnCount: 1 };
      valueOf(
        await port().apply({ edits: [{ kind: "values", at, values: [["Doubtful"]] }], inverse: [], expects: [] }),
      );
      await refresh(port());
      const tables = (await readSheets(port())).get(TABLES);
      expect(tables?.holding("Doubtful").length).toBe(1);
      expect(String(tables?.at(`L${row + 1}`))).toMatch(/^Sound: /);
    });

    test("an undo removes the column and its stored layout again", async () => {
      const port = open(workbook);
      const before = await readSheets(port());
      const { run } = valueOf(await writeReportTexts(port(), DEFAULT_RULESET, TODAY));
      if (!run) throw new Error("nothing was written");
      expect(valueOf(await undoRun(port(), DEFAULT_RULESET, run)).left).toEqual([]);
      const after = await readSheets(port());
      for (const name of [TABLES, "Narratives"])
        expect([name, after.get(name)?.all(), after.get(name)?.mark]).toEqual([
          name,
          before.get(name)?.all(),
          undefined,
        ]);
    });
  });
});
