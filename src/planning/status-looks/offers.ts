import type { Contradiction, FillConflict } from "../../kpi/status-looks/looks";
import type { StatusPlan } from "../statuses/plan-statuses";

/** A table whose icons would contradict its statuses: none is written unless the add-in's own icons may come above them. */
export interface IconOffer {
  tableId: string;
  sheetName: string;
  /** The status cells on their sheet: "I3:I50". */
  area: string;
  why: Contradiction;
  /**
   * A cell whose number stays and would get another sign from the add-in's icons: "I7". Then they cannot be put there. null where there
   * is none.
   */
  blockedBy: string | null;
  /** True where the sheet's protection keeps them from being put there. */
  areFormatsLocked: boolean;
  /** What is written if they may be. */
  plan: StatusPlan;
}

/** Status cells of numbers under a colour scale: their colours go by how the numbers of the others stand. */
export interface ScaledCells {
  tableId: string;
  sheetName: string;
  /** "I3:I50" */
  area: string;
}

/** What a run does only if an officer says so. */
export interface LookOffers {
  icons: IconOffer[];
  fills: FillConflict[];
  /** What nobody is asked about, and is only said. */
  scales: ScaledCells[];
  /** What is said of them, for every door. */
  sentences: string[];
}

/** What an officer said to what is offered. */
export interface LookChoices {
  /** The icons of the add-in come above those that contradict. */
  replacesIcons: boolean;
  /** The fills that contradict are taken away. */
  clearsFills: boolean;
}

/** The tables whose icons can be replaced: not those where something keeps the add-in's own from being put there. */
export function iconsToReplace({ icons }: Pick<LookOffers, "icons">): IconOffer[] {
  return icons.filter(({ blockedBy }) => blockedBy === null);
}

/** The fills that can be taken away: not those in cells that cannot be written. Of a table whose statuses are not written nothing is known that they could contradict. */
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
