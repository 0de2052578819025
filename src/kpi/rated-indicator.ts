import type { Rating } from "../rag/rating";
import type { Indicator } from "./indicator";

/** An indicator with its rating. */
export interface RatedIndicator extends Indicator {
  rating: Rating;
}
