import { groupBy } from "../../kpi/history/match-names";
import { joinRanges } from "../../kpi/not-calculated";

/** Names cells for a message, with the sheet's name if there are KPI tables on several sheets. */
export function placesOf(
  cells: readonly { sheetName: string; address: string }[],
  tables: readonly { sheetName: string }[],
): string[] {
  const sheets = new Set(tables.map(({ sheetName }) => sheetName));
  return cells.map(({ sheetName, address }) => (sheets.size > 1 ? `${sheetName}!${address}` : address));
}

/** Names many cells for a message: runs of cells as "F2:F40", others as "C3". */
export function nameRuns(
  cells: readonly { sheetName: string; address: string }[],
  tables: readonly { sheetName: string }[],
): string[] {
  const runs = [...groupBy(cells, ({ sheetName }) => sheetName)].flatMap(([sheetName, onSheet]) =>
    joinRanges(onSheet.map(({ address }) => address)).map((address) => ({ sheetName, address })),
  );
  return placesOf(runs, tables);
}
