import { isOnSheet, parseArea, splitAddress } from "../workbook/a1-notation";
import { ExcelError } from "../workbook/excel-error";
import { dataArea } from "../workbook/table-cells";
import type { Area } from "../workbook/types";
import { textArgument } from "./arguments";
import type { Session } from "./object-type";
import { object, rangeBehind, type CellsRef, type HostObject, type RangeRef } from "./objects";

/** The cells of a range. Throws InvalidReference when they were deleted, ItemNotFound when their sheet was. */
export function areaOf(range: RangeRef, session: Session): Area {
  if (range.isDeleted === true) throw new ExcelError("InvalidReference", "The range's cells have been deleted.");
  session.model.sheet(range.sheetId);
  return range.area;
}

/** The areas of a range or of several, without deleted ones. Throws InvalidReference when none is left. */
export function areasOf(cells: CellsRef, session: Session): Area[] {
  if (!("parts" in cells)) return [areaOf(cells, session)];
  const left = cells.parts.filter((part) => part.isDeleted !== true);
  if (left.length === 0) throw new ExcelError("InvalidReference", "The ranges' cells have been deleted.");
  return left.map((part) => areaOf(part, session));
}

/** The cells of an address or name on the sheet. Throws InvalidArgument for any other text. */
export function addressArgument(address: string, sheetId: string, session: Session): Area {
  const sheet = session.model.sheet(sheetId);
  const { sheetName, cells } = splitAddress(address);
  if (sheetName !== undefined && session.model.findSheet(sheetName)?.id !== sheet.id) {
    throw new ExcelError("InvalidArgument", `${address} is not on the sheet ${sheet.name}.`);
  }
  const written = cells.toLowerCase();
  const name = session.model.data.names?.find((n) => n.name.toLowerCase() === written);
  if (name?.sheetId === sheet.id) return name.area;
  // A table's name is the name of its data rows.
  const table = sheet.tables.find((one) => one.name.toLowerCase() === written);
  return table ? dataArea(table) : parseArea(cells);
}

/** Creates a range. Throws InvalidArgument when it lies outside the sheet. */
export function rangeOn(sheetId: string, area: Area): HostObject {
  if (!isOnSheet(area)) throw new ExcelError("InvalidArgument", "The range is outside the sheet.");
  return object("Range", { sheetId, area });
}

/** Reads a Range or an address on the given sheet. Throws InvalidArgument for another sheet. */
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
