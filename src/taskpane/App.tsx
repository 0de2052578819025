import { Button, Spinner } from "@fluentui/react-components";
import { useLayoutEffect, useRef, type JSX, type RefObject, useEffect } from "react";
import type { ListedStatus } from "../rag/rules/statuses/status-list";
import { BusyNote } from "./BusyNote";
import { COPY } from "./copy";
import { holdFocus } from "./kit/focus";
import { IndicatorList } from "./statuses/IndicatorList";
import { LazyPanel, lazyPart } from "./kit/LazyPanel";
import { Messages } from "./Messages";
import type { PaneApp } from "./state/pane-app";
import type { Tab } from "./state/pane-data";
import { JOBS } from "./state/jobs";
import { REASON } from "./statuses/reason-part";
import { RUN_COPY } from "./preview/run-copy";
import { statusColours } from "./statuses/status-colours";
import { ListedStatuses } from "./statuses/StatusIcon";
import { StatusSummary } from "./statuses/StatusSummary";
import { panelId, tabId, Tabs } from "./Tabs";
import { useHeightVariable } from "./kit/use-height-variable";
import { usePane } from "./state/use-pane";

const RULES = lazyPart(async () => (await import("./rules/RulesTab")).RulesTab);
const REPORT = lazyPart(async () => (await import("./report/ReportTab")).ReportTab);
const COLUMNS = lazyPart(async () => (await import("./columns/ColumnsForm")).ColumnsForm);
const PREVIEW = lazyPart(async () => (await import("./preview/RunPreview")).RunPreview);

/** The whole pane. */
export function App({ app }: { app: PaneApp }): JSX.Element {
  const pane = usePane(app);
  const header = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const recalculate = useRef<HTMLButtonElement>(null);
  useFocusAfter(pane.state.preview !== null, recalculate, title);
  useFocusAfter(pane.state.naming !== null, recalculate, title);
  useHeightVariable(header, "--header-height");
  const { state } = pane;
  const { review, activity, tab } = state;
  useFetchedAhead(review !== null, app);
  useScrollPerTab(tab);
  useScrollToTop(state.naming !== null);
  const today = app.today();
  const hasNoTable = state.failure?.problem.code === "no-kpi-table";
  const isEmpty = review?.scorecard.indicatorCount === 0;
  /** For buttons that go away when they are pressed: the focus would be lost with them. */
  const fromTitle = (act: () => void) => () => {
    holdFocus(title.current);
    act();
  };
  const statuses = review?.ruleset.statuses ?? NO_STATUSES;
  return (
    <ListedStatuses.Provider value={statuses}>
      <div className="pane" style={statusColours(statuses)}>
        <header className="pane-header" ref={header}>
          <div className="pane-title">
            <h1 ref={title} tabIndex={-1}>
              {review && !isEmpty ? (review.scorecard.period ?? COPY.noPeriod) : COPY.product}
            </h1>
            <p className="pane-count">
              {review ? (
                COPY.count(review.scorecard.indicatorCount, review.scorecard.kpiCount)
              ) : activity === "idle" ? (
                ""
              ) : (
                <BusyNote key={activity} app={app} words={JOBS.reading.busy} />
              )}
            </p>
          </div>
          {!hasNoTable && (
            <Button
              ref={recalculate}
              className="recalculate"
              appearance="primary"
              size="large"
              disabledFocusable={activity !== "idle"}
              icon={activity === "recalculating" ? <Spinner size="tiny" /> : undefined}
              onClick={pane.recalculate}
            >
              {activity === "recalculating" ? JOBS.recalculating.busy : COPY.recalculate}
            </Button>
          )}
          <Tabs chosen={tab} onChoose={pane.choose} />
        </header>
        <main className="pane-main" aria-busy={activity !== "idle"}>
          <Messages
            state={state}
            app={app}
            onRetry={fromTitle(() => pane.retry())}
            onRead={fromTitle(pane.review)}
            onInsert={fromTitle(pane.insertKpiSheet)}
            onName={pane.columns.open}
            onWords={pane.rules.askWords}
            onUndo={() => {
              recalculate.current?.focus();
              pane.undo();
            }}
          />
          <div
            className="panel"
            role="tabpanel"
            id={panelId("statuses")}
            aria-labelledby={tabId("statuses")}
            hidden={tab !== "statuses"}
          >
            {!review && activity !== "idle" && <Skeleton />}
            {review && state.preview && (
              <LazyPanel
                part={PREVIEW}
                isShown
                opening={COPY.openingPreview}
                notLoaded={COPY.previewNotLoaded}
                leave={{ label: RUN_COPY.notNow, act: pane.preview.leave }}
                given={{
                  review,
                  hasChanged: state.preview.hasChanged,
                  isBusy: activity !== "idle",
                  isWriting: activity === "recalculating",
                  onWrite: pane.preview.write,
                  onLeave: pane.preview.leave,
                  onWords: pane.rules.askWords,
                }}
              />
            )}
            {state.naming && !state.preview && (
              <LazyPanel
                part={COLUMNS}
                given={{ pane }}
                isShown
                opening={COPY.openingColumns}
                notLoaded={COPY.columnsNotLoaded}
              />
            )}
            {review && !state.preview && !state.naming && (
              <>
                {!isEmpty && (
                  <StatusSummary
                    scorecard={review.scorecard}
                    ruleset={review.ruleset}
                    filter={state.filter}
                    search={state.search}
                    today={today}
                    onFilter={pane.filter}
                    onSearch={pane.search}
                  />
                )}
                <IndicatorList
                  review={review}
                  state={state}
                  today={today}
                  overrides={pane.overrides}
                  onOpen={pane.open}
                  onShowAll={fromTitle(() => {
                    pane.filter(null);
                    pane.search("");
                  })}
                />
                <footer className="pane-footer">{COPY.rulesetName(review.ruleset.name, review.ruleset.version)}</footer>
              </>
            )}
          </div>
          <div
            className="panel"
            role="tabpanel"
            id={panelId("rules")}
            aria-labelledby={tabId("rules")}
            hidden={tab !== "rules"}
          >
            <LazyPanel
              part={RULES}
              given={{ pane }}
              isShown={tab === "rules"}
              opening={COPY.openingRules}
              notLoaded={COPY.rulesNotLoaded}
            />
          </div>
          <div
            className="panel"
            role="tabpanel"
            id={panelId("report")}
            aria-labelledby={tabId("report")}
            hidden={tab !== "report"}
          >
            <LazyPanel
              part={REPORT}
              given={{ pane }}
              isShown={tab === "report"}
              opening={COPY.openingReport}
              notLoaded={COPY.reportNotLoaded}
            />
          </div>
        </main>
      </div>
    </ListedStatuses.Provider>
  );
}

