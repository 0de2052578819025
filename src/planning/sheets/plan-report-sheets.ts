import type { Ruleset } from "../../rag/rules/ruleset";
import type { SheetContent } from "./content";
import { findOwn } from "./own-sheets";
import { planOwnSheet } from "./rows/plan-own-sheet";
import { joinPlans, type Plan } from "../plan";
import type { SheetsPlan } from "./report-sheets";
import type { OwnSheetSnapshot } from "../snapshot";

/** Plans the sheets of a report. A missing sheet is added if `add` is true and skipped otherwise. */
export function planReportSheets(
  contents: readonly SheetContent[],
  held: readonly OwnSheetSnapshot[],
  ruleset: Ruleset,
  { add }: { add: boolean },
): SheetsPlan {
  const plans: Plan[] = [];
  const sheets: SheetsPlan = { plan: joinPlans([]), added: [], changed: [], overtyped: [], troubles: [] };
  for (const content of contents) {
    const own = findOwn(held, content.sheet);
    if (!own && !add) continue;
    const planned = planOwnSheet(content, own, ruleset);
    if (!planned.ok) {
      sheets.troubles.push(planned.problem);
      continue;
    }
    const { plan, isNew, overtyped } = planned.value;
    if (isNew) sheets.added.push(content.sheet.name);
    else if (plan.edits.length > 0) sheets.changed.push(content.sheet.name);
    if (overtyped > 0) sheets.overtyped.push({ sheet: content.sheet.name, rows: overtyped });
    plans.push(plan);
  }
  return { ...sheets, plan: joinPlans(plans) };
}
