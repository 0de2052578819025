import type { Block } from "../workbook/plan";
import { rangeOf } from "./blocks";

/**
 * Excel's three uncircled symbols (tick, exclamation mark, cross) over the numbers 3, 2 and 1: one rule for the whole
 * column. Excel ignores the first criterion, and reads the others as percentages unless told they are numbers.
 */
export function addStatusIcons(range: Excel.Range): void {
  const { iconSet } = range.conditionalFormats.add("IconSet");
  iconSet.style = "ThreeSymbols2";
  iconSet.showIconOnly = false;
  iconSet.reverseIconOrder = false;
  iconSet.criteria = [
    {} as Excel.ConditionalIconCriterion,
    { type: "Number", operator: "GreaterThanOrEqual", formula: "=2" },
    { type: "Number", operator: "GreaterThanOrEqual", formula: "=3" },
  ];
}

/** Deletes the icon sets with these ids; other rules stay. */
export function deleteIconSets(range: Excel.Range, ids: readonly string[]): void {
  for (const id of ids) range.conditionalFormats.getItem(id).delete();
}

/** Finds and deletes the icon sets of a status column but for those with these ids; other rules stay. One round trip, and one queued. */
export async function removeStatusIcons(context: Excel.RequestContext, at: Block, others: readonly string[]): Promise<void> {
  const formats = rangeOf(context, at).conditionalFormats.load("items/id,items/type");
  await context.sync();
  const ids = formats.items.filter((format) => format.type === "IconSet" && !others.includes(format.id)).map((format) => format.id);
  deleteIconSets(rangeOf(context, at), ids);
}
