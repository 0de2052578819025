import { COLUMN_LIMIT, ROW_LIMIT } from "../../../workbook/a1-notation";
import type { Area, SheetData } from "../../../workbook/types";
import {
  booleanArgument,
  choiceArgument,
  colourArgument,
  integerArgument,
  isAbsent,
  textArgument,
} from "../../arguments";
import { EventType, WORKBOOK_TARGET } from "../../events";
import { eventMethods } from "../event-methods";
import { defineType, type Session } from "../../object-type";
import { type HostObject, NULL_OBJECT, object, orNotFound, type SheetRef } from "../../objects";
import { addressArgument, rangeOn } from "../../ranges";
import { rangesAt } from "../ranges/range-areas";

const WHOLE_SHEET: Area = { row: 0, column: 0, rowCount: ROW_LIMIT, columnCount: COLUMN_LIMIT };

function sheetOf(ref: SheetRef, session: Session): SheetData {
  return session.model.sheet(ref.id);
}

/** The range of an address or name on the sheet. Without an argument, the whole sheet. */
function rangeAt(ref: SheetRef, args: readonly unknown[], session: Session): HostObject {
  const sheet = sheetOf(ref, session);
  if (isAbsent(args[0]) || args[0] === "") return rangeOn(sheet.id, WHOLE_SHEET);
  return rangeOn(sheet.id, addressArgument(textArgument(args[0], "An address"), sheet.id, session));
}

function used(ref: SheetRef, args: readonly unknown[], session: Session): HostObject | typeof NULL_OBJECT {
  const valuesOnly = !isAbsent(args[0]) && booleanArgument(args[0], "valuesOnly");
  const sheet = sheetOf(ref, session);
  const area = session.model.usedArea(sheet.id, undefined, valuesOnly);
  return area ? rangeOn(sheet.id, area) : NULL_OBJECT;
}

/** `Excel.Worksheet`. */
export const worksheetType = defineType("Worksheet", {
  identity: (ref) => ({ Id: ref.id }),
  properties: {
    Id: { since: "1.1", get: (w, s) => sheetOf(w, s).id },
    Name: {
      since: "1.1",
      get: (w, s) => sheetOf(w, s).name,
      set: (w, value, s) => s.model.renameSheet(w.id, value),
    },
    Position: {
      since: "1.1",
      get: (w, s) => s.model.sheets.indexOf(sheetOf(w, s)),
      set: (w, value, s) => s.model.moveSheet(w.id, integerArgument(value, "position")),
    },
    ShowGridlines: { since: "1.8", get: (w, s) => sheetOf(w, s).showGridlines !== false },
    // The client sets showGridlines under this name.
    Gridlines: {
      since: "1.8",
      set: (w, value, s) => s.model.changeSheet(w.id, { showGridlines: booleanArgument(value, "showGridlines") }),
    },
    TabColor: {
      since: "1.7",
      get: (w, s) => sheetOf(w, s).tabColor ?? "",
      set: (w, value, s) => s.model.changeSheet(w.id, { tabColor: tabColour(value) }),
    },
    Visibility: {
      since: "1.1",
      get: (w, s) => sheetOf(w, s).visibility,
      set: (w, value, s) => {
        const visibility = choiceArgument(value, ["Visible", "Hidden", "VeryHidden"], "visibility");
        s.model.changeSheet(w.id, { visibility });
      },
    },
  },
  navigations: {
    AutoFilter: { since: "1.9", get: (w) => object("AutoFilter", w) },
    Comments: { since: "1.10", get: (w) => object("CommentCollection", { sheetId: w.id }) },
    FreezePanes: { since: "1.7", get: (w) => object("WorksheetFreezePanes", w) },
    Names: { since: "1.4", get: (w) => object("NamedItemCollection", { scopeSheetId: w.id }) },
    PageLayout: { since: "1.9", get: (w) => object("PageLayout", w) },
    Protection: { since: "1.2", get: (w) => object("WorksheetProtection", w) },
    Tables: { since: "1.1", get: (w) => object("TableCollection", { sheetId: w.id }) },
  },
  methods: {
    Activate: { since: "1.1", call: (w, _args, s) => s.model.activate(w.id) },
    Delete: { since: "1.1", call: (w, _args, s) => s.model.deleteSheet(w.id) },
    GetCell: {
      since: "1.1",
      call: (w, args, s) =>
        rangeOn(sheetOf(w, s).id, {
          row: integerArgument(args[0], "row"),
          column: integerArgument(args[1], "column"),
          rowCount: 1,
          columnCount: 1,
        }),
    },
    GetRange: { since: "1.1", call: rangeAt },
    GetRangeByIndexes: {
      since: "1.7",
      call: (w, args, s) =>
        rangeOn(sheetOf(w, s).id, {
          row: integerArgument(args[0], "startRow"),
          column: integerArgument(args[1], "startColumn"),
          rowCount: integerArgument(args[2], "rowCount"),
          columnCount: integerArgument(args[3], "columnCount"),
        }),
    },
    GetRanges: { since: "1.9", call: rangesAt },
    // On an empty sheet Excel answers with its first cell.
    GetUsedRange: {
      since: "1.1",
      call: (w, args, s) => {
        const found = used(w, args, s);
        return found === NULL_OBJECT ? rangeOn(w.id, { row: 0, column: 0, rowCount: 1, columnCount: 1 }) : found;
      },
    },
    GetUsedRangeOrNullObject: { since: "1.4", call: used },
    ...eventMethods<SheetRef>(
      {
        Activated: { type: EventType.worksheetActivated, since: "1.7" },
        DataChanged: { type: EventType.worksheetChanged, since: "1.7" },
        Deactivated: { type: EventType.worksheetDeactivated, since: "1.7" },
        SelectionChanged: { type: EventType.worksheetSelectionChanged, since: "1.7" },
      },
      (w) => w.id,
    ),
  },
});

