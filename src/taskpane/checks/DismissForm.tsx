import { Field, Textarea } from "@fluentui/react-components";
import { useEffect, useRef, useState, type JSX } from "react";
import { describeTooLong } from "../kit/long-text";
import { PaneForm, type Saving } from "../kit/PaneForm";
import { JOB_TABLE } from "../state/jobs";
import { CHECKS_COPY } from "./checks-copy";

const WORDS = { save: CHECKS_COPY.save, saving: JOB_TABLE.dismissing.busy };

/** Asks for the reason to dismiss a finding. */
export function DismissForm(props: {
  address: string;
  reason: string;
  saving: Saving;
  takesFocus: boolean;
  onType: (reason: string) => void;
  onSave: (reason: string) => void;
  onCancel: () => void;
}): JSX.Element {
  const { reason, takesFocus } = props;
  const form = useRef<HTMLFormElement>(null);
  const [hasTried, setHasTried] = useState(false);
  const focusReason = (): void => form.current?.querySelector("textarea")?.focus();
  useEffect(() => {
    if (takesFocus) focusReason();
  }, [takesFocus]);
  const tooLong = describeTooLong(reason);
  const isMissing = reason.trim() === "";
  const save = (): void => {
    setHasTried(true);
    if (isMissing || tooLong !== null) focusReason();
    else props.onSave(reason.trim());
  };
  return (
    <PaneForm
      form={form}
      className="dismiss-form"
      name={{ "aria-label": CHECKS_COPY.formLabel(props.address) }}
      saving={props.saving}
      words={WORDS}
      onSave={save}
      onCancel={props.onCancel}
    >
      <Field
        label={CHECKS_COPY.reason}
        required
        hint={CHECKS_COPY.reasonHint}
        validationMessage={tooLong ?? (hasTried && isMissing ? CHECKS_COPY.missingReason : undefined)}
      >
        <Textarea resize="vertical" rows={2} value={reason} onChange={(_, data) => props.onType(data.value)} />
      </Field>
    </PaneForm>
  );
}
