import type { Review } from "../../actions/review";
import type { ColumnKey } from "../../kpi/columns/columns";
import { addressOf } from "../../kpi/kpi-table";
import { allIndicators, type RatedIndicator } from "../../kpi/scorecard";
import { lastingId } from "../../planning/tables/kpi-ranges";

/** An indicator's table, and its row there. Both can change with a new reading (`followPlace`). */
export type IndicatorPlace = Pick<RatedIndicator, "tableId" | "row">;

/** True when both are the same place. null equals nothing, not even null. */
export function isSamePlace(a: IndicatorPlace | null, b: IndicatorPlace | null): boolean {
  return a !== null && b !== null && a.tableId === b.tableId && a.row === b.row;
}

/** A place as a string, for maps and for elements of the page. */
export function placeKey({ tableId, row }: IndicatorPlace): string {
  return `${tableId}/${row}`;
}

/** The opposite of `placeKey`. */
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

/** The address of an indicator's cell in a column; null where its table has no such column. */
export function cellOf(
  { tables }: Pick<Review, "tables">,
  { tableId, row }: IndicatorPlace,
  column: ColumnKey,
): string | null {
  const table = tables.find((one) => one.tableId === tableId);
  return table ? addressOf(table, column, row) : null;
}

/**
 * Where an indicator is after a new reading. Rows move when others are inserted above them, and a reason that is being typed
 * must stay with its indicator. null when the indicator has gone, or when several have its names.
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
  // No row has its names: it was renamed, unless another indicator has moved into its row.
  return now && !before.some((indicator) => hasSameNames(indicator, now)) ? place : null;
}

function hasSameNames(a: RatedIndicator, b: RatedIndicator): boolean {
  return (
    lastingId(a.tableId) === lastingId(b.tableId) && a.metric === b.metric && a.kpi === b.kpi && a.section === b.section
  );
}
