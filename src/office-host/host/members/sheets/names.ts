import { formatAddress } from "../../../workbook/a1-notation";
import { ExcelError } from "../../../workbook/excel-error";
import type { NameData } from "../../../workbook/types";
import { readConstant, writeConstant } from "../../../workbook/edits/edit-names";
import { booleanArgument, textArgument } from "../../arguments";
import { defineType, type Session } from "../../object-type";
import { type HostObject, type NameRef, type NamesRef, NULL_OBJECT, object, orNotFound } from "../../objects";
import { rangeOn } from "../../ranges";

function listed(ref: NamesRef, session: Session): NameData[] {
  return (session.model.data.names ?? []).filter((n) => n.scopeSheetId === ref.scopeSheetId);
}

function nameOf(ref: NameRef, session: Session): NameData {
  const found = listed(ref, session).find((n) => n.name.toLowerCase() === ref.name.toLowerCase());
  if (!found) throw new ExcelError("ItemNotFound");
  return found;
}

function rangeNamed(ref: NameRef, _args: readonly unknown[], session: Session): HostObject {
  const range = rangeOrNull(ref, _args, session);
  if (range === NULL_OBJECT) throw new ExcelError("InvalidArgument", `${ref.name} does not refer to a range.`);
  return range;
}

/** The range of a name. A null object for a name without a range. */
function rangeOrNull(ref: NameRef, _args: readonly unknown[], session: Session): HostObject | typeof NULL_OBJECT {
  const { sheetId, area, constant } = nameOf(ref, session);
  return constant ? NULL_OBJECT : rangeOn(sheetId, area);
}

/** `Excel.NamedItem`. */
export const nameType = defineType("NamedItem", {
  identity: (n) => ({ _Id: n.name }),
  properties: {
    Formula: {
      since: "1.7",
      get: (n, s) => {
        const { sheetId, area, constant } = nameOf(n, s);
        return constant ? writeConstant(constant) : `=${formatAddress(s.model.sheet(sheetId).name, area)}`;
      },
      set: (n, value, s) => {
        nameOf(n, s).constant = readConstant(textArgument(value, "A name's formula"));
      },
    },
    Name: { since: "1.1", get: (n, s) => nameOf(n, s).name },
    Scope: { since: "1.4", get: (n) => (n.scopeSheetId === undefined ? "Workbook" : "Worksheet") },
    Type: { since: "1.1", get: (n, s) => nameOf(n, s).constant?.type ?? "Range" },
    Value: {
      since: "1.1",
      get: (n, s) => {
        const { sheetId, area, constant } = nameOf(n, s);
        if (constant) return constant.value;
        return formatAddress(s.model.sheet(sheetId).name, area);
      },
    },
    Visible: {
      since: "1.1",
      get: (n, s) => nameOf(n, s).isHidden !== true,
      set: (n, value, s) => {
        nameOf(n, s).isHidden = !booleanArgument(value, "visible");
      },
    },
  },
  methods: {
    Delete: { since: "1.4", call: (n, _args, s) => s.model.deleteName(nameOf(n, s)) },
    GetRange: { since: "1.1", call: rangeNamed },
    GetRangeOrNullObject: { since: "1.4", call: rangeOrNull },
  },
});

function find(ref: NamesRef, key: unknown, session: Session): HostObject | typeof NULL_OBJECT {
  const wanted = textArgument(key, "A name").toLowerCase();
  const found = listed(ref, session).find((n) => n.name.toLowerCase() === wanted);
  return found ? object("NamedItem", { ...ref, name: found.name }) : NULL_OBJECT;
}

/** `Excel.NamedItemCollection`. */
export const namesType = defineType("NamedItemCollection", {
  collection: {
    since: "1.1",
    of: "NamedItem",
    list: (n, s) => listed(n, s).map(({ name }) => object("NamedItem", { ...n, name })),
    item: (n, key, s) => orNotFound(find(n, key, s)),
  },
  methods: {
    // Only constants; names for ranges are not served.
    Add: {
      since: "1.4",
      call: (n, args, s) => {
        const formula = textArgument(args[1], "A name's formula");
        const { name } = s.model.addConstant(textArgument(args[0], "A name"), formula, n.scopeSheetId);
        return object("NamedItem", { ...n, name });
      },
    },
    GetCount: { since: "1.4", call: (n, _args, s) => listed(n, s).length },
    GetItemOrNullObject: { since: "1.4", call: (n, args, s) => find(n, args[0], s) },
  },
});
