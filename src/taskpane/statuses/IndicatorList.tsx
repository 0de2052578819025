import { Button } from "@fluentui/react-components";
import { useMemo, type JSX } from "react";
import type { Review } from "../../actions/review";
import { indicatorAt } from "../../actions/show-indicator";
import { explainReport } from "../../kpi/composites";
import type { RatedIndicator, Section } from "../../kpi/scorecard";
import type { Combination } from "../../rag/rules/combining/combine";
import type { Ruleset } from "../../rag/rules/ruleset";
import { explainDisagreements } from "../../report/disagreements";
import { COPY } from "../copy";
import { cellOf, isSamePlace, placeKey, type IndicatorPlace } from "../state/indicator-place";
import { savingOf, type PaneState } from "../state/pane-state";
import type { OverrideActions } from "../state/use-pane";
import { IndicatorRow } from "./IndicatorRow";
import { KpiGroup } from "./KpiGroup";
import type { ReasonDetails } from "./Reason";
import { useDrawnIndicators } from "./use-drawn-indicators";

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
export function IndicatorList(props: IndicatorListProps): JSX.Element {
  const { review, state, today, onOpen } = props;
  const { scorecard, ruleset, tables } = review;
  const { lastRun, selected } = state;
  const current = useMemo(() => selected && indicatorAt(tables, selected), [tables, selected]);
  const { list, listedCount, sections, before, more, showBefore, showMore } = useDrawnIndicators(
    scorecard.sections,
    state,
    current,
    today,
  );
  const changes = useMemo(() => {
    const moved = lastRun?.changes ?? review.changes;
    return new Map(moved.map((change) => [placeKey(change), change]));
  }, [lastRun, review]);
  const disagreements = useMemo(() => findDisagreements(scorecard.sections, ruleset), [scorecard, ruleset]);
  const hasRun = lastRun !== null;
  const shared = useMemo(() => ({ ruleset, today, hasRun, onOpen }), [ruleset, today, hasRun, onOpen]);
  if (scorecard.indicatorCount === 0) return <p className="empty">{COPY.noRows}</p>;
  const rowOf = (indicator: RatedIndicator): JSX.Element => (
    <IndicatorRow
      key={placeKey(indicator)}
      indicator={indicator}
      shared={shared}
      change={changes.get(placeKey(indicator))}
      isCurrent={isSamePlace(current, indicator)}
      hasDraft={state.drafts.has(placeKey(indicator))}
      opened={isSamePlace(state.opened, indicator) ? reasonDetails(indicator, props) : null}
    />
  );
  return (
    <div className={`list${ruleset.statuses.length > 3 ? " has-many-statuses" : ""}`} ref={list}>
      <Found count={listedCount} total={scorecard.indicatorCount} state={state} onShowAll={props.onShowAll} />
      <MoreButton count={before} label={COPY.showBefore} onPress={showBefore} />
      {sections.map((section) => (
        <section key={section.name} className="section" aria-label={section.name || COPY.otherSection}>
          <h2>{section.name || COPY.otherSection}</h2>
          {section.kpis.map((kpi) => (
            <KpiGroup
              key={kpi.name}
              kpi={kpi}
              ruleset={ruleset}
              disagreement={kpi.combined ? disagreements.get(kpi.combined) : undefined}
            >
              {kpi.indicators.map(rowOf)}
            </KpiGroup>
          ))}
        </section>
      ))}
      <MoreButton count={more} label={COPY.showMore} onPress={showMore} />
    </div>
  );
}

/** How many indicators match the filter and search, and a button that clears both. */
function Found(props: {
  count: number;
  total: number;
  state: Pick<PaneState, "filter" | "search">;
  onShowAll: () => void;
}): JSX.Element {
  const { count, total, state } = props;
  const isFiltered = state.filter !== null || state.search.trim() !== "";
  return (
    <div className={`narrowed${count === 0 ? " is-empty" : ""}`}>
      <span className="found" role="status">
        {isFiltered && (count === 0 ? COPY.noMatch : COPY.shown(count, total))}
      </span>
      {isFiltered && (
        <Button size="small" onClick={props.onShowAll}>
          {COPY.showAll}
        </Button>
      )}
    </div>
  );
}

/** Draws rows before or after the drawn ones, if there are any. */
function MoreButton(props: {
  count: number;
  label: (count: number) => string;
  onPress: () => void;
}): JSX.Element | null {
  if (props.count === 0) return null;
  return (
    <Button className="more" onClick={props.onPress}>
      {props.label(props.count)}
    </Button>
  );
}

/** What the open row shows besides its rating. */
function reasonDetails(
  indicator: RatedIndicator,
  { review, state, overrides }: Pick<IndicatorListProps, "review" | "state" | "overrides">,
): ReasonDetails {
  const report = review.scorecard.composites.find(({ reportedBy }) => isSamePlace(reportedBy, indicator));
  return {
    cellOf: (column) => cellOf(review, indicator, column),
    indexWorking: report ? explainReport(report) : null,
    trend: review.trends.get(indicator),
    draft: state.drafts.get(placeKey(indicator)) ?? null,
    saving: savingOf(state, "overriding", isSamePlace(state.about, indicator)),
    overrides,
  };
}

/** A sentence for each KPI whose status depends on how it is combined. By combination, which stays when a filter hides rows. */
function findDisagreements(sections: readonly Section[], ruleset: Ruleset): Map<Combination, string> {
  const found = new Map<Combination, string>();
  for (const kpi of sections.flatMap(({ kpis }) => kpis)) {
    const sentence = kpi.combined && explainDisagreements(kpi, ruleset);
    if (kpi.combined && sentence) found.set(kpi.combined, sentence);
  }
  return found;
}
