import { compareFigures } from "../../decimal";
import { countNone, worseOf, type RatedStatus, type Status } from "../../status";
import { USUAL_LOOKS, type CountedAs, type ListedStatus } from "../statuses/status-list";

/**
 * How several statuses become one.
 * - worst-of: the worst of those rated. The only simple method that agrees with all three combined KPIs of the published
 *   report, and the default.
 * - majority: the commonest of those rated; where two are equally common, the worse.
 * - mean: what counts as green counts 2, as amber 1, as red 0; a mean of 1.5 or more is green, of 0.5 or more amber. In a
 *   list without an amber, what comes to amber is the worst that counts so; where none does, it is red.
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

/** What a status counts in a mean, by what the ruleset counts it as. */
const POINTS: Readonly<Record<CountedAs, number>> = { green: 2, amber: 1, red: 0 };

/** What a status counts as by the ruleset's list; as usual for one that is not in it, which a workbook may still hold. */
export function countedAs(status: RatedStatus, statuses: readonly ListedStatus[]): CountedAs {
  return statuses.find((one) => one.status === status)?.countsAs ?? USUAL_LOOKS[status].countsAs;
}

/** What a status counts in a mean. */
export function pointsOf(status: RatedStatus, statuses: readonly ListedStatus[]): number {
  return POINTS[countedAs(status, statuses)];
}

/**
 * Combines the statuses of a KPI's indicators. Their order changes nothing. `weights` are theirs, in the same order, null
 * where one has none; only "weighted" uses them.
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

/** The mean of the members' points as a status; none where every weight is nothing. */
function weigh(rated: readonly RatedStatus[], weights: readonly number[], statuses: readonly ListedStatus[]): Status {
  let points = 0;
  let whole = 0;
  rated.forEach((status, index) => {
    points += pointsOf(status, statuses) * (weights[index] ?? 1);
    whole += weights[index] ?? 1;
  });
  if (whole === 0) return "not-rated";
  // Compared in halves of a point (2 × points against the weights), to the digits that Excel would show.
  if (compareFigures(2 * points, 3 * whole) >= 0) return "green";
  return compareFigures(2 * points, whole) >= 0 ? middleOf(statuses) : "red";
}

/** The status that a mean of amber comes to: amber where it is listed and counts so, else the worst that does; with none, red. */
export function middleOf(statuses: readonly ListedStatus[]): RatedStatus {
  const middle = statuses.filter(({ countsAs }) => countsAs === "amber").map(({ status }) => status);
  return middle.find((status) => status === "amber") ?? middle.at(-1) ?? "red";
}
