import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { JSX } from "react";
import {
  describeChanges,
  describeClosed,
  describeRun,
  describeSheets,
  describeStale,
} from "../actions/describe/describe-outcome";
import type { Review } from "../actions/review";
import { describeProblem } from "../planning/describe-problem";
import type { Problem } from "../planning/problem";
import { hasUnknownWords } from "../planning/statuses/unknown-words";
import { wordFor, type Ruleset } from "../rag/rules/ruleset";
import { BusyNote } from "./BusyNote";
import { COPY } from "./copy";
import { JOB_COPY } from "./job-copy";
import type { PaneApp } from "./state/pane-app";
import type { Job, LastRun, News, PaneState } from "./state/pane-state";
import { RUN_COPY } from "./run-copy";

/** What the officer has to know now: a problem, what the last run did, or what a run would do. */
export function Messages(props: {
  state: PaneState;
  app: Pick<PaneApp, "watchProgress">;
  onRetry: () => void;
  onRead: () => void;
  onInsert: () => void;
  onName: () => void;
  onWords: () => void;
  onUndo: () => void;
}): JSX.Element {
  const { state } = props;
  // The form itself says what is missing.
  const isAnswered = state.naming !== null && state.failure?.problem.code === "no-kpi-table";
  return (
    <div className="messages" aria-live="polite" aria-atomic="true">
      {isAnswered ? null : state.failure ? (
        <ProblemMessage
          problem={state.failure.problem}
          onRetry={props.onRetry}
          onInsert={props.onInsert}
          onName={state.columns && state.columns.places.length > 0 ? props.onName : null}
        />
      ) : state.isOutOfDate && state.activity === "idle" ? (
        <OutOfDate state={state} onRead={props.onRead} onUndo={props.onUndo} />
      ) : state.preview && state.activity === "idle" ? null : (
        <Outcome {...props} />
      )}
    </div>
  );
}

function OutOfDate({
  state,
  onRead,
  onUndo,
}: {
  state: PaneState;
  onRead: () => void;
  onUndo: () => void;
}): JSX.Element {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{COPY.sheetChanged}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onRead}>
          {COPY.readAgain}
        </Button>
        <UndoButton state={state} onUndo={onUndo} />
      </MessageBarActions>
    </MessageBar>
  );
}

const BUSY_WORDS: Record<Job, string> = {
  reading: COPY.reading,
  recalculating: COPY.recalculating,
  inserting: COPY.reading,
  overriding: COPY.saving,
  "writing-rules": COPY.writingRules,
  "writing-sheets": JOB_COPY.writingSheets,
  "writing-texts": JOB_COPY.writingTexts,
  "reading-report": JOB_COPY.readingReport,
  "taking-texts": JOB_COPY.takingTexts,
  "preparing-closing": JOB_COPY.preparingClosing,
  closing: JOB_COPY.closing,
  dismissing: JOB_COPY.savingCheck,
  "bringing-back": JOB_COPY.savingCheck,
  "naming-columns": COPY.saving,
  undoing: RUN_COPY.undoing,
};

/** Takes back what was written last, for as long as nothing else has been. */
function UndoButton({ state, onUndo }: { state: PaneState; onUndo: () => void }): JSX.Element | null {
  if (!state.undoable) return null;
  return (
    <Button size="small" onClick={onUndo}>
      {RUN_COPY.undo(state.undoable.what)}
    </Button>
  );
}

function describeNews(news: News, ruleset: Ruleset): string {
  switch (news.of) {
    case "override":
      return news.status === null
        ? COPY.overrideRemoved(news.metric)
        : COPY.overrideSaved(news.metric, wordFor(ruleset, news.status));
    case "rules":
      return COPY.rulesWritten(news.sheet);
    case "sheets":
      return describeSheets(news.sheets);
    case "closing":
      return describeClosed(news, true);
    case "check":
      return JOB_COPY.checkSaved(news.address, news.isDismissed);
    case "columns":
      return COPY.columnsNamed(news.sheet);
    case "undo":
      return RUN_COPY.undone(news.what);
  }
}

