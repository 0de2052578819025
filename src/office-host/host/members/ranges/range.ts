import {
  boundingArea,
  cellCountOf,
  COLUMN_LIMIT,
  containsArea,
  formatAddress,
  intersect,
  isUnbounded,
  ROW_LIMIT,
} from "../../../workbook/a1-notation";
import { arrayAt, hasSpill } from "../../../workbook/arrays";
import { ExcelError } from "../../../workbook/excel-error";
import type { Area } from "../../../workbook/types";
import type { ClearWhat } from "../../../workbook/edits/edit-cells";
import { booleanArgument, choiceArgument, integerArgument, isAbsent } from "../../arguments";
import { defineType, type Session } from "../../object-type";
import { type HostObject, NULL_OBJECT, object, rangeBehind, type RangeRef } from "../../objects";
import { areaArgument, areaOf, rangeOn } from "../../ranges";
import { cellProperties } from "./cell-properties";
import { formulaCells } from "./special-cells";

const CLEARS: readonly ClearWhat[] = ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks"];

/** Excel gives null for whole rows and columns, and for more cells than it reads at once, instead of an error. */
function block<T>(range: RangeRef, session: Session, read: (sheetId: string, area: Area) => T[][]): T[][] | null {
  const area = areaOf(range, session);
  return isUnbounded(area) || cellCountOf(area) > session.limits.cellsPerRead ? null : read(range.sheetId, area);
}

/** True or false when all lines agree, null when they do not. */
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

/** Part of a range, by offsets from its first cell. */
function part(range: RangeRef, session: Session, change: (area: Area) => Area): HostObject {
  return rangeOn(range.sheetId, change(areaOf(range, session)));
}

function beside(axis: "row" | "column", direction: 1 | -1) {
  const size = axis === "row" ? "rowCount" : "columnCount";
  return (range: RangeRef, args: readonly unknown[], session: Session): HostObject => {
    const count = isAbsent(args[0]) ? 1 : integerArgument(args[0], "count");
    if (count < 1) throw new ExcelError("InvalidArgument", "count is 1 or more.");
    return part(range, session, (a) => ({
      ...a,
      [axis]: direction === 1 ? a[axis] + a[size] : a[axis] - count,
      [size]: count,
    }));
  };
}

function intersection(range: RangeRef, args: readonly unknown[], session: Session): HostObject | typeof NULL_OBJECT {
  const other = rangeBehind(args[0]);
  if (other && other.sheetId !== range.sheetId) return NULL_OBJECT;
  const shared = intersect(areaOf(range, session), areaArgument(args[0], range.sheetId, session));
  return shared ? rangeOn(range.sheetId, shared) : NULL_OBJECT;
}

function used(range: RangeRef, args: readonly unknown[], session: Session): HostObject | typeof NULL_OBJECT {
  const valuesOnly = !isAbsent(args[0]) && booleanArgument(args[0], "valuesOnly");
  const area = session.model.usedArea(range.sheetId, areaOf(range, session), valuesOnly);
  return area ? rangeOn(range.sheetId, area) : NULL_OBJECT;
}

function orNotFound(found: HostObject | typeof NULL_OBJECT): HostObject {
  if (found === NULL_OBJECT) throw new ExcelError("ItemNotFound");
  return found;
}

/** The spilled cells that a single cell is one of. */
function spillAt(range: RangeRef, session: Session): Area | undefined {
  const area = areaOf(range, session);
  const array =
    cellCountOf(area) === 1 ? arrayAt(session.model.sheet(range.sheetId), area.row, area.column) : undefined;
  return array?.kind === "spill" ? array.area : undefined;
}

/** Whole rows or whole columns; cells alone are not shifted by the model. */
function wholeLines(area: Area): { axis: "row" | "column"; at: number; count: number } {
  if (area.columnCount === COLUMN_LIMIT) return { axis: "row", at: area.row, count: area.rowCount };
  if (area.rowCount === ROW_LIMIT) return { axis: "column", at: area.column, count: area.columnCount };
  throw new ExcelError(
    "NotImplemented",
    "This host inserts and deletes only whole rows and columns: use getEntireRow or getEntireColumn.",
  );
}

