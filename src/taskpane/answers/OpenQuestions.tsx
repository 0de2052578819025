import { useMemo, type JSX, type RefObject } from "react";
import { describeAsked } from "../../actions/describe/describe-questions";
import type { Kept } from "../../actions/describe/question-form";
import type { Review } from "../../actions/review";
import { findQuestions } from "../../kpi/find-questions";
import { FormBelow } from "../kit/FormBelow";
import { lazyPart } from "../kit/LazyPanel";
import type { Saving } from "../kit/PaneForm";
import { ANSWERS_COPY } from "./answers-copy";

const FORM = lazyPart(async () => (await import("./AnswersForm")).AnswersForm);

/** How many rows wait for an answer, and the button that opens the form for it. */
export function OpenQuestions(props: {
  review: Review;
  saving: Saving;
  /** Takes the focus once nothing is asked any more. */
  title: RefObject<HTMLElement | null>;
  /** Keeps the answers. Gives false if that failed. */
  onAnswer: (answers: readonly Kept[]) => Promise<boolean>;
}): JSX.Element {
  const { saving, title, onAnswer } = props;
  const { tables } = props.review;
  const asked = useMemo(() => describeAsked(findQuestions(tables).rowCount), [tables]);
  return (
    <FormBelow
      form={FORM}
      name={ANSWERS_COPY.title}
      words={asked}
      button={{ text: ANSWERS_COPY.answer, name: ANSWERS_COPY.answerName }}
      title={title}
      formProps={(close) => ({
        ...{ tables, saving, onLeave: close },
        onAnswer: async (answers) => {
          if (await onAnswer(answers)) close();
        },
      })}
    />
  );
}
