import type { Finding } from "../kpi/checks/finding";
import type { WorkbookPort } from "../planning/port";
import { done, type Result } from "../planning/problem";
import type { Review } from "./review";

/** Selects the cell that a finding is about, or the metric's cell if the table lacks its column. */
export function showFinding(
  port: WorkbookPort,
  { tables, owners }: Pick<Review, "tables" | "owners">,
  { tableId, row, column, place }: Pick<Finding, "tableId" | "row" | "column" | "place">,
): Promise<Result<void>> {
  if (place) return port.select(place);
  const table = tables.find((candidate) => candidate.tableId === tableId);
  if (!table) return Promise.resolve(done(undefined));
  const own = column === null ? owners.find((owner) => owner.tableId === tableId)?.index : table.columns[column];
  const index = own ?? table.columns.metric ?? 0;
  return port.select({ sheetId: table.sheetId, row: table.firstRow + row, column: table.firstColumn + index });
}
