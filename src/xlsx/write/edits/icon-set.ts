import { groupBy } from "../../../kpi/history/match-names";
import type { RemoveStatusIconsEdit, StatusIconsEdit } from "../../../planning/edits/icon-set";
import { addAllStatusIcons, iconSetsOver, readIconSets, removeIconSets } from "../../conditional-formats/icon-sets";
import type { WorkbookFile } from "../../workbook/workbook-file";
import { sheetToWrite } from "../write-cell";
import { readBlock, type EditPort } from "./edit-port";

/** Adds icon sets over statuses. */
export const STATUS_ICONS: EditPort<StatusIconsEdit> = {
  make: (file, edit) => addIcons(file, [edit]),
  makeAll: addIcons,
  read: (file, { at, others }) =>
    readBlock(file, at, (sheet) => ({
      icons: [{ at, ids: iconSetsOver(sheet, at).filter((id) => !others.includes(id)) }],
    })),
};

function addIcons(file: WorkbookFile, edits: readonly StatusIconsEdit[]): void {
  for (const [sheetId, on] of groupBy(edits, ({ at }) => at.sheetId)) {
    const { sheet } = sheetToWrite(file, sheetId, "formats");
    addAllStatusIcons(
      sheet,
      on.map(({ at, icons }) => ({ area: at, icons })),
    );
  }
}

/** Removes icon sets. */
export const REMOVE_STATUS_ICONS: EditPort<RemoveStatusIconsEdit> = {
  make: (file, edit) => removeIcons(file, [edit]),
  makeAll: removeIcons,
  read: (file, { at }) =>
    readBlock(file, at, (sheet) => ({ icons: [{ at, ids: readIconSets(sheet).map(({ id }) => id) }] })),
};

function removeIcons(file: WorkbookFile, edits: readonly RemoveStatusIconsEdit[]): void {
  for (const [sheetId, on] of groupBy(edits, ({ at }) => at.sheetId)) {
    const { sheet } = sheetToWrite(file, sheetId, "formats");
    removeIconSets(
      sheet,
      on.flatMap(({ ids = [] }) => ids),
    );
  }
}
