import { checkRows, type RowFinding } from "../../src/actions/check-workbook";
import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { showFinding } from "../../src/actions/show-finding";
import { readReport } from "../../src/actions/read-report";
import { writeReportTexts } from "../../src/actions/write-report-sheets";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { ExcelError } from "../../src/office-host/workbook/excel-error";
import type { CellData, NameData, SheetData, WorkbookData } from "../../src/office-host/workbook/types";
import { emptySheet } from "../../src/office-host/workbook/sheet-names";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { NO_NOTES } from "../support/no-notes";
import { openExcel } from "../support/open-excel";

const TODAY = "2024-11-20";
const TURNOVER: KpiRow = {
  section: "People",
  kpi: "Turnover",
  metric: "% staff turnover",
  target: "14%",
  goodIs: "Low",
  asOf: "2024/25 Q2",
  latestValue: 14.2,
};

const port = createExcelWorkbook;
const area = (row: number, column: number, rowCount: number, columnCount: number): NameData["area"] => ({
  row,
  column,
  rowCount,
  columnCount,
});

const LEAVERS: (string | number | CellData)[][] = [
  ["Directorate", "Headcount", "Leavers", "Turnover"],
  ["Adult Services", 3250, 476, { value: 476 / 3250, format: "0.0%" }],
  ["Education", 3440, 420, { value: 420 / 3440, format: "0.0%" }],
  ["Total", 6690, 896, { value: 896 / 6690, format: "0.0%" }],
];

function sheetOf(
  id: string,
  name: string,
  rows: readonly (readonly (string | number | CellData)[])[],
  change: Partial<SheetData> = {},
): SheetData {
  return {
    ...emptySheet(id, name),
    rows: rows.map((row) => row.map((cell) => (typeof cell === "object" ? cell : { value: cell }))),
    ...change,
  };
}

/** The leavers' table is on a sheet of its own, from A2, and has several names. */
function workbook(
  typed: readonly (string | undefined)[],
  change: (data: WorkbookData) => void = () => undefined,
  rows: typeof LEAVERS = LEAVERS,
): WorkbookModel {
  const data = kpiWorkbook(
    typed.map((attached, index) => ({
      ...TURNOVER,
      ...(index > 0 ? { kpi: `KPI ${index}`, metric: `Metric ${index}` } : {}),
      attached,
    })),
  ).toData();
  data.sheets.push(sheetOf("leavers", "Staff 2024", [["Leavers by directorate"], ...rows]));
  data.sheets.push(
    sheetOf("listed", "Listed", rows, {
      tables: [
        {
          id: "table-leavers",
          name: "LeaversList",
          area: area(0, 0, rows.length, 4),
          showTotals: false,
          style: "TableStyleMedium2",
          filtered: false,
        },
      ],
    }),
  );
  data.sheets.push(
    sheetOf(
      "long",
      "Long",
      Array.from({ length: 60 }, (_, row) => [`Team ${row}`, row]),
    ),
  );
  data.names = [
    { name: "Leavers_by_directorate", sheetId: "leavers", area: area(1, 0, rows.length, 4) },
    { name: "Own", sheetId: "leavers", area: area(1, 0, rows.length, 4), scopeSheetId: "leavers" },
    { name: "Long_list", sheetId: "long", area: area(0, 0, 60, 2) },
    { name: "Whole", sheetId: "leavers", area: area(0, 0, 1_048_576, 4) },
    { name: "Gone", sheetId: "leavers", area: area(0, 0, 1, 1), constant: { type: "Error", value: "#REF!" } },
    { name: "Nothing", sheetId: "leavers", area: area(20, 0, 5, 4) },
    { name: "One_cell", sheetId: "leavers", area: area(0, 0, 1, 1) },
  ];
  change(data);
  return new WorkbookModel(data);
}

async function reviewed(): Promise<Review> {
  const read = await review(port(), DEFAULT_RULESET);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}

function attachedFindings(read: Review): RowFinding[] {
  return checkRows(read, NO_NOTES, TODAY)(read).open.filter(({ code }) => code.startsWith("attached"));
}

