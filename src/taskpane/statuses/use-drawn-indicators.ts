import { useEffect, useMemo, useRef, type RefObject } from "react";
import type { RatedIndicator, Section } from "../../kpi/scorecard";
import { useListWindow, WINDOW_SIZE } from "../kit/list-window";
import { isSamePlace, placeKey, type IndicatorPlace } from "../state/indicator-place";
import { isListed } from "../state/list-updates";
import type { PaneState } from "../state/pane-state";

/** The part of the list that is drawn. */
export interface DrawnIndicators {
  /** For the list's element. */
  list: RefObject<HTMLDivElement>;
  /** The number of indicators that match the filter and the search, drawn or not. */
  listedCount: number;
  /** The drawn indicators, in their sections and KPIs. */
  sections: readonly Section[];
  /** How many indicators each button would add before and after the drawn ones. */
  before: number;
  more: number;
  showBefore(): void;
  showMore(): void;
}

/** Filters the indicators and draws a part of them: the part with `current`, or with the one revealed from another tab. */
export function useDrawnIndicators(
  sections: readonly Section[],
  { filter, search, pinned, revealed }: PaneState,
  current: IndicatorPlace | null,
  today: string,
): DrawnIndicators {
  const listed = useMemo(
    () => keepIndicators(sections, (indicator) => isListed(indicator, { filter, search, pinned }, today)),
    [sections, filter, search, pinned, today],
  );
  const indicators = useMemo(() => listed.flatMap(({ kpis }) => kpis.flatMap((kpi) => kpi.indicators)), [listed]);
  const reached = revealed ?? current;
  const reachedIndex = useMemo(
    () => indicators.findIndex((indicator) => isSamePlace(indicator, reached)),
    [indicators, reached],
  );
  const { drawn, showBefore, showMore } = useListWindow(indicators.length, `${filter}/${search}`, reachedIndex);
  const { list, focusLater } = useRowFocus(revealed);
  const shown = new Set(indicators.slice(drawn.from, drawn.to));
  const before = Math.min(WINDOW_SIZE, drawn.from);
  return {
    list,
    listedCount: indicators.length,
    sections: keepIndicators(listed, (indicator) => shown.has(indicator)),
    before,
    more: Math.min(WINDOW_SIZE, indicators.length - drawn.to),
    showBefore() {
      focusLater(indicators[drawn.from - before]);
      showBefore();
    },
    showMore() {
      focusLater(indicators[drawn.to]);
      showMore();
    },
  };
}

/** Moves the focus to a revealed row, and to the first row that a button adds: the button itself may be gone by then. */
function useRowFocus(revealed: IndicatorPlace | null): {
  list: RefObject<HTMLDivElement>;
  focusLater: (place: IndicatorPlace | undefined) => void;
} {
  const list = useRef<HTMLDivElement>(null);
  const next = useRef<IndicatorPlace | undefined>(undefined);
  // After each drawing: only a button leaves a row to move to.
  useEffect(() => {
    focusRow(list.current, next.current);
    next.current = undefined;
  });
  useEffect(() => focusRow(list.current, revealed), [revealed]);
  return {
    list,
    focusLater(place) {
      next.current = place;
    },
  };
}

function focusRow(list: HTMLElement | null, place: IndicatorPlace | null | undefined): void {
  if (place) list?.querySelector<HTMLElement>(`[data-place="${placeKey(place)}"] button`)?.focus();
}

/** The sections and KPIs with only some of their indicators; those left without any are dropped. */
function keepIndicators(sections: readonly Section[], keep: (indicator: RatedIndicator) => boolean): Section[] {
  return sections
    .map((section) => ({
      ...section,
      kpis: section.kpis
        .map((kpi) => ({ ...kpi, indicators: kpi.indicators.filter(keep) }))
        .filter((kpi) => kpi.indicators.length > 0),
    }))
    .filter((section) => section.kpis.length > 0);
}
