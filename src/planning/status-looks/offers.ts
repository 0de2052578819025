import type { Contradiction, FillConflict } from "../../kpi/status-looks/looks";
import type { StatusPlan } from "../statuses/plan-statuses";

/** A table whose icons would contradict its statuses. None is written unless the status icons may be put above them. */
export interface IconOffer {
  tableId: string;
  sheetName: string;
  /** The status cells: "I3:I50". */
  area: string;
  why: Contradiction;
  /** A cell ("I7") that prevents new icons, because its number stays and would get another sign; null if there is none. */
  blockedBy: string | null;
  /** True if the sheet's protection prevents new icons. */
  areFormatsLocked: boolean;
  /** What is written with new icons. */
  plan: StatusPlan;
}

/** Numeric status cells below a colour scale, whose colours depend on the other numbers. */
export interface ScaledCells {
  tableId: string;
  sheetName: string;
  /** "I3:I50" */
  area: string;
}

/** What a run does only if an officer agrees. */
export interface LookOffers {
  icons: IconOffer[];
  fills: FillConflict[];
  /** Only reported, not offered. */
  scales: ScaledCells[];
  /** What every door says about them. */
  sentences: string[];
}

/** An officer's answers. */
export interface LookChoices {
  /** Puts the status icons above those that contradict. */
  replacesIcons: boolean;
  /** Removes the fills that contradict. */
  clearsFills: boolean;
}

/** The tables whose icons can be replaced. */
export function iconsToReplace({ icons }: Pick<LookOffers, "icons">): IconOffer[] {
  return icons.filter(({ blockedBy }) => blockedBy === null);
}

/** The fills that can be removed: not those in cells that cannot be written, nor those of tables whose statuses are not written. */
export function fillsToClear(
  { icons, fills }: Pick<LookOffers, "icons" | "fills">,
  { replacesIcons }: Pick<LookChoices, "replacesIcons">,
): FillConflict[] {
  const unwritten = new Set(
    icons.filter(({ blockedBy }) => !replacesIcons || blockedBy !== null).map(({ tableId }) => tableId),
  );
  return fills.filter(({ tableId, stays }) => stays === undefined && !unwritten.has(tableId));
}

export const NO_OFFERS: LookOffers = { icons: [], fills: [], scales: [], sentences: [] };
