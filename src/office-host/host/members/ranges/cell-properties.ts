import { cellCountOf, isUnbounded } from "../../../workbook/a1-notation";
import { cellAt } from "../../../workbook/cells";
import { ExcelError } from "../../../workbook/excel-error";
import type { Session } from "../../object-type";
import type { RangeRef } from "../../objects";
import { areaOf } from "../../ranges";

/** `getCellProperties`, for fill colours only. */
export function cellProperties(range: RangeRef, args: readonly unknown[], session: Session): unknown {
  if (JSON.stringify(args[0]) !== '{"format":{"fill":{"color":true}}}') {
    throw new ExcelError("NotImplemented", "This host gives only the cell property format.fill.color.");
  }
  const area = areaOf(range, session);
  // Like Excel, return null for more cells than one read returns.
  if (isUnbounded(area) || cellCountOf(area) > session.limits.cellsPerRead) return null;
  const sheet = session.model.sheet(range.sheetId);
  return Array.from({ length: area.rowCount }, (_row, r) =>
    Array.from({ length: area.columnCount }, (_column, c) => ({
      // Excel returns white for cells without a fill.
      format: { fill: { color: cellAt(sheet, area.row + r, area.column + c)?.style?.fill ?? "#FFFFFF" } },
    })),
  );
}
