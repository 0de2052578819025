import { compareFigures } from "../decimal";
import { countNone, worseOf, type RatedStatus, type Status } from "../status";

/**
 * How several statuses become one.
 * - worst-of: the worst of those rated. The only simple method that agrees with all three combined KPIs of the published
 *   report, and the default.
 * - majority: the commonest of those rated; where two are equally common, the worse.
 * - mean: green counts 2 (exceeding too), amber 1, red 0; a mean of 1.5 or more is green, of 0.5 or more amber.
 * - weighted: the same mean, each member counting by its weight; one without a weight counts 1.
 */
export type CombineMethod = "worst-of" | "majority" | "mean" | "weighted";

export const COMBINE_METHODS: readonly CombineMethod[] = ["worst-of", "majority", "mean", "weighted"];

/** One status from several, and what became of the members that are not rated. */
export interface Combination {
  status: Status;
  method: CombineMethod;
  /** Members by status. Those not rated are left out of the method; with none rated, neither is the whole. */
  counts: Record<Status, number>;
  /** Rated members that counted 1 for want of a weight; 0 for the other methods. */
  unweighted: number;
}

/** What each status counts in a mean. */
export const POINTS: Readonly<Record<RatedStatus, number>> = { exceeding: 2, green: 2, amber: 1, red: 0 };

/**
 * Combines the statuses of a KPI's indicators. Their order changes nothing. `weights` are theirs, in the same order, null
 * where one has none; only "weighted" uses them.
 */
export function combine(
  members: readonly Status[],
  method: CombineMethod = "worst-of",
  weights: readonly (number | null)[] = [],
): Combination {
  const counts = countNone();
  const rated: RatedStatus[] = [];
  const ratedWeights: (number | null)[] = [];
  members.forEach((member, index) => {
    counts[member] += 1;
    if (member === "not-rated") return;
    rated.push(member);
    ratedWeights.push(weights[index] ?? null);
  });
  const unweighted = method === "weighted" ? ratedWeights.filter((weight) => weight === null).length : 0;
  const status = rated.length === 0 ? "not-rated" : METHODS[method](rated, ratedWeights.map((weight) => weight ?? 1), counts);
  return { status, method, counts, unweighted };
}

type Method = (rated: readonly RatedStatus[], weights: readonly number[], counts: Record<Status, number>) => Status;

const METHODS: Record<CombineMethod, Method> = {
  "worst-of": (rated) => rated.reduce(worseOf),
  majority: (rated, _, counts) =>
    rated.reduce((best, status) => {
      if (counts[status] === counts[best]) return worseOf(status, best);
      return counts[status] > counts[best] ? status : best;
    }),
  mean: (rated) => weigh(rated, rated.map(() => 1)),
  weighted: weigh,
};

/** The mean of the members' points as a status; none where every weight is nothing. */
function weigh(rated: readonly RatedStatus[], weights: readonly number[]): Status {
  let points = 0;
  let whole = 0;
  rated.forEach((status, index) => {
    points += POINTS[status] * (weights[index] ?? 1);
    whole += weights[index] ?? 1;
  });
  if (whole === 0) return "not-rated";
  // Compared in halves of a point (2 × points against the weights), to the digits that Excel would show.
  if (compareFigures(2 * points, 3 * whole) >= 0) return "green";
  return compareFigures(2 * points, whole) >= 0 ? "amber" : "red";
}
