import type { ColourRule, IconSetFormat, SheetData } from "../../office-host/workbook/types";
import { childrenCalled } from "../../office-package/xml/xml-tree";
import { readColourRules } from "../../xlsx/read/column-speech";
import { readIconRules } from "../../xlsx/conditional-formats/icon-sets";
import { readRule, type SetIcon } from "../../xlsx/conditional-formats/read-icon-rules";
import type { Sheet } from "../../xlsx/sheet/edited-sheet";

/** An icon that replaces the set's own. */
function customIcon(icon: SetIcon | null | undefined): Pick<IconSetFormat["criteria"][number], "customIcon"> {
  return icon ? { customIcon: { set: icon.set, index: icon.place } } : {};
}

const CRITERIA: Record<string, IconSetFormat["criteria"][number]["type"]> = {
  num: "Number",
  percent: "Percent",
  percentile: "Percentile",
  formula: "Formula",
};

/** Reads a sheet's icon sets by priority. A set over several areas is read for its first area. */
export function readIconSets(sheet: Sheet): IconSetFormat[] {
  return readIconRules(sheet)
    .sort((a, b) => a.priority - b.priority)
    .flatMap(({ id, areas: [area], element }): IconSetFormat[] => {
      const [set] = childrenCalled(element, "iconSet");
      if (!area || !set) return [];
      const { style, isReversed, chosen } = readRule({ element });
      return [
        {
          id,
          area,
          type: "IconSet",
          style,
          showIconOnly: set.attributes["showValue"] === "0",
          reverseIconOrder: isReversed,
          criteria: childrenCalled(set, "cfvo").map(({ attributes, children }, index) => ({
            type: index === 0 ? "Invalid" : (CRITERIA[attributes["type"] ?? ""] ?? "Percent"),
            operator: index === 0 ? "Invalid" : attributes["gte"] === "0" ? "GreaterThan" : "GreaterThanOrEqual",
            formula: `=${attributes["val"] ?? children[0]?.text ?? "0"}`,
            ...customIcon(chosen?.[index]),
          })),
        },
      ];
    });
}

const RULE_TYPES: Record<string, ColourRule["type"]> = { cellIs: "CellValue", expression: "Custom" };

/** Operators whose name in Office.js is not just capitalized: "EqualTo" for "equal". */
const OPERATORS: Record<string, string> = {
  equal: "EqualTo",
  notEqual: "NotEqualTo",
  lessThanOrEqual: "LessThanOrEqual",
  greaterThanOrEqual: "GreaterThanOrEqual",
};
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Reads a sheet's other conditional formats, one for each of their areas, without their colours. */
export function readColourRulesOf(sheet: Sheet): Pick<SheetData, "colourRules"> {
  const rules = readColourRules(sheet).flatMap(({ areas, type, operator, formulas, text }, rule) =>
    areas.map((area, index): ColourRule => ({
      ...{
        id: `rule:${rule}:${index}`,
        area,
        type: RULE_TYPES[type] ?? "ContainsText",
        formulas: formulas.map((formula) => `=${formula}`),
      },
      operator: OPERATORS[operator ?? type] ?? capital((operator ?? type).replace("Text", "")),
      ...(text === undefined ? {} : { text }),
    })),
  );
  return rules.length > 0 ? { colourRules: rules } : {};
}
