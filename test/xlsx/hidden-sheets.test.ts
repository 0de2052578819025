import { review } from "../../src/actions/review";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { SheetData } from "../../src/office-host/workbook/types";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { describeProblem } from "../../src/planning/describe-problem";
import { kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { HOSTS } from "../workbook-port/hosts";

const ROWS: KpiRow[] = [{ metric: "Met", target: "95%", goodIs: "High", latestValue: 96 }];
const kpis = (name: string, visibility: SheetData["visibility"], isTable: boolean): SheetData => {
  const { sheets } = kpiWorkbook(ROWS, (sheet) => {
    Object.assign(sheet, { id: `sheet-${name}`, name, visibility });
    sheet.tables = isTable ? sheet.tables.map((table) => ({ ...table, id: `table-${name}`, name })) : [];
  }).toData();
  const [sheet] = sheets;
  if (!sheet) throw new Error("There is no sheet.");
  return sheet;
};
const front: SheetData = { ...kpis("Front", "Visible", false), rows: [[{ value: "Welcome" }]] };
const workbook = (sheets: SheetData[]): WorkbookModel => {
  const [first] = sheets;
  return new WorkbookModel({
    sheets,
    activeSheetId: first?.id ?? "",
    selection: { row: 0, column: 0, rowCount: 1, columnCount: 1 },
    settings: {},
  });
};

describe.each(HOSTS)("KPI rows on hidden sheets over $name", ({ open }) => {
  test.each([
    ["Hidden", true, /^KPI Reporter writes nothing where nobody sees it\. Right-click any sheet's tab, choose Unhide/],
    ["Hidden", false, /Right-click any sheet's tab, choose Unhide/],
    ["VeryHidden", true, /Excel's menus do not show it: ask whoever made the workbook to make it visible/],
    ["VeryHidden", false, /Excel's menus do not show it/],
  ] as const)(
    "that are %s (in a table: %s) are named where there are no others",
    async (visibility, isTable, words) => {
      const read = await review(open(workbook([front, kpis("Data", visibility, isTable)])).port(), DEFAULT_RULESET);
      if (read.ok) throw new Error("They were rated.");
      const { title, body } = describeProblem(read.problem);
      expect(title).toBe("The KPI rows are on the hidden sheet Data");
      expect(body).toMatch(words);
    },
  );

  test("are left out beside visible ones, and reported", async () => {
    const sheets = [
      kpis("Now", "Visible", true),
      kpis("Q1", "Hidden", true),
      kpis("Q2", "Hidden", false),
      kpis("Q3", "VeryHidden", true),
    ];
    const read = await review(open(workbook(sheets)).port(), DEFAULT_RULESET);
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect(read.value.tables.map(({ sheetName }) => sheetName)).toEqual(["Now"]);
    expect(read.value.said).toEqual([
      "Q1 and Q2 are hidden, and their KPI rows are left out. To have them rated, right-click a sheet's tab and choose Unhide.",
      "Q3 is hidden, and its KPI rows are left out. Excel's menus do not show it: whoever made the workbook can.",
    ]);
  });
});
