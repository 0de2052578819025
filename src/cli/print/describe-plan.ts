import type { CellValue } from "../../kpi/kpi-table";
import type { Names, PlannedCell, PlannedSheet } from "../../planning/edits/edit-kind";
import { findUndoing, kindOf } from "../../planning/edits/kinds";
import type { Plan } from "../../planning/plan";

export type { PlannedCell, PlannedSheet };

/** The changes of some plans. */
export interface PlannedChanges {
  cells: PlannedCell[];
  sheets: PlannedSheet[];
}

/** Describes what plans write. `names` are the sheets' names by id. */
export function describePlans(plans: readonly Plan[], names: ReadonlyMap<string, string>): PlannedChanges {
  const named: Names = { sheet: (id) => names.get(id) ?? id };
  const described = plans.flatMap((plan) =>
    plan.edits.flatMap((edit) => kindOf(edit).describe(edit, findUndoing(edit, plan.inverse), named)),
  );
  const sheets = new Map(
    described.flatMap((one) => ("does" in one ? [[JSON.stringify([one.sheet, one.does]), one] as const] : [])),
  );
  return {
    cells: described.filter((one) => "address" in one),
    sheets: [...sheets.values()],
  };
}

/** Longer texts are cut. */
const LONGEST = 80;

/** A cell's value in a sentence: 95, “a text”, empty. */
export function showValue(value: CellValue): string {
  if (typeof value === "number") return String(Number(value.toPrecision(12)));
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value === "") return "empty";
  return `“${value.length > LONGEST ? `${value.slice(0, LONGEST).trimEnd()}…` : value}”`;
}
