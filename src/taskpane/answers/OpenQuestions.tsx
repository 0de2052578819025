import { Button } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type JSX, type RefObject } from "react";
import { describeAsked } from "../../actions/describe/describe-questions";
import type { Kept } from "../../actions/describe/question-form";
import type { Review } from "../../actions/review";
import { findQuestions } from "../../kpi/find-questions";
import { COPY } from "../copy";
import { useFocusAfter } from "../kit/focus";
import { LazyPanel, lazyPart } from "../kit/LazyPanel";
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
}): JSX.Element | null {
  const { tables } = props.review;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const asked = useMemo(() => describeAsked(findQuestions(tables).rowCount), [tables]);
  const isShown = isOpen && asked !== null;
  useFocusAfter(isShown, button, props.title);
  useEffect(() => {
    // Few workbooks ask anything. A script that fails to load is loaded again when the form is opened.
    if (asked !== null) void Promise.allSettled([FORM.load()]);
  }, [asked]);
  if (asked === null) return null;
  return (
    <section className="judged" aria-label={ANSWERS_COPY.title}>
      <p>
        {asked}
        {!isShown && (
          <Button ref={button} size="small" aria-label={ANSWERS_COPY.answerName} onClick={() => setOpen(true)}>
            {ANSWERS_COPY.answer}
          </Button>
        )}
      </p>
      {isShown && (
        <LazyPanel
          part={FORM}
          isShown
          opening={COPY.openingForm}
          notLoaded={COPY.formNotLoaded}
          leave={{ label: COPY.cancel, act: () => setOpen(false) }}
          partProps={{
            ...{ tables, saving: props.saving },
            onAnswer: async (answers) => {
              if (await props.onAnswer(answers)) setOpen(false);
            },
            onLeave: () => setOpen(false),
          }}
        />
      )}
    </section>
  );
}
