import {
  boundingArea,
  cellCountOf,
  COLUMN_LIMIT,
  containsArea,
  intersect,
  ROW_LIMIT,
} from "../../../workbook/a1-notation";
import { arrayAt } from "../../../workbook/arrays";
import { ExcelError } from "../../../workbook/excel-error";
import type { Area } from "../../../workbook/types";
import { booleanArgument, integerArgument, isAbsent } from "../../arguments";
import type { Session, TypeSpec } from "../../object-type";
import { type HostObject, NULL_OBJECT, object, orNotFound, rangeBehind, type RangeRef } from "../../objects";
import { areaArgument, areaOf, rangeOn } from "../../ranges";
import { formulaCells } from "./special-cells";

/** The range that `change` makes of a range's area. */
function part(range: RangeRef, session: Session, change: (area: Area) => Area): HostObject {
  return rangeOn(range.sheetId, change(areaOf(range, session)));
}

/** The rows or columns next to a range, in either direction. */
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

/** The spill that a single cell belongs to. */
function spillAt(range: RangeRef, session: Session): Area | undefined {
  const area = areaOf(range, session);
  const array =
    cellCountOf(area) === 1 ? arrayAt(session.model.sheet(range.sheetId), area.row, area.column) : undefined;
  return array?.kind === "spill" ? array.area : undefined;
}

/** The methods of `Excel.Range` that return another range. */
export const rangeParts: NonNullable<TypeSpec<RangeRef>["methods"]> = {
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
  // Returns only areas that begin within the range (office-js #3611), and at most 512.
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
};
