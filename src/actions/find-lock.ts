import { isEmpty } from "../workbook/plan";
import type { Problem } from "../workbook/problem";
import { filterOn } from "../workbook/unwritable";
import type { Review } from "./review";

/**
 * Why a run writes nothing, where all that it would change is on protected sheets or in rows that a filter hides; null where it can
 * write something, or has nothing to change.
 */
export function findLock({ plan, kept, tables }: Pick<Review, "plan" | "kept" | "tables">): Problem | null {
  if (!isEmpty(plan)) return null;
  const locked = kept.find(({ holds }) => holds === "locked");
  if (locked) return { code: "sheet-protected", sheet: locked.sheetName };
  const filtered = kept.find(({ holds }) => holds === "filtered");
  const table = filtered && tables.find(({ tableId }) => tableId === filtered.tableId);
  return table ? filterOn(table) : null;
}
