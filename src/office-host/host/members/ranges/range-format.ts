import { cellCountOf, isUnbounded, isWholeColumns } from "../../../workbook/a1-notation";
import { cellAt } from "../../../workbook/cells";
import { ExcelError } from "../../../workbook/excel-error";
import type { Area, CellStyle } from "../../../workbook/types";
import { booleanArgument, choiceArgument, colourArgument, numberArgument, textArgument } from "../../arguments";
import { defineType, type Session } from "../../object-type";
import { object, type CellsRef } from "../../objects";
import { areasOf } from "../../ranges";
import { fillColor, fillPattern, patternColor } from "./cell-properties";
import { autofitColumns, isStandardWidth, lineSize, resizeLines } from "./line-sizes";

/** The areas of a range. Throws NotImplemented when their formats cannot be read. */
function boundedAreas(cells: CellsRef, session: Session): Area[] {
  const areas = areasOf(cells, session);
  if (areas.some((area) => isUnbounded(area) || cellCountOf(area) > session.limits.cellsPerRead)) {
    throw new ExcelError("NotImplemented", "This host reads formats of bounded ranges only.");
  }
  return areas;
}

/** The value of a style that all cells share, or `mixed` when they differ. */
function common<T, M>(cells: CellsRef, session: Session, read: (style: CellStyle | undefined) => T, mixed: M): T | M {
  const areas = boundedAreas(cells, session);
  const sheet = session.model.sheet(cells.sheetId);
  const [{ row: firstRow, column: firstColumn } = { row: 0, column: 0 }] = areas;
  const first = read(cellAt(sheet, firstRow, firstColumn)?.style);
  for (const area of areas) {
    for (let row = area.row; row < area.row + area.rowCount; row++) {
      for (let column = area.column; column < area.column + area.columnCount; column++) {
        if (read(cellAt(sheet, row, column)?.style) !== first) return mixed;
      }
    }
  }
  return first;
}

function restyle(cells: CellsRef, session: Session, change: CellStyle): void {
  const areas = areasOf(cells, session);
  if (areas.some((area) => isUnbounded(area) && !isWholeColumns(area))) {
    throw new ExcelError("NotImplemented", "This host formats cells and whole columns, but not whole rows or sheets.");
  }
  for (const area of areas) session.model.restyle(cells.sheetId, area, change);
}

const HORIZONTAL = ["General", "Left", "Center", "Right"] as const;
const VERTICAL = ["Top", "Center", "Bottom"] as const;

/** `Excel.RangeFormat`. */
export const rangeFormatType = defineType("RangeFormat", {
  properties: {
    ColumnWidth: {
      since: "1.2",
      get: (r, s) => lineSize(r, s, "column"),
      set: (r, value, s) => resizeLines(r, s, "column", value),
    },
    HorizontalAlignment: {
      since: "1.1",
      get: (r, s) => common(r, s, (style) => style?.horizontal ?? "General", null),
      set: (r, value, s) => {
        const choice = choiceArgument(value, HORIZONTAL, "horizontalAlignment");
        restyle(r, s, { horizontal: choice === "General" ? undefined : choice });
      },
    },
    RowHeight: {
      since: "1.2",
      get: (r, s) => lineSize(r, s, "row"),
      set: (r, value, s) => resizeLines(r, s, "row", value),
    },
    UseStandardWidth: {
      since: "1.7",
      get: (r, s) => isStandardWidth(r, s),
      set: (r, value, s) => {
        // Excel accepts false and ignores it.
        if (!booleanArgument(value, "useStandardWidth")) return;
        for (const area of areasOf(r, s)) s.model.standardizeColumns(r.sheetId, area.column, area.columnCount);
      },
    },
    VerticalAlignment: {
      since: "1.1",
      get: (r, s) => common(r, s, (style) => style?.vertical ?? "Bottom", null),
      set: (r, value, s) => restyle(r, s, { vertical: choiceArgument(value, VERTICAL, "verticalAlignment") }),
    },
    WrapText: {
      since: "1.1",
      get: (r, s) => common(r, s, (style) => style?.wrap === true, null),
      set: (r, value, s) => restyle(r, s, { wrap: booleanArgument(value, "wrapText") || undefined }),
    },
  },
  navigations: {
    Borders: { since: "1.1", get: (r) => object("RangeBorderCollection", r) },
    Fill: { since: "1.1", get: (r) => object("RangeFill", r) },
    Font: { since: "1.1", get: (r) => object("RangeFont", r) },
    Protection: { since: "1.2", get: (r) => object("FormatProtection", r) },
  },
  methods: {
    AutofitColumns: {
      since: "1.2",
      call: (r, _args, s) => areasOf(r, s).forEach((area) => autofitColumns(s, r.sheetId, area)),
    },
    // Row heights are left to the grid: wrapped text needs real character widths.
    AutofitRows: { since: "1.2", call: (r, _args, s) => void areasOf(r, s) },
  },
});

