import { worseOf, type RatedStatus, type Status } from "./status";

/** One status from several, and what became of the members that are not rated. */
export interface Combination {
  status: Status;
  method: "worst-of";
  /** Members by status. */
  counts: Record<Status, number>;
}

/**
 * Combines the statuses of a KPI's indicators by the worst of those rated: the only simple method that agrees with all
 * three combined KPIs of the published report. Members not rated are left out and counted; with none rated, so is the KPI.
 */
export function combineWorstOf(members: readonly Status[]): Combination {
  const counts: Record<Status, number> = { green: 0, amber: 0, red: 0, "not-rated": 0 };
  let worst: RatedStatus | null = null;
  for (const member of members) {
    counts[member] += 1;
    if (member !== "not-rated") worst = worst === null ? member : worseOf(worst, member);
  }
  return { status: worst ?? "not-rated", method: "worst-of", counts };
}
