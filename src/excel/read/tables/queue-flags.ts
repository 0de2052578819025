import type { TableOutline, TableRequest, TableSnapshot } from "../../../planning/snapshot";
import { untracked } from "../../blocks";

/** What can keep a cell from being written; of a block Excel says true or false of all its cells, or null where they differ. */
export type Flag = "hidden" | "locked" | "spilled";

/** What Excel is asked of a column of a table's body, by index from its left edge; rows are hidden as a whole. */
export interface QueuedFlag {
  flag: Flag;
  column: number;
  answer(): boolean | null;
}

interface FlagRequest extends Pick<TableRequest, "written"> {
  outline?: TableOutline;
}

/** Queues what tells whether cells of a table can be written, a few words whatever its length. */
export function queueFlags(body: Excel.Range, { written = [], outline }: FlagRequest): QueuedFlag[] {
  const of = (flag: Exclude<Flag, "hidden">): QueuedFlag[] =>
    written.map((column) => ({ flag, column, answer: queueFlag(untracked(body.getColumn(column)), flag) }));
  // No formula spills into a table, whose requests name columns only where the sheet is protected.
  const isLockable = outline?.isRange !== true || outline.protected;
  return [
    { flag: "hidden", column: 0, answer: queueFlag(body, "hidden") },
    ...(isLockable ? of("locked") : []),
    ...(outline?.isRange === true && knowsSpills() ? of("spilled") : []),
  ];
}

function knowsSpills(): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", "1.12");
}

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

/** True where something keeps a cell of the tables from being written, or may. */
export function mayBeUnwritable(
  tables: readonly TableSnapshot[],
  reads: readonly { flags: readonly QueuedFlag[] }[],
): boolean {
  return (
    tables.some((table) => table.protected || table.filtered) ||
    reads.some(({ flags }) => flags.some(({ answer }) => answer() !== false))
  );
}
