import { isSameBlock } from "./block-cells";
import { stretchesReadAgain } from "./large-blocks";
import { findFormatWrites, formatWriteBytes } from "./sheets/rows/format-writes";
import type { Block, Edit, NewSheet, OwnRow, Plan, WrittenValue } from "./plan";

/** About how many bytes are sent to make a plan, and how many are read, before and after. */
export interface Cost {
  sent: number;
  read: number;
}

export const NO_COST: Cost = { sent: 0, read: 0 };

export function costOf(plan: Plan): Cost {
  const expected = plan.expects.reduce((sum, { values }) => sum + gridBytes(values), 0);
  return plan.edits.map((edit) => editCost(edit, plan.inverse)).reduce(plus, { sent: 0, read: expected });
}

export function plus(one: Cost, other: Cost): Cost {
  return { sent: one.sent + other.sent, read: one.read + other.read };
}

export function isWithin({ sent, read }: Cost, bytes: number): boolean {
  return sent <= bytes && read <= bytes;
}

type ValuesEdit = Extract<Edit, { kind: "values" }>;
type RewriteRows = Extract<Edit, { kind: "rewrite-rows" }>;

/** A range by itself, whatever is done to it. */
const RANGE_BYTES = 1500;
/** A cell that is read before it is written, with its format, and once more afterwards. */
const READ_BYTES = 40;

export function editCost(edit: Edit, inverse: readonly Edit[]): Cost {
  const sent = (bytes: number, read = 0): Cost => ({ sent: RANGE_BYTES + bytes, read: RANGE_BYTES + read });
  switch (edit.kind) {
    case "values": {
      const read = edit.isAppended ? 0 : edit.at.rowCount * edit.at.columnCount * READ_BYTES + gridBytes(heldBy(edit.at, inverse));
      return sent(edit.isAppended ? appendedBytes(edit) : gridBytes(edit.values), read);
    }
    case "number-format":
      return sent(typeof edit.format === "string" ? 0 : gridBytes(edit.format), edit.isAppended ? 0 : edit.at.rowCount * edit.at.columnCount * READ_BYTES);
    case "add-sheet":
      return sent(sheetBytes(edit.sheet), edit.sheet.isLong ? 0 : gridBytes(edit.sheet.cells));
    case "add-columns":
      return sent(edit.columns.reduce((sum, { cells = [] }) => sum + RANGE_BYTES + gridBytes([cells]), 0));
    case "rewrite-rows":
      return sent(ownRowsBytes(edit.rows) + formatWriteBytes(findFormatWrites(edit.rows, edit.before)) + lookBytes(edit.rows, edit.before), ownRowsBytes(edit.before) + readAgainBytes(edit));
    case "remove-sheet": {
      const removed = inverse.find((one) => one.kind === "add-sheet" && one.sheet.name === edit.name);
      return sent(0, removed?.kind === "add-sheet" ? gridBytes(removed.sheet.cells) : 0);
    }
    default:
      return sent(0);
  }
}

/** A text that so many cells below each other hold is sent once, and one that stands elsewhere is copied. */
const LONG_RUN = 100;

function appendedBytes({ values, copies = [] }: ValuesEdit): number {
  const isCopied = copies.map(({ column, row, rowCount }) => ({ column, row, end: row + rowCount }));
  const width = values[0]?.length ?? 0;
  let bytes = 3 * values.length;
  for (let column = 0; column < width; column += 1) {
    const copied = isCopied.filter((copy) => copy.column === column);
    for (let row = 0; row < values.length; ) {
      let end = row + 1;
      while (end < values.length && values[end]?.[column] === values[row]?.[column]) end += 1;
      const written = end - row >= LONG_RUN ? 1 : end - row;
      if (!copied.some((copy) => copy.row <= row && end <= copy.end)) bytes += written * gridBytes([[values[row]?.[column]]]);
      row = end;
    }
  }
  return bytes + (copies.length + width) * RANGE_BYTES;
}

/** About what a new sheet takes in a request, in bytes. */
export function sheetBytes({ cells, page }: NewSheet): number {
  const rows = page?.rows ?? [];
  return gridBytes(cells) + formatWriteBytes(findFormatWrites(rows)) + lookBytes(rows);
}

/** Rows of one look are told by their addresses: once for the look, and once for each column that is not as the others. */
const LOOK_BYTES = 60;
/** And what a look consists of. */
const EACH_LOOK_BYTES = 3000;

function lookBytes(rows: readonly OwnRow[], others: readonly OwnRow[] = []): number {
  const looks = rows.map(({ look }, r) => (look === others[r]?.look ? null : look));
  const given = looks.filter((look, r) => look !== null && look !== looks[r - 1]);
  return LOOK_BYTES * given.length + EACH_LOOK_BYTES * new Set(given).size;
}

function readAgainBytes({ at, rows }: RewriteRows): number {
  return stretchesReadAgain(at).reduce((sum, [from, rowCount]) => sum + ownRowsBytes(rows.slice(from, from + rowCount)), 0);
}

function ownRowsBytes(rows: readonly OwnRow[]): number {
  return gridBytes(rows.map(({ cells }) => cells.map(({ value }) => value)));
}

/** What stands in a block by now, as far as its inverse tells. */
function heldBy(at: Block, inverse: readonly Edit[]): readonly (readonly WrittenValue[])[] {
  const found = inverse.find((edit): edit is ValuesEdit => edit.kind === "values" && isSameBlock(edit.at, at));
  return found?.values ?? [];
}

/** Letters beyond ASCII take two bytes and more. */
export function gridBytes(grid: readonly (readonly (WrittenValue | undefined)[])[]): number {
  let bytes = 0;
  for (const row of grid) {
    bytes += 3;
    for (const value of row) bytes += value === null || value === undefined ? 5 : typeof value === "string" ? 4 + textBytes(value) : 2 + String(value).length;
  }
  return bytes;
}

function textBytes(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127 || text.charCodeAt(at) === 34) bytes += 2;
  return bytes;
}
