import { booleanArgument, textArgument } from "../arguments";
import { defineType, type Session } from "../object-type";
import { type HostObject, NULL_OBJECT, object, orNotFound } from "../objects";
import { rangeOn } from "../ranges";

/** `Excel.Application`. */
export const applicationType = defineType("Application", {
  properties: {
    CalculationMode: { since: "1.1", get: (_a, s) => s.model.data.calculation?.mode ?? "Automatic" },
    CalculationState: { since: "1.9", get: (_a, s) => s.model.data.calculation?.state ?? "Done" },
    DecimalSeparator: { since: "1.11", get: (_a, s) => s.model.locale.decimal },
    ThousandsSeparator: { since: "1.11", get: (_a, s) => s.model.locale.thousands },
    UseSystemSeparators: { since: "1.11", get: () => true },
  },
  methods: {
    // Nothing to suspend: the model neither draws nor calculates.
    SuspendApiCalculationUntilNextSync: { since: "1.6", call: () => undefined },
    SuspendScreenUpdatingUntilNextSync: { since: "1.9", call: () => undefined },
  },
});

/** `Excel.Runtime`. */
export const runtimeType = defineType("Runtime", {
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

/** The cells of an event, for its `getRange`. */
function eventRange(args: readonly unknown[], session: Session): HostObject | typeof NULL_OBJECT {
  const range = session.eventRange(textArgument(args[0], "A reference"));
  return range && range.isDeleted !== true ? object("Range", { ...range }) : NULL_OBJECT;
}

/** `Excel.Workbook`, the root of all objects. */
export const workbookType = defineType("Workbook", {
  navigations: {
    Application: { since: "1.1", get: () => object("Application", null) },
    Comments: { since: "1.10", get: () => object("CommentCollection", {}) },
    Names: { since: "1.1", get: () => object("NamedItemCollection", {}) },
    Settings: { since: "1.4", get: () => object("SettingCollection", null) },
    Tables: { since: "1.1", get: () => object("TableCollection", {}) },
    Worksheets: { since: "1.1", get: () => object("WorksheetCollection", null) },
    _Runtime: { since: "1.5", get: () => object("Runtime", null) },
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
      call: (_w, args, s) => orNotFound(eventRange(args, s)),
    },
    _GetRangeOrNullObjectForEventByReferenceId: { since: "1.8", call: (_w, args, s) => eventRange(args, s) },
    _RemoveReference: {
      since: "1.1",
      call: (_w, args, s) => s.release(textArgument(args[0], "A reference")),
    },
  },
});
