import type { CellValue } from "../../../workbook/cells";
import { rowArea } from "../../../workbook/edits/edit-table-rows";
import { ExcelError } from "../../../workbook/excel-error";
import { dataArea } from "../../../workbook/table-cells";
import type { Area } from "../../../workbook/types";
import { isCellValue } from "../../../workbook/edits/write-cells";
import { booleanArgument, integerArgument, isAbsent } from "../../arguments";
import { defineType, type Session } from "../../object-type";
import { type HostObject, object, type RowRef, type TableRef } from "../../objects";
import { rangeOn } from "../../ranges";

function cellsOf(row: RowRef, session: Session): { sheetId: string; area: Area } {
  const { sheet, table } = session.model.table(row.tableId);
  return { sheetId: sheet.id, area: rowArea(table, row.index) };
}

/** `Excel.TableRow`. It refers to a position: after a deletion above, it is the row that moved up. */
export const tableRowType = defineType("TableRow", {
  properties: {
    Index: {
      since: "1.1",
      get: (r, s) => {
        cellsOf(r, s);
        return r.index;
      },
    },
    Values: {
      since: "1.1",
      get: (r, s) => {
        const { sheetId, area } = cellsOf(r, s);
        return s.model.values(sheetId, area);
      },
      set: (r, value, s) => {
        const { sheetId, area } = cellsOf(r, s);
        s.model.writeValues(sheetId, area, value);
      },
    },
  },
  methods: {
    Delete: { since: "1.1", call: (r, _args, s) => s.model.deleteTableRow(r.tableId, r.index) },
    GetRange: {
      since: "1.1",
      call: (r, _args, s) => {
        const { sheetId, area } = cellsOf(r, s);
        return rangeOn(sheetId, area);
      },
    },
  },
});

function rowCount(ref: TableRef, session: Session): number {
  return dataArea(session.model.table(ref.tableId).table).rowCount;
}

/** Adds rows at an index, or at the end for none, null or -1: the given values, or one blank row. */
function add(ref: TableRef, args: readonly unknown[], session: Session): HostObject {
  const index = isAbsent(args[0]) || args[0] === -1 ? undefined : integerArgument(args[0], "index");
  if (!isAbsent(args[2])) {
    session.assertOffered("The alwaysInsert of TableRowCollection.add", "1.15");
    if (!booleanArgument(args[2], "alwaysInsert")) {
      throw new ExcelError("NotImplemented", "This host always inserts cells for new rows.");
    }
  }
  const { columnCount } = session.model.table(ref.tableId).table.area;
  const values = isAbsent(args[1]) ? [new Array<null>(columnCount).fill(null)] : rowsOf(args[1]);
  if (values.length > 1) session.assertOffered("TableRowCollection.add of several rows", "1.4");
  return object("TableRow", { ...ref, index: session.model.addTableRows(ref.tableId, index, values) });
}

function rowsOf(values: unknown): (CellValue | null)[][] {
  const isItem = (item: unknown): boolean => item === null || isCellValue(item);
  const isRows = Array.isArray(values) && values.every((line) => Array.isArray(line) && line.every(isItem));
  if (isRows) return values as (CellValue | null)[][];
  throw new ExcelError("InvalidArgument", "New rows have to be an array of rows, each an array of values.");
}

/** `Excel.TableRowCollection`. */
export const tableRowsType = defineType("TableRowCollection", {
  properties: {
    Count: { since: "1.1", get: rowCount },
  },
  collection: {
    since: "1.1",
    of: "TableRow",
    list: (t, s) => Array.from({ length: rowCount(t, s) }, (_, index) => object("TableRow", { ...t, index })),
  },
  methods: {
    Add: { since: "1.1", call: add },
    GetCount: { since: "1.4", call: (t, _args, s) => rowCount(t, s) },
    GetItemAt: {
      since: "1.1",
      call: (t, args, s) => {
        const row = { ...t, index: integerArgument(args[0], "index") };
        cellsOf(row, s);
        return object("TableRow", row);
      },
    },
  },
});
