import { COLUMN_KEYS, HEADINGS, type ColumnKey } from "../../src/kpi/columns/columns";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { CellData, SheetData, WorkbookData } from "../../src/office-host/workbook/types";
import { gridSheet, workbookData } from "./grid-workbook";

/** A cell of a KPI row in a test. */
export type KpiCell = string | number | CellData | undefined;
/** A KPI row in a test, by column. */
export type KpiRow = Partial<Record<ColumnKey, KpiCell>>;

/** A workbook with one sheet, KPIs, which has a KPI table from A1 with every column. */
export function kpiWorkbook(
  rows: readonly KpiRow[],
  change: (sheet: SheetData) => void = () => undefined,
): WorkbookModel {
  const cells = [
    COLUMN_KEYS.map((key) => HEADINGS[key]),
    ...rows.map((row) => COLUMN_KEYS.map((key) => row[key] ?? "")),
  ];
  const sheet: SheetData = {
    ...gridSheet("sheet-kpis", { name: "KPIs", rows: cells }),
    frozenRows: 1,
    tables: [
      {
        id: "table-kpis",
        name: "KPIs",
        area: { row: 0, column: 0, rowCount: rows.length + 1, columnCount: COLUMN_KEYS.length },
        showTotals: false,
        style: "TableStyleMedium2",
        filtered: false,
      },
    ],
  };
  change(sheet);
  return new WorkbookModel(workbookData([sheet]));
}

/** Leaves out the columns of thresholds and of comparators, which stand at the end and few tables have. */
export function withoutSeldomColumns(sheet: SheetData): void {
  const columnCount = COLUMN_KEYS.indexOf("denominator") + 1;
  sheet.rows = sheet.rows.map((row) => row?.slice(0, columnCount));
  for (const table of sheet.tables) table.area = { ...table.area, columnCount };
}

/** The values of a column below its heading. */
export function columnValues(model: WorkbookModel, key: ColumnKey): unknown[] {
  const sheet = model.sheets[0];
  if (!sheet) return [];
  const rowCount = (sheet.tables[0]?.area.rowCount ?? 1) - 1;
  const column = COLUMN_KEYS.indexOf(key);
  return model.values(sheet.id, { row: 1, column, rowCount, columnCount: 1 }).map(([value]) => value);
}

/** The style of a cell that nobody has formatted. */
const FRESH: Record<string, unknown> = {
  fontSize: 11,
  color: "#000000",
  bold: false,
  italic: false,
  wrap: false,
  horizontal: "General",
  vertical: "Bottom",
};

/** True for an empty cell without formatting. */
function isFresh({ value, format = "General", style = {}, ...rest }: CellData): boolean {
  return (
    value === "" &&
    format === "General" &&
    Object.keys(rest).length === 0 &&
    Object.entries(style).every(([part, how]) => FRESH[part] === how)
  );
}

/** Everything in the workbook but blank cells, to compare before and after. */
export function everything(model: WorkbookModel): unknown {
  const data = JSON.parse(JSON.stringify(model.toData())) as WorkbookData;
  const sheets = data.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.flatMap((row, r) =>
      (row ?? []).flatMap((cell, c) => (cell && !isFresh(cell) ? [{ at: [r, c], cell }] : [])),
    ),
  }));
  return { ...data, sheets };
}