export const rangeType = defineType("Range", {
  properties: {
    Address: {
      since: "1.1",
      get: (r, s) => formatAddress(s.model.sheet(r.sheetId).name, areaOf(r, s)),
    },
    CellCount: {
      since: "1.1",
      // Excel's own answer for more than 2^31 - 1 cells.
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
        const what = isAbsent(args[0]) ? "All" : choiceArgument(args[0], CLEARS, "applyTo");
        s.model.clear(r.sheetId, areaOf(r, s), what);
      },
    },
    CopyFrom: {
      since: "1.9",
      call: (r, args, s) => {
        const source = rangeBehind(args[0]);
        const asIs = (value: unknown, what: string): boolean => isAbsent(value) || !booleanArgument(value, what);
        if (!source || args[1] !== "Values" || !asIs(args[2], "skipBlanks") || !asIs(args[3], "transpose")) {
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
    GetAbsoluteResizedRange: {
      since: "1.7",
      call: (r, args, s) => {
        const rowCount = integerArgument(args[0], "numRows");
        const columnCount = integerArgument(args[1], "numColumns");
        return part(r, s, (a) => ({ ...a, rowCount, columnCount }));
      },
    },
    GetBoundingRect: {
      since: "1.1",
      call: (r, args, s) => part(r, s, (a) => boundingArea(a, areaArgument(args[0], r.sheetId, s))),
    },
    GetCell: {
      since: "1.1",
      call: (r, args, s) => {
        const [row, column] = [integerArgument(args[0], "row"), integerArgument(args[1], "column")];
        return part(r, s, (a) => ({ row: a.row + row, column: a.column + column, rowCount: 1, columnCount: 1 }));
      },
    },
    GetCellProperties: { since: "1.9", call: cellProperties },
    GetColumn: {
      since: "1.1",
      call: (r, args, s) => {
        const column = integerArgument(args[0], "column");
        return part(r, s, (a) => {
          if (column < 0 || column >= a.columnCount)
            throw new ExcelError("InvalidArgument", `There is no column ${column}.`);
          return { ...a, column: a.column + column, columnCount: 1 };
        });
      },
    },
    GetColumnsAfter: { since: "1.2", call: beside("column", 1) },
    GetColumnsBefore: { since: "1.2", call: beside("column", -1) },
    GetEntireColumn: {
      since: "1.1",
      call: (r, _args, s) => part(r, s, (a) => ({ ...a, row: 0, rowCount: ROW_LIMIT })),
    },
    GetEntireRow: {
      since: "1.1",
      call: (r, _args, s) => part(r, s, (a) => ({ ...a, column: 0, columnCount: COLUMN_LIMIT })),
    },
    GetIntersection: { since: "1.1", call: (r, args, s) => orNotFound(intersection(r, args, s)) },
    GetIntersectionOrNullObject: { since: "1.4", call: intersection },
    GetLastCell: {
      since: "1.1",
      call: (r, _args, s) =>
        part(r, s, (a) => ({
          row: a.row + a.rowCount - 1,
          column: a.column + a.columnCount - 1,
          rowCount: 1,
          columnCount: 1,
        })),
    },
    GetLastColumn: {
      since: "1.1",
      call: (r, _args, s) => part(r, s, (a) => ({ ...a, column: a.column + a.columnCount - 1, columnCount: 1 })),
    },
    GetLastRow: {
      since: "1.1",
      call: (r, _args, s) => part(r, s, (a) => ({ ...a, row: a.row + a.rowCount - 1, rowCount: 1 })),
    },
    // Only those that begin within the range (office-js #3611), and no more than 512.
    GetMergedAreasOrNullObject: {
      since: "1.13",
      call: (r, _args, s) => {
        const area = areaOf(r, s);
        const merged = s.model
          .sheet(r.sheetId)
          .merged.filter(({ row, column }) => containsArea(area, { row, column, rowCount: 1, columnCount: 1 }));
        if (merged.length > 512) throw new ExcelError("GeneralException", "There are more than 512 merged areas.");
        return merged.length === 0
          ? NULL_OBJECT
          : object("RangeAreas", {
              sheetId: r.sheetId,
              parts: merged.map((one) => ({ sheetId: r.sheetId, area: one })),
            });
      },
    },
    GetOffsetRange: {
      since: "1.1",
      call: (r, args, s) => {
        const [rows, columns] = [integerArgument(args[0], "rowOffset"), integerArgument(args[1], "columnOffset")];
        return part(r, s, (a) => ({ ...a, row: a.row + rows, column: a.column + columns }));
      },
    },
    GetResizedRange: {
      since: "1.2",
      call: (r, args, s) => {
        const [rows, columns] = [integerArgument(args[0], "deltaRows"), integerArgument(args[1], "deltaColumns")];
        return part(r, s, (a) => ({ ...a, rowCount: a.rowCount + rows, columnCount: a.columnCount + columns }));
      },
    },
    GetRow: {
      since: "1.1",
      call: (r, args, s) => {
        const row = integerArgument(args[0], "row");
        return part(r, s, (a) => {
          if (row < 0 || row >= a.rowCount) throw new ExcelError("InvalidArgument", `There is no row ${row}.`);
          return { ...a, row: a.row + row, rowCount: 1 };
        });
      },
    },
    GetRowsAbove: { since: "1.2", call: beside("row", -1) },
    GetRowsBelow: { since: "1.2", call: beside("row", 1) },
    GetSpecialCellsOrNullObject: { since: "1.9", call: (r, args, s) => formulaCells(r.sheetId, areaOf(r, s), args, s) },
    GetSpillParentOrNullObject: {
      since: "1.12",
      call: (r, _args, s) => {
        const spill = spillAt(r, s);
        return spill ? rangeOn(r.sheetId, { ...spill, rowCount: 1, columnCount: 1 }) : NULL_OBJECT;
      },
    },
    GetSpillingToRangeOrNullObject: {
      since: "1.12",
      call: (r, _args, s) => {
        const [spill, { row, column }] = [spillAt(r, s), areaOf(r, s)];
        return spill?.row === row && spill.column === column ? rangeOn(r.sheetId, spill) : NULL_OBJECT;
      },
    },
    GetUsedRange: { since: "1.1", call: (r, args, s) => orNotFound(used(r, args, s)) },
    GetUsedRangeOrNullObject: { since: "1.4", call: used },
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
    // The client splits a large block over several row ranges, and asks first whether the whole has the right shape.
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
