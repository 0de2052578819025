import type { JSX } from "react";
import { COPY } from "./copy";
import { LazyPanel, lazyPart } from "./kit/LazyPanel";
import { JudgedPeriod } from "./periods/JudgedPeriod";
import { RUN_COPY } from "./preview/run-copy";
import { savingOf } from "./state/pane-state";
import type { Pane } from "./state/use-pane";
import { IndicatorList } from "./statuses/IndicatorList";
import { StatusSummary } from "./statuses/StatusSummary";

const COLUMNS = lazyPart(async () => (await import("./columns/ColumnsForm")).ColumnsForm);

/** The preview of a run. */
export const PREVIEW = lazyPart(async () => (await import("./preview/RunPreview")).RunPreview);

/** The indicators with their statuses, or the preview of a run or the columns form while one of these is open. */
export function StatusesTab({ pane, onShowAll }: { pane: Pane; onShowAll: () => void }): JSX.Element {
  const { review, activity, preview, naming } = pane.state;
  return (
    <>
      {!review && activity !== "idle" && <Skeleton />}
      {review && preview && (
        <LazyPanel
          part={PREVIEW}
          isShown
          opening={COPY.openingPreview}
          notLoaded={COPY.previewNotLoaded}
          leave={{ label: RUN_COPY.notNow, act: pane.preview.leave }}
          partProps={{
            review,
            hasChanged: preview.hasChanged,
            isBusy: activity !== "idle",
            isWriting: activity === "recalculating",
            onWrite: pane.preview.write,
            onLeave: pane.preview.leave,
            onWords: pane.rules.openWords,
          }}
        />
      )}
      {naming && !preview && (
        <LazyPanel
          part={COLUMNS}
          partProps={{ pane }}
          isShown
          opening={COPY.openingColumns}
          notLoaded={COPY.columnsNotLoaded}
        />
      )}
      {review && !preview && !naming && <Indicators pane={pane} onShowAll={onShowAll} />}
    </>
  );
}

function Indicators({ pane, onShowAll }: { pane: Pane; onShowAll: () => void }): JSX.Element | null {
  const { state } = pane;
  const { review } = state;
  if (!review) return null;
  const { scorecard, ruleset } = review;
  const today = pane.today();
  return (
    <>
      <JudgedPeriod review={review} saving={savingOf(state, "judging-period")} onJudge={pane.judge} />
      {scorecard.indicatorCount > 0 && (
        <StatusSummary
          scorecard={scorecard}
          ruleset={ruleset}
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
        onShowAll={onShowAll}
      />
      <footer className="pane-footer">{COPY.rulesetName(ruleset.name, ruleset.version)}</footer>
    </>
  );
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
