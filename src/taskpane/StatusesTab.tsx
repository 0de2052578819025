import type { JSX, RefObject } from "react";
import { OpenQuestions } from "./answers/OpenQuestions";
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

interface StatusesTabProps {
  pane: Pane;
  /** Takes the focus where what had it is gone. */
  title: RefObject<HTMLElement | null>;
  onShowAll: () => void;
}

/** The indicators with their statuses, or the preview of a run or the columns form while one of these is open. */
export function StatusesTab(props: StatusesTabProps): JSX.Element {
  const { pane } = props;
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
      {review && !preview && !naming && <Indicators {...props} />}
    </>
  );
}

function Indicators({ pane, title, onShowAll }: StatusesTabProps): JSX.Element | null {
  const { state } = pane;
  const { review } = state;
  if (!review) return null;
  const { scorecard, ruleset } = review;
  const today = pane.today();
  return (
    <>
      <JudgedPeriod review={review} saving={savingOf(state, "judging-period")} onJudge={pane.judge} />
      <OpenQuestions review={review} saving={savingOf(state, "answering")} title={title} onAnswer={pane.answer} />
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
