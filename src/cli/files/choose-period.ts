import { periodChoices } from "../../actions/describe/describe-periods";
import type { Review } from "../../actions/review";
import { isSamePeriodName } from "../../kpi/layout/chosen-period";
import { foldName } from "../../rag/fold-name";
import { reportingOf } from "../../rag/rules/how-reported";
import { joinWords } from "../../report/words";
import type { Arguments } from "../arguments/command";
import { NEWEST_PERIOD } from "../arguments/common-options";
import { UnusableInput } from "../errors";

/** The period from the option --period: null for the newest, undefined where the option was not given. */
export function chosenPeriod(given: Arguments): string | null | undefined {
  const wanted = given.valueOf("period")?.trim();
  return wanted !== undefined && foldName(wanted) === NEWEST_PERIOD ? null : wanted;
}

/** Throws UnusableInput if a period was given for which no row has a result. */
export function checkPeriod(given: Arguments, review: Pick<Review, "tables" | "ruleset">, path: string): void {
  const wanted = chosenPeriod(given);
  const choices = periodChoices(review);
  if (typeof wanted !== "string" || choices.some((name) => isSamePeriodName(name, wanted, reportingOf(review.ruleset))))
    return;
  throw new UnusableInput(
    choices.length === 0
      ? `--period chooses among several periods, and the KPI rows of ${path} hold one each.`
      : `no KPI row of ${path} has a result for “${wanted}”. The periods with results are ${joinWords(choices)}.`,
  );
}
