import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CellValue } from "../../src/kpi/kpi-table";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { SheetData } from "../../src/office-host/workbook/types";
import { gridSheet, workbookData } from "./grid-workbook";

/** A row of the published report, by the names of its columns. */
export type PublishedRow = Record<
  | "section"
  | "kpi"
  | "combined"
  | "target"
  | "good_is"
  | "as_of_date"
  | "metric_name"
  | "latest_value"
  | "rag_symbol"
  | "rag",
  string
>;

const FILE = join(__dirname, "../../assets/sample/published-2024-25-q2.tsv");

/** The rows of the published report. */
export function publishedRows(): PublishedRow[] {
  const [heading = "", ...lines] = readFileSync(FILE, "utf8").trimEnd().split("\n");
  const names = heading.split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    return Object.fromEntries(names.map((name, column) => [name, cells[column] ?? ""])) as PublishedRow;
  });
}

const REPORT_HEADINGS = ["Target", "Good Is", "As of Date", "Metric Name", "Latest Value", "RAG Status", "Trends"];

/** The cells of a row under the report's headings, without a status. */
function reportCells(row: PublishedRow): CellValue[] {
  return [row.target, row.good_is, row.as_of_date, row.metric_name, figureOf(row.latest_value), "", ""];
}

/** "2,910,912.0" as a number; any other text unchanged. */
function figureOf(text: string): CellValue {
  const figure = Number(text.replace(/,/g, ""));
  return text.trim() === "" || Number.isNaN(figure) ? text : figure;
}

/**
 * The published report pasted into one sheet as it is printed: the section, then for each KPI its name, a row of
 * headings, its rows and an empty line. `rowOf` gives the sheet's row of each published row.
 */
export function pastedReport(): { values: CellValue[][]; rowOf: number[] } {
  const values: CellValue[][] = [];
  const rowOf: number[] = [];
  let [section, kpi] = ["", ""];
  for (const row of publishedRows()) {
    if (row.section !== section || row.kpi !== kpi) {
      if (values.length > 0) values.push([]);
      if (row.section !== section) values.push([row.section]);
      values.push([row.kpi], [...REPORT_HEADINGS]);
    }
    ({ section, kpi } = row);
    rowOf.push(values.length);
    values.push(reportCells(row));
  }
  const width = REPORT_HEADINGS.length;
  return { values: values.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? "")), rowOf };
}

/** A workbook with one sheet, "Report", that holds these values from A1 on in plain cells. */
export function plainWorkbook(
  values: readonly (readonly CellValue[])[],
  change: (sheet: SheetData) => void = () => undefined,
): WorkbookModel {
  const sheet = gridSheet("sheet-report", { name: "Report", rows: values });
  change(sheet);
  return new WorkbookModel(workbookData([sheet]));
}
