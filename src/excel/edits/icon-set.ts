import { USUAL_ICONS, type StatusIcons } from "../../kpi/status-looks/icon-thresholds";
import type { Block } from "../../planning/block-cells";
import type { RemoveStatusIconsEdit, StatusIconsEdit } from "../../planning/edits/icon-set";
import { rangeOf, untracked } from "../blocks";
import type { EditPort, QueuedEdit } from "./edit-port";

export const STATUS_ICONS: EditPort<StatusIconsEdit, RemoveStatusIconsEdit> = {
  queue: (context, { at, others, icons }) => {
    addStatusIcons(rangeOf(context, at), icons);
    return { outcome: () => "as-planned", rollBack: () => removeStatusIcons(context, at, others) };
  },
  read: ({ at, others }, reading) => reading.icons(at, others),
};

export const REMOVE_STATUS_ICONS: EditPort<RemoveStatusIconsEdit, StatusIconsEdit> = {
  queue: queueRemoval,
  read: ({ at }, reading) => reading.iconsOfSheet(at),
};

function queueRemoval(context: Excel.RequestContext, { at, ids, icons }: RemoveStatusIconsEdit): QueuedEdit {
  // An undo looks up the ids first.
  if (!ids) throw new Error("Icon sets are removed by their ids.");
  // Rows may have moved since the undo was planned, so icon sets are found anywhere on the sheet and restored where they were.
  const sheet = untracked(context.workbook.worksheets.getItem(at.sheetId).getRange());
  const reach = ids.map((id) =>
    untracked(sheet.conditionalFormats.getItem(id).getRange()).load("rowIndex,columnIndex,rowCount,columnCount"),
  );
  deleteIconSets(sheet, ids);
  return {
    outcome: () => "as-planned",
    rollBack: () => {
      for (const { rowIndex: row, columnIndex: column, rowCount, columnCount } of reach) {
        addStatusIcons(rangeOf(context, { sheetId: at.sheetId, row, column, rowCount, columnCount }), icons);
      }
    },
  };
}

/**
 * Adds an icon set as one rule for the whole column; by default three uncircled symbols (tick, exclamation mark, cross) for the numbers
 * 3, 2 and 1. Excel ignores the first criterion, and reads the others as percentages unless their type is "Number".
 */
export function addStatusIcons(range: Excel.Range, { set, from }: StatusIcons = USUAL_ICONS): void {
  const { iconSet } = range.conditionalFormats.add("IconSet");
  iconSet.style = set;
  iconSet.showIconOnly = false;
  iconSet.reverseIconOrder = false;
  iconSet.criteria = [
    {} as Excel.ConditionalIconCriterion,
    ...from.map((least): Excel.ConditionalIconCriterion => ({
      type: "Number",
      operator: "GreaterThanOrEqual",
      formula: `=${least}`,
    })),
  ];
}

/** Deletes the icon sets with these ids; other rules stay. */
function deleteIconSets(range: Excel.Range, ids: readonly string[]): void {
  for (const id of ids) range.conditionalFormats.getItem(id).delete();
}

/** Deletes the icon sets of a status column except those with these ids. Other rules stay. Syncs once; the deletion is queued. */
async function removeStatusIcons(context: Excel.RequestContext, at: Block, others: readonly string[]): Promise<void> {
  const formats = rangeOf(context, at).conditionalFormats.load("items/id,items/type");
  await context.sync();
  const ids = formats.items
    .filter((format) => format.type === "IconSet" && !others.includes(format.id))
    .map((format) => format.id);
  deleteIconSets(rangeOf(context, at), ids);
}
