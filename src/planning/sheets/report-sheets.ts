import type { NarrativeNews } from "../../report/narratives/narrative-news";
import type { Plan } from "../plan";
import type { Problem } from "../problem";
import type { OwnSheet } from "./declaration";
import { isNewer } from "./layout";
import { findOwn, findOwnOf } from "./own-sheets";
import type { Outline, OwnSheetSnapshot, SheetOutline } from "../snapshot";

/** The plan for the sheets of a report. */
export interface SheetsPlan {
  plan: Plan;
  /** Names of new sheets, and of existing ones that change. */
  added: string[];
  changed: string[];
  /** How many of our rows people typed over on each sheet. What they typed is kept at the foot of the sheet. */
  overtyped: { sheet: string; rows: number }[];
  /** Sheets that could not be planned. */
  troubles: Problem[];
  /** What an officer should know about merged narratives. */
  news?: NarrativeNews[];
}

/** The refusal for the first of these sheets that a later version made; null if there is none. */
export function findNewerSheet(held: readonly OwnSheetSnapshot[], wanted: readonly OwnSheet[]): Problem | null {
  for (const declared of wanted) {
    const sheet = findOwn(held, declared);
    if (sheet && isNewer(declared, sheet)) return { code: "sheet-newer", sheet: sheet.name };
  }
  return null;
}

/** The wanted report sheets that the workbook has. */
export function findReportSheets({ sheets }: Pick<Outline, "sheets">, wanted: readonly OwnSheet[]): SheetOutline[] {
  return findOwnOf(sheets, wanted);
}
