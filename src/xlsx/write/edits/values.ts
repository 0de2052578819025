import type { ValuesEdit } from "../../../planning/edits/values";
import { FileFault } from "../../file-fault";
import { assertUnlocked, sheetToWrite, writeValues } from "../write-cell";
import { readContents, type EditPort } from "./edit-port";

/** Writes values to cells. */
export const VALUES: EditPort<ValuesEdit> = {
  make: (file, { at, values, isAppended }) => {
    const target = sheetToWrite(file, at.sheetId, "values");
    const { sheet } = target;
    assertUnlocked(file, target, at, values);
    if (isAppended && sheet.used(at)) throw new FileFault({ code: "workbook-changed" });
    if (!writeValues(file, sheet, at, values)) throw new FileFault({ code: "not-written-as-planned", restored: true });
  },
  read: (file, { at }) => readContents(file, at),
};
