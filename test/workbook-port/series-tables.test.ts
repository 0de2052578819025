import { describeSkipped } from "../../src/actions/describe/describe-outcome";
import { recalculate } from "../../src/actions/recalculate";
import { review } from "../../src/actions/review";
import { allIndicators } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { CellValue } from "../../src/kpi/kpi-table";
import type { SheetData } from "../../src/office-host/workbook/types";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { bookOf } from "../support/grid-workbook";
import { describeProblem } from "../../src/planning/describe-problem";
import { NOW, valueOf } from "../xlsx/both-hosts";
import { HOSTS, type OpenWorkbook } from "./hosts";

const SERIES = ["Metric Name", "Target", "Good Is", "Apr 2025", "May 2025", "RAG Status"];
const ONE = ["Metric Name", "Target", "Good Is", "Baseline", "Latest Value", "RAG Status"];
const ROWS: CellValue[][] = [
  ["Calls answered", 90, "High", 91, 95, ""],
  ["Letters answered", 90, "High", 92, 60, ""],
  ["Visits made", 90, "High", 93, 85, ""],
];

/** The rows in an Excel table from A1 on. */
function inTable(headings: string[], rows = ROWS, change: (sheet: SheetData) => void = () => undefined): WorkbookModel {
  return bookOf([{ name: "KPIs", rows: [headings, ...rows] }], ([sheet]) => {
    if (!sheet) return;
    const area = { row: 0, column: 0, rowCount: rows.length + 1, columnCount: headings.length };
    sheet.tables = [
      { id: "table-1", name: "KPIs", area, showTotals: false, style: "TableStyleMedium2", filtered: false },
    ];
    change(sheet);
  });
}

/** What a run comes to: the statuses in F2:F4 and, unless it is refused, the cells that it leaves alone and what they hold. */
async function outcome(workbook: OpenWorkbook): Promise<unknown> {
  const result = await recalculate(workbook.port(), DEFAULT_RULESET, NOW);
  const [kpis] = workbook.held().sheets;
  const statuses = ["F2", "F3", "F4"].map((at) => kpis?.cells[at]?.[0]);
  return result.ok ? { statuses, kept: result.value.kept.map(({ address, holds }) => [address, holds]) } : statuses;
}

const filter = (sheet: SheetData): void => {
  for (const table of sheet.tables) table.filtered = true;
  sheet.hiddenRows = [2];
};
const lock = (sheet: SheetData): void => {
  sheet.protected = true;
};

