import type { Problem } from "../problem";
import type { SheetOutline } from "../snapshot";

/** Why rows of a sheet of the add-in's own cannot be written: it is protected, or a filter hides some of them. null where they can. */
export function findOwnLock({ protected: isProtected, filtered, name: sheet }: SheetOutline): Problem | null {
  if (isProtected) return { code: "sheet-protected", sheet };
  return filtered ? { code: "filter-on", sheet, table: null } : null;
}
