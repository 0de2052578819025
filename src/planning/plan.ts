import type { Block } from "./block-cells";
import type { Expectation } from "./edits/edit-kind";
import type { Edit } from "./edits/kinds";

// The types that plans are made of.
export type { Block, WrittenValue } from "./block-cells";
export type { NewColumn } from "./edits/columns";
export type { Expectation } from "./edits/edit-kind";
export type { Edit } from "./edits/kinds";
export type { OwnRow, OwnRowCell, PageColumn } from "./edits/own-rows";
export type { CellCopy } from "./edits/values";
export type { CellLook, NewSheet, SheetPage } from "./new-sheet-cells";

/** The edits of one action, which are applied together, and the edits that undo them. */
export interface Plan {
  edits: Edit[];
  inverse: Edit[];
  expects: Expectation[];
  /** Cells that identify rows. A later undo skips a row in which one of them has changed; applying the plan does not read them. */
  rows?: Expectation[];
  /**
   * Cells of a row that make sense only together, such as a value and its period. An undo leaves a row alone if one of these cells that
   * the plan wrote was changed since.
   */
  wholeRows?: Block[];
  /** True if an undo restores all of it or nothing, because half of it would make no sense. */
  isWhole?: boolean;
  /**
   * Groups of sheets that an undo restores together or not at all, because they hold copies of the same texts; by id, or by name if the
   * plan adds them.
   */
  together?: string[][];
  /**
   * Sheets that keep what the plan removed from other sheets (`of`, by id); by id, or by name if the plan adds them. An undo leaves such a
   * sheet alone if one of the others cannot be restored, because the removed content would be lost.
   */
  keepers?: { sheet: string; of: string[] }[];
  /**
   * True if minutes may have passed since the workbook was read, because the plan was previewed. What it replaces is checked before
   * anything is written, because an aborted request does not report what it overwrote.
   */
  isStale?: boolean;
}

/** A plan that does nothing. */
export const EMPTY_PLAN: Plan = { edits: [], inverse: [], expects: [] };

/** True for a plan without edits. */
export function isEmpty(plan: Plan): boolean {
  return plan.edits.length === 0;
}

/** Marks a plan as made from an older reading. */
export function asStale(plan: Plan): Plan {
  return { ...plan, isStale: true };
}

/** Joins plans into one that applies them in order. */
export function joinPlans(plans: readonly Plan[]): Plan {
  const rows = withoutRepeats(plans.flatMap((plan) => plan.rows ?? []));
  return {
    ...(rows.length > 0 ? { rows } : {}),
    ...(plans.some((plan) => plan.wholeRows) ? { wholeRows: plans.flatMap((plan) => plan.wholeRows ?? []) } : {}),
    ...(plans.some((plan) => plan.isWhole) ? { isWhole: true } : {}),
    ...(plans.some((plan) => plan.isStale) ? { isStale: true } : {}),
    ...(plans.some((plan) => plan.together) ? { together: plans.flatMap((plan) => plan.together ?? []) } : {}),
    ...(plans.some((plan) => plan.keepers) ? { keepers: plans.flatMap((plan) => plan.keepers ?? []) } : {}),
    edits: plans.flatMap((plan) => plan.edits),
    inverse: [...plans].reverse().flatMap((plan) => plan.inverse),
    expects: withoutRepeats(plans.flatMap((plan) => plan.expects)),
  };
}

/** Removes repeated expectations, so that each is read once. */
function withoutRepeats(expectations: readonly Expectation[]): Expectation[] {
  const isSame = (a: Expectation, b: Expectation): boolean =>
    a.values.every((row, r) => row.every((value, c) => value === b.values[r]?.[c]));
  const byBlock = new Map<string, Expectation[]>();
  return expectations.filter((one) => {
    const { sheetId, row, column, rowCount, columnCount } = one.at;
    const key = `${row} ${column} ${rowCount} ${columnCount} ${sheetId}`;
    const others = byBlock.get(key) ?? [];
    if (others.some((other) => isSame(one, other))) return false;
    byBlock.set(key, [...others, one]);
    return true;
  });
}
