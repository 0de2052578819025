import type { Problem } from "../workbook/problem";
import type { TableOutline } from "../workbook/snapshot";

/** What prevents writing statuses safely to some table: a protected sheet, or a filter that hides rows. */
export function findLock(outlines: readonly TableOutline[]): Problem | null {
  const locked = outlines.find((table) => table.protected);
  if (locked) return { code: "sheet-protected", sheet: locked.sheetName };
  const filtered = outlines.find((table) => table.filtered);
  return filtered ? { code: "filter-on", sheet: filtered.sheetName, table: filtered.isRange ? null : filtered.name } : null;
}
