import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HEADINGS } from "../src/kpi/columns/columns";
import type { SheetData, WorkbookData } from "../src/office-host/workbook/types";
import { bookOf } from "../test/support/grid-workbook";
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

/** KPI rows in plain cells with periods across: 36 columns, thirty months of them filled. */
export function rowsOfMonths(rowCount: number): WorkbookModel {
  const months = Array.from({ length: 30 }, (_, at) => monthName(at));
  const headings = ["KPI", "Metric Name", "Target", "Good Is", ...months, "RAG Status", "Comment"];
  const rows = Array.from({ length: rowCount }, (_, row) => [
    `Key performance indicator ${row}`,
    `Percentage of people who were seen in time, district ${row}`,
    ...["95%", "High"],
    ...months.map((_, at) => 80 + ((row * 7 + at * 3) % 200) / 10),
    ...["", row % 9 === 0 ? "Awaiting the service's figures" : ""],
  ]);
  return bookOf([{ name: "KPIs", rows: [headings, ...rows] }]);
}

/** "April 2023" for 0. */
function monthName(at: number): string {
  return new Date(Date.UTC(2023, 3 + at)).toLocaleString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
}