describe.each(HOSTS)("an Excel table with several periods, over $name", ({ open }) => {
  test.each<[string, (sheet: SheetData) => void]>([
    ["nothing in the way", () => undefined],
    ["a filter that hides a row", filter],
    ["a row hidden by hand", (sheet) => void (sheet.hiddenRows = [2])],
    ["a protected sheet", lock],
  ])("is written as one with one period: %s", async (_, change) => {
    const several = await outcome(open(inTable(SERIES, ROWS, change)));
    expect(several).toEqual(await outcome(open(inTable(ONE, ROWS, change))));
  });

  test.each<[string, CellValue[], address: string]>([
    ["a total of the target too", ["Total", 270, "", 276, 240, ""], "A5"],
    ["an average under another name", ["All services", 90, "High", 92, 80, ""], "A5"],
    ["figures alone", ["", "", "", 92, 80, ""], "D5"],
  ])("has a totals row that is not judged: %s", async (_, totals, address) => {
    const model = inTable(SERIES, [...ROWS, totals], (sheet) => {
      for (const table of sheet.tables) table.showTotals = true;
    });
    const found = valueOf(await review(open(model).port(), DEFAULT_RULESET));
    expect(allIndicators(found.scorecard).map(({ metric }) => metric)).toEqual(ROWS.map(([metric]) => metric));
    expect(describeSkipped(found, { canNameColumns: false })).toEqual([`1 total or note row is left out: ${address}.`]);
  });

  const TRIOS = ["Metric Name", "Good Is", "Target", "Actual", "RAG", "Target2", "Actual2", "RAG2"];
  const EXACT = [
    "Metric Name",
    "Good Is",
    "Target",
    "Latest Value",
    "RAG Status",
    "Target2",
    "Latest Value2",
    "RAG Status2",
  ];
  const TRIO_ROWS: CellValue[][] = [
    ["Calls answered", "High", 90, 95, "", 90, 85, ""],
    ["Letters answered", "High", 90, 91, "", 91, 92, ""],
  ];
  /** A table below other rows, from A2 on with one of them. */
  const below = (
    above: CellValue[][],
    headings = TRIOS,
    change: (sheet: SheetData) => void = () => undefined,
  ): WorkbookModel =>
    bookOf([{ name: "KPIs", rows: [...above, headings, ...TRIO_ROWS] }], ([sheet]) => {
      if (!sheet) return;
      const area = { row: above.length, column: 0, rowCount: 3, columnCount: 8 };
      sheet.tables = [
        { id: "table-1", name: "KPIs", area, showTotals: false, style: "TableStyleMedium2", filtered: false },
      ];
      change(sheet);
    });
  const QUARTERS: CellValue[] = ["", "", "2025/26 Q1", "", "", "2025/26 Q2", "", ""];

  test.each<[string, WorkbookModel]>([
    ["in the row above", below([QUARTERS])],
    ["over exact headings", below([QUARTERS], EXACT)],
    ["under a title", below([["Performance"], [], QUARTERS])],
    ["on a protected sheet", below([QUARTERS], TRIOS, lock)],
  ])("has its quarters in cells above its headings: %s", async (_, model) => {
    const found = valueOf(await review(open(model).port(), DEFAULT_RULESET));
    expect(found.tables.map(({ series }) => series?.judged)).toEqual(["2025/26 Q2"]);
    expect(
      allIndicators(found.scorecard).map(
        ({ metric, shownValue, rating }) => `${metric} ${shownValue} ${rating.status}`,
      ),
    ).toEqual(["Calls answered 85 amber", "Letters answered 92 green"]);
    expect(found.skipped).toEqual([]);
  });

  test.each<[string, WorkbookModel]>([
    ["nothing above", below([])],
    ["nothing above exact headings", below([], EXACT)],
    ["other words above", below([["", "", "Mine", "", "", "Yours", "", ""]])],
  ])("is not judged where its headings repeat and nothing says what of: %s", async (_, model) => {
    const found = await review(open(model).port(), DEFAULT_RULESET);
    expect(found.ok ? "read" : describeProblem(found.problem).body).toMatch(
      /“(?:Actual|Latest Value)” and “(?:Actual|Latest Value)2” could each be Latest Value: rename one/,
    );
  });

  test("its doubt is told beside a table that is judged", async () => {
    const model = bookOf(
      [
        { name: "KPIs", rows: [ONE, ...ROWS] },
        { name: "Other", rows: [TRIOS, ...TRIO_ROWS] },
      ],
      (sheets) => {
        sheets.forEach((sheet, at) => {
          const area = { row: 0, column: 0, rowCount: sheet.rows.length, columnCount: at === 0 ? ONE.length : 8 };
          sheet.tables = [
            {
              id: `table-${at}`,
              name: `Table${at}`,
              area,
              showTotals: false,
              style: "TableStyleMedium2",
              filtered: false,
            },
          ];
        });
      },
    );
    const found = valueOf(await review(open(model).port(), DEFAULT_RULESET));
    expect(found.tables.map(({ sheetName }) => sheetName)).toEqual(["KPIs"]);
    expect(describeSkipped(found, { canNameColumns: false }).join(" ")).toContain("“Actual”");
  });

  test("does not hide a plain table on its sheet, which is read once", async () => {
    const plain: CellValue[][] = [[], [], ONE, ["Bins collected", 90, "High", 91, 95, ""]];
    const model = inTable(SERIES, [...ROWS, ...plain], (sheet) => {
      for (const table of sheet.tables) table.area.rowCount = ROWS.length + 1;
    });
    const found = valueOf(await review(open(model).port(), DEFAULT_RULESET));
    expect(allIndicators(found.scorecard).map(({ metric }) => metric)).toEqual([
      "Calls answered",
      "Letters answered",
      "Visits made",
      "Bins collected",
    ]);
  });

  test("is judged on a protected sheet beside a table on another, and not written", async () => {
    const two = bookOf(
      [
        { name: "KPIs", rows: [SERIES, ...ROWS] },
        { name: "More", rows: [ONE, ["Bins collected", 90, "High", 91, 95, ""]] },
      ],
      (sheets) =>
        sheets.forEach((sheet, at) => {
          const area = { row: 0, column: 0, rowCount: at === 0 ? 4 : 2, columnCount: 6 };
          const look = { showTotals: false, style: "TableStyleMedium2", filtered: false };
          sheet.tables = [{ id: `table-${at}`, name: `Table${at}`, area, ...look }];
          sheet.protected = at === 0;
        }),
    );
    const found = valueOf(await review(open(two).port(), DEFAULT_RULESET));
    expect(allIndicators(found.scorecard)).toHaveLength(4);
  });
});
