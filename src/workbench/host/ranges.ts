import { isOnSheet, parseArea, splitAddress } from "../model/address";
import { ExcelError } from "../model/excel-error";
import type { Area } from "../model/types";
import { textArgument } from "./arguments";
import type { Session } from "./object-type";
import { object, rangeBehind, type HostObject, type RangeRef } from "./objects";

/** The cells of a range; InvalidReference when they were all deleted, ItemNotFound when their sheet was. */
export function areaOf(range: RangeRef, session: Session): Area {
  if (range.gone === true) throw new ExcelError("InvalidReference", "The range's cells have been deleted.");
  session.model.sheet(range.sheetId);
  return range.area;
}

/** A range of a sheet. Throws InvalidArgument when it is not on the sheet. */
export function rangeOn(sheetId: string, area: Area): HostObject {
  if (!isOnSheet(area)) throw new ExcelError("InvalidArgument", "The range is outside the sheet.");
  return object("Range", { sheetId, area });
}

/** Reads an argument that is a Range or an address on the given sheet. */
export function areaArgument(value: unknown, sheetId: string, session: Session): Area {
  const range = rangeBehind(value);
  if (range) {
    if (range.sheetId !== sheetId) throw new ExcelError("InvalidArgument", "The ranges are on different sheets.");
    return areaOf(range, session);
  }
  const { sheetName, cells } = splitAddress(textArgument(value, "A range"));
  if (sheetName !== undefined && session.model.findSheet(sheetName)?.id !== sheetId) {
    throw new ExcelError("InvalidArgument", `${sheetName} is another sheet.`);
  }
  return parseArea(cells);
}
