import type { Plan } from "./plan";
import type { Problem } from "./problem";

/** The sheets and tables that are there. */
export interface PresentWork {
  sheets: { id: string; name: string; isProtected: boolean }[];
  tables: { id: string; name: string; sheetId: string; sheetName: string; headings: string[]; isFiltered: boolean }[];
}

/** Why the undo could not be written safely: a protected sheet, or a filter that hides rows, where the plan wrote. */
export function findUndoLock({ edits }: Plan, { sheets, tables }: PresentWork): Problem | null {
  const ids = new Set(edits.flatMap((edit) => ("at" in edit ? [edit.at.sheetId] : [])));
  for (const edit of edits) {
    const table = "tableId" in edit ? tables.find(({ id }) => id === edit.tableId) : undefined;
    if (table) ids.add(table.sheetId);
  }
  const locked = sheets.find(({ id, isProtected }) => isProtected && ids.has(id));
  if (locked) return { code: "sheet-protected", sheet: locked.name };
  const filtered = tables.find(({ sheetId, isFiltered }) => isFiltered && ids.has(sheetId));
  return filtered ? { code: "filter-on", sheet: filtered.sheetName, table: filtered.name } : null;
}
