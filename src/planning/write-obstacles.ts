import type { KpiTable } from "../kpi/kpi-table";
import type { ColumnKey } from "../kpi/columns/columns";
import type { Unwritable } from "../kpi/unwritable";
import type { Problem } from "./problem";
import type { SheetOutline, TableSnapshot } from "./snapshot";

/** The columns that actions write to in a KPI row. */
export const WRITTEN_COLUMNS: readonly ColumnKey[] = ["status", "trends", "override", "overrideReason", "reviewBy"];

/** With more separate unwritable pieces than this the whole column counts as unwritable: each piece between them is a separate write. */
const MOST_PIECES = 300;

/**
 * What keeps cells of a table from being written. If all that is known is that a filter is on or the sheet is protected, no cell can be
 * written.
 */
export function unwritableOf(
  table: Pick<TableSnapshot, "protected" | "filtered" | "unwritable">,
): Pick<KpiTable, "unwritable"> {
  const { arrays = [], merged = [], locked, filtered, hidden = [], areFormatsLocked = true } = table.unwritable ?? {};
  const held: Unwritable = {
    ...(arrays.length > 0 ? { arrays } : {}),
    ...(merged.length > 0 ? { merged } : {}),
    ...(table.protected ? { locked: wholeIfScattered(locked), areFormatsLocked } : {}),
    ...(table.filtered ? { filtered: wholeIfScattered(filtered) } : {}),
    ...(hidden.length > 0 && hidden.length <= MOST_PIECES && !table.filtered ? { hidden } : {}),
  };
  return Object.keys(held).length > 0 ? { unwritable: held } : {};
}

function wholeIfScattered<T>(pieces: readonly T[] | "all" | undefined): readonly T[] | "all" {
  return pieces === undefined || pieces.length > MOST_PIECES ? "all" : pieces;
}

/** The refusal to write while a filter hides rows of a table. */
export function filterOn({
  sheetName: sheet,
  isRange,
  name,
}: Pick<KpiTable, "sheetName" | "isRange" | "name">): Problem {
  return { code: "filter-on", sheet, table: isRange ? null : name };
}

/** The protection or filter that keeps one of the add-in's own sheets from being written; null if there is none. */
export function findOwnLock({ protected: isProtected, filtered, name: sheet }: SheetOutline): Problem | null {
  if (isProtected) return { code: "sheet-protected", sheet };
  return filtered ? { code: "filter-on", sheet, table: null } : null;
}
