import type { NarrativeNews } from "../report/narratives/held-narrative";
import { sheetsNamed } from "./find-sheet";
import type { Plan } from "./plan";
import type { Problem } from "./problem";
import type { Outline, SheetOutline } from "./snapshot";

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

/** The sheets of a report that a workbook has, by their names. */
export function findReportSheets({ sheets }: Pick<Outline, "sheets">, names: readonly string[]): SheetOutline[] {
  return sheetsNamed(sheets, names);
}
