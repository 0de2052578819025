import { rate } from "./rate";
import type { IndicatorCells } from "./rating";
import type { Ruleset } from "./ruleset";
import { STATUSES, type Status } from "./status";

/** A row whose computed status would change, by its place in the list that was asked about. */
export interface StatusMove {
  index: number;
  from: Status;
  to: Status;
}

export interface WhatIf {
  moves: StatusMove[];
  /** Rows by computed status, under the rules as they are and as they would be. */
  before: Record<Status, number>;
  after: Record<Status, number>;
}

/** What other rules would make of the same rows: "amber to 5%: six Ambers become Red". Overrides are left out of it. */
export function askWhatIf(rows: readonly IndicatorCells[], current: Ruleset, proposed: Ruleset): WhatIf {
  const before: Record<Status, number> = { green: 0, amber: 0, red: 0, "not-rated": 0 };
  const after = { ...before };
  const moves: StatusMove[] = [];
  rows.forEach((cells, index) => {
    const from = rate(cells, current).computed.status;
    const to = rate(cells, proposed).computed.status;
    before[from] += 1;
    after[to] += 1;
    if (from !== to) moves.push({ index, from, to });
  });
  return { moves, before, after };
}

/** The moves in words, best status first: "6 Amber become Red; 1 Red becomes Amber". "" when nothing moves. */
export function describeMoves(moves: readonly StatusMove[], ruleset: Ruleset): string {
  const phrases = STATUSES.flatMap((from) =>
    STATUSES.map((to) => {
      const count = moves.filter((move) => move.from === from && move.to === to).length;
      const [was, becomes] = [ruleset.statuses[from].word, ruleset.statuses[to].word];
      return count === 0 ? "" : `${count} ${was} ${count === 1 ? "becomes" : "become"} ${becomes}`;
    }),
  );
  return phrases.filter((phrase) => phrase !== "").join("; ");
}
