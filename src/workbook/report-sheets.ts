import type { Ruleset } from "../rag/rules/ruleset";
import type { SheetContent } from "../report/sheet-content";
import { planOwnSheet } from "./own-sheet/plan-own-sheet";
import type { Plan } from "./plan";
import { joinPlans } from "./plan-statuses";
import type { Problem } from "./problem";
import type { Outline, OwnSheetSnapshot, SheetOutline } from "./snapshot";

/** What becomes of the sheets of a report. */
export interface SheetsPlan {
  plan: Plan;
  /** By name: those that are new, those that change. */
  added: string[];
  changed: string[];
  /** Rows of ours that somebody had typed over, and whose words are kept at the foot of their sheet. */
  overtyped: { sheet: string; rows: number }[];
  /** Sheets that could not be planned. */
  troubles: Problem[];
}

/** The sheets of a report that a workbook has, by their names. */
export function findReportSheets({ sheets }: Pick<Outline, "sheets">, names: readonly string[]): SheetOutline[] {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return sheets.filter(({ name }) => wanted.has(name.trim().toLowerCase()));
}

/** Plans the sheets of a report: one that is not there is added, unless only those that are there are wanted. */
export function planReportSheets(
  contents: readonly SheetContent[],
  held: readonly OwnSheetSnapshot[],
  ruleset: Ruleset,
  { add }: { add: boolean },
): SheetsPlan {
  const plans: Plan[] = [];
  const sheets: SheetsPlan = { plan: joinPlans([]), added: [], changed: [], overtyped: [], troubles: [] };
  for (const content of contents) {
    const own = held.find(({ name }) => name.trim().toLowerCase() === content.name.toLowerCase()) ?? null;
    if (!own && !add) continue;
    const planned = planOwnSheet(content, own, ruleset);
    if (!planned.ok) {
      sheets.troubles.push(planned.problem);
      continue;
    }
    const { plan, isNew, overtyped } = planned.value;
    if (isNew) sheets.added.push(content.name);
    else if (plan.edits.length > 0) sheets.changed.push(content.name);
    if (overtyped > 0) sheets.overtyped.push({ sheet: content.name, rows: overtyped });
    plans.push(plan);
  }
  return { ...sheets, plan: joinPlans(plans) };
}
