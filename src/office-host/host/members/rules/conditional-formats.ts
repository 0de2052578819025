import { intersect } from "../../../workbook/a1-notation";
import { ExcelError } from "../../../workbook/excel-error";
import type { ColourRule, IconCriterion, IconSetFormat } from "../../../workbook/types";
import { booleanArgument, choiceArgument, integerArgument, isAbsent, textArgument } from "../../arguments";
import { defineType, type Session } from "../../object-type";
import { type FormatRef, type HostObject, NULL_OBJECT, object, orNotFound, type RangeRef } from "../../objects";
import { areaOf, rangeOn } from "../../ranges";
import { colourRuleOf, partOfKind } from "./colour-rules";

/** The number of icons in each of Excel's icon sets. */
const ICON_SETS: Record<string, number> = {
  ThreeArrows: 3,
  ThreeArrowsGray: 3,
  ThreeFlags: 3,
  ThreeTrafficLights1: 3,
  ThreeTrafficLights2: 3,
  ThreeSigns: 3,
  ThreeSymbols: 3,
  ThreeSymbols2: 3,
  FourArrows: 4,
  FourArrowsGray: 4,
  FourRedToBlack: 4,
  FourRating: 4,
  FourTrafficLights: 4,
  FiveArrows: 5,
  FiveArrowsGray: 5,
  FiveRating: 5,
  FiveQuarters: 5,
  ThreeStars: 3,
  ThreeTriangles: 3,
  FiveBoxes: 5,
};

function formatOf(ref: FormatRef, session: Session): IconSetFormat {
  const format = session.model.sheet(ref.sheetId).conditionalFormats.find((f) => f.id === ref.id);
  if (!format) throw new ExcelError("ItemNotFound", "The conditional format has been deleted.");
  return format;
}

/** A conditional format of any type. */
function anyOf(ref: FormatRef, session: Session): IconSetFormat | ColourRule {
  return colourRuleOf(ref, session) ?? formatOf(ref, session);
}

/** All conditional formats of a sheet by priority: icon sets come before colour rules. */
function allOn(sheetId: string, session: Session): (IconSetFormat | ColourRule)[] {
  const { conditionalFormats, colourRules = [] } = session.model.sheet(sheetId);
  return [...conditionalFormats, ...colourRules];
}

function change(ref: FormatRef, session: Session, part: Partial<Omit<IconSetFormat, "id" | "type">>): void {
  session.model.rules.changeIconSet(ref.sheetId, ref.id, part);
}

/** Reads all criteria of an icon set. Excel ignores the first: its icon takes the values that the others leave. */
function readCriteria(value: unknown, style: string): IconCriterion[] {
  if (!Array.isArray(value) || value.length !== ICON_SETS[style]) {
    throw new ExcelError("InvalidArgument", `${style} takes ${ICON_SETS[style] ?? "no"} criteria.`);
  }
  return value.map((given: unknown, i) => {
    const criterion = typeof given === "object" && given !== null ? (given as Record<string, unknown>) : {};
    const chosen = readCustomIcon(criterion["customIcon"]);
    if (i === 0) return { type: "Percent", operator: "GreaterThanOrEqual", formula: "=0", ...chosen };
    const formula = criterion["formula"];
    return {
      type: choiceArgument(criterion["type"], ["Number", "Percent", "Formula", "Percentile"], "type"),
      operator: choiceArgument(criterion["operator"], ["GreaterThan", "GreaterThanOrEqual"], "operator"),
      formula: typeof formula === "number" ? `=${formula}` : textArgument(formula, "formula"),
      ...chosen,
    };
  });
}

/** Reads an icon that replaces the set's own: its set and its index there. */
function readCustomIcon(value: unknown): Pick<IconCriterion, "customIcon"> {
  if (isAbsent(value)) return {};
  const icon = typeof value === "object" ? (value as Record<string, unknown>) : {};
  const set = choiceArgument(icon["set"], Object.keys(ICON_SETS), "customIcon.set");
  const index = integerArgument(icon["index"], "customIcon.index");
  if (index < 0 || index >= (ICON_SETS[set] ?? 0))
    throw new ExcelError("InvalidArgument", `${set} has no icon ${index}.`);
  return { customIcon: { set, index } };
}

