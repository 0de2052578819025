import { describeGap } from "../rag/sentences/describe-gap";
import { writeDay } from "../rag/periods/days";
import type { NotRatedReason, Rating } from "../rag/rating";
import { wordFor, type Ruleset } from "../rag/rules/ruleset";
import { asSentence } from "./words";

/** What is missing, for a reader who cannot correct it. The pane says what an officer can do. */
const NOT_RATED_WORDS: Record<NotRatedReason["code"], string> = {
  "no-target": "There is no target yet.",
  "target-not-read": "The target's words leave open what figure is meant.",
  "target-error": "The target's cell holds an error.",
  "no-value": "There is no value yet.",
  "no-whole": "There was nothing to count this time.",
  "value-not-read": "The value cannot be read as a figure.",
  "value-bounded": "The value is not given whole, and what is given leaves its status open.",
  "value-not-a-result": "There is a forecast or a plan, and no result yet.",
  "needs-date": "The target is a date, and the value is not.",
  "value-error": "The value's cell holds an error.",
  "good-is-missing": "It is not said whether high or low is good.",
  "good-is-unknown": "It is not clear whether high or low is good.",
  "good-is-contradicts": "The target and Good Is contradict each other.",
  "needs-benchmark": "The figure to compare with is not known yet.",
  "benchmark-unnamed": "The target does not say whose result it is to be compared with.",
  "benchmark-missing": "The figure to compare with is not known yet.",
  "needs-previous-value": "The previous value, which it is to be compared with, is not known.",
  "needs-base": "The figure that the change is counted from is not known.",
  "needs-last-year": "The result of last year, which the change is counted from, is not known.",
  "base-differs": "The figure that the change is counted from is of another year.",
  "base-unclear": "The target does not say which result the change is counted from.",
  "needs-expected-to-date": "It is not said how much of the year's target was expected by now.",
  "which-value": "It is not said which of two values the target is for.",
  "which-column": "It is not said which of several columns is meant.",
  "which-count": "It is not said whether results count from the beginning of the year, as the targets do.",
  "needs-to-date": "The target is for a longer time than the result.",
  "needs-year": "The value's period has no year, and the target is for a day of its own.",
  "which-target": "It is not said which of several targets is for the value's period.",
  "per-period": "It is not said that the value is for the same period as the target.",
  "change-unclear": "It is not clear what change the target asks for.",
  ratio: "The target is a ratio, which leaves open which way is good.",
  "units-differ": "The value and the target are in different units.",
  "scales-differ": "The value and what it is compared with are in different scales.",
  "fraction-or-percent": "One of its figures could be a fraction or a percentage.",
  "hours-or-minutes": "The value could be hours and minutes, or minutes and seconds.",
  "tolerance-not-read": "The tolerance cannot be read.",
  "tolerance-does-not-fit": "The tolerance does not fit the rules in use.",
  "threshold-not-read": "A threshold of its own cannot be read.",
  "threshold-missing": "Its own thresholds do not say where amber ends.",
  "threshold-unclear": "It is not clear what a threshold of its own means.",
  "threshold-contradicts": "Its own thresholds contradict each other or Good Is.",
  "threshold-gap": "Its own thresholds give this result no status.",
  "threshold-shared": "Its own thresholds leave open which of two statuses this result has.",
  "threshold-of-year": "Its own thresholds are for the whole target, of which a part was expected by now.",
  "not-calculated": "One of its figures has not been calculated yet.",
};

/** Why an indicator has its status, in one short sentence that does not repeat the status. */
export function explainBriefly({ computed, override, overrideProblem }: Rating, ruleset: Ruleset): string {
  if (override) {
    const same =
      override.status === computed.status
        ? "the rules give it too"
        : `the rules give ${wordFor(ruleset, computed.status)}`;
    return `Given by an officer; ${same}.`;
  }
  const reason =
    computed.status === "not-rated" ? NOT_RATED_WORDS[computed.reason.code] : `${asSentence(describeGap(computed))}.`;
  return overrideProblem === null ? reason : `${reason} An override is not used: ${PROBLEM_WORDS[overrideProblem]}.`;
}

const PROBLEM_WORDS = { "no-reason": "it has no reason", "not-a-status": "it is no status" } as const;

/**
 * When an override is due for review: "31 March 2025", "31 March 2025, past" or the cell's own words. `today` is
 * "2025-03-31".
 */
export function describeReviewBy({ override }: Rating, today: string): string {
  const reviewBy = override?.reviewBy;
  if (!reviewBy) return "None given";
  if (reviewBy.day === null) return reviewBy.text;
  return `${writeDay(reviewBy.day)}${reviewBy.day < today ? ", past" : ""}`;
}
