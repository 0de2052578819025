import { useEffect, useMemo, useState } from "react";
import type { Review } from "../../actions/review";
import { allIndicators, type RatedIndicator } from "../../kpi/scorecard";
import type { Ruleset } from "../../rag/rules/ruleset";
import { askWhatIf, type StatusMove } from "../../rag/what-if";

/** Rows are rated in slices of this size, and for this long at a time, so that a table of 10,000 rows does not delay typing. */
const SLICE = 50;
const STRETCH_MS = 10;

/** Longer tables are rated once the officer has stopped typing. */
const LONG_TABLE = 500;
const TYPING_PAUSE_MS = 200;

/** What other rules would change: the indicators, and those whose status moves; null while they are rated. */
export interface Moves {
  indicators: RatedIndicator[];
  moves: StatusMove[] | null;
}

interface Answer {
  indicators: RatedIndicator[];
  proposed: Ruleset;
  moves: StatusMove[];
}

/** Rates, slice by slice, what proposed rules would change. Without proposed rules it does nothing. */
export function useWhatIf({ scorecard, ruleset }: Review, proposed: Ruleset | null): Moves {
  const indicators = useMemo(() => allIndicators(scorecard), [scorecard]);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (!proposed) return undefined;
    const moves: StatusMove[] = [];
    let at = 0;
    const work = (): void => {
      const until = performance.now() + STRETCH_MS;
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
