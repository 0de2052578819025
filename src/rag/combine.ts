import { countNone, worseOf, type RatedStatus, type Status } from "./status";

/**
 * How several statuses become one.
 * - worst-of: the worst of those rated. The only simple method that agrees with all three combined KPIs of the published
 *   report, and the default.
 * - majority: the commonest of those rated; where two are equally common, the worse.
 * - mean: green counts 2 (exceeding too), amber 1, red 0; a mean of 1.5 or more is green, of 0.5 or more amber.
 */
export type CombineMethod = "worst-of" | "majority" | "mean";

export const COMBINE_METHODS: readonly CombineMethod[] = ["worst-of", "majority", "mean"];

/** One status from several, and what became of the members that are not rated. */
export interface Combination {
  status: Status;
  method: CombineMethod;
  /** Members by status. Those not rated are left out of the method; with none rated, neither is the whole. */
  counts: Record<Status, number>;
}

const POINTS: Record<RatedStatus, number> = { exceeding: 2, green: 2, amber: 1, red: 0 };

/** Combines the statuses of a KPI's indicators. Their order changes nothing. */
export function combine(members: readonly Status[], method: CombineMethod = "worst-of"): Combination {
  const counts = countNone();
  for (const member of members) counts[member] += 1;
  const rated = members.filter((member): member is RatedStatus => member !== "not-rated");
  return { status: rated.length === 0 ? "not-rated" : METHODS[method](rated, counts), method, counts };
}

const METHODS: Record<CombineMethod, (rated: readonly RatedStatus[], counts: Record<Status, number>) => RatedStatus> = {
  "worst-of": (rated) => rated.reduce(worseOf),
  majority: (rated, counts) =>
    rated.reduce((best, status) => {
      if (counts[status] === counts[best]) return worseOf(status, best);
      return counts[status] > counts[best] ? status : best;
    }),
  mean: (rated) => {
    // Compared in halves of a point, in whole numbers: 2 × points against the count.
    const points = rated.reduce((sum, status) => sum + POINTS[status], 0);
    if (2 * points >= 3 * rated.length) return "green";
    return 2 * points >= rated.length ? "amber" : "red";
  },
};
