import { cellCountOf, COLUMN_LIMIT, formatAddress, isUnbounded, ROW_LIMIT } from "../../../workbook/a1-notation";
import { hasSpill } from "../../../workbook/arrays";
import { ExcelError } from "../../../workbook/excel-error";
import type { Area } from "../../../workbook/types";
import { CLEARABLE } from "../../../workbook/edits/edit-cells";
import { booleanArgument, choiceArgument, isAbsent } from "../../arguments";
import { defineType, type Session } from "../../object-type";
import { object, rangeBehind, type RangeRef } from "../../objects";
import { areaOf, rangeOn } from "../../ranges";
import { cellProperties } from "./cell-properties";
import { rangeParts } from "./range-parts";

/** Reads a block. Like Excel, returns null for whole rows and columns, and for more cells than it reads at once. */
function block<T>(range: RangeRef, session: Session, read: (sheetId: string, area: Area) => T[][]): T[][] | null {
  const area = areaOf(range, session);
  return isUnbounded(area) || cellCountOf(area) > session.limits.cellsPerRead ? null : read(range.sheetId, area);
}

/** Whether the rows or columns of a range are hidden: true, false, or null when they differ. */
function linesHidden(range: RangeRef, session: Session, axis: "row" | "column"): boolean | null {
  const area = areaOf(range, session);
  const sheet = session.model.sheet(range.sheetId);
  const [first, count] = axis === "row" ? [area.row, area.rowCount] : [area.column, area.columnCount];
  const hidden = (axis === "row" ? sheet.hiddenRows : sheet.hiddenColumns).filter(
    (i) => i >= first && i < first + count,
  );
  if (hidden.length === 0) return false;
  return hidden.length === count ? true : null;
}

function hide(range: RangeRef, session: Session, axis: "row" | "column", value: unknown): void {
  const area = areaOf(range, session);
  const hidden = booleanArgument(value, `${axis}Hidden`);
  const [at, count] = axis === "row" ? [area.row, area.rowCount] : [area.column, area.columnCount];
  session.model.hideLines(range.sheetId, axis, at, count, hidden);
}

/** The whole rows or columns that an area covers. Throws NotImplemented for other areas, whose cells the model does not shift. */
function wholeLines(area: Area): { axis: "row" | "column"; at: number; count: number } {
  if (area.columnCount === COLUMN_LIMIT) return { axis: "row", at: area.row, count: area.rowCount };
  if (area.rowCount === ROW_LIMIT) return { axis: "column", at: area.column, count: area.columnCount };
  throw new ExcelError(
    "NotImplemented",
    "This host inserts and deletes only whole rows and columns: use getEntireRow or getEntireColumn.",
  );
}

