import { reviewFlagOf } from "../../../src/taskpane/state/override-draft";
import type { Rating, ReviewDate } from "../../../src/rag/rating";

const flagOf = (reviewBy: ReviewDate | null): ReturnType<typeof reviewFlagOf> =>
  reviewFlagOf({ override: { status: "green", reason: "Recounted", reviewBy } } as Rating, "2025-04-01");

test.each<[ReviewDate | null, ReturnType<typeof reviewFlagOf>]>([
  [null, null],
  [
    { text: "31/03/2025", day: "2025-03-31" },
    { is: "past", day: "2025-03-31" },
  ],
  [{ text: "1 April 2025", day: "2025-04-01" }, null],
  [{ text: "2 April 2025", day: "2025-04-02" }, null],
  [
    { text: "soon", day: null },
    { is: "unread", text: "soon" },
  ],
])("%j is flagged %j on 1 April 2025", (reviewBy, flag) => {
  expect(flagOf(reviewBy)).toEqual(flag);
});

test("without an override there is nothing to flag", () => {
  expect(reviewFlagOf({ override: null } as Rating, "2025-04-01")).toBeNull();
});
