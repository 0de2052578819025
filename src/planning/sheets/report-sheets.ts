import type { NarrativeNews } from "../../report/narratives/narrative-news";
import type { Plan } from "../plan";
import type { Problem } from "../problem";
import type { OwnSheet } from "./declaration";
import { isNewer } from "./layout";
import { findOwn, findOwnOf } from "./own-sheets";
import type { Outline, OwnSheetSnapshot, SheetOutline } from "../snapshot";

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
  /** What an officer should know of the texts that were brought together. */
  news?: NarrativeNews[];
}

/** The first of some sheets that a later version made, as a refusal; null where there is none. */
export function findNewerSheet(held: readonly OwnSheetSnapshot[], wanted: readonly OwnSheet[]): Problem | null {
  for (const declared of wanted) {
    const sheet = findOwn(held, declared);
    if (sheet && isNewer(declared, sheet)) return { code: "sheet-newer", sheet: sheet.name };
  }
  return null;
}

/** Those of a report's sheets that a workbook has. */
export function findReportSheets({ sheets }: Pick<Outline, "sheets">, wanted: readonly OwnSheet[]): SheetOutline[] {
  return findOwnOf(sheets, wanted);
}
