import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useEffect, useId, useRef, useState, type JSX, type RefObject } from "react";
import { statusesOf, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import type { GivenOverride } from "../../planning/statuses/plan-override";
import { COPY } from "../copy";
import { JOB_TABLE } from "../state/jobs";
import { completeDraft, type DraftField, type OverrideDraft } from "../state/override-draft";
import { describeTooLong } from "../kit/long-text";
import { PaneForm, type Saving } from "../kit/PaneForm";
import { StatusIcon } from "./StatusIcon";

interface OverrideFormProps {
  metric: string;
  draft: OverrideDraft;
  ruleset: Ruleset;
  today: string;
  /** The text in the sheet's review date cell, where it is not a date. */
  unreadDay: string | null;
  canRemove: boolean;
  saving: Saving;
  takesFocus: boolean;
  onType: (draft: OverrideDraft) => void;
  onSave: (given: GivenOverride | null) => void;
  onCancel: () => void;
}

const WORDS = { save: COPY.save, saving: JOB_TABLE.overriding.busy };

/** Asks for an officer's status, its reason, and the day on which to review it. */
export function OverrideForm(props: OverrideFormProps): JSX.Element {
  const { draft, ruleset, saving, takesFocus } = props;
  const { form, missing, tooLong, isDayUnfinished, save, clearUnfinishedDay } = useValidation(draft, props.onSave);
  useEffect(() => {
    if (takesFocus) form.current?.querySelector<HTMLElement>("input:checked, input")?.focus();
  }, [takesFocus, form]);
  return (
    <PaneForm
      form={form}
      className="override-form"
      name={{ "aria-label": COPY.overrideFor(props.metric) }}
      saving={saving}
      words={WORDS}
      onSave={save}
      onCancel={props.onCancel}
      more={
        props.canRemove && (
          <Button appearance="subtle" disabledFocusable={saving.isBusy} onClick={() => props.onSave(null)}>
            {COPY.removeOverride}
          </Button>
        )
      }
    >
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
      <ReviewDayField
        day={draft.reviewBy}
        today={props.today}
        unreadDay={props.unreadDay}
        isUnfinished={isDayUnfinished}
        onType={(reviewBy) => {
          clearUnfinishedDay();
          props.onType({ ...draft, reviewBy });
        }}
      />
    </PaneForm>
  );
}

/** What is wrong with the form once it has been saved. A field that prevents saving takes the focus. */
interface Validation {
  form: RefObject<HTMLFormElement>;
  missing: readonly DraftField[];
  tooLong: string | null;
  isDayUnfinished: boolean;
  save: () => void;
  clearUnfinishedDay: () => void;
}

function useValidation(draft: OverrideDraft, onSave: (given: GivenOverride) => void): Validation {
  const form = useRef<HTMLFormElement>(null);
  const [hasTried, setHasTried] = useState(false);
  const [isDayUnfinished, setDayUnfinished] = useState(false);
  const complete = completeDraft(draft);
  const tooLong = describeTooLong(draft.reason);
  const save = (): void => {
    setHasTried(true);
    const day = form.current?.querySelector<HTMLInputElement>("input[type=date]");
    // A day that is only half typed has no value: it would be lost without notice.
    const isUnfinished = day?.validity.badInput ?? false;
    setDayUnfinished(isUnfinished);
    if ("missing" in complete) focusField(form.current, complete.missing[0]);
    else if (tooLong !== null) focusField(form.current, "reason");
    else if (isUnfinished) day?.focus();
    else onSave(complete.given);
  };
  const missing = hasTried && "missing" in complete ? complete.missing : [];
  return { form, missing, tooLong, isDayUnfinished, save, clearUnfinishedDay: () => setDayUnfinished(false) };
}

function focusField(form: HTMLFormElement | null, field: DraftField | undefined): void {
  form?.querySelector<HTMLElement>(field === "status" ? "input[type=radio]" : "textarea")?.focus();
}

function ReviewDayField(props: {
  day: string;
  today: string;
  unreadDay: string | null;
  isUnfinished: boolean;
  onType: (day: string) => void;
}): JSX.Element {
  const { day, unreadDay, isUnfinished } = props;
  const hasPassed = day !== "" && day < props.today;
  const unreadHint = unreadDay === null ? COPY.reviewByHint : COPY.reviewByUnread(unreadDay);
  return (
    <Field
      label={COPY.reviewBy}
      // The day in words: the browser's own field may show the month before the day.
      hint={day === "" ? unreadHint : COPY.reviewByDay(day)}
      validationState={isUnfinished ? "error" : hasPassed ? "warning" : "none"}
      validationMessage={isUnfinished ? COPY.unfinishedDay : hasPassed ? COPY.reviewByPassed : undefined}
    >
      <Input type="date" value={day} onChange={(_, data) => props.onType(data.value)} />
    </Field>
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
