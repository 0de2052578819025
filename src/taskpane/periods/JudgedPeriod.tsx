import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState, type JSX } from "react";
import { describeJudged, newestPeriods, periodChoices } from "../../actions/describe/describe-periods";
import type { Review } from "../../actions/review";
import { reportingOf } from "../../rag/rules/how-reported";
import { COPY } from "../copy";
import { useFocusAfter } from "../kit/focus";
import { LazyPanel, lazyPart } from "../kit/LazyPanel";
import type { Saving } from "../kit/PaneForm";
import { PERIODS_COPY } from "./periods-copy";

const FORM = lazyPart(async () => (await import("./PeriodForm")).PeriodForm);

/** Which period is judged, where KPI rows hold several, and the button that changes it. */
export function JudgedPeriod(props: {
  review: Review;
  saving: Saving;
  /** Judges a period from now on; null for the newest. Gives false if that failed. */
  onJudge: (period: string | null) => Promise<boolean>;
}): JSX.Element | null {
  const { review, saving, onJudge } = props;
  const { tables, chosenPeriod, ruleset } = review;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useFocusAfter(isOpen, button);
  const judged = describeJudged(review);
  const choices = periodChoices(review);
  const canChange = judged !== null && (choices.length > 1 || chosenPeriod !== null);
  useEffect(() => {
    // Few workbooks hold several periods. A script that fails to load is loaded again when the form is opened.
    if (canChange) void Promise.allSettled([FORM.load()]);
  }, [canChange]);
  if (judged === null) return null;
  return (
    <section className="judged" aria-label={PERIODS_COPY.title}>
      <p>
        {judged}
        {canChange && !isOpen && (
          <Button ref={button} size="small" aria-label={PERIODS_COPY.changeName} onClick={() => setOpen(true)}>
            {PERIODS_COPY.change}
          </Button>
        )}
      </p>
      {isOpen && (
        <LazyPanel
          part={FORM}
          isShown
          opening={COPY.openingForm}
          notLoaded={COPY.formNotLoaded}
          leave={{ label: COPY.cancel, act: () => setOpen(false) }}
          partProps={{
            ...{
              choices,
              saving,
              chosen: chosenPeriod,
              newest: newestPeriods(tables),
              reporting: reportingOf(ruleset),
            },
            onJudge: async (period) => {
              if (await onJudge(period)) setOpen(false);
            },
            onLeave: () => setOpen(false),
          }}
        />
      )}
    </section>
  );
}
