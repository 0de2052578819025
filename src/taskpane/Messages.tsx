import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { StatusPlace } from "../planning/tables/columns-reading";
import type { JSX } from "react";
import { describeChanges, describeRun, describeStale } from "../actions/describe/describe-outcome";
import { describeUndecorated } from "../actions/describe/describe-undecorated";
import { describeStatusPlace } from "../actions/describe/describe-status-place";
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

/** What the buttons of the messages do. */
interface MessageActions {
  retry(): void;
  readAgain(): void;
  insertKpiSheet(): void;
  nameColumns(): void;
  addStatuses(place: StatusPlace): void;
  teachWords(): void;
  undo(): void;
}

interface MessageProps {
  state: PaneState;
  app: Pick<PaneApp, "watchProgress">;
  actions: MessageActions;
}

/** What the officer needs to know now: a problem, the outcome of the last job, or what a run would write. */
export function Messages(props: MessageProps): JSX.Element {
  return (
    <div className="messages" aria-live="polite" aria-atomic="true">
      <Message {...props} />
    </div>
  );
}

function Message(props: MessageProps): JSX.Element | null {
  const { state, actions } = props;
  const { failure, columns, activity } = state;
  // The columns form, while it is open, says itself what is missing.
  if (state.naming !== null && failure?.problem.code === "no-kpi-table") return null;
  if (failure) {
    const canNameColumns = columns !== null && columns.places.length > 0;
    return <ProblemMessage problem={failure.problem} canNameColumns={canNameColumns} actions={actions} />;
  }
  if (activity === "idle" && state.isOutOfDate) return <OutOfDate state={state} actions={actions} />;
  return activity === "idle" && state.preview ? null : <Outcome {...props} />;
}

function OutOfDate({ state, actions }: Omit<MessageProps, "app">): JSX.Element {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{COPY.sheetChanged}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={actions.readAgain}>
          {COPY.readAgain}
        </Button>
        <UndoButton state={state} onUndo={actions.undo} />
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

/** What else there is to know of a reading or of the last run, in a line each. */
function describeDetails(
  { kept, looks, skipped, said, tables, chosenPeriod, wordings }: Review,
  lastRun: LastRun | null,
  { logTrouble, undecorated }: Pick<PaneState, "logTrouble" | "undecorated">,
): string[] {
  const ran = lastRun && {
    kept: lastRun.kept,
    looks: lastRun.looks,
    trendChanges: lastRun.trendChanges,
    sheets: [lastRun.sheets],
  };
  return describeRun(
    { kept, looks, skipped, said, tables, chosenPeriod, wordings, unlogged: logTrouble, undecorated, ...ran },
    { tellsWork: lastRun !== null, canNameColumns: true },
  );
}

/** What the last run changed, or what a run would change. */
function describeStatuses(review: Review, lastRun: LastRun | null): string {
  // A cell with an unknown word is not up to date.
  if ((lastRun ?? review).changes.length === 0 && hasUnknownWords(review.kept)) return COPY.othersUpToDate;
  if (lastRun) return describeChanges(lastRun.changes.length, lastRun.looks).sentence;
  const { length } = review.changes;
  // The sentences about icons say why.
  if (length === 0 && review.looks.icons.length > 0) return "";
  // The details say which tables are left out.
  if (length === 0 && (review.wordings?.refusals.length ?? 0) > 0) return COPY.notWritten;
  return length > 0 ? `${describeStale(length)} ${COPY.recalculateShows}` : COPY.upToDate;
}

function Outcome({ state, app, actions }: MessageProps): JSX.Element | null {
  const { review, lastRun, news, activity } = state;
  if (!review) return null;
  // Shown in place of the outcome: the same outcome is then announced again, and the list below does not move.
  if (activity !== "idle") {
    return (
      <MessageBar layout="multiline">
        <MessageBarBody>
          <BusyNote key={activity} app={app} words={JOB_TABLE[activity].busy} />
        </MessageBarBody>
      </MessageBar>
    );
  }
  if (review.scorecard.indicatorCount === 0) return <Undecorated of={state.undecorated} />;
  const hasDoubts = state.naming === null && review.skipped.some(({ why }) => why === "unsure-heading");
  const places = review.statusPlaces.slice(0, OFFERED);
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
        {describeDetails(review, lastRun, state).map((line) => (
          <div key={line} className="kept">
            {line}
          </div>
        ))}
      </MessageBarBody>
      {(state.undoable || hasDoubts || hasWords || places.length > 0) && (
        <MessageBarActions>
          {places.map((place) => (
            <Button key={place.id} size="small" onClick={() => actions.addStatuses(place)}>
              {COPY.addStatuses(describeStatusPlace(place, "little"))}
            </Button>
          ))}
          {hasDoubts && (
            <Button size="small" onClick={actions.nameColumns}>
              {COPY.nameColumns}
            </Button>
          )}
          {hasWords && (
            <Button size="small" onClick={actions.teachWords}>
              {COPY.teachWords}
            </Button>
          )}
          <UndoButton state={state} onUndo={actions.undo} />
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

/** What is missing of a blank KPI sheet, where nothing else is said. */
function Undecorated({ of }: { of: PaneState["undecorated"] }): JSX.Element | null {
  const [sentence] = describeUndecorated(of);
  if (sentence === undefined) return null;
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>{sentence}</MessageBarBody>
    </MessageBar>
  );
}

/** The most buttons that each add a status column. */
const OFFERED = 3;

function ProblemMessage(props: { problem: Problem; canNameColumns: boolean; actions: MessageActions }): JSX.Element {
  const { problem, canNameColumns, actions } = props;
  const { title, body } = describeProblem(problem);
  const hasNoTable = problem.code === "no-kpi-table";
  const places = problem.code === "no-kpi-table" ? (problem.statusPlaces ?? []).slice(0, OFFERED) : [];
  const isOffered = places.length > 0;
  // There is nothing left to undo: only reading again helps.
  const cannotUndo = problem.code === "changed-since-written";
  return (
    <MessageBar intent={hasNoTable ? "info" : "error"} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle className="message-title">{title}</MessageBarTitle>
        {body}
      </MessageBarBody>
      <MessageBarActions>
        {places.map((place, index) => (
          <Button
            key={place.id}
            size="small"
            appearance={index === 0 ? "primary" : undefined}
            onClick={() => actions.addStatuses(place)}
          >
            {COPY.addStatuses(describeStatusPlace(place, "little"))}
          </Button>
        ))}
        {hasNoTable && canNameColumns && (
          <Button size="small" appearance={isOffered ? undefined : "primary"} onClick={actions.nameColumns}>
            {COPY.nameColumns}
          </Button>
        )}
        {hasNoTable && (
          <Button
            size="small"
            appearance={canNameColumns || isOffered ? undefined : "primary"}
            onClick={actions.insertKpiSheet}
          >
            {COPY.insertKpiSheet}
          </Button>
        )}
        <Button size="small" onClick={actions.retry}>
          {cannotUndo ? COPY.readAgain : COPY.tryAgain}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
