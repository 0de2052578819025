import { useEffect, useRef, type JSX, type ReactNode } from "react";
import type { ListedStatus } from "../rag/rules/statuses/status-list";
import { COPY } from "./copy";
import { holdFocus, useFocusAfter } from "./kit/focus";
import { LazyPanel, lazyPart, type LazyPart } from "./kit/LazyPanel";
import { useHeightVariable, useScrollPerTab, useScrollToTop } from "./kit/page";
import { Messages } from "./Messages";
import { PaneHeader } from "./PaneHeader";
import type { PaneApp } from "./state/pane-app";
import type { Tab } from "./state/pane-data";
import { usePane, type Pane } from "./state/use-pane";
import { REASON } from "./statuses/IndicatorRow";
import { statusColours } from "./statuses/colours-from-rules";
import { ListedStatuses } from "./statuses/StatusIcon";
import { PREVIEW, StatusesTab } from "./StatusesTab";
import { panelId, tabId } from "./Tabs";

const RULES = lazyPart(async () => (await import("./rules/RulesTab")).RulesTab);
const REPORT = lazyPart(async () => (await import("./report/ReportTab")).ReportTab);

const NO_STATUSES: readonly ListedStatus[] = [];

/** The whole pane. */
export function App({ app }: { app: PaneApp }): JSX.Element {
  const pane = usePane(app);
  const { review, activity, tab, preview, naming } = pane.state;
  const header = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const recalculate = useRef<HTMLButtonElement>(null);
  useFocusAfter(preview !== null, recalculate, title);
  useFocusAfter(naming !== null, recalculate, title);
  useHeightVariable(header, "--header-height");
  useFetchAhead(review !== null, app);
  useScrollPerTab(tab);
  useScrollToTop(naming !== null);
  /** For buttons that disappear when pressed: the title takes the focus, which would be lost with them. */
  const fromTitle = (act: () => void) => () => {
    holdFocus(title.current);
    act();
  };
  const undo = (): void => {
    recalculate.current?.focus();
    pane.undo();
  };
  const showAll = (): void => {
    pane.filter(null);
    pane.search("");
  };
  const messageActions = {
    retry: fromTitle(pane.retry),
    readAgain: fromTitle(pane.review),
    insertKpiSheet: fromTitle(pane.insertKpiSheet),
    nameColumns: pane.columns.open,
    addStatuses: pane.addStatuses,
    teachWords: pane.rules.openWords,
    undo,
  };
  const statuses = review?.ruleset.statuses ?? NO_STATUSES;
  return (
    <ListedStatuses.Provider value={statuses}>
      <div className="pane" style={statusColours(statuses)}>
        <PaneHeader app={app} pane={pane} header={header} title={title} recalculate={recalculate} />
        <main className="pane-main" aria-busy={activity !== "idle"}>
          <Messages state={pane.state} app={app} actions={messageActions} />
          <Panel of="statuses" shown={tab}>
            <StatusesTab pane={pane} title={title} onShowAll={fromTitle(showAll)} />
          </Panel>
          <LazyTab of="rules" pane={pane} part={RULES} opening={COPY.openingRules} notLoaded={COPY.rulesNotLoaded} />
          <LazyTab
            of="report"
            pane={pane}
            part={REPORT}
            opening={COPY.openingReport}
            notLoaded={COPY.reportNotLoaded}
          />
        </main>
      </div>
    </ListedStatuses.Provider>
  );
}

/** A tab whose script is loaded when it is first shown. */
function LazyTab(props: {
  of: Tab;
  pane: Pane;
  part: LazyPart<{ pane: Pane }>;
  opening: string;
  notLoaded: string;
}): JSX.Element {
  const { of, pane } = props;
  const { tab } = pane.state;
  return (
    <Panel of={of} shown={tab}>
      <LazyPanel
        part={props.part}
        partProps={{ pane }}
        isShown={tab === of}
        opening={props.opening}
        notLoaded={props.notLoaded}
      />
    </Panel>
  );
}

function Panel({ of, shown, children }: { of: Tab; shown: Tab; children: ReactNode }): JSX.Element {
  return (
    <div className="panel" role="tabpanel" id={panelId(of)} aria-labelledby={tabId(of)} hidden={of !== shown}>
      {children}
    </div>
  );
}

/** Loads the scripts that the next click is likely to need, once the statuses are shown: neither has to wait. */
function useFetchAhead(isRead: boolean, app: PaneApp): void {
  useEffect(() => {
    if (!isRead) return;
    // A script that fails to load is loaded again when it is needed.
    void Promise.allSettled([REASON.load(), PREVIEW.load(), app.fetchAhead?.()]);
  }, [isRead, app]);
}