/** What is said of a reading, or of the last run, below its outcome: a line each. */
function describeDetails(
  { kept, looks, skipped, said, tables, wordings }: Review,
  lastRun: LastRun | null,
  logTrouble: PaneState["logTrouble"],
): string[] {
  const ran = lastRun && {
    kept: lastRun.kept,
    looks: lastRun.looks,
    trendChanges: lastRun.trendChanges,
    sheets: [lastRun.sheets],
  };
  return describeRun(
    { kept, looks, skipped, said, tables, wordings, unlogged: logTrouble, ...ran },
    { tellsWork: lastRun !== null, canNameColumns: true },
  );
}

/** What the last run did, or what a run would do. */
function describeStatuses(review: Review, lastRun: LastRun | null): string {
  // Of cells whose words are not known, nobody can say so.
  if ((lastRun ?? review).changes.length === 0 && hasUnknownWords(review.kept)) return COPY.othersUpToDate;
  if (lastRun) return describeChanges(lastRun.changes.length, lastRun.looks).sentence;
  const { length } = review.changes;
  // What is said of the icons says why.
  if (length === 0 && review.looks.icons.length > 0) return "";
  // That some tables are left out is said below.
  if (length === 0 && (review.wordings?.refusals.length ?? 0) > 0) return COPY.notWritten;
  return length > 0 ? `${describeStale(length)} ${COPY.recalculateShows}` : COPY.upToDate;
}

function Outcome(props: {
  state: PaneState;
  app: Pick<PaneApp, "watchProgress">;
  onName: () => void;
  onWords: () => void;
  onUndo: () => void;
}): JSX.Element | null {
  const { state, app, onName, onUndo } = props;
  const { review, lastRun, news, activity } = state;
  if (!review) return null;
  // Said while it runs, so that the same outcome twice is announced twice, and the list below does not jump.
  if (activity !== "idle") {
    return (
      <MessageBar layout="multiline">
        <MessageBarBody>
          <BusyNote key={activity} app={app} words={BUSY_WORDS[activity]} />
        </MessageBarBody>
      </MessageBar>
    );
  }
  if (review.scorecard.indicatorCount === 0) return null;
  const hasDoubts = state.naming === null && review.skipped.some(({ why }) => why === "unsure-heading");
  const hasWords = state.tab !== "rules" && hasUnknownWords(review.kept);
  const { looks } = lastRun ?? review;
  const intent = (!lastRun && review.changes.length > 0) || looks.icons.length > 0 ? "warning" : "success";
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        {news && <div>{describeNews(news, review.ruleset)}</div>}
        {news?.of === "undo" && news.left.length > 0 && <div>{RUN_COPY.left(news.left)}</div>}
        {(!news || review.changes.length > 0) && describeStatuses(review, lastRun)}
        {describeDetails(review, lastRun, state.logTrouble).map((line) => (
          <div key={line} className="kept">
            {line}
          </div>
        ))}
      </MessageBarBody>
      {(state.undoable || hasDoubts || hasWords) && (
        <MessageBarActions>
          {hasDoubts && (
            <Button size="small" onClick={onName}>
              {COPY.nameColumns}
            </Button>
          )}
          {hasWords && (
            <Button size="small" onClick={props.onWords}>
              {COPY.sayWords}
            </Button>
          )}
          <UndoButton state={state} onUndo={onUndo} />
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

function ProblemMessage(props: {
  problem: Problem;
  onRetry: () => void;
  onInsert: () => void;
  onName: (() => void) | null;
}): JSX.Element {
  const { title, body } = describeProblem(props.problem);
  const hasNoTable = props.problem.code === "no-kpi-table";
  // There is nothing to try again; but what is there now is to be seen.
  const isOver = props.problem.code === "changed-since-written";
  return (
    <MessageBar intent={hasNoTable ? "info" : "error"} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle className="message-title">{title}</MessageBarTitle>
        {body}
      </MessageBarBody>
      <MessageBarActions>
        {hasNoTable && props.onName && (
          <Button size="small" appearance="primary" onClick={props.onName}>
            {COPY.nameColumns}
          </Button>
        )}
        {hasNoTable && (
          <Button size="small" appearance={props.onName ? undefined : "primary"} onClick={props.onInsert}>
            {COPY.insertKpiSheet}
          </Button>
        )}
        <Button size="small" onClick={props.onRetry}>
          {isOver ? COPY.readAgain : COPY.tryAgain}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
