import { ExcelError } from "../../../workbook/excel-error";
import type { ColourRule } from "../../../workbook/types";
import { defineType, type Session } from "../../object-type";
import { type FormatRef, type HostObject, NULL_OBJECT, object, type TypeName } from "../../objects";

/** The colour rule of a reference. Undefined when it is an icon set or has been deleted. */
export function colourRuleOf(ref: FormatRef, session: Session): ColourRule | undefined {
  return session.model.sheet(ref.sheetId).colourRules?.find(({ id }) => id === ref.id);
}

function ruleOf(ref: FormatRef, session: Session): ColourRule {
  const rule = colourRuleOf(ref, session);
  if (!rule) throw new ExcelError("ItemNotFound", "The conditional format has been deleted.");
  return rule;
}

/** The object with the members of one type of conditional format. A null object for other types. */
export function partOfKind<
  T extends TypeName & ("CellValueConditionalFormat" | "TextConditionalFormat" | "CustomConditionalFormat"),
>(kind: ColourRule["type"], type: T) {
  return (ref: FormatRef, session: Session): HostObject | typeof NULL_OBJECT =>
    colourRuleOf(ref, session)?.type === kind ? object(type, ref as never) : NULL_OBJECT;
}

/** `Excel.CellValueConditionalFormat`. */
export const cellValueRuleType = defineType("CellValueConditionalFormat", {
  properties: {
    Rule: {
      since: "1.6",
      get: (ref, session) => {
        const { operator = "EqualTo", formulas: [formula1 = "", formula2 = ""] = [] } = ruleOf(ref, session);
        return { operator, formula1, formula2 };
      },
    },
  },
});

/** `Excel.TextConditionalFormat`. */
export const textRuleType = defineType("TextConditionalFormat", {
  properties: {
    Rule: {
      since: "1.6",
      get: (ref, session) => {
        const { operator = "Contains", text = "" } = ruleOf(ref, session);
        return { operator, text };
      },
    },
  },
});

/** `Excel.CustomConditionalFormat`. */
export const customRuleType = defineType("CustomConditionalFormat", {
  navigations: { Rule: { since: "1.6", get: (ref) => object("ConditionalFormatRule", ref) } },
});

/** `Excel.ConditionalFormatRule`. */
export const ruleFormulaType = defineType("ConditionalFormatRule", {
  properties: { Formula: { since: "1.6", get: (ref, session) => ruleOf(ref, session).formulas?.[0] ?? "" } },
});
