import { ExcelError } from "../../model/excel-error";
import { textArgument } from "../arguments";
import { defineType, NULL_OBJECT, type HostObject, type Session } from "../object-type";

interface SettingRef {
  key: string;
}

function valueOf(setting: SettingRef, session: Session): unknown {
  if (!Object.hasOwn(session.model.data.settings, setting.key)) throw new ExcelError("ItemNotFound");
  return session.model.data.settings[setting.key];
}

export const settingType = defineType<SettingRef>("Setting", {
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
  return Object.hasOwn(session.model.data.settings, name) ? settingType.of({ key: name }) : NULL_OBJECT;
}

/** The add-in's own settings in the workbook: JSON values by key. `add` replaces a setting of the same key. */
export const settingsType = defineType<null>("SettingCollection", {
  collection: {
    of: () => settingType,
    list: (_x, s) => Object.keys(s.model.data.settings).map((key) => settingType.of({ key })),
    item: (_x, key, s) => {
      const found = find(key, s);
      if (found === NULL_OBJECT) throw new ExcelError("ItemNotFound");
      return found;
    },
  },
  methods: {
    Add: {
      since: "1.4",
      call: (_x, args, s) => {
        const key = textArgument(args[0], "A setting's key");
        s.model.setSetting(key, args[1] ?? null);
        return settingType.of({ key });
      },
    },
    GetCount: { since: "1.4", call: (_x, _args, s) => Object.keys(s.model.data.settings).length },
    GetItemOrNullObject: { since: "1.4", call: (_x, args, s) => find(args[0], s) },
  },
});
