import type { RemoveStatusIconsEdit, StatusIconsEdit } from "../../../planning/edits/status-icons";
import { addStatusIcons, reachesInto, readIconSets, removeIconSets } from "../../read/icon-sets";
import { sheetToWrite } from "../write-cell";
import { readBlock, type EditPort } from "./edit-port";

export const STATUS_ICONS: EditPort<StatusIconsEdit> = {
  make: (file, { at, icons }) => addStatusIcons(sheetToWrite(file, at.sheetId, "formats").sheet, at, icons),
  read: (file, { at, others }) =>
    readBlock(file, at, (sheet) => {
      const sets = readIconSets(sheet).filter((set) => reachesInto(set, at) && !others.includes(set.id));
      return { icons: [{ at, ids: sets.map(({ id }) => id) }] };
    }),
};

export const REMOVE_STATUS_ICONS: EditPort<RemoveStatusIconsEdit> = {
  make: (file, { at, ids = [] }) => removeIconSets(sheetToWrite(file, at.sheetId, "formats").sheet, ids),
  read: (file, { at }) =>
    readBlock(file, at, (sheet) => ({ icons: [{ at, ids: readIconSets(sheet).map(({ id }) => id) }] })),
};