/** The patterns of lines or dots (`Excel.FillPattern`). */
const PATTERNS: readonly string[] = [
  ...["Gray50", "Gray75", "Gray25", "Gray16", "Gray8", "Horizontal", "Vertical", "Down", "Up", "Checker", "SemiGray75"],
  ...["LightHorizontal", "LightVertical", "LightDown", "LightUp", "Grid", "CrissCross"],
];

/** `Excel.RangeFill`. */
export const rangeFillType = defineType("RangeFill", {
  properties: {
    Color: {
      since: "1.1",
      get: (r, s) => common(r, s, fillColor, ""),
      set: (r, value, s) => restyle(r, s, { fill: colourArgument(value) }),
    },
    Pattern: {
      since: "1.9",
      // "A null value indicates that the entire range doesn't have a uniform pattern setting" (Excel.RangeFill).
      get: (r, s) => common(r, s, fillPattern, null),
      set: (r, value, s) => {
        const name = choiceArgument(value, PATTERNS, "pattern");
        restyle(r, s, { pattern: { name, color: common(r, s, patternColor, "#000000") } });
      },
    },
    PatternColor: {
      since: "1.9",
      get: (r, s) => common(r, s, patternColor, ""),
      set: (r, value, s) => {
        const name = common(r, s, (style) => style?.pattern?.name, undefined);
        if (name === undefined)
          throw new ExcelError(
            "NotImplemented",
            "This host gives a pattern colour only to cells that share a pattern.",
          );
        restyle(r, s, { pattern: { name, color: colourArgument(value) } });
      },
    },
  },
  methods: {
    Clear: { since: "1.1", call: (r, _args, s) => restyle(r, s, { fill: undefined, pattern: undefined }) },
  },
});

/** `Excel.RangeFont`. */
export const rangeFontType = defineType("RangeFont", {
  properties: {
    Bold: {
      since: "1.1",
      get: (r, s) => common(r, s, (style) => style?.bold === true, null),
      set: (r, value, s) => restyle(r, s, { bold: booleanArgument(value, "bold") || undefined }),
    },
    Color: {
      since: "1.1",
      get: (r, s) => common(r, s, (style) => style?.color ?? "#000000", ""),
      set: (r, value, s) => restyle(r, s, { color: colourArgument(value) }),
    },
    Italic: {
      since: "1.1",
      get: (r, s) => common(r, s, (style) => style?.italic === true, null),
      set: (r, value, s) => restyle(r, s, { italic: booleanArgument(value, "italic") || undefined }),
    },
    Name: {
      since: "1.1",
      get: (r, s) => common(r, s, (style) => style?.fontName ?? "Calibri", null),
      set: (r, value, s) => restyle(r, s, { fontName: textArgument(value, "A font's name") }),
    },
    Size: {
      since: "1.1",
      get: (r, s) => common(r, s, (style) => style?.fontSize ?? 11, null),
      set: (r, value, s) => restyle(r, s, { fontSize: numberArgument(value, "A font's size") }),
    },
  },
});

/** `Excel.FormatProtection`. */
export const formatProtectionType = defineType("FormatProtection", {
  properties: {
    Locked: {
      since: "1.2",
      get: (r, s) => common(r, s, (style) => style?.locked !== false, null),
      set: (r, value, s) => restyle(r, s, { locked: booleanArgument(value, "locked") ? undefined : false }),
    },
  },
});
