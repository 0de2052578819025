import { Button } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, type JSX } from "react";
import type { Review } from "../../actions/review";
import { indicatorAt } from "../../actions/show-indicator";
import { explainReport } from "../../kpi/composites";
import { addressOf } from "../../kpi/kpi-table";
import type { Kpi, RatedIndicator, Section } from "../../kpi/scorecard";
import type { Combination } from "../../rag/rules/combining/combine";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { explainDisagreements } from "../../report/disagreements";
import type { StatusChange } from "../../planning/statuses/plan-statuses";
import { COPY } from "../copy";
import { IndicatorRow } from "./IndicatorRow";
import { WINDOW_SIZE } from "../kit/list-window";
import { isSamePlace, placeKey, type IndicatorPlace } from "../state/indicator-place";
import { isListed } from "../state/list-updates";
import { savingOf, type PaneState } from "../state/pane-state";
import type { LocateCell, Overriding } from "./Reason";
import { StatusIcon } from "./StatusIcon";
import { useListWindow } from "../kit/use-list-window";
import type { OverrideActions } from "../state/use-pane";

interface IndicatorListProps {
  review: Review;
  state: PaneState;
  /** A day ("2025-03-31"). */
  today: string;
  overrides: OverrideActions;
  onOpen: (place: IndicatorPlace | null) => void;
  onShowAll: () => void;
}

/** The indicators by section and KPI, as the report groups them. */
export function IndicatorList({ review, state, today, overrides, onOpen, onShowAll }: IndicatorListProps): JSX.Element {
  const { scorecard, ruleset, tables } = review;
  const { filter, search, held, lastRun, selected, revealed } = state;
  const listed = useMemo(
    () => keepIndicators(scorecard.sections, (indicator) => isListed(indicator, { filter, search, held }, today)),
    [scorecard, filter, search, held, today],
  );
  const places = useMemo(() => listed.flatMap((section) => section.kpis.flatMap((kpi) => kpi.indicators)), [listed]);
  const changes = useMemo(() => {
    const moved = lastRun?.changes ?? review.changes;
    return new Map(moved.map((change) => [placeKey(change), change]));
  }, [lastRun, review]);
  const locate = useMemo<LocateCell>(() => {
    const byId = new Map(tables.map((table) => [table.tableId, table]));
    return (indicator, field) => {
      const table = byId.get(indicator.tableId);
      return table ? addressOf(table, field, indicator.row) : null;
    };
  }, [tables]);
  const disagreements = useMemo(() => disagreementsOf(scorecard.sections, ruleset), [scorecard, ruleset]);
  const current = useMemo(() => selected && indicatorAt(tables, selected), [tables, selected]);
  const reached = revealed ?? current;
  const reachedIndex = useMemo(() => places.findIndex((place) => isSamePlace(place, reached)), [places, reached]);
  const { drawn, showBefore, showMore } = useListWindow(places.length, `${filter}/${search}`, reachedIndex);

  const list = useRef<HTMLDivElement>(null);
  const focusNext = useRef<RatedIndicator | undefined>(undefined);
  useEffect(() => {
    // The first new row takes the focus, as the button may have gone.
    if (!focusNext.current) return;
    list.current?.querySelector<HTMLElement>(`[data-place="${placeKey(focusNext.current)}"] button`)?.focus();
    focusNext.current = undefined;
  }, [drawn]);
  useEffect(() => {
    // The indicator was chosen in the Rules tab, which is hidden now.
    if (revealed) list.current?.querySelector<HTMLElement>(`[data-place="${placeKey(revealed)}"] button`)?.focus();
  }, [revealed]);

  if (scorecard.indicatorCount === 0) return <p className="empty">{COPY.noRows}</p>;
  const isNarrowed = filter !== null || search.trim() !== "";
  const overriding: Overriding = {
    draft: (state.opened && state.drafts.get(placeKey(state.opened))) ?? null,
    saving: savingOf(state, "overriding", isSamePlace(state.about, state.opened)),
  };
  const indexReport = scorecard.composites.find(({ reportedBy }) => isSamePlace(reportedBy, state.opened));
  const rowProps = {
    ruleset,
    today,
    changes,
    hasRun: lastRun !== null,
    opened: state.opened,
    current,
    locate,
    overriding,
    overrides,
    drafts: state.drafts,
    trends: review.trends,
    disagreements,
    onOpen,
    indexWorking: indexReport ? explainReport(indexReport) : null,
  };
  const shown = new Set(places.slice(drawn.from, drawn.to));
  const before = Math.min(WINDOW_SIZE, drawn.from);
  const more = Math.min(WINDOW_SIZE, places.length - drawn.to);
  return (
    <div className={`list${ruleset.statuses.length > 3 ? " has-many-statuses" : ""}`} ref={list}>
      <div className={`narrowed${places.length === 0 ? " is-empty" : ""}`}>
        <span className="found" role="status">
          {isNarrowed && (places.length === 0 ? COPY.noMatch : COPY.shown(places.length, scorecard.indicatorCount))}
        </span>
        {isNarrowed && (
          <Button size="small" onClick={onShowAll}>
            {COPY.showAll}
          </Button>
        )}
      </div>
      {before > 0 && (
        <Button
          className="more"
          onClick={() => {
            focusNext.current = places[drawn.from - before];
            showBefore();
          }}
        >
          {COPY.showBefore(before)}
        </Button>
      )}
      {keepIndicators(listed, (indicator) => shown.has(indicator)).map((section) => (
        <section key={section.name} className="section" aria-label={section.name || COPY.otherSection}>
          <h2>{section.name || COPY.otherSection}</h2>
          {section.kpis.map((kpi) => (
            <KpiGroup key={kpi.name} kpi={kpi} {...rowProps} />
          ))}
        </section>
      ))}
      {more > 0 && (
        <Button
          className="more"
          onClick={() => {
            focusNext.current = places[drawn.to];
            showMore();
          }}
        >
          {COPY.showMore(more)}
        </Button>
      )}
    </div>
  );
}