const NO_STATUSES: readonly ListedStatus[] = [];

/** Fetches what the next click is likely to want, once the statuses stand there: they come the sooner, and the click waits for nothing. */
function useFetchedAhead(isRead: boolean, app: PaneApp): void {
  useEffect(() => {
    if (!isRead) return;
    // Whether they came is asked when they are wanted; then they are fetched again.
    void Promise.allSettled([REASON.load(), PREVIEW.load(), app.fetchAhead?.()]);
  }, [isRead, app]);
}

/** Gives the focus to a button, or to the title where there is none, when something that had it has gone. */
function useFocusAfter(
  isShown: boolean,
  button: RefObject<HTMLButtonElement | null>,
  title: RefObject<HTMLElement | null>,
): void {
  const wasShown = useRef(isShown);
  useLayoutEffect(() => {
    const { activeElement } = document;
    if (wasShown.current && !isShown && (!activeElement || activeElement === document.body)) {
      if (button.current) button.current.focus();
      else holdFocus(title.current);
    }
    wasShown.current = isShown;
  }, [isShown, button, title]);
}

/** Shows the beginning of what takes another's place. */
function useScrollToTop(isShown: boolean): void {
  const wasShown = useRef(isShown);
  useLayoutEffect(() => {
    if (wasShown.current !== isShown) document.documentElement.scrollTop = 0;
    wasShown.current = isShown;
  }, [isShown]);
}

/** Shows each tab again where it was left, however it was left. */
function useScrollPerTab(tab: Tab): void {
  const left = useRef<Record<Tab, number>>({ statuses: 0, rules: 0, report: 0 });
  useLayoutEffect(() => {
    document.documentElement.scrollTop = left.current[tab];
    const remember = (): void => {
      left.current[tab] = document.documentElement.scrollTop;
    };
    window.addEventListener("scroll", remember, { passive: true });
    return () => window.removeEventListener("scroll", remember);
  }, [tab]);
}

function Skeleton(): JSX.Element {
  return (
    <div aria-hidden="true">
      <div className="skeleton-bar" />
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className="skeleton-row" />
      ))}
    </div>
  );
}
