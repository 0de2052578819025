import { Button, Spinner } from "@fluentui/react-components";
import type { JSX, RefObject } from "react";
import { BusyNote } from "./BusyNote";
import { COPY } from "./copy";
import { JOB_TABLE } from "./state/jobs";
import type { PaneApp } from "./state/pane-app";
import type { Pane } from "./state/use-pane";
import { Tabs } from "./Tabs";

/** The top of the pane, which does not scroll: the period, the number of KPIs, the button that recalculates, and the tabs. */
export function PaneHeader({
  app,
  pane,
  header,
  title,
  recalculate,
}: {
  app: PaneApp;
  pane: Pane;
  header: RefObject<HTMLElement>;
  title: RefObject<HTMLHeadingElement>;
  recalculate: RefObject<HTMLButtonElement>;
}): JSX.Element {
  const { review, activity, failure, tab } = pane.state;
  const hasIndicators = review !== null && review.scorecard.indicatorCount > 0;
  return (
    <header className="pane-header" ref={header}>
      <div className="pane-title">
        <h1 ref={title} tabIndex={-1}>
          {hasIndicators ? (review.scorecard.period ?? COPY.noPeriod) : COPY.product}
        </h1>
        <p className="pane-count">
          {review && COPY.count(review.scorecard.indicatorCount, review.scorecard.kpiCount)}
          {!review && activity !== "idle" && <BusyNote key={activity} app={app} words={JOB_TABLE.reading.busy} />}
        </p>
      </div>
      {failure?.problem.code !== "no-kpi-table" && (
        <Button
          ref={recalculate}
          className="recalculate"
          appearance="primary"
          size="large"
          disabledFocusable={activity !== "idle"}
          icon={activity === "recalculating" ? <Spinner size="tiny" aria-hidden /> : undefined}
          onClick={pane.recalculate}
        >
          {activity === "recalculating" ? JOB_TABLE.recalculating.busy : COPY.recalculate}
        </Button>
      )}
      <Tabs chosen={tab} onChoose={pane.choose} />
    </header>
  );
}
