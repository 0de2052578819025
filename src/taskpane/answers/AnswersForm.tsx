import { useEffect, useId, useMemo, useRef, useState, type JSX } from "react";
import { formQuestions, type FormQuestion, type Kept } from "../../actions/describe/question-form";
import type { KpiTable } from "../../kpi/kpi-table";
import { COPY } from "../copy";
import { PaneForm, type Saving } from "../kit/PaneForm";
import { ANSWERS_COPY } from "./answers-copy";

/** Stands for “row by row” among the places of a question's choices. */
const EACH = -1;

/** The place of the choice that is made for each question, by its id. */
type Choices = ReadonlyMap<string, number>;

/** The form that asks what the workbook leaves open. It takes the focus, and keeps those answers that are given. */
export function AnswersForm(props: {
  tables: readonly KpiTable[];
  saving: Saving;
  onAnswer: (answers: readonly Kept[]) => Promise<void>;
  onLeave: () => void;
}): JSX.Element {
  const { tables, saving, onAnswer, onLeave } = props;
  const questions = useMemo(() => formQuestions(tables), [tables]);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [isMissing, setMissing] = useState(false);
  const focusFirst = (): void => form.current?.querySelector("input")?.focus();
  useEffect(focusFirst, []);
  const choose = (question: string, place: number): void => {
    setChoices(new Map(choices).set(question, place));
    setMissing(false);
  };
  const save = (): void => {
    const answers = asked(questions, choices).flatMap(
      ({ id: question, choices: offered }) => offered[choices.get(question) ?? EACH]?.keeps ?? [],
    );
    setMissing(answers.length === 0);
    if (answers.length === 0) focusFirst();
    else void onAnswer(answers);
  };
  return (
    <PaneForm
      form={form}
      className="card answers-form"
      name={{ "aria-label": ANSWERS_COPY.title }}
      saving={saving}
      words={{ save: ANSWERS_COPY.save, saving: COPY.saving }}
      onSave={save}
      onCancel={onLeave}
      answer={
        isMissing && (
          <p id={`${id}-missing`} className="field-error" role="alert">
            {ANSWERS_COPY.missing}
          </p>
        )
      }
    >
      <p className="hint">{ANSWERS_COPY.intro}</p>
      {asked(questions, choices).map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          chosen={choices.get(question.id)}
          missing={isMissing ? `${id}-missing` : undefined}
          onChoose={(place) => choose(question.id, place)}
        />
      ))}
    </PaneForm>
  );
}

/** The questions with those about each row, where these are answered row by row. */
function asked(questions: readonly FormQuestion[], choices: Choices): FormQuestion[] {
  return questions.flatMap((question) => [
    question,
    ...(choices.get(question.id) === EACH ? (question.each ?? []) : []),
  ]);
}

function QuestionField(props: {
  question: FormQuestion;
  chosen: number | undefined;
  /** The id of the text that says that nothing is answered. */
  missing: string | undefined;
  onChoose: (place: number) => void;
}): JSX.Element {
  const { question, chosen, missing, onChoose } = props;
  const id = useId();
  const { legend, hint, choices, each } = question;
  const described = [hint === undefined ? [] : `${id}-hint`, missing ?? []].flat().join(" ");
  const radioOf = (place: number, label: string): JSX.Element => (
    <label key={place} className="answer-choice">
      <input type="radio" name={id} checked={chosen === place} onChange={() => onChoose(place)} />
      <span>{label}</span>
    </label>
  );
  return (
    <fieldset className="answer-question" {...(described === "" ? {} : { "aria-describedby": described })}>
      <legend>{legend}</legend>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {choices.map(({ label }, place) => radioOf(place, label))}
      {each && radioOf(EACH, ANSWERS_COPY.each)}
    </fieldset>
  );
}
