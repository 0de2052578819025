import type { Area } from "../types";
import type { WorkbookState } from "../workbook-state";

/** Filters cells under headings, as a person does: hides rows, counted from the first row below the headings. */
export function filterSheet(
  state: WorkbookState,
  sheetId: string,
  area: Area,
  hiddenDataRows: readonly number[],
): void {
  clearSheetFilter(state, sheetId);
  const sheet = state.sheet(sheetId);
  sheet.filter = { area: { ...area }, filtered: hiddenDataRows.length > 0 };
  const hidden = hiddenDataRows.map((row) => area.row + 1 + row);
  sheet.hiddenRows = [...new Set([...sheet.hiddenRows, ...hidden])].sort((a, b) => a - b);
  state.notify({ kind: "appearance", sheetId, source: state.source });
}

/** Shows the rows that the sheet's filter hides. The filter itself stays. */
export function clearSheetFilter(state: WorkbookState, sheetId: string): void {
  const sheet = state.sheet(sheetId);
  if (!sheet.filter?.filtered) return;
  const { row, rowCount } = sheet.filter.area;
  sheet.hiddenRows = sheet.hiddenRows.filter((hidden) => hidden <= row || hidden >= row + rowCount);
  sheet.filter = { ...sheet.filter, filtered: false };
  state.notify({ kind: "appearance", sheetId, source: state.source });
}
