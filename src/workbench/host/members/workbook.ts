import type { WorkbookModel } from "../../model/workbook-model";
import { booleanArgument, textArgument } from "../arguments";
import { defineType, NULL_OBJECT, type HostObject, type Session } from "../object-type";
import { namesType } from "./names";
import { rangeOn, rangeType } from "./range";
import { settingsType } from "./settings";
import { tablesType } from "./tables";
import { worksheetsType } from "./worksheet";
import { ExcelError } from "../../model/excel-error";

export const applicationType = defineType<null>("Application", {
  properties: {
    DecimalSeparator: { since: "1.11", get: (_a, s) => s.model.locale.decimal },
    ThousandsSeparator: { since: "1.11", get: (_a, s) => s.model.locale.thousands },
    UseSystemSeparators: { since: "1.11", get: () => true },
  },
  methods: {
    // The model neither draws nor calculates, so that there is nothing to suspend.
    SuspendApiCalculationUntilNextSync: { since: "1.6", call: () => undefined },
    SuspendScreenUpdatingUntilNextSync: { since: "1.9", call: () => undefined },
  },
});

export const runtimeType = defineType<null>("Runtime", {
  properties: {
    EnableEvents: {
      since: "1.8",
      get: (_r, s) => s.events.enabled,
      set: (_r, value, s) => {
        s.events.enabled = booleanArgument(value, "enableEvents");
      },
    },
  },
});

/** The cells behind an event, for its `getRange`. */
function eventRange(args: readonly unknown[], session: Session): HostObject | typeof NULL_OBJECT {
  const range = session.eventRange(textArgument(args[0], "A reference"));
  return range && range.gone !== true ? rangeType.of({ ...range }) : NULL_OBJECT;
}

/** The root of everything. */
export const workbookType = defineType<WorkbookModel>("Workbook", {
  navigations: {
    Application: { since: "1.1", get: () => applicationType.of(null) },
    Names: { since: "1.1", get: () => namesType.of({}) },
    Settings: { since: "1.4", get: () => settingsType.of(null) },
    Tables: { since: "1.1", get: () => tablesType.of({}) },
    Worksheets: { since: "1.1", get: () => worksheetsType.of(null) },
    _Runtime: { since: "1.5", get: () => runtimeType.of(null) },
  },
  methods: {
    GetActiveCell: {
      since: "1.7",
      call: (_w, _args, s) => {
        const { row, column } = s.model.data.selection;
        return rangeOn(s.model.activeSheet.id, { row, column, rowCount: 1, columnCount: 1 });
      },
    },
    GetSelectedRange: {
      since: "1.1",
      call: (_w, _args, s) => rangeOn(s.model.activeSheet.id, { ...s.model.data.selection }),
    },
    _GetRangeForEventByReferenceId: {
      since: "1.8",
      call: (_w, args, s) => {
        const found = eventRange(args, s);
        if (found === NULL_OBJECT) throw new ExcelError("ItemNotFound");
        return found;
      },
    },
    _GetRangeOrNullObjectForEventByReferenceId: { since: "1.8", call: (_w, args, s) => eventRange(args, s) },
    _RemoveReference: {
      since: "1.1",
      call: (_w, args, s) => s.release(textArgument(args[0], "A reference")),
    },
  },
});