async function tablesOf(): Promise<Record<string, string[][]>> {
  const read = await readReport(port(), DEFAULT_RULESET, TODAY);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const kpis = read.value.texts.document.sections.flatMap((section) => section.kpis);
  return Object.fromEntries(
    kpis.flatMap(({ heading, attached }) => (attached ? [[`${heading}: ${attached.title}`, attached.rows]] : [])),
  );
}

const SHOWN = [
  ["Directorate", "Headcount", "Leavers", "Turnover"],
  ["Adult Services", "3250", "476", "14.6%"],
  ["Education", "3440", "420", "12.2%"],
  ["Total", "6690", "896", "13.4%"],
];

describe("a table attached to a KPI", () => {
  test.each([
    ["a name of the workbook", "leavers_by_directorate", "Turnover: Leavers by directorate"],
    ["a sheet's own name", "'Staff 2024'!Own", "Turnover: Own"],
    ["an Excel table", "LeaversList", "Turnover: Leavers list"],
    ["an address", "'Staff 2024'!A2:D5", "Turnover: Staff 2024"],
    [
      "an address as a formula has it, with the title above",
      "='Staff 2024'!$A$1:$D$5",
      "Turnover: Leavers by directorate",
    ],
  ])("is found by %s and shown as in the workbook", async (_, typed, title) => {
    openExcel(workbook([typed]));
    expect(await tablesOf()).toEqual({ [title]: SHOWN });
    expect(attachedFindings(await reviewed())).toEqual([]);
  });

  test("takes one more trip, and none if no row names one", async () => {
    const trips = async (typed: (string | undefined)[]): Promise<number> => {
      const { host } = openExcel(workbook(typed));
      await reviewed();
      return host.trips.filter(({ releaseOnly }) => !releaseOnly).length;
    };
    expect(await trips([undefined, "-"])).toBe(2);
    expect(
      await trips(["Leavers_by_directorate", "'Staff 2024'!A2:D5", "LeaversList", "nowhere", "Leavers_by_directorate"]),
    ).toBe(3);
    expect(await trips(["'Staff 2024'!A:D"])).toBe(2);
  });

  test("takes no extra trip for rows in plain cells", async () => {
    const model = workbook(["Leavers_by_directorate"], (data) => {
      const [kpis] = data.sheets;
      if (kpis) kpis.tables = [];
    });
    const { host } = openExcel(model);
    expect(Object.keys(await tablesOf())).toEqual(["Turnover: Leavers by directorate"]);
    expect(host.trips.filter(({ releaseOnly }) => !releaseOnly)).toHaveLength(3);
  });

  test("is below the KPI on Report Tables, follows its cells, and leaves what is typed there", async () => {
    const model = workbook(["Leavers_by_directorate"]);
    openExcel(model);
    expect(await writeReportTexts(port(), DEFAULT_RULESET, TODAY)).toMatchObject({ ok: true });
    const sheet = (): string[][] => {
      const id = model.sheets.find(({ name }) => name === "Report Tables")?.id ?? "";
      return model.text(id, area(0, 1, 60, 8)).map((row) => row.map((cell) => cell.trim()));
    };
    const from = sheet().findIndex(([first]) => first === "Leavers by directorate");
    expect(
      sheet()
        .slice(from + 1, from + 5)
        .map((row) => row.slice(0, 4)),
    ).toEqual(SHOWN);
    expect(sheet()[from + 5]?.[0]).toBe("Narrative");
    model.edit(model.sheets.find(({ name }) => name === "Report Tables")?.id ?? "", from + 5, 8, "Fewer people leave.");
    model.edit("leavers", 2, 2, "486");
    expect(await recalculate(port(), DEFAULT_RULESET, { now: `${TODAY} 09:00` })).toMatchObject({ ok: true });
    expect(sheet()[from + 2]?.[2]).toBe("486");
    expect(sheet().find(([first], row) => row > from && first === "Narrative")).toContain("Fewer people leave.");
    const troubles = sheet().filter(([first]) => first?.startsWith("Internal:"));
    expect(troubles.map(([first]) => first)).toContain(
      "Internal: 'Staff 2024'!C5 (Total, Leavers) shows 896; its rows add up to 906. Correct the one that is wrong.",
    );
  });
});