/** `Excel.IconSetConditionalFormat`. */
export const iconSetType = defineType("IconSetConditionalFormat", {
  properties: {
    Criteria: {
      since: "1.6",
      // Excel returns null for criteria without a custom icon.
      get: (f, s) => formatOf(f, s).criteria.map((criterion) => ({ customIcon: null, ...criterion })),
      set: (f, value, s) => change(f, s, { criteria: readCriteria(value, formatOf(f, s).style) }),
    },
    ReverseIconOrder: {
      since: "1.6",
      get: (f, s) => formatOf(f, s).reverseIconOrder,
      set: (f, value, s) => change(f, s, { reverseIconOrder: booleanArgument(value, "reverseIconOrder") }),
    },
    ShowIconOnly: {
      since: "1.6",
      get: (f, s) => formatOf(f, s).showIconOnly,
      set: (f, value, s) => change(f, s, { showIconOnly: booleanArgument(value, "showIconOnly") }),
    },
    Style: {
      since: "1.6",
      get: (f, s) => formatOf(f, s).style,
      set: (f, value, s) => change(f, s, { style: choiceArgument(value, Object.keys(ICON_SETS), "style") }),
    },
  },
});

/** `Excel.ConditionalFormat`. */
export const conditionalFormatType = defineType("ConditionalFormat", {
  identity: (f) => ({ Id: f.id }),
  properties: {
    Id: { since: "1.6", get: (f, s) => anyOf(f, s).id },
    Priority: {
      since: "1.6",
      get: (f, s) => allOn(f.sheetId, s).indexOf(anyOf(f, s)),
    },
    StopIfTrue: {
      since: "1.6",
      // Excel returns null for types that cannot stop, such as icon sets.
      get: (f, s) => (colourRuleOf(f, s) ? false : (formatOf(f, s).stopIfTrue ?? null)),
    },
    Type: { since: "1.6", get: (f, s) => anyOf(f, s).type },
  },
  navigations: {
    CellValueOrNullObject: { since: "1.6", get: partOfKind("CellValue", "CellValueConditionalFormat") },
    CustomOrNullObject: { since: "1.6", get: partOfKind("Custom", "CustomConditionalFormat") },
    IconSet: { since: "1.6", get: (f) => object("IconSetConditionalFormat", f) },
    IconSetOrNullObject: {
      since: "1.6",
      get: (f, s) => (colourRuleOf(f, s) ? NULL_OBJECT : object("IconSetConditionalFormat", f)),
    },
    TextComparisonOrNullObject: { since: "1.6", get: partOfKind("ContainsText", "TextConditionalFormat") },
  },
  methods: {
    Delete: {
      since: "1.6",
      call: (f, _args, s) => {
        anyOf(f, s);
        s.model.rules.removeConditionalFormats(f.sheetId, (format) => format.id === f.id);
      },
    },
    GetRange: { since: "1.6", call: (f, _args, s) => rangeOn(f.sheetId, anyOf(f, s).area) },
    GetRangeOrNullObject: { since: "1.6", call: (f, _args, s) => rangeOn(f.sheetId, anyOf(f, s).area) },
  },
});

function listed(range: RangeRef, session: Session): (IconSetFormat | ColourRule)[] {
  const area = areaOf(range, session);
  return allOn(range.sheetId, session).filter((f) => intersect(f.area, area));
}

function find(range: RangeRef, key: unknown, session: Session): HostObject | typeof NULL_OBJECT {
  const id = textArgument(key, "A conditional format's id");
  const found = listed(range, session).find((f) => f.id === id);
  return found ? object("ConditionalFormat", { sheetId: range.sheetId, id }) : NULL_OBJECT;
}

/** `Excel.ConditionalFormatCollection`. */
export const conditionalFormatsType = defineType("ConditionalFormatCollection", {
  collection: {
    since: "1.6",
    of: "ConditionalFormat",
    list: (r, s) => listed(r, s).map((f) => object("ConditionalFormat", { sheetId: r.sheetId, id: f.id })),
    item: (r, key, s) => orNotFound(find(r, key, s)),
  },
  methods: {
    Add: {
      since: "1.6",
      call: (r, args, s) => {
        const type = textArgument(args[0], "A conditional format's type");
        if (type !== "IconSet") {
          throw new ExcelError(
            "NotImplemented",
            `This host adds only icon sets, not conditional formats of type ${type}.`,
          );
        }
        return object("ConditionalFormat", {
          sheetId: r.sheetId,
          id: s.model.rules.addIconSet(r.sheetId, areaOf(r, s)).id,
        });
      },
    },
    ClearAll: { since: "1.6", call: (r, _args, s) => s.model.rules.clearConditionalFormats(r.sheetId, areaOf(r, s)) },
    GetCount: { since: "1.6", call: (r, _args, s) => listed(r, s).length },
    GetItemAt: {
      since: "1.6",
      call: (r, args, s) => {
        const found = listed(r, s)[integerArgument(args[0], "index")];
        if (!found) throw new ExcelError("ItemNotFound");
        return object("ConditionalFormat", { sheetId: r.sheetId, id: found.id });
      },
    },
    GetItemOrNullObject: { since: "1.14", call: (r, args, s) => find(r, args[0], s) },
  },
});
