import { Button, Spinner } from "@fluentui/react-components";
import type { JSX } from "react";
import { COPY } from "./copy";
import { IndicatorList } from "./IndicatorList";
import { Messages } from "./Messages";
import type { PaneApp } from "./pane-app";
import { StatusSummary } from "./StatusSummary";
import { usePane } from "./use-pane";

/** The whole pane. */
export function App({ app }: { app: PaneApp }): JSX.Element {
  const pane = usePane(app);
  const { state } = pane;
  const { review, activity } = state;
  const hasNoTable = state.problem?.code === "no-kpi-table";
  return (
    <div className="pane">
      <header className="pane-header">
        <h1>{review ? (review.scorecard.period ?? COPY.noPeriod) : COPY.product}</h1>
        <p className="pane-count">
          {review ? COPY.count(review.scorecard.indicatorCount, review.scorecard.kpiCount) : activity === "idle" ? "" : COPY.reading}
        </p>
        {!hasNoTable && (
          <Button
            className="recalculate"
            appearance="primary"
            size="large"
            disabledFocusable={activity !== "idle"}
            icon={activity === "recalculating" ? <Spinner size="tiny" /> : undefined}
            onClick={pane.recalculate}
          >
            {activity === "recalculating" ? COPY.recalculating : COPY.recalculate}
          </Button>
        )}
      </header>
      <main className="pane-main" aria-busy={activity !== "idle"}>
        <Messages
          state={state}
          onRetry={hasNoTable || !review ? pane.review : pane.recalculate}
          onRead={pane.review}
          onInsert={pane.insertKpiSheet}
        />
        {!review && activity !== "idle" && <Skeleton />}
        {review && (
          <>
            {review.scorecard.indicatorCount > 0 && (
              <StatusSummary
                scorecard={review.scorecard}
                ruleset={review.ruleset}
                filter={state.filter}
                search={state.search}
                onFilter={pane.filter}
                onSearch={pane.search}
              />
            )}
            <IndicatorList
              review={review}
              state={state}
              onOpen={pane.open}
              onShowAll={() => {
                pane.filter(null);
                pane.search("");
              }}
            />
            <footer className="pane-footer">{COPY.rulesetName(review.ruleset.name, review.ruleset.version)}</footer>
          </>
        )}
      </main>
    </div>
  );
}

function Skeleton(): JSX.Element {
  return (
    <div className="skeleton" aria-hidden="true">
      <div className="skeleton-bar" />
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className="skeleton-row" />
      ))}
    </div>
  );
}