function tabColour(value: unknown): string | undefined {
  return value === "" ? undefined : colourArgument(value);
}

function find(args: readonly unknown[], session: Session): HostObject | typeof NULL_OBJECT {
  const sheet = session.model.findSheet(textArgument(args[0], "A sheet's name or id"));
  return sheet ? object("Worksheet", { id: sheet.id }) : NULL_OBJECT;
}

/** `Excel.WorksheetCollection`. */
export const worksheetsType = defineType("WorksheetCollection", {
  collection: {
    since: "1.1",
    of: "Worksheet",
    list: (_w, s) => s.model.sheets.map((sheet) => object("Worksheet", { id: sheet.id })),
    item: (_w, key, s) => orNotFound(find([key], s), `There is no sheet ${JSON.stringify(key)}.`),
  },
  methods: {
    Add: {
      since: "1.1",
      call: (_w, args, s) => {
        const name = isAbsent(args[0]) ? undefined : textArgument(args[0], "A sheet's name");
        return object("Worksheet", { id: s.model.addSheet(name).id });
      },
    },
    GetActiveWorksheet: { since: "1.1", call: (_w, _args, s) => object("Worksheet", { id: s.model.activeSheet.id }) },
    GetCount: {
      since: "1.4",
      call: (_w, args, s) =>
        s.model.sheets.filter((sheet) => args[0] !== true || sheet.visibility === "Visible").length,
    },
    GetItemOrNullObject: { since: "1.4", call: (_w, args, s) => find(args, s) },
    ...eventMethods<null>(
      {
        Activated: { type: EventType.worksheetActivated, since: "1.7" },
        Added: { type: EventType.worksheetAdded, since: "1.7" },
        DataChanged: { type: EventType.worksheetChanged, since: "1.9" },
        Deactivated: { type: EventType.worksheetDeactivated, since: "1.7" },
        Deleted: { type: EventType.worksheetDeleted, since: "1.7" },
        SelectionChanged: { type: EventType.worksheetSelectionChanged, since: "1.9" },
      },
      () => WORKBOOK_TARGET,
    ),
  },
});
