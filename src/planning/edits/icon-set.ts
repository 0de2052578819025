import type { StatusIcons } from "../../kpi/status-looks/icon-thresholds";
import { areaOf, eachCell, isSameBlock, isSamePlace, type Block } from "../block-cells";
import { rangeCost, type Cost } from "./cost";
import { OF_BLOCK, type EditKind, type UndoContext, type UndoneEdit, type UndoPart } from "./edit-kind";

/** Adds the status icons above any other icon sets, which stay because they may be an officer's. */
export interface StatusIconsEdit {
  kind: "status-icons";
  at: Block;
  /** The ids of icon sets that are there already. */
  others: string[];
  /** Defaults to three uncircled symbols for the numbers 3, 2 and 1. */
  icons?: StatusIcons;
}

/** Removes icon sets. */
export interface RemoveStatusIconsEdit {
  kind: "remove-status-icons";
  at: Block;
  /** Defaults to every set that was added since. */
  ids?: string[];
  /** The icons of the removed sets. Defaults to the usual ones. */
  icons?: StatusIcons;
}

/** What adding and removing icon sets have in common. */
const OF_ICONS = {
  ...OF_BLOCK,
  isUndoneBy: (edit: { at: Block }, other: { at: Block }): boolean => isSamePlace(edit.at, other.at),
  cost: (): Cost => rangeCost(0),
  partUndoing: <E extends { at: Block }>(edit: E, undone: readonly { at: Block }[]): E[] =>
    undone.some(({ at }) => isSamePlace(at, edit.at)) ? [edit] : [],
  cells: null,
};

export const STATUS_ICONS: EditKind<StatusIconsEdit, RemoveStatusIconsEdit> = {
  ...OF_ICONS,
  kind: "status-icons",
  inverse: "remove-status-icons",
  // Undone first: if their rows have moved the icons are not found, and nothing has been written yet.
  turns: { plan: 7, undo: 0, redo: 6, restore: "between" },
  cutting: {
    by: "itself",
    pieces: (edit) => [[edit]],
    edges: ({ at }) => [
      { ...at, rowCount: 1 },
      { ...at, row: at.row + at.rowCount - 1, rowCount: 1 },
    ],
  },
  describe: ({ at }, _, names) => [{ sheet: names.sheet(at.sheetId), does: `${areaOf(at)} shows status icons` }],
  planUndo: (undone, context) => undone.flatMap(({ edit }) => planRemoval(edit, context)),
};

/** Removes icons only if every cell below them is restored, because a status that stays needs its icon. */
function planRemoval(
  { at, others, icons }: StatusIconsEdit,
  { found, isLeft }: UndoContext,
): UndoPart<RemoveStatusIconsEdit, StatusIconsEdit>[] {
  const ids = found.icons.filter((icon) => isSameBlock(icon.at, at)).flatMap((icon) => icon.ids);
  if (ids.length === 0) return [];
  let isNeeded = false;
  eachCell(at, (key) => (isNeeded ||= isLeft(key)));
  if (isNeeded) return [];
  const drawn = icons ? { icons } : {};
  return [
    {
      edits: [{ kind: "remove-status-icons", at, ids, ...drawn }],
      inverse: [{ kind: "status-icons", at, others, ...drawn }],
      expects: [],
    },
  ];
}

export const REMOVE_STATUS_ICONS: EditKind<RemoveStatusIconsEdit, StatusIconsEdit> = {
  ...OF_ICONS,
  kind: "remove-status-icons",
  inverse: "status-icons",
  // Removals are undone, and redone, after what was written.
  turns: { plan: 8, undo: 8, redo: 8, restore: "between" },
  cutting: { by: "nothing", alone: false },
  describe: () => [],
  planUndo: (undone, context) => undone.flatMap((one) => planAgain(one, context)),
};

/** Adds removed icons again, unless one of them is still on the sheet or their rows may have moved. */
function planAgain(
  { edit, undoing }: UndoneEdit<RemoveStatusIconsEdit, StatusIconsEdit>,
  { found }: UndoContext,
): UndoPart<StatusIconsEdit, RemoveStatusIconsEdit>[] {
  const there = found.icons.filter((icon) => isSameBlock(icon.at, edit.at));
  const isThere = there.some(({ ids }) => ids.some((id) => edit.ids?.includes(id)));
  return undoing && there.length > 0 && !isThere ? [{ edits: [undoing], inverse: [edit], expects: [] }] : [];
}
