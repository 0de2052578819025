import { cellCountOf, isUnbounded } from "../../../workbook/a1-notation";
import { cellAt } from "../../../workbook/cells";
import { ExcelError } from "../../../workbook/excel-error";
import type { CellStyle } from "../../../workbook/types";
import type { Session } from "../../object-type";
import type { RangeRef } from "../../objects";
import { areaOf } from "../../ranges";

/** The colour that Excel returns for a cell's fill: white if it has none. */
export function fillColor(style: CellStyle | undefined): string {
  return style?.fill ?? "#FFFFFF";
}

/** Excel's name of a cell's pattern: "None" without a fill, "Solid" for one colour. */
export function fillPattern(style: CellStyle | undefined): string {
  return style?.pattern?.name ?? (style?.fill === undefined ? "None" : "Solid");
}

/** The colour that Excel returns for the lines of a cell's pattern: black if it has none. */
export function patternColor(style: CellStyle | undefined): string {
  return style?.pattern?.color ?? "#000000";
}

/** `getCellProperties`, for fills only. */
export function cellProperties(range: RangeRef, args: readonly unknown[], session: Session): unknown {
  if (JSON.stringify(args[0]) !== '{"format":{"fill":{"color":true,"pattern":true,"patternColor":true}}}') {
    throw new ExcelError("NotImplemented", "This host gives only the color, pattern and patternColor of format.fill.");
  }
  const area = areaOf(range, session);
  // Like Excel, return null for more cells than one read returns.
  if (isUnbounded(area) || cellCountOf(area) > session.limits.cellsPerRead) return null;
  const sheet = session.model.sheet(range.sheetId);
  return Array.from({ length: area.rowCount }, (_row, r) =>
    Array.from({ length: area.columnCount }, (_column, c) => {
      const style = cellAt(sheet, area.row + r, area.column + c)?.style;
      const fill = { color: fillColor(style), pattern: fillPattern(style), patternColor: patternColor(style) };
      return { format: { fill } };
    }),
  );
}
