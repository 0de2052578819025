import { cellCountOf, COLUMN_LIMIT, formatAddress, ROW_LIMIT } from "../../../workbook/a1-notation";
import { CLEARABLE } from "../../../workbook/edits/edit-cells";
import { ExcelError } from "../../../workbook/excel-error";
import { choiceArgument, integerArgument, isAbsent, textArgument } from "../../arguments";
import { defineType, type Session } from "../../object-type";
import { type AreasRef, type HostObject, object, type SheetRef } from "../../objects";
import { addressArgument, areasOf, rangeOn } from "../../ranges";

/** Excel's limit on the length of an address of several ranges. */
const ADDRESS_LIMIT = 8_192;

/** The ranges of `getRanges("A1:B2, D4")`: addresses or names on the sheet. Without an argument, the whole sheet. */
export function rangesAt(ref: SheetRef, args: readonly unknown[], session: Session): HostObject {
  const { id: sheetId } = session.model.sheet(ref.id);
  if (isAbsent(args[0]) || args[0] === "") {
    const area = { row: 0, column: 0, rowCount: ROW_LIMIT, columnCount: COLUMN_LIMIT };
    return object("RangeAreas", { sheetId, parts: [{ sheetId, area }] });
  }
  const text = textArgument(args[0], "An address");
  if (text.length > ADDRESS_LIMIT) {
    throw new ExcelError(
      "InvalidArgument",
      `An address of several ranges has ${ADDRESS_LIMIT} characters at most, not ${text.length}.`,
    );
  }
  const parts = splitAddresses(text).map((one) => ({ sheetId, area: addressArgument(one, sheetId, session) }));
  return object("RangeAreas", { sheetId, parts });
}

/** Splits at commas and semicolons, except within a quoted sheet name. */
function splitAddresses(text: string): string[] {
  const parts = [""];
  let isQuoted = false;
  for (const letter of text) {
    if (letter === "'") isQuoted = !isQuoted;
    if (!isQuoted && (letter === "," || letter === ";")) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

function cellCount(cells: AreasRef, session: Session): number {
  const count = areasOf(cells, session).reduce((sum, area) => sum + cellCountOf(area), 0);
  // Excel returns -1 for more than 2^31 - 1 cells.
  return count > 2 ** 31 - 1 ? -1 : count;
}

/** `Excel.RangeAreas`. */
export const rangeAreasType = defineType("RangeAreas", {
  properties: {
    Address: {
      since: "1.9",
      get: (r, s) => {
        const { name } = s.model.sheet(r.sheetId);
        return areasOf(r, s)
          .map((area) => formatAddress(name, area))
          .join(", ");
      },
    },
    AreaCount: { since: "1.9", get: (r, s) => areasOf(r, s).length },
    CellCount: { since: "1.9", get: cellCount },
    IsEntireColumn: { since: "1.9", get: (r, s) => areasOf(r, s).every((area) => area.rowCount === ROW_LIMIT) },
    IsEntireRow: { since: "1.9", get: (r, s) => areasOf(r, s).every((area) => area.columnCount === COLUMN_LIMIT) },
  },
  navigations: {
    Areas: { since: "1.9", get: (r) => object("RangeCollection", r) },
    Format: { since: "1.9", get: (r) => object("RangeFormat", r) },
    Worksheet: { since: "1.9", get: (r) => object("Worksheet", { id: r.sheetId }) },
  },
  methods: {
    Clear: {
      since: "1.9",
      call: (r, args, s) => {
        const what = isAbsent(args[0]) ? "All" : choiceArgument(args[0], CLEARABLE, "applyTo");
        for (const area of areasOf(r, s)) s.model.clear(r.sheetId, area, what);
      },
    },
  },
});

/** `Excel.RangeCollection`: the areas of a RangeAreas. */
export const rangesType = defineType("RangeCollection", {
  collection: {
    since: "1.9",
    of: "Range",
    list: (r, s) => areasOf(r, s).map((area) => rangeOn(r.sheetId, area)),
  },
  methods: {
    GetCount: { since: "1.9", call: (r, _args, s) => areasOf(r, s).length },
    GetItemAt: {
      since: "1.9",
      call: (r, args, s) => {
        const area = areasOf(r, s)[integerArgument(args[0], "index")];
        if (!area) throw new ExcelError("ItemNotFound");
        return rangeOn(r.sheetId, area);
      },
    },
  },
});
