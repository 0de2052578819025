import type { PresentWork } from "../edits/found-work";
import type { Block } from "../block-cells";
import { kindOf, type Edit } from "../edits/kinds";
import type { Plan } from "../plan";
import type { Problem } from "../problem";

/**
 * Finds what keeps an undo from being written: a filter that hides rows, or a protected sheet where the plan wrote more than values.
 * Values are tried on a protected sheet, because their cells may be unlocked: if not, Excel refuses the batch and nothing is changed.
 */
export function findUndoLock({ edits }: Plan, { sheets, tables }: PresentWork): Problem | null {
  for (const edit of edits) {
    const ids = sheetsWrittenTo(edit, tables);
    const locked = sheets.find(
      ({ id, isProtected, allowsFormats }) =>
        isProtected && ids.includes(id) && !isAllowed(edit, allowsFormats === true),
    );
    if (locked) return { code: "sheet-protected", sheet: locked.name };
  }
  const ids = new Set(edits.flatMap((edit) => sheetsWrittenTo(edit, tables)));
  const filtered = tables.find(({ sheetId, isFiltered }) => isFiltered && ids.has(sheetId));
  if (filtered) return { code: "filter-on", sheet: filtered.sheetName, table: filtered.name };
  const sheet = sheets.find(({ id, isFiltered }) => isFiltered && ids.has(id));
  return sheet ? { code: "filter-on", sheet: sheet.name, table: null } : null;
}

/** The blocks of cells that an undo writes to on a sheet. While a filter is on, it can be written if none of them has a hidden row. */
export function blocksUndone({ edits }: Plan, sheetName: string, { sheets }: Pick<PresentWork, "sheets">): Block[] {
  const sheetId = sheets.find(({ name }) => name === sheetName)?.id;
  return edits.flatMap((edit) => {
    // Icon sets apply to a whole range, hidden rows included.
    if (edit.kind === "status-icons" || edit.kind === "remove-status-icons") return [];
    const target = kindOf(edit).target(edit);
    return target.is === "cells" && target.at.sheetId === sheetId ? [target.at] : [];
  });
}

/** True for an edit that a protected sheet may allow. */
function isAllowed({ kind }: Edit, allowsFormats: boolean): boolean {
  return kind === "values" || (allowsFormats && LOOKS.has(kind));
}

const LOOKS: ReadonlySet<Edit["kind"]> = new Set([
  "number-format",
  "status-icons",
  "remove-status-icons",
  "cell-fills",
]);

function sheetsWrittenTo(edit: Edit, tables: PresentWork["tables"]): string[] {
  const target = kindOf(edit).target(edit);
  switch (target.is) {
    case "cells":
      return [target.at.sheetId];
    case "table":
      return tables.flatMap(({ id, sheetId }) => (id === target.tableId ? [sheetId] : []));
    case "sheet":
      // A sheet is checked when it is removed: it stays if someone wrote there.
      return [];
  }
}
