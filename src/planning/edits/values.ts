import { cellAddress } from "../../kpi/address";
import { countOf } from "../../report/words";
import { gridOf, hasAny, isAbove, isSameBlock, TEXT_FORMAT, type Block, type WrittenValue } from "../block-cells";
import { gridBytes, RANGE_BYTES, rangeCost, READ_BYTES } from "./cost";
import { OF_BLOCK, type EditKind, type UndoContext, type UndoneEdit, type UndoPart } from "./edit-kind";

/** The values of a block's cells; null leaves a cell as it is. */
export interface ValuesEdit {
  kind: "values";
  at: Block;
  values: WrittenValue[][];
  /** True for lines in empty cells below all others. They may be too many to be read back. */
  isAppended?: boolean;
  /** True for copies of words that the plan overwrites elsewhere. An undo leaves them; only a rollback removes them. */
  staysOnUndo?: boolean;
  /** Texts of these lines that can be copied from elsewhere in the workbook. */
  copies?: CellCopy[];
  /** True for cells known to have the Text format. A text needs no apostrophe to stay text there. */
  textCells?: boolean[][];
}

/**
 * A run of cells whose texts can be copied from other cells instead of being sent. `row` and `column` count from the block's first
 * cell.
 */
export interface CellCopy {
  row: number;
  column: number;
  rowCount: number;
  from: Pick<Block, "sheetId" | "row" | "column">;
}

export const VALUES: EditKind<ValuesEdit> = {
  ...OF_BLOCK,
  kind: "values",
  inverse: "values",
  // Values come after formats in both directions, because a Text cell turns numbers into text.
  turns: { plan: 1, undo: 2, redo: 5, restore: "between" },
  isUndoneBy: (edit, other) => isSameBlock(edit.at, other.at),
  cost: (edit, undoing) => {
    if (edit.isAppended) return rangeCost(appendedBytes(edit));
    return rangeCost(
      gridBytes(edit.values),
      edit.at.rowCount * edit.at.columnCount * READ_BYTES + gridBytes(undoing?.values ?? []),
    );
  },
  cutting: {
    by: "rows",
    rowsOf,
    erase: ({ at, values }) => ({ kind: "values", at, values: values.map((row) => row.map(() => "")) }),
  },
  partUndoing: (edit, undone) => cutToRows(edit, undone, rowsOf),
  cells: { valueAt: ({ values }, r, c) => values[r]?.[c] ?? null, formatAt: () => null },
  describe: ({ at, values, isAppended }, undoing, names) => {
    const sheet = names.sheet(at.sheetId);
    if (isAppended) return [{ sheet, does: `${countOf(at.rowCount, "line is", "lines are")} added below the others` }];
    return values.flatMap((row, r) =>
      row.flatMap((to, c) => {
        const from = undoing?.values[r]?.[c] ?? "";
        return to === null || to === from ? [] : [{ sheet, address: cellAddress(at.row + r, at.column + c), from, to }];
      }),
    );
  },
  planUndo: (undone, context) => undone.flatMap((one) => planUndo(one, context)),
};

/** Restores each cell that still holds what the plan wrote. */
function planUndo(
  { edit }: UndoneEdit<ValuesEdit, ValuesEdit>,
  context: UndoContext,
): UndoPart<ValuesEdit, ValuesEdit>[] {
  const { held, valuesBefore, isAdded, settled, isMoved, leave } = context;
  if (edit.staysOnUndo && !context.isPartial) return [];
  const textCells = gridOf(edit.at, (key) => held.format(key) === TEXT_FORMAT);
  const { at } = edit;
  const restored = gridOf(at, (key, r, c): WrittenValue => {
    const written = edit.values[r]?.[c] ?? null;
    const now = held.value(key);
    if (written === null || now === undefined || settled.has(key)) return null;
    // A cell without an earlier value was in a column that the plan added. Something else may be in its place now.
    const isElsewhere = !valuesBefore.has(key) && !isAdded(key);
    const earlier = valuesBefore.get(key) ?? "";
    if (written === earlier || (isElsewhere && now !== written)) return null;
    if (isElsewhere) leave(at, r, c);
    else if (isMoved(at, r)) leave(at, r, c);
    else if (now === written && !held.isFormula(key)) return earlier;
    else if (now !== earlier || held.isFormula(key)) leave(at, r, c);
    return null;
  });
  if (!hasAny(restored)) return [];
  const put = restored.map((row, r) =>
    row.map((value, c): WrittenValue => (value === null ? null : (edit.values[r]?.[c] ?? null))),
  );
  return [
    {
      edits: [{ kind: "values", at, values: restored, ...(textCells.flat().includes(true) ? { textCells } : {}) }],
      inverse: [{ kind: "values", at, values: put }],
      expects: [{ at, values: gridOf(at, (key) => held.value(key) ?? "") }],
    },
  ];
}

