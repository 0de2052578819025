import { countOf } from "../../report/words";
import { areaOf, gridOf, hasAny, isSameBlock, NO_FILL, type Block } from "../block-cells";
import { gridBytes, rangeCost } from "./cost";
import { OF_BLOCK, type EditKind, type UndoContext, type UndoneEdit, type UndoPart } from "./edit-kind";
import { cutRows, cutToRows } from "./values";

/**
 * The fills of a block's cells: "#RRGGBB", or `NO_FILL`; null leaves a cell as it is. Patterns (`patternFill`) are read but never
 * written.
 */
export interface CellFillsEdit {
  kind: "cell-fills";
  at: Block;
  fills: (string | null)[][];
}

/** Roughly the bytes of a cell's fill in Excel's answers, before it is written and in an undo. */
const FILL_BYTES = 110;

export const CELL_FILLS: EditKind<CellFillsEdit> = {
  ...OF_BLOCK,
  kind: "cell-fills",
  inverse: "cell-fills",
  // Planned once it is known which cells are left alone: a status that stays does not get its old colour back.
  turns: { plan: 10, undo: 10, redo: 10, restore: "between" },
  isUndoneBy: (edit, other) => isSameBlock(edit.at, other.at),
  cost: ({ at, fills }) => rangeCost(gridBytes(fills), at.rowCount * at.columnCount * FILL_BYTES),
  cutting: {
    by: "rows",
    rowsOf,
    erase: (edit) => ({ ...edit, fills: edit.fills.map((row) => row.map(() => NO_FILL)) }),
  },
  partUndoing: (edit, undone) => cutToRows(edit, undone, rowsOf),
  cells: { valueAt: () => null, formatAt: () => null },
  describe: ({ at, fills }, _, names) => {
    const count = fills.flat().filter((fill) => fill !== null).length;
    return [
      {
        sheet: names.sheet(at.sheetId),
        does: `the manual fill of ${countOf(count, "cell")} in ${areaOf(at)} is removed`,
      },
    ];
  },
  planUndo: (undone, context) => undone.flatMap((one) => planUndo(one, context)),
};

/** Restores the fill of each cell that still has the plan's fill, row and status. */
function planUndo(
  { edit, undoing }: UndoneEdit<CellFillsEdit, CellFillsEdit>,
  { held, isLeft, isMoved, settled }: UndoContext,
): UndoPart<CellFillsEdit, CellFillsEdit>[] {
  const { at } = edit;
  const restored = gridOf(at, (key, r, c): string | null => {
    const written = edit.fills[r]?.[c] ?? null;
    const earlier = undoing?.fills[r]?.[c] ?? null;
    if (written === null || earlier === null || earlier === written) return null;
    return held.fill(key) === written && !isLeft(key) && !isMoved(at, r) && !settled.has(key) ? earlier : null;
  });
  if (!hasAny(restored)) return [];
  const put = restored.map((row, r) => row.map((fill, c) => (fill === null ? null : (edit.fills[r]?.[c] ?? null))));
  return [{ edits: [{ ...edit, fills: restored }], inverse: [{ ...edit, fills: put }], expects: [] }];
}

function rowsOf(edit: CellFillsEdit, from: number, to: number): CellFillsEdit | null {
  return cutRows(edit, from, to, (cut, first, end) => ({ ...cut, fills: edit.fills.slice(first, end) }));
}
