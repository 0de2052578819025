import { COLUMN_KEYS, HEADINGS, type ColumnKey } from "../kpi/columns";
import type { WorkbookPort } from "../workbook/port";
import type { Result } from "../workbook/problem";

const WIDTHS: Partial<Record<ColumnKey, number>> = { kpi: 220, target: 160, metric: 320, overrideReason: 240 };
const CHOICES: Partial<Record<ColumnKey, string[]>> = {
  combine: ["Yes"],
  goodIs: ["High", "Low", "On Target"],
  override: ["Green", "Amber", "Red", "Not rated"],
};

/** Adds a sheet named KPIs with an empty KPI table: every heading, and drop-downs where the choices are few. */
export function insertKpiSheet(port: WorkbookPort): Promise<Result<void>> {
  return port.insertTable({
    sheetName: "KPIs",
    tableName: "KPIs",
    headings: COLUMN_KEYS.map((key) => HEADINGS[key]),
    widths: COLUMN_KEYS.map((key) => WIDTHS[key] ?? 110),
    choices: COLUMN_KEYS.flatMap((key, column) => {
      const options = CHOICES[key];
      return options ? [{ column, options }] : [];
    }),
  });
}