/** `Excel.Range`. `rangeParts` has the methods that return another range. */
export const rangeType = defineType("Range", {
  properties: {
    Address: {
      since: "1.1",
      get: (r, s) => formatAddress(s.model.sheet(r.sheetId).name, areaOf(r, s)),
    },
    CellCount: {
      since: "1.1",
      // Excel returns -1 for more than 2^31 - 1 cells.
      get: (r, s) => (cellCountOf(areaOf(r, s)) > 2 ** 31 - 1 ? -1 : cellCountOf(areaOf(r, s))),
    },
    ColumnCount: { since: "1.1", get: (r, s) => areaOf(r, s).columnCount },
    ColumnHidden: {
      since: "1.2",
      get: (r, s) => linesHidden(r, s, "column"),
      set: (r, value, s) => hide(r, s, "column", value),
    },
    ColumnIndex: { since: "1.1", get: (r, s) => areaOf(r, s).column },
    Formulas: {
      since: "1.1",
      get: (r, s) => block(r, s, (id, area) => s.model.formulas(id, area)),
      set: (r, value, s) => s.model.writeValues(r.sheetId, areaOf(r, s), value),
    },
    HasSpill: { since: "1.12", get: (r, s) => hasSpill(s.model.sheet(r.sheetId), areaOf(r, s)) },
    Hidden: {
      since: "1.2",
      get: (r, s) => {
        const [rows, columns] = [linesHidden(r, s, "row"), linesHidden(r, s, "column")];
        if (rows === true || columns === true) return true;
        return rows === false && columns === false ? false : null;
      },
    },
    IsEntireColumn: { since: "1.7", get: (r, s) => areaOf(r, s).rowCount === ROW_LIMIT },
    IsEntireRow: { since: "1.7", get: (r, s) => areaOf(r, s).columnCount === COLUMN_LIMIT },
    NumberFormat: {
      since: "1.1",
      get: (r, s) => block(r, s, (id, area) => s.model.numberFormats(id, area)),
      set: (r, value, s) => s.model.writeNumberFormats(r.sheetId, areaOf(r, s), value),
    },
    RowCount: { since: "1.1", get: (r, s) => areaOf(r, s).rowCount },
    RowHidden: {
      since: "1.2",
      get: (r, s) => linesHidden(r, s, "row"),
      set: (r, value, s) => hide(r, s, "row", value),
    },
    RowIndex: { since: "1.1", get: (r, s) => areaOf(r, s).row },
    Text: { since: "1.1", get: (r, s) => block(r, s, (id, area) => s.model.text(id, area)) },
    ValueTypes: { since: "1.1", get: (r, s) => block(r, s, (id, area) => s.model.valueTypes(id, area)) },
    Values: {
      since: "1.1",
      get: (r, s) => block(r, s, (id, area) => s.model.values(id, area)),
      set: (r, value, s) => s.model.writeValues(r.sheetId, areaOf(r, s), value),
    },
  },
  navigations: {
    ConditionalFormats: { since: "1.6", get: (r) => object("ConditionalFormatCollection", r) },
    DataValidation: { since: "1.8", get: (r) => object("DataValidation", r) },
    Format: { since: "1.1", get: (r) => object("RangeFormat", r) },
    Worksheet: { since: "1.1", get: (r) => object("Worksheet", { id: r.sheetId }) },
  },
  methods: {
    Clear: {
      since: "1.1",
      call: (r, args, s) => {
        const what = isAbsent(args[0]) ? "All" : choiceArgument(args[0], CLEARABLE, "applyTo");
        s.model.clear(r.sheetId, areaOf(r, s), what);
      },
    },
    CopyFrom: {
      since: "1.9",
      call: (r, args, s) => {
        const source = rangeBehind(args[0]);
        const isOff = (value: unknown, what: string): boolean => isAbsent(value) || !booleanArgument(value, what);
        if (!source || args[1] !== "Values" || !isOff(args[2], "skipBlanks") || !isOff(args[3], "transpose")) {
          throw new ExcelError(
            "NotImplemented",
            "This host copies only the values of a Range, without skipBlanks or transpose.",
          );
        }
        s.model.copyValues(
          { sheetId: source.sheetId, area: areaOf(source, s) },
          { sheetId: r.sheetId, area: areaOf(r, s) },
        );
      },
    },
    Delete: {
      since: "1.1",
      call: (r, args, s) => {
        choiceArgument(args[0], ["Up", "Left"], "shift");
        const { axis, at, count } = wholeLines(areaOf(r, s));
        s.model.shiftLines({ sheetId: r.sheetId, axis, at, count: -count });
      },
    },
    ...rangeParts,
    GetCellProperties: { since: "1.9", call: cellProperties },
    Insert: {
      since: "1.1",
      call: (r, args, s) => {
        choiceArgument(args[0], ["Down", "Right"], "shift");
        const area = areaOf(r, s);
        s.model.shiftLines({ sheetId: r.sheetId, ...wholeLines(area) });
        return rangeOn(r.sheetId, area);
      },
    },
    Merge: {
      since: "1.2",
      call: (r, args, s) => {
        const across = !isAbsent(args[0]) && booleanArgument(args[0], "across");
        s.model.merge(r.sheetId, areaOf(r, s), across);
      },
    },
    Select: { since: "1.1", call: (r, _args, s) => s.model.select(r.sheetId, areaOf(r, s)) },
    Unmerge: { since: "1.2", call: (r, _args, s) => s.model.unmerge(r.sheetId, areaOf(r, s)) },
    // The client splits a large block into ranges of rows, and first checks the shape of the whole.
    _ValidateArraySize: {
      since: "1.3",
      call: (r, args, s) => {
        const area = areaOf(r, s);
        if (args[0] !== area.rowCount || args[1] !== area.columnCount) {
          throw new ExcelError(
            "InvalidArgument",
            `The array has ${String(args[0])} rows and ${String(args[1])} columns, the range ${area.rowCount} and ` +
              `${area.columnCount}.`,
          );
        }
      },
    },
  },
});
