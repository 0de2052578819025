import type { JSX } from "react";
import { describeJudged, newestPeriods, periodChoices } from "../../actions/describe/describe-periods";
import type { Review } from "../../actions/review";
import { reportingOf } from "../../rag/rules/how-reported";
import { FormBelow } from "../kit/FormBelow";
import { lazyPart } from "../kit/LazyPanel";
import type { Saving } from "../kit/PaneForm";
import { PERIODS_COPY } from "./periods-copy";

const FORM = lazyPart(async () => (await import("./PeriodForm")).PeriodForm);

/** Which period is judged, where KPI rows hold several, and the button that changes it. */
export function JudgedPeriod(props: {
  review: Review;
  saving: Saving;
  /** Judges a period from now on; null for the newest. Gives false if that failed. */
  onJudge: (period: string | null) => Promise<boolean>;
}): JSX.Element {
  const { review, saving, onJudge } = props;
  const { tables, chosenPeriod, ruleset } = review;
  const choices = periodChoices(review);
  const canChange = choices.length > 1 || chosenPeriod !== null;
  return (
    <FormBelow
      form={FORM}
      name={PERIODS_COPY.title}
      words={describeJudged(review)}
      button={canChange ? { text: PERIODS_COPY.change, name: PERIODS_COPY.changeName } : null}
      formProps={(close) => ({
        ...{ choices, saving, chosen: chosenPeriod, onLeave: close },
        ...{ newest: newestPeriods(tables), reporting: reportingOf(ruleset) },
        onJudge: async (period) => {
          if (await onJudge(period)) close();
        },
      })}
    />
  );
}
