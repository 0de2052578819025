import { needsPreview } from "../../actions/recalculate";
import type { Review } from "../../actions/review";
import type { WrittenReview } from "../../actions/review/write-logged";
import { asStale } from "../../planning/plan";
import { done, type Result } from "../../planning/problem";
import type { LookChoices } from "../../planning/status-looks/offers";
import { job, type JobContext } from "./job";
import { applyReview, applyWritten, isDifferentRun, type PaneData, type UndoWords } from "./pane-data";

const UNDO_RUN: UndoWords = { button: "Undo last run", undone: "The last run is undone." };

/** A run is either written or previewed. `hasChanged`: the sheet has changed since the last preview. */
type Outcome = { is: "written"; review: WrittenReview } | { is: "previewed"; review: Review; hasChanged: boolean };

/** Writes the statuses. Takes the officer's choices from the preview, or null for a new run, which may have to be previewed. */
export const RECALCULATING = job({
  busy: "Recalculating…",
  async run({ app, data, write }: JobContext, choices: LookChoices | null): Promise<Result<Outcome>> {
    const writeRun = async (review: Review): Promise<Result<Outcome>> => {
      const written = await write(() => app.write(review, choices ?? undefined));
      return written.ok ? done({ is: "written", review: written.value }) : written;
    };
    const { review: shown, isOutOfDate } = data;
    if (choices && shown && !isOutOfDate) return writeRun({ ...shown, plan: asStale(shown.plan) });
    const prepared = await app.prepare();
    if (!prepared.ok) return prepared;
    const review = prepared.value;
    // Only what the preview showed is written.
    const isPreviewed = choices ? isDifferentRun(shown, review) : needsPreview(review);
    return isPreviewed ? done({ is: "previewed", review, hasChanged: choices !== null }) : writeRun(review);
  },
  done(data, outcome): PaneData {
    switch (outcome.is) {
      case "written": {
        const { changes, kept, looks, trendChanges, sheets } = outcome.review;
        const lastRun = { changes, kept, looks, trendChanges, sheets };
        return { ...applyWritten(data, outcome.review, UNDO_RUN), preview: null, lastRun };
      }
      case "previewed":
        return {
          ...applyReview(data, outcome.review),
          tab: "statuses",
          preview: { hasChanged: outcome.hasChanged },
        };
    }
  },
  retry: (): [null] => [null],
});
