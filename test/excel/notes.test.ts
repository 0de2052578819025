import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { ExcelError } from "../../src/office-host/workbook/excel-error";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { NotesReading } from "../../src/planning/port";
import { kpiWorkbook } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";

const SHEET = "sheet-kpis";
const COMMENTED = { sheetId: SHEET, row: 1, column: 7 };
const NOTED = { sheetId: SHEET, row: 2, column: 7 };

function workbook(): WorkbookModel {
  return kpiWorkbook(
    [
      { metric: "A", latestValue: "101%" },
      { metric: "B", latestValue: "102%" },
    ],
    (sheet) => {
      sheet.comments = [
        { id: "{C1}", area: { row: 1, column: 7, rowCount: 1, columnCount: 1 }, content: "Late works" },
      ];
    },
  );
}

const read = (): Promise<NotesReading> => createExcelWorkbook().readNotes([SHEET]);

/** Adds the notes of ExcelApi 1.18, which the pinned library lacks: one note, on H3. */
function addNotes(trip: () => void = () => undefined): void {
  Object.defineProperty(Excel.Worksheet.prototype, "notes", {
    configurable: true,
    get(this: Excel.Worksheet) {
      const locate = (): Excel.Range => {
        trip();
        return this.getRange("H3");
      };
      const notes = {
        items: [
          { content: "Counted twice", getLocation: locate },
          { content: "", getLocation: locate },
        ],
        load: () => notes,
      };
      return notes;
    },
  });
}

afterEach(() => {
  Reflect.deleteProperty(Excel.Worksheet.prototype, "notes");
});

test("an Excel before ExcelApi 1.10 is not asked for notes", async () => {
  const { host } = openExcel(workbook(), { requirementSets: { ExcelApi: "1.9" } });
  expect(await read()).toEqual({ cells: [], coverage: "neither" });
  expect(host.trips).toEqual([]);
});

test.each(["1.10", "1.17", "1.18"])(
  "an Excel of ExcelApi %s tells of comments, in two trips, where its library knows no notes",
  async (ExcelApi) => {
    const { host } = openExcel(workbook(), { requirementSets: { ExcelApi } });
    expect(await read()).toEqual({ cells: [COMMENTED], coverage: "comments" });
    expect(host.trips.filter(({ releaseOnly }) => !releaseOnly)).toHaveLength(2);
  },
);

test("notes are read if both Excel and its library support them", async () => {
  const { host } = openExcel(workbook(), { requirementSets: { ExcelApi: "1.18" } });
  addNotes();
  expect(await read()).toEqual({ cells: [COMMENTED, NOTED], coverage: "notes-and-comments" });
  expect(host.trips.filter(({ releaseOnly }) => !releaseOnly)).toHaveLength(2);
});

test("a library with notes does not ask an older Excel for them", async () => {
  openExcel(workbook(), { requirementSets: { ExcelApi: "1.17" } });
  addNotes();
  expect(await read()).toEqual({ cells: [COMMENTED], coverage: "comments" });
});

test("comments are read if Excel refuses notes", async () => {
  openExcel(workbook(), { requirementSets: { ExcelApi: "1.18" } });
  addNotes(() => {
    throw Object.assign(new Error("Not today."), { code: "GeneralException" });
  });
  expect(await read()).toEqual({ cells: [COMMENTED], coverage: "comments" });
});

test("nothing is known and nothing fails if Excel refuses both", async () => {
  const { host } = openExcel(workbook(), { requirementSets: { ExcelApi: "1.10" } });
  host.faults = () => {
    throw new ExcelError("InvalidOperationInCellEditMode");
  };
  expect(await read()).toEqual({ cells: [], coverage: "neither" });
});
