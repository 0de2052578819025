import { Button } from "@fluentui/react-components";
import { useMemo, useState, type JSX } from "react";
import type { Review } from "../actions/review";
import { indicatorAt } from "../actions/show-indicator";
import { addressOf } from "../kpi/kpi-table";
import type { Kpi, RatedIndicator, Section } from "../kpi/scorecard";
import type { Ruleset } from "../rag/ruleset";
import type { StatusChange } from "../workbook/plan-statuses";
import { COPY } from "./copy";
import { IndicatorRow } from "./IndicatorRow";
import { isListed, isSamePlace, type IndicatorPlace, type PaneState } from "./pane-state";
import type { LocateCell } from "./Reason";
import { StatusIcon } from "./StatusIcon";

/** Rows drawn at once: more would make a pane over a very long table slow. The rest come by a button. */
const PAGE = 200;

interface IndicatorListProps {
  review: Review;
  state: PaneState;
  onOpen: (place: IndicatorPlace) => void;
  onShowAll: () => void;
}

/** The indicators by section and KPI, as the report groups them. */
export function IndicatorList({ review, state, onOpen, onShowAll }: IndicatorListProps): JSX.Element {
  const { scorecard, ruleset, tables } = review;
  const [limit, setLimit] = useState(PAGE);
  const { filter, search, lastRun } = state;
  const listed = useMemo(() => listSections(scorecard.sections, { filter, search }), [scorecard, filter, search]);
  const changes = useMemo(() => {
    const moved = lastRun?.changes ?? review.changes;
    return new Map(moved.map((change) => [keyOf(change), change]));
  }, [lastRun, review]);
  const locate = useMemo<LocateCell>(() => {
    const byId = new Map(tables.map((table) => [table.tableId, table]));
    return (indicator, field) => {
      const table = byId.get(indicator.tableId);
      return table ? addressOf(table, field, indicator.row) : null;
    };
  }, [tables]);

  const current = state.selected && indicatorAt(tables, state.selected);

  const total = countListed(listed);
  if (scorecard.indicatorCount === 0) return <p className="empty">{COPY.noRows}</p>;
  if (total === 0) {
    return (
      <p className="empty" role="status">
        {COPY.noMatch}{" "}
        <Button size="small" onClick={onShowAll}>
          {COPY.showAll}
        </Button>
      </p>
    );
  }
  const shown = firstIndicators(listed, limit);
  const rowProps = { ruleset, changes, hasRun: lastRun !== null, opened: state.opened, current, locate, onOpen };
  return (
    <div className="list">
      {filter !== null || search.trim() !== "" ? (
        <p className="shown" role="status">
          {COPY.shown(total, scorecard.indicatorCount)}{" "}
          <Button size="small" appearance="subtle" onClick={onShowAll}>
            {COPY.showAll}
          </Button>
        </p>
      ) : null}
      {shown.map((section) => (
        <section key={section.name} className="section" aria-label={section.name || COPY.otherSection}>
          <h2>{section.name || COPY.otherSection}</h2>
          {section.kpis.map((kpi) => (
            <KpiGroup key={kpi.name} kpi={kpi} {...rowProps} />
          ))}
        </section>
      ))}
      {total > limit && (
        <Button className="more" onClick={() => setLimit(limit + PAGE)}>
          {COPY.showMore(Math.min(PAGE, total - limit))}
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
  locate: LocateCell;
  onOpen: (place: IndicatorPlace) => void;
}): JSX.Element {
  const { kpi, ruleset } = props;
  const { combined } = kpi;
  return (
    <div className="kpi">
      <h3>{kpi.name}</h3>
      {combined && (
        <p className={`combined status is-${combined.status}`}>
          <StatusIcon status={combined.status} />
          <span className="status-word">
            {COPY.combined(
              ruleset.statuses[combined.status].word,
              Object.values(combined.counts).reduce((sum, count) => sum + count, 0),
            )}
          </span>
        </p>
      )}
      <ul>
        {kpi.indicators.map((indicator) => (
          <IndicatorRow
            key={keyOf(indicator)}
            indicator={indicator}
            ruleset={ruleset}
            change={props.changes.get(keyOf(indicator))}
            hasRun={props.hasRun}
            isOpen={isSamePlace(props.opened, indicator)}
            isCurrent={isSamePlace(props.current, indicator)}
            locate={props.locate}
            onOpen={props.onOpen}
          />
        ))}
      </ul>
    </div>
  );
}

function keyOf({ tableId, row }: IndicatorPlace): string {
  return `${tableId}/${row}`;
}

function listSections(sections: readonly Section[], by: Pick<PaneState, "filter" | "search">): Section[] {
  return keepIndicators(sections, (indicator) => isListed(indicator, by));
}

/** The sections with only their first indicators, up to a limit. */
function firstIndicators(sections: readonly Section[], limit: number): Section[] {
  let left = limit;
  return keepIndicators(sections, () => left-- > 0);
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

function countListed(sections: readonly Section[]): number {
  return sections.reduce((sum, section) => sum + section.kpis.reduce((count, kpi) => count + kpi.indicators.length, 0), 0);
}
