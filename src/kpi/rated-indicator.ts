import type { PeriodContext } from "../rag/periods/no-span";
import type { Reporting } from "../rag/periods/reporting";
import type { Rating } from "../rag/rating";
import { reportingOf } from "../rag/rules/how-reported";
import type { Indicator } from "./indicator";

/** An indicator with its rating. */
export interface RatedIndicator extends Indicator {
  rating: Rating;
}

/** How the periods of an indicator's row are read: by the rules that rated it. */
export function contextOf({ rating }: RatedIndicator): PeriodContext & { reporting: Reporting } {
  return { reporting: reportingOf(rating.ruleset) };
}
