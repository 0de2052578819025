import { readAddress } from "../kpi/address";
import { COLUMN_KEYS, HEADINGS } from "../kpi/columns/columns";
import type { Review } from "../actions/review";
import type { StatusChange } from "../planning/statuses/plan-statuses";
import { readSheetNames, type OpenWorkbook } from "./files/open-workbook";
import { describePlans, type PlannedCell, type PlannedChanges } from "./print/describe-plan";
import { explainChanges } from "./print/explain-indicator";
import type { DescribedWork } from "./print/print-work";

/** Describes what was written to a workbook so far: statuses with their reasons, other cells, and whole sheets. */
export async function describeWork(
  book: OpenWorkbook,
  review: Review,
  changes: readonly StatusChange[],
): Promise<DescribedWork> {
  const { cells, sheets }: PlannedChanges = describePlans(book.applied, await readSheetNames(book));
  const statuses = explainChanges(review, changes);
  const described = new Set(statuses.map(({ sheet, address }) => `${sheet}!${address}`));
  return {
    statuses,
    cells: cells
      .filter(({ sheet, address }) => !described.has(`${sheet}!${address}`))
      .map((cell) => ({ ...cell, column: columnOf(review, cell) })),
    sheets,
  };
}

function columnOf({ tables }: Review, { sheet, address }: PlannedCell): string | null {
  const place = readAddress(address);
  if (!place) return null;
  const table = tables.find(
    ({ sheetName, firstRow, rowCount }) =>
      sheetName === sheet && place.row >= firstRow && place.row < firstRow + rowCount,
  );
  const key = table && COLUMN_KEYS.find((one) => table.columns[one] === place.column - table.firstColumn);
  return key ? HEADINGS[key] : null;
}
