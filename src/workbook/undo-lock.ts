import type { PresentWork } from "./edits/found-work";
import { kindOf, type Edit } from "./edits/kinds";
import type { Plan } from "./plan";
import type { Problem } from "./problem";

/** Why the undo could not be written safely: a protected sheet, or a filter that hides rows, where the plan wrote. */
export function findUndoLock({ edits }: Plan, { sheets, tables }: PresentWork): Problem | null {
  const ids = new Set(edits.flatMap((edit) => sheetsWrittenTo(edit, tables)));
  const locked = sheets.find(({ id, isProtected }) => isProtected && ids.has(id));
  if (locked) return { code: "sheet-protected", sheet: locked.name };
  const filtered = tables.find(({ sheetId, isFiltered }) => isFiltered && ids.has(sheetId));
  return filtered ? { code: "filter-on", sheet: filtered.sheetName, table: filtered.name } : null;
}

function sheetsWrittenTo(edit: Edit, tables: PresentWork["tables"]): string[] {
  const target = kindOf(edit).target(edit);
  switch (target.is) {
    case "cells":
      return [target.at.sheetId];
    case "table":
      return tables.flatMap(({ id, sheetId }) => (id === target.tableId ? [sheetId] : []));
    case "sheet":
      // A whole sheet is looked at when it goes: what somebody else wrote there keeps it.
      return [];
  }
}
