import { Button, Spinner } from "@fluentui/react-components";
import { useEffect, type FormEvent, type JSX, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import type { Problem } from "../../planning/problem";
import { COPY } from "../copy";
import { ProblemNote } from "./ProblemNote";

/** Whether a form is being saved, and why it could not be. */
export interface Saving {
  /** True while any job runs. The form cannot be saved then. */
  isBusy: boolean;
  /** True while this form is being saved. It cannot be left then. */
  isSaving: boolean;
  /** Why it could not be saved. */
  problem: Problem | null;
}

/** A form with its problem, and buttons to save or cancel it. Escape cancels too. */
export function PaneForm(props: {
  form: RefObject<HTMLFormElement>;
  className: string;
  /** The accessible name: a text, or the id of a heading. */
  name: { "aria-label": string } | { "aria-labelledby": string; "aria-describedby": string };
  saving: Saving;
  words: { save: string; saving: string };
  onSave: () => void;
  onCancel: () => void;
  children: ReactNode;
  /** Shown between the fields and the buttons. */
  answer?: ReactNode;
  /** Another button. */
  more?: ReactNode;
}): JSX.Element {
  const { form, words, onSave, onCancel } = props;
  const { isBusy, isSaving, problem } = props.saving;
  useEffect(() => {
    // The problem pushes the buttons down, and one of them has the focus.
    if (problem) form.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [problem, form]);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isBusy) onSave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Escape also ends the composition of a character.
    if (event.key !== "Escape" || isSaving || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onCancel();
  };
  return (
    // Keys come from the form's own fields and buttons.
    <div role="presentation" onKeyDown={onKeyDown}>
      <form ref={form} className={props.className} {...props.name} noValidate onSubmit={onSubmit}>
        {props.children}
        {problem && <ProblemNote problem={problem} />}
        {props.answer}
        <div className="buttons">
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={isBusy}
            icon={isSaving ? <Spinner size="tiny" aria-hidden /> : undefined}
          >
            {isSaving ? words.saving : words.save}
          </Button>
          <Button disabledFocusable={isSaving} onClick={onCancel}>
            {COPY.cancel}
          </Button>
          {props.more}
        </div>
      </form>
    </div>
  );
}
