import type { CellData, IconCriterion, IconSetFormat } from "../../../office-host/workbook/types";

/** The icons that the grid can draw. */
export type IconName =
  | "tick"
  | "exclamation"
  | "cross"
  | "tick-circle"
  | "exclamation-circle"
  | "cross-circle"
  | "green-light"
  | "amber-light"
  | "red-light"
  | "up"
  | "up-slant"
  | "side"
  | "down-slant"
  | "down"
  | "quarters-0"
  | "quarters-1"
  | "quarters-2"
  | "quarters-3"
  | "quarters-4";

/** Excel's icon sets from the lowest value to the highest. Other sets are drawn as traffic lights. */
const SETS: Record<string, readonly IconName[]> = {
  ThreeSymbols: ["cross-circle", "exclamation-circle", "tick-circle"],
  ThreeSymbols2: ["cross", "exclamation", "tick"],
  ThreeArrows: ["down", "side", "up"],
  FiveArrows: ["down", "down-slant", "side", "up-slant", "up"],
  FiveQuarters: ["quarters-0", "quarters-1", "quarters-2", "quarters-3", "quarters-4"],
};
const TRAFFIC_LIGHTS = ["red-light", "amber-light", "green-light"] as const;

/** The icon of a conditional format in a cell. */
export interface CellIcon {
  name: IconName;
  /** True when the icon replaces the value. */
  alone: boolean;
}

/**
 * Finds a cell's icon. Undefined for a cell that is not a number, where Excel draws none.
 * @param numbers all numbers in the format's area, for percentages and percentiles
 */
export function iconOf(
  format: IconSetFormat,
  cell: CellData | undefined,
  numbers: readonly number[],
): CellIcon | undefined {
  if (cell === undefined || typeof cell.value !== "number" || cell.error === true) return undefined;
  const value = cell.value;
  const set = SETS[format.style] ?? TRAFFIC_LIGHTS;
  let level = 0;
  // The first criterion is ignored: the lowest icon takes every value that reaches no other.
  for (let i = 1; i < set.length; i++) {
    const criterion = format.criteria[i];
    if (criterion && reaches(value, criterion, numbers)) level = i;
  }
  const name = set[format.reverseIconOrder ? set.length - 1 - level : level];
  return name && { name, alone: format.showIconOnly };
}

function reaches(value: number, criterion: IconCriterion, numbers: readonly number[]): boolean {
  const given = Number(criterion.formula.replace(/^=/, ""));
  if (criterion.formula.trim() === "" || Number.isNaN(given)) return false;
  const edge = edgeOf(criterion.type, given, numbers);
  return criterion.operator === "GreaterThan" ? value > edge : value >= edge;
}

function edgeOf(type: IconCriterion["type"], given: number, numbers: readonly number[]): number {
  if (type === "Percent") {
    const least = Math.min(...numbers);
    return least + ((Math.max(...numbers) - least) * given) / 100;
  }
  if (type === "Percentile") {
    const sorted = [...numbers].sort((a, b) => a - b);
    const place = ((sorted.length - 1) * given) / 100;
    const below = sorted[Math.floor(place)] ?? 0;
    return below + ((sorted[Math.ceil(place)] ?? below) - below) * (place - Math.floor(place));
  }
  return given;
}
