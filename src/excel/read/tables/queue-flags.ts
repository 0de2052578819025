import type { TableOutline, TableRequest, TableSnapshot } from "../../../planning/snapshot";
import { untracked } from "../../blocks";

/** What can keep a cell from being written. For a block, Excel returns true or false for all cells, or null if they differ. */
export type Flag = "hidden" | "locked" | "spilled";

/** A queued flag of a column of a table's body, by index from its left edge. Rows are hidden as a whole. */
export interface QueuedFlag {
  flag: Flag;
  column: number;
  answer(): boolean | null;
}

interface FlagRequest extends Pick<TableRequest, "written"> {
  outline?: TableOutline;
}

/** Queues the flags that show whether a table's cells can be written: a few bytes, whatever its length. */
export function queueFlags(body: Excel.Range, { written = [], outline }: FlagRequest): QueuedFlag[] {
  const of = (flag: Exclude<Flag, "hidden">): QueuedFlag[] =>
    written.map((column) => ({ flag, column, answer: queueFlag(untracked(body.getColumn(column)), flag) }));
  // Formulas do not spill into an Excel table. Requests for tables list columns only if the sheet is protected.
  const isLockable = outline?.isRange !== true || outline.protected;
  return [
    { flag: "hidden", column: 0, answer: queueFlag(body, "hidden") },
    ...(isLockable ? of("locked") : []),
    ...(outline?.isRange === true && knowsSpills() ? of("spilled") : []),
  ];
}

/** `Range.hasSpill` came with ExcelApi 1.12. */
function knowsSpills(): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", "1.12");
}

/** Queues one flag of a range; call the result once the batch has run. */
export function queueFlag(range: Excel.Range, flag: Flag): () => boolean | null {
  switch (flag) {
    case "hidden":
      range.load("rowHidden");
      return () => range.rowHidden;
    case "spilled":
      range.load("hasSpill");
      return () => range.hasSpill;
    case "locked": {
      const protection = range.format.protection.load("locked");
      return () => protection.locked;
    }
  }
}

/** True if something keeps a cell of the tables from being written, or may do so. */
export function mayBeUnwritable(
  tables: readonly TableSnapshot[],
  reads: readonly { flags: readonly QueuedFlag[] }[],
): boolean {
  return (
    tables.some((table) => table.protected || table.filtered) ||
    reads.some(({ flags }) => flags.some(({ answer }) => answer() !== false))
  );
}
