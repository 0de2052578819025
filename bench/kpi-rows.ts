import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HEADINGS } from "../src/kpi/columns/columns";
import type { SheetData, WorkbookData } from "../src/office-host/workbook/types";
import { WorkbookModel } from "../src/office-host/workbook/workbook-model";

const SAMPLE = join(import.meta.dirname, "../assets/sample-workbook.json");

/** The sample's KPI table, with its rows repeated up to a number of rows. */
export function repeatedSample(rowCount: number): WorkbookModel {
  const data = JSON.parse(readFileSync(SAMPLE, "utf8")) as WorkbookData;
  const sheet = data.sheets.find((candidate) => candidate.tables.length > 0) as SheetData;
  const [heading, ...rows] = sheet.rows;
  // The sample's attached table would take another round trip, whatever the number of rows.
  const at = heading?.findIndex((cell) => cell?.value === HEADINGS.attached) ?? -1;
  for (const row of rows) if (row && at >= 0) row[at] = undefined;
  const table = sheet.tables[0];
  if (!table || rows.length === 0) throw new Error("the sample workbook has no KPI table");
  const repeated = Array.from({ length: rowCount }, (_, row) =>
    structuredClone(rows[(row % table.area.rowCount) - 1] ?? rows[0]),
  );
  sheet.rows = [heading, ...repeated];
  table.area.rowCount = rowCount + 1;
  sheet.validations = [];
  return new WorkbookModel(data);
}
