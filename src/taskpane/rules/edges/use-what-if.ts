import { useEffect, useMemo, useState } from "react";
import type { Review } from "../../../actions/review";
import { allIndicators, type RatedIndicator } from "../../../kpi/scorecard";
import type { Ruleset } from "../../../rag/rules/ruleset";
import { askWhatIf, describeMoves, type StatusMove } from "../../../rag/what-if";
import { RULES_COPY } from "../rules-copy";

/** Rows are rated in slices of this size, for this long at a time, so that typing stays quick with a table of 10,000 rows. */
const SLICE = 50;
const SLICES_MS = 10;

/** Longer tables are rated only after a pause in typing. */
const LONG_TABLE = 500;
const TYPING_PAUSE_MS = 200;

/** The indicators, and the statuses that other rules would change; null while the indicators are rated. */
export interface Moves {
  indicators: RatedIndicator[];
  moves: StatusMove[] | null;
}

interface Answer {
  indicators: RatedIndicator[];
  proposed: Ruleset;
  moves: StatusMove[];
}

/** Rates the indicators by proposed rules, in slices. Does nothing without proposed rules. */
export function useWhatIf({ scorecard, ruleset }: Review, proposed: Ruleset | null): Moves {
  const indicators = useMemo(() => allIndicators(scorecard), [scorecard]);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (!proposed) return undefined;
    const moves: StatusMove[] = [];
    let at = 0;
    const work = (): void => {
      const until = performance.now() + SLICES_MS;
      while (at < indicators.length && performance.now() < until) {
        const cells = indicators.slice(at, at + SLICE).map((indicator) => indicator.cells);
        for (const move of askWhatIf(cells, ruleset, proposed).moves) moves.push({ ...move, index: at + move.index });
        at += SLICE;
      }
      if (at >= indicators.length) setAnswer({ indicators, proposed, moves });
      else timer = setTimeout(work, 0);
    };
    let timer = setTimeout(work, indicators.length > LONG_TABLE ? TYPING_PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [indicators, ruleset, proposed]);
  const isCurrent = answer?.indicators === indicators && answer.proposed === proposed;
  return { indicators, moves: isCurrent ? answer.moves : null };
}

/** The statuses that would change, in a sentence. */
export function describeMoved(moves: Moves["moves"], ruleset: Ruleset): string {
  if (moves === null) return RULES_COPY.working;
  return moves.length === 0 ? RULES_COPY.nothingMoves : `${describeMoves(moves, ruleset)}.`;
}
