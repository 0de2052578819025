import { Button, Field, Spinner, Textarea } from "@fluentui/react-components";
import { useEffect, useRef, useState, type FormEvent, type JSX, type KeyboardEvent } from "react";
import type { Problem } from "../../planning/problem";
import { CHECKS_COPY } from "./checks-copy";
import { JOB_COPY } from "../job-copy";
import { sayTooLong } from "../kit/long-text";
import { ProblemNote } from "../kit/ProblemNote";

/** Why a finding is right as it is. */
export function DismissForm(props: {
  address: string;
  reason: string;
  isBusy: boolean;
  isSaving: boolean;
  problem: Problem | null;
  takesFocus: boolean;
  onType: (reason: string) => void;
  onSave: (reason: string) => void;
  onCancel: () => void;
}): JSX.Element {
  const { reason, isBusy, isSaving, problem, takesFocus } = props;
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (takesFocus) form.current?.querySelector("textarea")?.focus();
  }, [takesFocus]);
  useEffect(() => {
    // The note pushes the buttons down, and with them what has the focus.
    if (problem) form.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [problem]);
  const tooLong = sayTooLong(reason);
  const isMissing = asked && reason.trim() === "";
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (isBusy) return;
    setAsked(true);
    if (reason.trim() === "" || tooLong !== null) form.current?.querySelector("textarea")?.focus();
    else props.onSave(reason.trim());
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
      <form
        ref={form}
        className="dismiss-form"
        aria-label={CHECKS_COPY.formLabel(props.address)}
        noValidate
        onSubmit={save}
      >
        <Field
          label={CHECKS_COPY.reason}
          required
          hint={CHECKS_COPY.reasonHint}
          validationMessage={tooLong ?? (isMissing ? CHECKS_COPY.missingReason : undefined)}
        >
          <Textarea resize="vertical" rows={2} value={reason} onChange={(_, data) => props.onType(data.value)} />
        </Field>
        {problem && <ProblemNote problem={problem} />}
        <div className="buttons">
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={isBusy}
            icon={isSaving ? <Spinner size="tiny" /> : undefined}
          >
            {isSaving ? JOB_COPY.savingCheck : CHECKS_COPY.save}
          </Button>
          <Button disabledFocusable={isSaving} onClick={props.onCancel}>
            {CHECKS_COPY.cancel}
          </Button>
        </div>
      </form>
    </div>
  );
}
