import type { RatedIndicator } from "../../kpi/scorecard";
import type { Place } from "../../planning/port";
import { isSamePlace, type IndicatorPlace } from "./indicator-place";
import { reviewFlagOf } from "./override-draft";
import type { Filter, Tab } from "./pane-data";
import { dropFailure, type PaneState, type Update } from "./pane-state";

export function chooseTab(tab: Tab): Update {
  return (state) => ({ ...state, tab });
}

/** Filters the list by status; null lists all. */
export function filterList(filter: Filter | null): Update {
  return (state) => ({ ...state, filter, pinned: null });
}

/** Filters the list to metrics and KPIs that contain a text. */
export function searchList(search: string): Update {
  return (state) => ({ ...state, search, pinned: null });
}

/** Opens the reason of an indicator; null closes it. */
export function openReason(opened: IndicatorPlace | null): Update {
  return (state) => ({ ...dropFailure(state, "showing"), opened });
}

/** Opens an indicator in the Statuses tab. Clears the filter and search, which may hide it. */
export function revealIndicator(place: IndicatorPlace): Update {
  return (state) => ({
    ...dropFailure(state, "showing"),
    ...{ tab: "statuses", opened: place, revealed: place },
    ...{ filter: null, search: "", pinned: null },
  });
}

/** The officer has selected a cell in the sheet. */
export function selectCell(selected: Place): Update {
  return (state) => ({ ...state, selected, revealed: null });
}

/** True when the list shows an indicator. `today` is a day ("2025-03-31"). */
export function isListed(
  indicator: RatedIndicator,
  { filter, search, pinned }: Pick<PaneState, "filter" | "search" | "pinned">,
  today: string,
): boolean {
  if (isSamePlace(indicator, pinned)) return true;
  if (filter === "review-due") {
    if (!reviewFlagOf(indicator.rating, today)) return false;
  } else if (filter !== null && indicator.rating.status !== filter) return false;
  const wanted = search.trim().toLowerCase();
  return wanted === "" || `${indicator.metric} ${indicator.kpi}`.toLowerCase().includes(wanted);
}
