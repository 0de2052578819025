import type { CellValue } from "../../../workbook/cells";
import { ExcelError } from "../../../workbook/excel-error";
import { dataArea, headerArea } from "../../../workbook/table-cells";
import type { Area, SheetData, TableData } from "../../../workbook/types";
import { isCellValue } from "../../../workbook/edits/write-cells";
import { integerArgument, isAbsent, textArgument } from "../../arguments";
import { defineType, type Session } from "../../object-type";
import { type ColumnRef, type HostObject, NULL_OBJECT, object, orNotFound, type TableRef } from "../../objects";
import { rangeOn } from "../../ranges";

function partOf(column: ColumnRef, session: Session, part: (table: TableData) => Area): HostObject {
  const { sheet, area } = areaOfColumn(column, session, part);
  return rangeOn(sheet.id, area);
}

function areaOfColumn(
  column: ColumnRef,
  session: Session,
  part: (table: TableData) => Area,
): { sheet: SheetData; area: Area } {
  const { sheet, table } = session.model.table(column.tableId);
  if (column.index >= table.area.columnCount) throw new ExcelError("ItemNotFound", "The column has been deleted.");
  const area = part(table);
  return { sheet, area: { ...area, column: area.column + column.index, columnCount: 1 } };
}

/** `Excel.TableColumn`. Its id is its position, counted from 1. */
export const tableColumnType = defineType("TableColumn", {
  identity: (c) => ({ Id: c.index + 1 }),
  properties: {
    Id: { since: "1.1", get: (c) => c.index + 1 },
    Index: { since: "1.1", get: (c) => c.index },
    Name: {
      since: "1.1",
      get: (c, s) => s.model.columnNames(s.model.table(c.tableId).table)[c.index] ?? "",
      set: (c, value, s) => {
        const { sheet, area } = areaOfColumn(c, s, headerArea);
        s.model.writeValues(sheet.id, area, textArgument(value, "A column's name"));
      },
    },
    Values: {
      since: "1.1",
      get: (c, s) => {
        const { sheet, area } = areaOfColumn(c, s, (t) => t.area);
        return s.model.values(sheet.id, area);
      },
      set: (c, value, s) => {
        const { sheet, area } = areaOfColumn(c, s, (t) => t.area);
        s.model.writeValues(sheet.id, area, value);
      },
    },
  },
  methods: {
    Delete: { since: "1.1", call: (c, _args, s) => s.model.deleteTableColumn(c.tableId, c.index) },
    GetDataBodyRange: { since: "1.1", call: (c, _args, s) => partOf(c, s, dataArea) },
    GetHeaderRowRange: { since: "1.1", call: (c, _args, s) => partOf(c, s, headerArea) },
    GetRange: { since: "1.1", call: (c, _args, s) => partOf(c, s, (t) => t.area) },
  },
});

function find(ref: TableRef, key: unknown, session: Session): HostObject | typeof NULL_OBJECT {
  const { table } = session.model.table(ref.tableId);
  const names = session.model.columnNames(table);
  const wanted =
    typeof key === "number" ? key - 1 : names.findIndex((n) => n.toLowerCase() === String(key).toLowerCase());
  return wanted >= 0 && wanted < names.length ? object("TableColumn", { ...ref, index: wanted }) : NULL_OBJECT;
}

/** Adds a column at the table's right edge, the only index that is supported: none, -1, or the number of columns. */
function add(ref: TableRef, args: readonly unknown[], session: Session): HostObject {
  const { columnCount } = session.model.table(ref.tableId).table.area;
  const index = isAbsent(args[0]) ? -1 : integerArgument(args[0], "index");
  if (index > columnCount || index < -1) throw new ExcelError("InvalidArgument", `There is no column index ${index}.`);
  if (index !== -1 && index !== columnCount) {
    throw new ExcelError("NotImplemented", "This host adds columns only at a table's right edge.");
  }
  const name = isAbsent(args[2]) ? undefined : textArgument(args[2], "A column's name");
  const values = isAbsent(args[1]) ? undefined : columnOf(args[1]);
  return object("TableColumn", { ...ref, index: session.model.addTableColumn(ref.tableId, values, name) });
}

function columnOf(values: unknown): CellValue[][] {
  const isColumn = Array.isArray(values) && values.every((line) => Array.isArray(line) && line.every(isCellValue));
  if (isColumn) return values as CellValue[][];
  throw new ExcelError("InvalidArgument", "A column's values have to be rows of one value each.");
}

/** `Excel.TableColumnCollection`. */
export const tableColumnsType = defineType("TableColumnCollection", {
  properties: {
    Count: { since: "1.1", get: (t, s) => s.model.table(t.tableId).table.area.columnCount },
  },
  collection: {
    since: "1.1",
    of: "TableColumn",
    list: (t, s) =>
      s.model
        .columnNames(s.model.table(t.tableId).table)
        .map((_name, index) => object("TableColumn", { tableId: t.tableId, index })),
    item: (t, key, s) => orNotFound(find(t, key, s), `There is no column ${JSON.stringify(key)}.`),
  },
  methods: {
    Add: { since: "1.1", call: add },
    GetCount: { since: "1.4", call: (t, _args, s) => s.model.table(t.tableId).table.area.columnCount },
    GetItemAt: {
      since: "1.1",
      call: (t, args, s) => {
        const index = integerArgument(args[0], "index");
        if (index < 0 || index >= s.model.table(t.tableId).table.area.columnCount) throw new ExcelError("ItemNotFound");
        return object("TableColumn", { tableId: t.tableId, index });
      },
    },
    GetItemOrNullObject: { since: "1.4", call: (t, args, s) => find(t, args[0], s) },
  },
});
