import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { JSX } from "react";
import { describeChanges, describeRun, describeStale } from "../actions/describe/describe-outcome";
import type { Review } from "../actions/review";
import { describeProblem } from "../planning/describe-problem";
import type { Problem } from "../planning/problem";
import { hasUnknownWords } from "../planning/statuses/unknown-words";
import { BusyNote } from "./BusyNote";
import { COPY } from "./copy";
import type { PaneApp } from "./state/pane-app";
import { JOB_TABLE } from "./state/jobs";
import type { LastRun } from "./state/pane-data";
import type { PaneState } from "./state/pane-state";

/** What the officer needs to know now: a problem, the outcome of the last job, or what a run would write. */
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
  // While the columns form is open, it says itself what is missing.
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

/** Undoes the last job that wrote. */
function UndoButton({ state, onUndo }: { state: PaneState; onUndo: () => void }): JSX.Element | null {
  if (!state.undoable) return null;
  return (
    <Button size="small" onClick={onUndo}>
      {state.undoable.words.button}
    </Button>
  );
}

/** The details of a reading or of the last run, below its outcome: a line each. */
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

/** What the last run changed, or what a run would change. */
function describeStatuses(review: Review, lastRun: LastRun | null): string {
  // A cell with an unknown word cannot be called up to date.
  if ((lastRun ?? review).changes.length === 0 && hasUnknownWords(review.kept)) return COPY.othersUpToDate;
  if (lastRun) return describeChanges(lastRun.changes.length, lastRun.looks).sentence;
  const { length } = review.changes;
  // The sentences about icons say why.
  if (length === 0 && review.looks.icons.length > 0) return "";
  // The details say which tables are left out.
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
  // A message while the job runs has the same outcome announced twice, and keeps the list below in place.
  if (activity !== "idle") {
    return (
      <MessageBar layout="multiline">
        <MessageBarBody>
          <BusyNote key={activity} app={app} words={JOB_TABLE[activity].busy} />
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
        {news?.sentences.map((sentence) => (
          <div key={sentence}>{sentence}</div>
        ))}
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
  // Nothing is left to undo; reading again shows what is there now.
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
