import type { Rating } from "../rag/rating";
import type { Indicator } from "./indicator";

/** An indicator with its status and how that came about. */
export interface RatedIndicator extends Indicator {
  rating: Rating;
}
