import { compareFigures } from "../../decimal";
import { countNone, worseOf, type RatedStatus, type Status } from "../../status";
import type { CountedAs, ListedStatus } from "../statuses/status-list";
import { USUAL_LOOKS } from "../statuses/usual-icons-and-colours";

/**
 * How several statuses become one.
 * - worst-of: the worst of those rated. The only simple method that agrees with all three combined KPIs of the
 * published report, and the default.
 * - majority: the most common of those rated; on a tie, the worse.
 * - mean: a status that counts as green scores 2, amber 1, red 0; a mean of 1.5 or more is green, of 0.5 or more amber.
 * In a list without amber, a mean of amber gives the worst status that counts as amber; without one, red.
 * - weighted: the same mean, weighted by member; a member without a weight has weight 1.
 */
export type CombineMethod = "worst-of" | "majority" | "mean" | "weighted";

export const COMBINE_METHODS: readonly CombineMethod[] = ["worst-of", "majority", "mean", "weighted"];

/** One status from several, with counts of the members. */
export interface Combination {
  status: Status;
  method: CombineMethod;
  /** Members by status. Those not rated take no part; with none rated, the combination is not rated. */
  counts: Record<Status, number>;
  /** Rated members that had no weight and counted as 1; 0 for the other methods. */
  unweighted: number;
}

/** Points in a mean, by what the ruleset counts a status as. */
const POINTS: Readonly<Record<CountedAs, number>> = { green: 2, amber: 1, red: 0 };

/**
 * What a status counts as in the ruleset's list; the default for one that is not listed but that a workbook may still
 * hold.
 */
export function countedAs(status: RatedStatus, statuses: readonly ListedStatus[]): CountedAs {
  return statuses.find((one) => one.status === status)?.countsAs ?? USUAL_LOOKS[status].countsAs;
}

/** The points of a status in a mean. */
export function pointsOf(status: RatedStatus, statuses: readonly ListedStatus[]): number {
  return POINTS[countedAs(status, statuses)];
}

/**
 * Combines the statuses of a KPI's indicators, in any order. `weights` are in the same order, null for an indicator
 * without one; only "weighted" uses them.
 */
export function combine(
  members: readonly Status[],
  statuses: readonly ListedStatus[],
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
  const status =
    rated.length === 0
      ? "not-rated"
      : METHODS[method](
          rated,
          ratedWeights.map((weight) => weight ?? 1),
          counts,
          statuses,
        );
  return { status, method, counts, unweighted };
}

type Method = (
  rated: readonly RatedStatus[],
  weights: readonly number[],
  counts: Record<Status, number>,
  statuses: readonly ListedStatus[],
) => Status;

const METHODS: Record<CombineMethod, Method> = {
  "worst-of": (rated) => rated.reduce(worseOf),
  majority: (rated, _, counts) =>
    rated.reduce((best, status) => {
      if (counts[status] === counts[best]) return worseOf(status, best);
      return counts[status] > counts[best] ? status : best;
    }),
  mean: (rated, _, __, statuses) =>
    weigh(
      rated,
      rated.map(() => 1),
      statuses,
    ),
  weighted: (rated, weights, _, statuses) => weigh(rated, weights, statuses),
};

/** The mean of the members' points as a status; not rated where every weight is zero. */
function weigh(rated: readonly RatedStatus[], weights: readonly number[], statuses: readonly ListedStatus[]): Status {
  let points = 0;
  let whole = 0;
  rated.forEach((status, index) => {
    points += pointsOf(status, statuses) * (weights[index] ?? 1);
    whole += weights[index] ?? 1;
  });
  if (whole === 0) return "not-rated";
  // Compared in half points (2 × points against the weights), to the digits that Excel would show.
  if (compareFigures(2 * points, 3 * whole) >= 0) return "green";
  return compareFigures(2 * points, whole) >= 0 ? middleOf(statuses) : "red";
}

/**
 * The status for a mean of amber: amber where it is listed and counts as amber, else the worst status that does;
 * without any, red.
 */
export function middleOf(statuses: readonly ListedStatus[]): RatedStatus {
  const middle = statuses.filter(({ countsAs }) => countsAs === "amber").map(({ status }) => status);
  return middle.find((status) => status === "amber") ?? middle.at(-1) ?? "red";
}
