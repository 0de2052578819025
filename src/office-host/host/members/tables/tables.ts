import { splitAddress, parseArea } from "../../../workbook/a1-notation";
import { ExcelError } from "../../../workbook/excel-error";
import { dataArea, headerArea } from "../../../workbook/table-cells";
import { booleanArgument, integerArgument, textArgument } from "../../arguments";
import { EventType, WORKBOOK_TARGET } from "../../events";
import { eventMethods } from "../event-methods";
import { defineType, type Session } from "../../object-type";
import {
  type HostObject,
  NULL_OBJECT,
  object,
  orNotFound,
  rangeBehind,
  type TableRef,
  type TablesRef,
} from "../../objects";
import { areaArgument, areaOf, rangeOn } from "../../ranges";

/** `Excel.Table`. */
export const tableType = defineType("Table", {
  identity: (t) => ({ Id: t.tableId }),
  properties: {
    Id: { since: "1.1", get: (t, s) => s.model.table(t.tableId).table.id },
    Name: {
      since: "1.1",
      get: (t, s) => s.model.table(t.tableId).table.name,
      set: (t, value, s) => s.model.changeTable(t.tableId, { name: textArgument(value, "A table's name") }),
    },
    ShowBandedRows: {
      since: "1.3",
      get: (t, s) => s.model.table(t.tableId).table.showBandedRows !== false,
      set: (t, value, s) =>
        s.model.changeTable(t.tableId, { showBandedRows: booleanArgument(value, "showBandedRows") }),
    },
    // Tables without a header row are not modelled.
    ShowHeaders: { since: "1.1", get: () => true },
    ShowTotals: {
      since: "1.1",
      get: (t, s) => s.model.table(t.tableId).table.showTotals,
      set: (t, value, s) => s.model.changeTable(t.tableId, { showTotals: booleanArgument(value, "showTotals") }),
    },
    Style: {
      since: "1.1",
      get: (t, s) => s.model.table(t.tableId).table.style,
      set: (t, value, s) => s.model.changeTable(t.tableId, { style: textArgument(value, "A table's style") }),
    },
  },
  navigations: {
    AutoFilter: { since: "1.9", get: (t) => object("AutoFilter", t) },
    Columns: { since: "1.1", get: (t) => object("TableColumnCollection", t) },
    Rows: { since: "1.1", get: (t) => object("TableRowCollection", t) },
    Worksheet: { since: "1.2", get: (t, s) => object("Worksheet", { id: s.model.table(t.tableId).sheet.id }) },
  },
  methods: {
    ClearFilters: { since: "1.2", call: (t, _args, s) => s.model.clearFilters(t.tableId) },
    ConvertToRange: {
      since: "1.2",
      call: (t, _args, s) => {
        const { sheet, table } = s.model.table(t.tableId);
        s.model.deleteTable(t.tableId, true);
        return rangeOn(sheet.id, table.area);
      },
    },
    Delete: { since: "1.1", call: (t, _args, s) => s.model.deleteTable(t.tableId, false) },
    GetDataBodyRange: {
      since: "1.1",
      call: (t, _args, s) => {
        const { sheet, table } = s.model.table(t.tableId);
        return rangeOn(sheet.id, dataArea(table));
      },
    },
    GetHeaderRowRange: {
      since: "1.1",
      call: (t, _args, s) => {
        const { sheet, table } = s.model.table(t.tableId);
        return rangeOn(sheet.id, headerArea(table));
      },
    },
    GetRange: {
      since: "1.1",
      call: (t, _args, s) => {
        const { sheet, table } = s.model.table(t.tableId);
        return rangeOn(sheet.id, table.area);
      },
    },
    Resize: {
      since: "1.13",
      call: (t, args, s) => {
        const { sheet } = s.model.table(t.tableId);
        s.model.resizeTable(t.tableId, areaArgument(args[0], sheet.id, s));
      },
    },
    ...eventMethods<TableRef>(
      {
        DataChanged: { type: EventType.tableChanged, since: "1.7" },
        SelectionChanged: { type: EventType.tableSelectionChanged, since: "1.7" },
      },
      (t) => t.tableId,
    ),
  },
});

function listed(ref: TablesRef, session: Session): string[] {
  return session.model
    .tables()
    .filter(({ sheet }) => ref.sheetId === undefined || sheet.id === ref.sheetId)
    .map(({ table }) => table.id);
}

function find(ref: TablesRef, key: unknown, session: Session): HostObject | typeof NULL_OBJECT {
  const found = session.model.findTable(textArgument(key, "A table's name or id"));
  const here = found && (ref.sheetId === undefined || found.sheet.id === ref.sheetId);
  return here ? object("Table", { tableId: found.table.id }) : NULL_OBJECT;
}

/** Adds a table on a Range or an address. An address without a sheet name is on the active sheet. */
function add(ref: TablesRef, args: readonly unknown[], session: Session): HostObject {
  const hasHeaders = booleanArgument(args[1], "hasHeaders");
  const range = rangeBehind(args[0]);
  if (range) {
    return object("Table", { tableId: session.model.addTable(range.sheetId, areaOf(range, session), hasHeaders).id });
  }
  const { sheetName, cells } = splitAddress(textArgument(args[0], "address"));
  const named = sheetName === undefined ? undefined : session.model.findSheet(sheetName);
  if (sheetName !== undefined && !named) throw new ExcelError("InvalidArgument", `There is no sheet ${sheetName}.`);
  const sheetId = named?.id ?? ref.sheetId ?? session.model.activeSheet.id;
  return object("Table", { tableId: session.model.addTable(sheetId, parseArea(cells), hasHeaders).id });
}

/** `Excel.TableCollection`. */
export const tablesType = defineType("TableCollection", {
  properties: {
    Count: { since: "1.1", get: (t, s) => listed(t, s).length },
  },
  collection: {
    since: "1.1",
    of: "Table",
    list: (t, s) => listed(t, s).map((tableId) => object("Table", { tableId })),
    item: (t, key, s) => orNotFound(find(t, key, s), `There is no table ${JSON.stringify(key)}.`),
  },
  methods: {
    Add: { since: "1.1", call: add },
    GetCount: { since: "1.4", call: (t, _args, s) => listed(t, s).length },
    GetItemAt: {
      since: "1.1",
      call: (t, args, s) => {
        const tableId = listed(t, s)[integerArgument(args[0], "index")];
        if (tableId === undefined) throw new ExcelError("ItemNotFound");
        return object("Table", { tableId });
      },
    },
    GetItemOrNullObject: { since: "1.4", call: (t, args, s) => find(t, args[0], s) },
    ...eventMethods<TablesRef>(
      {
        Added: { type: EventType.tableAdded, since: "1.9" },
        DataChanged: { type: EventType.tableChanged, since: "1.7" },
        Deleted: { type: EventType.tableDeleted, since: "1.9" },
      },
      (t) => t.sheetId ?? WORKBOOK_TARGET,
    ),
  },
});