describe("a table that does not add up", () => {
  test("is reported with its cell, and so is a value taken from it", async () => {
    const model = workbook(
      ["Leavers_by_directorate"],
      undefined,
      LEAVERS.map((row, index) => (index === 3 ? [...row.slice(0, 3), { value: 0.268, format: "0.0%" }] : row)),
    );
    model.edit("sheet-kpis", 1, 7, "26.8");
    openExcel(model);
    const read = await reviewed();
    const findings = attachedFindings(read);
    expect(findings.map(({ address, code }) => [address, code])).toEqual([
      ["'Staff 2024'!D5", "attached-ratio"],
      ["KPIs!H2", "attached-total"],
    ]);
    expect(findings[0]?.sentence).toContain("the sum of the 2 above it");
    const [first] = findings;
    if (first) await showFinding(port(), read, first);
    expect([model.data.activeSheetId, model.data.selection]).toEqual(["leavers", area(4, 3, 1, 1)]);
  });
});

describe("a name that is not a table", () => {
  test.each([
    ["Long_list", "Long!A1:B60 has 60 rows and 2 columns"],
    ["Long!A1:B50", "Long!A1:B50 has 50 rows and 2 columns"],
    ["Whole", "is whole columns or rows"],
    ["Gone", "is a formula, not a block of cells"],
    ["Nothing", "'Staff 2024'!A21:D25 is empty"],
    ["One_cell", "has fewer than the two rows and two columns"],
    ["Nowhere", "no table or name of this workbook is called that"],
    ["Own", "no table or name of this workbook is called that"],
    ["Staff 2023!A1:D6", "there is no sheet called “Staff 2023”"],
    ["[Other.xlsx]Sheet1!A1:D6", "is in another workbook"],
    ["'Staff 2024'!A:D", "is whole columns or rows"],
    ["=SUM('Staff 2024'!A1:D6)", "is a formula"],
    ["see the appendix", "no table or name of this workbook is called that"],
  ])("is reported with the cell that names it, and the others are shown: %s", async (typed, part) => {
    const model = workbook([typed, "Leavers_by_directorate"]);
    openExcel(model);
    expect(Object.keys(await tablesOf())).toEqual(["KPI 1: Leavers by directorate"]);
    const [finding, ...others] = attachedFindings(await reviewed());
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: "attached-not-read", address: "KPIs!T2" });
    expect(finding?.sentence).toContain(part);
  });

  test("only the first of two tables for a KPI is shown", async () => {
    openExcel(
      workbook(["Leavers_by_directorate", "LeaversList"], (data) => {
        const row = data.sheets[0]?.rows[2];
        if (row) row[1] = { value: "Turnover" };
      }),
    );
    expect(Object.keys(await tablesOf())).toEqual(["Turnover: Leavers by directorate"]);
    expect(attachedFindings(await reviewed()).map(({ address, code }) => [address, code])).toEqual([
      ["KPIs!T3", "attached-untidy"],
    ]);
  });

  test.each(["ItemNotFound", "ResponsePayloadSizeLimitExceeded", "InvalidArgument"] as const)(
    "one that Excel refuses (%s) leaves the rows and the others",
    async (code) => {
      const { host } = openExcel(workbook(["Leavers_by_directorate", "LeaversList"]));
      host.faults = (moment) => {
        if (moment.kind === "action" && moment.member === "NamedItem.getRangeOrNullObject") throw new ExcelError(code);
      };
      const read = await reviewed();
      expect(attachedFindings(read).map(({ address, code: found }) => [address, found])).toEqual([
        ["KPIs!T2", "attached-not-read"],
      ]);
      expect(read.scorecard.kpiCount).toBe(2);
      expect(Object.keys(await tablesOf())).toEqual(["KPI 1: Leavers list"]);
    },
  );

  test("a cell that is being edited is reported as usual", async () => {
    const { host } = openExcel(workbook(["Leavers_by_directorate"]));
    let batches = 0;
    host.faults = (moment) => {
      if (moment.kind === "batch" && (batches += 1) === 3) throw new ExcelError("InvalidOperationInCellEditMode");
    };
    expect(await review(port(), DEFAULT_RULESET)).toMatchObject({ ok: false, problem: { code: "cell-being-edited" } });
  });
});
