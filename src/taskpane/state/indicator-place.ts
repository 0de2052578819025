import type { Review } from "../../actions/review";
import { allIndicators, type RatedIndicator } from "../../kpi/scorecard";
import { lastingId } from "../../planning/tables/kpi-ranges";

/** Where an indicator stands: its table and its row there. A new reading may move it (`followPlace`). */
export type IndicatorPlace = Pick<RatedIndicator, "tableId" | "row">;

/** True when both are the same place. null is no place, and equals none. */
export function isSamePlace(a: IndicatorPlace | null, b: IndicatorPlace | null): boolean {
  return a !== null && b !== null && a.tableId === b.tableId && a.row === b.row;
}

/** A place as the key of a map or of an element. */
export function placeKey({ tableId, row }: IndicatorPlace): string {
  return `${tableId}/${row}`;
}

/** The place that a key was made from. */
export function parsePlaceKey(key: string): IndicatorPlace {
  const slash = key.lastIndexOf("/");
  return { tableId: key.slice(0, slash), row: Number(key.slice(slash + 1)) };
}

/** The indicator at a place. */
export function findIndicator(
  { scorecard }: Pick<Review, "scorecard">,
  place: IndicatorPlace,
): RatedIndicator | undefined {
  return allIndicators(scorecard).find((indicator) => isSamePlace(indicator, place));
}

/**
 * Where an indicator stands in a new reading. Rows move when others are added above them, and a reason that is being typed
 * must not end up at another indicator. null when the indicator has gone, or when several have its names.
 */
export function followPlace(
  place: IndicatorPlace,
  before: readonly RatedIndicator[],
  after: readonly RatedIndicator[],
): IndicatorPlace | null {
  const was = before.find((indicator) => isSamePlace(indicator, place));
  const now = after.find((indicator) => isSamePlace(indicator, place));
  if (!was) return now ? place : null;
  if (now && hasSameNames(now, was)) return place;
  const [moved, ...others] = after.filter((indicator) => hasSameNames(indicator, was));
  if (moved) return others.length === 0 ? { tableId: moved.tableId, row: moved.row } : null;
  // Nothing else has its names, so it was renamed in place; unless another indicator has moved up into its row.
  return now && !before.some((indicator) => hasSameNames(indicator, now)) ? place : null;
}

function hasSameNames(a: RatedIndicator, b: RatedIndicator): boolean {
  return (
    lastingId(a.tableId) === lastingId(b.tableId) && a.metric === b.metric && a.kpi === b.kpi && a.section === b.section
  );
}
