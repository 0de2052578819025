import { ExcelError } from "../../workbook/excel-error";
import { textArgument } from "../arguments";
import { defineType, type Session } from "../object-type";
import { type HostObject, NULL_OBJECT, object, orNotFound, type SettingRef } from "../objects";

function valueOf(setting: SettingRef, session: Session): unknown {
  if (!Object.hasOwn(session.model.data.settings, setting.key)) throw new ExcelError("ItemNotFound");
  return session.model.data.settings[setting.key];
}

/** `Excel.Setting`. */
export const settingType = defineType("Setting", {
  identity: (x) => ({ _Id: x.key }),
  properties: {
    Key: { since: "1.4", get: (x) => x.key },
    Value: {
      since: "1.4",
      get: valueOf,
      set: (x, value, s) => {
        valueOf(x, s);
        s.model.setSetting(x.key, value);
      },
    },
  },
  methods: {
    Delete: {
      since: "1.4",
      call: (x, _args, s) => {
        valueOf(x, s);
        s.model.deleteSetting(x.key);
      },
    },
  },
});

function find(key: unknown, session: Session): HostObject | typeof NULL_OBJECT {
  const name = textArgument(key, "A setting's key");
  return Object.hasOwn(session.model.data.settings, name) ? object("Setting", { key: name }) : NULL_OBJECT;
}

/** `Excel.SettingCollection`: JSON values by key. `add` replaces a setting with the same key. */
export const settingsType = defineType("SettingCollection", {
  collection: {
    since: "1.4",
    of: "Setting",
    list: (_x, s) => Object.keys(s.model.data.settings).map((key) => object("Setting", { key })),
    item: (_x, key, s) => orNotFound(find(key, s)),
  },
  methods: {
    Add: {
      since: "1.4",
      call: (_x, args, s) => {
        const key = textArgument(args[0], "A setting's key");
        s.model.setSetting(key, args[1] ?? null);
        return object("Setting", { key });
      },
    },
    GetCount: { since: "1.4", call: (_x, _args, s) => Object.keys(s.model.data.settings).length },
    GetItemOrNullObject: { since: "1.4", call: (_x, args, s) => find(args[0], s) },
  },
});
