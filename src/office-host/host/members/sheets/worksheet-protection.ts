import type { ProtectionAllowed } from "../../../workbook/types";
import { isAbsent, textArgument } from "../../arguments";
import { defineType } from "../../object-type";

/** Excel's default options of a protected sheet. The model keeps `allowFormatCells` and accepts, but ignores, the others. */
const OPTIONS = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: "Normal",
};

/** `Excel.WorksheetProtection`. */
export const protectionType = defineType("WorksheetProtection", {
  properties: {
    Options: {
      since: "1.2",
      get: (w, s) => (s.model.sheet(w.id).protected ? { ...OPTIONS, ...s.model.sheet(w.id).allowed } : null),
    },
    Protected: { since: "1.2", get: (w, s) => s.model.sheet(w.id).protected },
  },
  methods: {
    Protect: {
      since: "1.2",
      call: (w, args, s) =>
        s.model.protect(w.id, isAbsent(args[1]) ? undefined : textArgument(args[1], "A password"), allowedBy(args[0])),
    },
    Unprotect: {
      since: "1.2",
      call: (w, args, s) =>
        s.model.unprotect(w.id, isAbsent(args[0]) ? undefined : textArgument(args[0], "A password")),
    },
  },
});

function allowedBy(options: unknown): ProtectionAllowed {
  const allowsFormats =
    typeof options === "object" &&
    options !== null &&
    "allowFormatCells" in options &&
    options.allowFormatCells === true;
  return allowsFormats ? { allowFormatCells: true } : {};
}