function KpiGroup(props: {
  kpi: Kpi;
  ruleset: Ruleset;
  changes: Map<string, StatusChange>;
  hasRun: boolean;
  opened: IndicatorPlace | null;
  current: IndicatorPlace | null;
  today: string;
  drafts: PaneState["drafts"];
  trends: Review["trends"];
  /** What other ways of combining would give, of the combined KPIs where that is something else. */
  disagreements: ReadonlyMap<Combination, string>;
  /** Of the indicator that is open. */
  overriding: Overriding;
  indexWorking: string | null;
  overrides: OverrideActions;
  locate: LocateCell;
  onOpen: (place: IndicatorPlace | null) => void;
}): JSX.Element {
  const { kpi, ruleset } = props;
  const { combined } = kpi;
  const disagreement = combined && props.disagreements.get(combined);
  return (
    <div className="kpi">
      <h3>{kpi.name}</h3>
      {combined && (
        <p className={`combined status is-${combined.status}`}>
          <StatusIcon status={combined.status} />
          <span className="status-word">
            {COPY.combined(
              wordFor(ruleset, combined.status),
              combined.method,
              combined.counts.exceeding + combined.counts.green + combined.counts.amber + combined.counts.red,
              combined.counts["not-rated"],
              combined.unweighted,
            )}
          </span>
        </p>
      )}
      {disagreement && <p className="hint">{disagreement}</p>}
      <ul>
        {kpi.indicators.map((indicator) => (
          <IndicatorRow
            key={placeKey(indicator)}
            place={placeKey(indicator)}
            indicator={indicator}
            ruleset={ruleset}
            change={props.changes.get(placeKey(indicator))}
            hasRun={props.hasRun}
            isOpen={isSamePlace(props.opened, indicator)}
            isCurrent={isSamePlace(props.current, indicator)}
            today={props.today}
            hasDraft={props.drafts.has(placeKey(indicator))}
            overriding={isSamePlace(props.opened, indicator) ? props.overriding : undefined}
            indexWorking={isSamePlace(props.opened, indicator) ? props.indexWorking : null}
            trend={isSamePlace(props.opened, indicator) ? props.trends.get(indicator) : undefined}
            overrides={props.overrides}
            locate={props.locate}
            onOpen={props.onOpen}
          />
        ))}
      </ul>
    </div>
  );
}

/** By the combined status, which goes with its KPI when a filter leaves some of its indicators out of the list. */
function disagreementsOf(sections: readonly Section[], ruleset: Ruleset): Map<Combination, string> {
  const found = new Map<Combination, string>();
  for (const kpi of sections.flatMap(({ kpis }) => kpis)) {
    const sentence = kpi.combined && explainDisagreements(kpi, ruleset);
    if (kpi.combined && sentence) found.set(kpi.combined, sentence);
  }
  return found;
}

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
