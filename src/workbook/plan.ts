import type { CellValue } from "../kpi/kpi-table";

/** A block of cells on a sheet. Rows and columns count from 0. */
export interface Block {
  sheetId: string;
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
}

/**
 * A value to be written. null leaves the cell as it is; "" empties it. A text is always written as text: one that
 * starts with =, +, - or @ never becomes a formula.
 */
export type WrittenValue = CellValue | null;

/** One change to a workbook, as plain data. */
export type Edit =
  | { kind: "values"; at: Block; values: WrittenValue[][] }
  /** One format for the whole block, or one for each cell (null leaves it). */
  | { kind: "number-format"; at: Block; format: string | (string | null)[][] }
  /** The status icons: three uncircled symbols over the numbers 3, 2 and 1. `replaces` are the ids of partial ones. */
  | { kind: "status-icons"; at: Block; replaces: string[] };

/** A change that takes one back. Icons get their id only when they are made, so they are found again to be removed. */
export type InverseEdit = Exclude<Edit, { kind: "status-icons" }> | { kind: "remove-status-icons"; at: Block };

/** What has to be still there when the edits are made, or nothing is written. */
export interface Expectation {
  at: Block;
  values: CellValue[][];
}

/** The edits of one action, to be made as one, and the edits that take them back. */
export interface Plan {
  edits: Edit[];
  inverse: InverseEdit[];
  expects: Expectation[];
}

/** A plan that does nothing. */
export const EMPTY_PLAN: Plan = { edits: [], inverse: [], expects: [] };

export function isEmpty(plan: Plan): boolean {
  return plan.edits.length === 0;
}