/** A text that a run of at least this many cells has in common is sent once. */
const LONG_RUN = 100;

function appendedBytes({ values, copies = [] }: ValuesEdit): number {
  const isCopied = copies.map(({ column, row, rowCount }) => ({ column, row, end: row + rowCount }));
  const width = values[0]?.length ?? 0;
  let bytes = 3 * values.length;
  for (let column = 0; column < width; column += 1) {
    const copied = isCopied.filter((copy) => copy.column === column);
    for (let row = 0; row < values.length;) {
      let end = row + 1;
      while (end < values.length && values[end]?.[column] === values[row]?.[column]) end += 1;
      const written = end - row >= LONG_RUN ? 1 : end - row;
      if (!copied.some((copy) => copy.row <= row && end <= copy.end))
        bytes += written * gridBytes([[values[row]?.[column]]]);
      row = end;
    }
  }
  return bytes + (copies.length + width) * RANGE_BYTES;
}

function rowsOf(edit: ValuesEdit, from: number, to: number): ValuesEdit | null {
  return cutRows(edit, from, to, (cut, first, end) => ({
    ...cut,
    values: edit.values.slice(first, end),
    ...(edit.copies ? { copies: copiesWithin(edit.copies, first, end) } : {}),
    ...(edit.textCells ? { textCells: edit.textCells.slice(first, end) } : {}),
  }));
}

/**
 * The part of an edit between two rows of its sheet, without the second; null if it has none there. `withRows` cuts the edit's own
 * lists, counted from its first row.
 */
export function cutRows<E extends { at: Block }>(
  edit: E,
  from: number,
  to: number,
  withRows: (cut: E, first: number, end: number) => E,
): E | null {
  const { at } = edit;
  const first = Math.max(0, from - at.row);
  const end = Math.min(at.rowCount, to - at.row);
  if (end <= first) return null;
  return withRows({ ...edit, at: { ...at, row: at.row + first, rowCount: end - first } }, first, end);
}

/** The part of an inverse edit on the rows that these edits cover in the same columns. */
export function cutToRows<E extends { at: Block }>(
  edit: E,
  undone: readonly E[],
  rowsIn: (edit: E, from: number, to: number) => E | null,
): E[] {
  const beside = undone.filter(({ at }) => at.sheetId === edit.at.sheetId && isAbove(at, edit.at));
  if (beside.length === 0) return [];
  const from = Math.min(...beside.map(({ at }) => at.row));
  const to = Math.max(...beside.map(({ at }) => at.row + at.rowCount));
  return [rowsIn(edit, from, to)].filter((cut) => cut !== null);
}

/** The parts of copies between two rows, without the second, counted from the first. */
export function copiesWithin(copies: readonly CellCopy[] = [], first: number, end: number): CellCopy[] {
  return copies.flatMap((copy): CellCopy[] => {
    const from = Math.max(first, copy.row);
    const rowCount = Math.min(end, copy.row + copy.rowCount) - from;
    if (rowCount <= 0) return [];
    return [{ ...copy, row: from - first, rowCount, from: { ...copy.from, row: copy.from.row + from - copy.row } }];
  });
}
