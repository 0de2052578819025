import { areaOf, gridOf, hasAny, isSameBlock, type Block } from "../block-cells";
import { gridBytes, rangeCost, READ_BYTES } from "./cost";
import { OF_BLOCK, type EditKind, type UndoContext, type UndoPart } from "./edit-kind";
import { cutRows, cutToRows } from "./values";

/** Sets number formats. */
export interface NumberFormatEdit {
  kind: "number-format";
  at: Block;
  /** One format for the whole block, or one for each cell (null leaves it as it is). */
  format: string | (string | null)[][];
  /** True for lines below all others, whose formats are not read before. */
  isAppended?: boolean;
}

export const NUMBER_FORMAT: EditKind<NumberFormatEdit> = {
  ...OF_BLOCK,
  kind: "number-format",
  inverse: "number-format",
  // Planned once it is known which cells are left alone. Applied before values, because a Text cell turns numbers into text.
  turns: { plan: 6, undo: 1, redo: 4, restore: "first" },
  isUndoneBy: (edit, other) => isSameBlock(edit.at, other.at),
  cost: ({ at, format, isAppended }) =>
    rangeCost(
      typeof format === "string" ? 0 : gridBytes(format),
      isAppended ? 0 : at.rowCount * at.columnCount * READ_BYTES,
    ),
  cutting: { by: "rows", rowsOf, erase: (edit) => ({ ...edit, format: "General" }) },
  partUndoing: (edit, undone) => cutToRows(edit, undone, rowsOf),
  cells: { valueAt: () => null, formatAt },
  describe: ({ at, isAppended }, _, names) =>
    isAppended ? [] : [{ sheet: names.sheet(at.sheetId), does: `${areaOf(at)} gets a number format` }],
  planUndo: (undone, context) => undone.flatMap(({ edit }) => planUndo(edit, context)),
};

/** Restores formats. A status that is left alone keeps the format that shows it. */
function planUndo(edit: NumberFormatEdit, context: UndoContext): UndoPart<NumberFormatEdit, NumberFormatEdit>[] {
  const { held, formatsBefore, isLeft, isMoved, settled } = context;
  const { at } = edit;
  const restored = gridOf(at, (key, r, c): string | null => {
    const written = formatAt(edit, r, c);
    const earlier = formatsBefore.get(key);
    if (written === null || earlier === undefined || earlier === written) return null;
    const stays = isLeft(key) || isMoved(at, r) || settled.has(key);
    return held.format(key) === written && !stays ? earlier : null;
  });
  if (!hasAny(restored)) return [];
  const put = restored.map((row, r) => row.map((format, c) => (format === null ? null : formatAt(edit, r, c))));
  return [
    {
      edits: [{ kind: "number-format", at, format: oneOrEach(restored) }],
      inverse: [{ kind: "number-format", at, format: oneOrEach(put) }],
      expects: [],
    },
  ];
}

function formatAt({ format }: NumberFormatEdit, r: number, c: number): string | null {
  return typeof format === "string" ? format : (format[r]?.[c] ?? null);
}

/** One format if all cells have the same: a long column then takes a few bytes. */
function oneOrEach(grid: (string | null)[][]): string | (string | null)[][] {
  const first = grid[0]?.[0] ?? null;
  return first !== null && grid.every((row) => row.every((format) => format === first)) ? first : grid;
}

function rowsOf(edit: NumberFormatEdit, from: number, to: number): NumberFormatEdit | null {
  return cutRows(edit, from, to, (cut, first, end) =>
    typeof cut.format === "string" ? cut : { ...cut, format: cut.format.slice(first, end) },
  );
}
