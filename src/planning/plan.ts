import { isSameBlock } from "./block-cells";
import type { Expectation } from "./edits/edit-kind";
import type { Edit } from "./edits/kinds";

// What edits are made of, for those who plan them.
export type { Block, WrittenValue } from "./block-cells";
export type { NewColumn } from "./edits/columns";
export type { Expectation } from "./edits/edit-kind";
export type { Edit } from "./edits/kinds";
export type { OwnRow, OwnRowCell, PageColumn } from "./edits/own-rows";
export type { CellCopy } from "./edits/values";
export type { CellLook, NewSheet, SheetPage } from "./new-sheet-cells";

/**
 * The edits of one action, to be made as one, and the edits that take them back (what gets its id only when it is made is
 * found again to be removed).
 */
export interface Plan {
  edits: Edit[];
  inverse: Edit[];
  expects: Expectation[];
  /**
   * Cells that tell rows apart. An undo, which may come long after, leaves a row alone where one of them holds something
   * else by then; they are not read when the plan is applied.
   */
  rows?: Expectation[];
  /** True where an undo takes back all of it or nothing, for half of it would make no sense. */
  isWhole?: boolean;
  /** Sheets, by id, or by name where the plan adds them, of which an undo gives back all or none: they hold copies of one text. */
  together?: string[][];
  /**
   * Sheets, by id, or by name where the plan adds them, that keep what the plan took from cells of other sheets (`of`, by id). An undo
   * leaves them as they are where one of these is left: what was taken from it would be nowhere.
   */
  keepers?: { sheet: string; of: string[] }[];
  /**
   * True where minutes may have passed since the workbook was read for it, as it was shown first: what it replaces is looked at before
   * anything is written. A request that is broken off tells nothing of what it found and wrote over.
   */
  isStale?: boolean;
}

/** A plan that does nothing. */
export const EMPTY_PLAN: Plan = { edits: [], inverse: [], expects: [] };

export function isEmpty(plan: Plan): boolean {
  return plan.edits.length === 0;
}

/** The plan, made from what was read some time ago. */
export function asStale(plan: Plan): Plan {
  return { ...plan, isStale: true };
}

/** Several plans as one. */
export function joinPlans(plans: readonly Plan[]): Plan {
  const rows = withoutRepeats(plans.flatMap((plan) => plan.rows ?? []));
  return {
    ...(rows.length > 0 ? { rows } : {}),
    ...(plans.some((plan) => plan.isWhole) ? { isWhole: true } : {}),
    ...(plans.some((plan) => plan.isStale) ? { isStale: true } : {}),
    ...(plans.some((plan) => plan.together) ? { together: plans.flatMap((plan) => plan.together ?? []) } : {}),
    ...(plans.some((plan) => plan.keepers) ? { keepers: plans.flatMap((plan) => plan.keepers ?? []) } : {}),
    edits: plans.flatMap((plan) => plan.edits),
    inverse: [...plans].reverse().flatMap((plan) => plan.inverse),
    expects: withoutRepeats(plans.flatMap((plan) => plan.expects)),
  };
}

/** What several plans expect alike need be read only once. */
function withoutRepeats(expectations: readonly Expectation[]): Expectation[] {
  const isSame = (a: Expectation, b: Expectation): boolean =>
    isSameBlock(a.at, b.at) && a.values.every((row, r) => row.every((value, c) => value === b.values[r]?.[c]));
  return expectations.filter((one, index) => !expectations.slice(0, index).some((other) => isSame(one, other)));
}
