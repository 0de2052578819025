import type { RatedIndicator } from "../../kpi/scorecard";
import { lastingId } from "../../planning/tables/kpi-ranges";

type Place = Pick<RatedIndicator, "tableId" | "row">;

/**
 * Where an indicator is in a new reading: rows move when others are added above them, and a reason being typed must not
 * land on another indicator. Null when it is gone, or cannot be told from others of the same names.
 */
export function followPlace(
  place: Place,
  before: readonly RatedIndicator[],
  after: readonly RatedIndicator[],
): Place | null {
  const was = before.find((indicator) => isAt(indicator, place));
  const now = after.find((indicator) => isAt(indicator, place));
  if (!was) return now ? place : null;
  if (now && hasSameNames(now, was)) return place;
  const [moved, ...others] = after.filter((indicator) => hasSameNames(indicator, was));
  if (moved) return others.length === 0 ? { tableId: moved.tableId, row: moved.row } : null;
  // Renamed where it stands; unless what stands there now stood elsewhere before, and has moved up.
  return now && !before.some((indicator) => hasSameNames(indicator, now)) ? place : null;
}

function isAt(indicator: RatedIndicator, { tableId, row }: Place): boolean {
  return indicator.tableId === tableId && indicator.row === row;
}

function hasSameNames(a: RatedIndicator, b: RatedIndicator): boolean {
  return (
    lastingId(a.tableId) === lastingId(b.tableId) && a.metric === b.metric && a.kpi === b.kpi && a.section === b.section
  );
}
