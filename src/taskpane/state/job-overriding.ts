import type { WrittenReview } from "../../actions/review/write-logged";
import { allIndicators } from "../../kpi/scorecard";
import { refused } from "../../planning/problem";
import type { GivenOverride } from "../../planning/statuses/plan-override";
import { wordFor } from "../../rag/rules/ruleset";
import { COPY } from "../copy";
import { findIndicator, followPlace, placeKey, type IndicatorPlace } from "./indicator-place";
import { job } from "./job";
import { applyWritten, withEntry } from "./pane-data";

/** Saves an override for the indicator at a place; null removes it. */
export const OVERRIDING = job<[place: IndicatorPlace, given: GivenOverride | null], WrittenReview>({
  busy: COPY.saving,
  async run({ app, data, currentReview, write }, place, given) {
    const shown = data.review;
    const read = await currentReview();
    if (!read.ok) return read;
    // Rows may have moved since the officer chose this one.
    const now = shown && followPlace(place, allIndicators(shown.scorecard), allIndicators(read.value.scorecard));
    return now ? write(() => app.override(read.value, now, given)) : refused({ code: "workbook-changed" });
  },
  done(data, written, _, given) {
    const next = applyWritten(data, written, { button: "Undo override", undone: "The override is undone." });
    const place = next.about;
    const metric = (place && findIndicator(written, place)?.metric) || "the indicator";
    const sentence = given
      ? `Override saved: ${metric} is ${wordFor(written.ruleset, given.status)}.`
      : `Override removed from ${metric}.`;
    return {
      ...next,
      ...{ opened: place, pinned: place, news: { sentences: [sentence], troubles: [] } },
      drafts: place ? withEntry(next.drafts, placeKey(place), null) : next.drafts,
    };
  },
  about: (place) => place,
  retry: ({ about }, place, given) => [about ?? place, given],
});
