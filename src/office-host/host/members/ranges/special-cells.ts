import { ExcelError } from "../../../workbook/excel-error";
import type { Area } from "../../../workbook/types";
import { isAbsent } from "../../arguments";
import type { Session } from "../../object-type";
import { type HostObject, NULL_OBJECT, object } from "../../objects";

/** The cells of an area with formulas, as areas of one column each. A null object when there are none. */
export function formulaCells(
  sheetId: string,
  area: Area,
  args: readonly unknown[],
  session: Session,
): HostObject | typeof NULL_OBJECT {
  if (args[0] !== "Formulas" || !isAbsent(args[1]))
    throw new ExcelError("NotImplemented", "This host finds only special cells of type Formulas.");
  const sheet = session.model.sheet(sheetId);
  // Go To Special is disabled on a protected sheet, and VBA's Range.SpecialCells fails there.
  if (sheet.protected) throw new ExcelError("AccessDenied");
  const blocks: Area[] = [];
  for (let column = area.column; column < Math.min(area.column + area.columnCount, widthOf(sheet.rows)); column += 1) {
    for (let row = area.row; row < Math.min(area.row + area.rowCount, sheet.rows.length); row += 1) {
      if (sheet.rows[row]?.[column]?.formula === undefined) continue;
      const last = blocks.at(-1);
      if (last?.column === column && last.row + last.rowCount === row) last.rowCount += 1;
      else blocks.push({ row, column, rowCount: 1, columnCount: 1 });
    }
  }
  return blocks.length === 0
    ? NULL_OBJECT
    : object("RangeAreas", { sheetId, parts: blocks.map((block) => ({ sheetId, area: block })) });
}

function widthOf(rows: readonly (readonly unknown[] | null | undefined)[]): number {
  return rows.reduce((width, row) => Math.max(width, row?.length ?? 0), 0);
}
