import type { Review } from "../../actions/review";

type Series = NonNullable<Review["tables"][number]["series"]>;
type Unclear = NonNullable<Series["unclear"]> extends ReadonlyMap<number, infer One> ? One : never;

/** The review as if its first two rows left open whether their targets are for the quarter or the year to date. */
export function withQuestions(review: Review): Review {
  const [first, ...others] = review.tables;
  if (!first) return review;
  const openAt = (row: number): Unclear => ({
    ...{ code: "which-value", field: "latestValue", readings: [] },
    asks: {
      question: "target-time",
      ...{ own: `Q2 (H${row + 2})`, longer: `YTD (I${row + 2})`, isCount: true, answers: ["period", "longer", "year"] },
    },
  });
  const series: Series = {
    ...{ shape: "across", judged: "2024/25 Q2", newest: "2024/25 Q2", periods: ["2024/25 Q2"], past: [], choices: [] },
    longerColumn: { heading: "YTD", lasting: "YTD" },
    unclear: new Map([0, 1].map((row) => [row, openAt(row)])),
  };
  return { ...review, tables: [{ ...first, series }, ...others] };
}
