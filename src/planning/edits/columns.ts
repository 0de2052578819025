import { joinWords } from "../../report/words";
import { eachCell, type WrittenValue } from "../block-cells";
import { gridBytes, RANGE_BYTES, rangeCost } from "./cost";
import type { EditKind, UndoContext, UndoneEdit, UndoPart } from "./edit-kind";
import type { HeldColumn } from "./found-work";

/** New columns at a table's right edge. Later edits of the plan may write into them. */
export interface AddColumnsEdit {
  kind: "add-columns";
  /** The sheet that the table is on. */
  sheetId: string;
  tableId: string;
  columns: NewColumn[];
}

export interface RemoveColumnsEdit {
  kind: "remove-columns";
  tableId: string;
  headings: string[];
}

export interface NewColumn {
  heading: string;
  /** Pixels. */
  width: number;
  /** Drop-down choices. */
  options?: string[];
  /** The number format of its cells, in en-US form. */
  format?: string;
  /** The values of its cells from the first data row. Defaults to empty cells. */
  cells?: WrittenValue[];
}

export const ADD_COLUMNS: EditKind<AddColumnsEdit, RemoveColumnsEdit> = {
  kind: "add-columns",
  inverse: "remove-columns",
  // Planned first: cells of a removed column need no undo of their own. Applied after what was written into the columns is undone.
  turns: { plan: 0, undo: 4, redo: 2, restore: "last" },
  isUndoneBy: ({ tableId }, other) => other.tableId === tableId,
  target: ({ tableId }) => ({ is: "table", tableId }),
  rowCount: () => 0,
  cost: ({ columns }) => rangeCost(columns.reduce((sum, { cells = [] }) => sum + RANGE_BYTES + gridBytes([cells]), 0)),
  cutting: { by: "itself", pieces: (edit) => [[edit]] },
  partUndoing: (edit, undone) => (undone.some(({ tableId }) => tableId === edit.tableId) ? [edit] : []),
  cells: null,
  describe: ({ sheetId, columns }, _, names) => {
    const [noun, verb] = columns.length === 1 ? ["column", "is"] : ["columns", "are"];
    const headings = joinWords(columns.map(({ heading }) => heading));
    return [{ sheet: names.sheet(sheetId), does: `the ${noun} ${headings} ${verb} added to the table` }];
  },
  stillThere: (edit, { tables }, isNew) => {
    const headings = tables.find(({ id }) => id === edit.tableId)?.headings ?? [];
    const columns = isNew
      ? lastColumns(headings, edit.columns)
      : edit.columns.filter(({ heading }) => headings.includes(heading));
    if (columns.length === edit.columns.length) return edit;
    return columns.length > 0 ? { ...edit, columns } : null;
  },
  planUndo: (undone, context) => undone.flatMap(({ edit }) => planRemoval(edit, context)),
};

/** The columns that a failed batch had added: the table's last ones, in the plan's order. Others have the same heading by chance. */
function lastColumns(headings: readonly string[], planned: readonly NewColumn[]): NewColumn[] {
  for (let count = planned.length; count > 0; count -= 1) {
    const added = planned.slice(0, count);
    if (added.every(({ heading }, index) => headings[headings.length - count + index] === heading)) return added;
  }
  return [];
}

/** Removes the columns together, and only if nobody else wrote into them. */
function planRemoval(
  { sheetId, tableId, columns }: AddColumnsEdit,
  context: UndoContext,
): UndoPart<RemoveColumnsEdit, AddColumnsEdit>[] {
  const { found, held, written, isMoved, leave, settled, isPartial } = context;
  const there = columns.flatMap((column): { column: NewColumn; now: HeldColumn }[] => {
    const now = found.columns.find(
      (candidate) => candidate.tableId === tableId && candidate.heading === column.heading,
    );
    return now ? [{ column, now }] : [];
  });
  const cells = new Set<string>();
  let isOwn = there.length > 0;
  for (const { now } of there) {
    eachCell(now.at, (key, r, c) => {
      cells.add(key);
      const value = held.value(key) ?? "";
      const isOurs = written.get(key) === value && !held.isFormula(key) && !isMoved(now.at, r);
      if (value === "" || isOurs) return;
      isOwn = false;
      leave(now.at, r, c);
    });
  }
  // After a failed batch, cells of ours cannot be told from a person's in the same column, so all are left alone.
  if (isOwn || isPartial) for (const key of cells) settled.add(key);
  if (!isOwn) return [];
  const again = there.map(({ column, now }): NewColumn => ({
    ...column,
    cells: (now.values ?? []).map(([value]) => value ?? ""),
  }));
  return [
    {
      edits: [{ kind: "remove-columns", tableId, headings: again.map(({ heading }) => heading) }],
      inverse: [{ kind: "add-columns", sheetId, tableId, columns: again }],
      expects: there.map(({ now }) => ({ at: now.at, values: (now.values ?? []).map((row) => [...row]) })),
    },
  ];
}

export const REMOVE_COLUMNS: EditKind<RemoveColumnsEdit, AddColumnsEdit> = {
  kind: "remove-columns",
  inverse: "add-columns",
  // Removals are undone, and redone, after what was written.
  turns: { plan: 5, undo: 7, redo: 7, restore: "between" },
  isUndoneBy: ({ tableId }, other) => other.tableId === tableId,
  target: ({ tableId }) => ({ is: "table", tableId }),
  rowCount: () => 0,
  cost: () => rangeCost(0),
  cutting: { by: "nothing", alone: false },
  partUndoing: (edit, undone) => (undone.some(({ tableId }) => tableId === edit.tableId) ? [edit] : []),
  cells: null,
  describe: () => [],
  stillThere: (edit, { tables }) => (tables.some(({ id }) => id === edit.tableId) ? edit : null),
  planUndo: (undone, context) => undone.flatMap((one) => planAgain(one, context)),
};

/** Adds removed columns again, with their values. */
function planAgain(
  { edit, undoing }: UndoneEdit<RemoveColumnsEdit, AddColumnsEdit>,
  { found }: UndoContext,
): UndoPart<AddColumnsEdit, RemoveColumnsEdit>[] {
  const { tableId } = edit;
  const isThere = (heading: string): boolean =>
    found.columns.some((one) => one.tableId === tableId && one.heading === heading);
  const columns = (undoing?.columns ?? []).filter(
    ({ heading }) => edit.headings.includes(heading) && !isThere(heading),
  );
  if (!undoing || columns.length === 0) return [];
  const headings = columns.map(({ heading }) => heading);
  return [{ edits: [{ ...undoing, columns }], inverse: [{ kind: "remove-columns", tableId, headings }], expects: [] }];
}
