import { Button, Field, Input, Spinner, Textarea } from "@fluentui/react-components";
import { useEffect, useId, useRef, useState, type FormEvent, type JSX, type KeyboardEvent } from "react";
import { statusesOf, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import type { GivenOverride } from "../../planning/statuses/plan-override";
import type { Problem } from "../../planning/problem";
import { COPY } from "../copy";
import { completeDraft, type OverrideDraft } from "../state/override-draft";
import { sayTooLong } from "../kit/long-text";
import { ProblemNote } from "../kit/ProblemNote";
import { StatusIcon } from "./StatusIcon";

interface OverrideFormProps {
  metric: string;
  draft: OverrideDraft;
  ruleset: Ruleset;
  today: string;
  /** A review day that the sheet has and that cannot be read; null where there is none. */
  unreadDay: string | null;
  canRemove: boolean;
  isBusy: boolean;
  isSaving: boolean;
  problem: Problem | null;
  takesFocus: boolean;
  onType: (draft: OverrideDraft) => void;
  onSave: (given: GivenOverride | null) => void;
  onCancel: () => void;
}

/** An officer's status, with its reason and the day it is to be looked at again. */
export function OverrideForm(props: OverrideFormProps): JSX.Element {
  const { draft, ruleset, isBusy, isSaving, problem, takesFocus } = props;
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(false);
  const [isDayUnfinished, setDayUnfinished] = useState(false);
  useEffect(() => {
    if (takesFocus) form.current?.querySelector<HTMLElement>("input:checked, input")?.focus();
  }, [takesFocus]);
  useEffect(() => {
    // The note pushes the buttons down, and with them what has the focus.
    if (problem) form.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [problem]);

  const complete = completeDraft(draft);
  const missing = asked && "missing" in complete ? complete.missing : [];
  const tooLong = sayTooLong(draft.reason);
  const hasDayPassed = draft.reviewBy !== "" && draft.reviewBy < props.today;
  // In words, as the browser may put the month before the day.
  const dayHint =
    draft.reviewBy !== ""
      ? COPY.reviewByDay(draft.reviewBy)
      : props.unreadDay !== null
        ? COPY.reviewByUnread(props.unreadDay)
        : COPY.reviewByHint;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (isBusy) return;
    setAsked(true);
    const day = form.current?.querySelector<HTMLInputElement>("input[type=date]");
    // A day that is only half typed has no value: it would be lost without a word.
    const unfinished = day?.validity.badInput ?? false;
    setDayUnfinished(unfinished);
    if ("missing" in complete) {
      form.current
        ?.querySelector<HTMLElement>(complete.missing[0] === "status" ? "input[type=radio]" : "textarea")
        ?.focus();
    } else if (tooLong !== null) form.current?.querySelector("textarea")?.focus();
    else if (unfinished) day?.focus();
    else props.onSave(complete.given);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // An Escape while a character is being composed only ends that.
    if (event.key !== "Escape" || isSaving || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    props.onCancel();
  };
  return (
    // Escape is pressed in one of the form's own fields.
    <div role="presentation" onKeyDown={onKeyDown}>
      <form ref={form} className="override-form" aria-label={COPY.overrideFor(props.metric)} noValidate onSubmit={save}>
        <StatusChoice
          ruleset={ruleset}
          chosen={draft.status}
          isMissing={missing.includes("status")}
          onChoose={(status) => props.onType({ ...draft, status })}
        />
        <Field
          label={COPY.overrideReason}
          required
          validationMessage={tooLong ?? (missing.includes("reason") ? COPY.missingReason : undefined)}
        >
          <Textarea
            resize="vertical"
            rows={3}
            value={draft.reason}
            onChange={(_, data) => props.onType({ ...draft, reason: data.value })}
          />
        </Field>
        <Field
          label={COPY.reviewBy}
          hint={dayHint}
          validationState={isDayUnfinished ? "error" : hasDayPassed ? "warning" : "none"}
          validationMessage={isDayUnfinished ? COPY.unfinishedDay : hasDayPassed ? COPY.reviewByPassed : undefined}
        >
          <Input
            type="date"
            value={draft.reviewBy}
            onChange={(_, data) => {
              setDayUnfinished(false);
              props.onType({ ...draft, reviewBy: data.value });
            }}
          />
        </Field>
        {problem && <ProblemNote problem={problem} />}
        <div className="buttons">
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={isBusy}
            icon={isSaving ? <Spinner size="tiny" /> : undefined}
          >
            {isSaving ? COPY.saving : COPY.save}
          </Button>
          <Button disabledFocusable={isSaving} onClick={props.onCancel}>
            {COPY.cancel}
          </Button>
          {props.canRemove && (
            <Button appearance="subtle" disabledFocusable={isBusy} onClick={() => props.onSave(null)}>
              {COPY.removeOverride}
            </Button>
          )}
        </div>
      </form>
    </div>
  );
}

function StatusChoice(props: {
  ruleset: Ruleset;
  chosen: Status | null;
  isMissing: boolean;
  onChoose: (status: Status) => void;
}): JSX.Element {
  const { ruleset, isMissing } = props;
  const id = useId();
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={isMissing ? `${id}-missing` : undefined}
      aria-required
      aria-invalid={isMissing || undefined}
    >
      <div id={`${id}-label`} className="choices-label">
        {COPY.overrideStatus}
        <span aria-hidden="true" className="required">
          *
        </span>
      </div>
      <div className="choices">
        {statusesOf(ruleset).map((status) => (
          <label key={status} className={`choice is-${status}`}>
            <input type="radio" name={id} checked={props.chosen === status} onChange={() => props.onChoose(status)} />
            <StatusIcon status={status} size={14} />
            <span className="status-word">{wordFor(ruleset, status)}</span>
          </label>
        ))}
      </div>
      {isMissing && (
        <p id={`${id}-missing`} className="field-error" role="alert">
          {COPY.missingStatus}
        </p>
      )}
    </div>
  );
}
