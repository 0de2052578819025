import { Button } from "@fluentui/react-components";
import { useRef, useState, type JSX } from "react";
import { describeJudged, newestPeriods, periodChoices } from "../../actions/describe/describe-periods";
import type { Review } from "../../actions/review";
import { useFocusAfter } from "../kit/focus";
import type { Saving } from "../kit/PaneForm";
import { PeriodForm } from "./PeriodForm";
import { PERIODS_COPY } from "./periods-copy";

/** Which period is judged, where KPI rows hold several, and the button that changes it. */
export function JudgedPeriod(props: {
  review: Review;
  saving: Saving;
  /** Judges a period from now on; null for the newest. Gives false if that failed. */
  onJudge: (period: string | null) => Promise<boolean>;
}): JSX.Element | null {
  const { review, saving, onJudge } = props;
  const { tables, chosenPeriod } = review;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useFocusAfter(isOpen, button);
  const judged = describeJudged(review);
  if (judged === null) return null;
  const choices = periodChoices(tables);
  const canChange = choices.length > 1 || chosenPeriod !== null;
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
        <PeriodForm
          {...{ choices, saving, chosen: chosenPeriod, newest: newestPeriods(tables) }}
          onJudge={async (period) => {
            if (await onJudge(period)) setOpen(false);
          }}
          onLeave={() => setOpen(false)}
        />
      )}
    </section>
  );
}
