import type { Edges } from "../../../src/rag/rules/edges/edge";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import type { Ruleset } from "../../../src/rag/rules/ruleset";
import type { ListedStatus, Wording } from "../../../src/rag/rules/statuses/status-list";
import { USUAL_LOOKS } from "../../../src/rag/rules/statuses/usual-icons-and-colours";
import { LEVELS, STATUS_WORDS, type RatedStatus } from "../../../src/rag/status";
import type { Tolerance } from "../../../src/rag/rules/edges/tolerance";

/** A status as a ruleset lists it, with its usual look. */
export function listed(status: RatedStatus, wording: Partial<Wording> = {}): ListedStatus {
  return {
    status,
    word: STATUS_WORDS[status],
    meaning: `What ${STATUS_WORDS[status]} means`,
    ...wording,
    ...USUAL_LOOKS[status],
  };
}

/** The default rules with a status beyond green, that begins so far beyond the target. */
export function withExceeding(begins: Tolerance, word = "Exceeding"): Ruleset {
  return {
    ...DEFAULT_RULESET,
    statuses: [listed("exceeding", { word, meaning: "Well beyond the target" }), ...DEFAULT_RULESET.statuses],
    defaults: {
      ...DEFAULT_RULESET.defaults,
      "high-or-low": { ...DEFAULT_RULESET.defaults["high-or-low"], exceeding: begins },
    },
  };
}

/** The default rules in words of one's own. */
export function inWords(ruleset: Ruleset, words: Partial<Record<RatedStatus, string>>): Ruleset {
  return { ...ruleset, statuses: ruleset.statuses.map((one) => ({ ...one, word: words[one.status] ?? one.word })) };
}

const percent = (figure: number): Tolerance => ({ kind: "percent", figure });

/** How far each status between green and red reaches: in steps, the better the shorter. */
const REACH = { "amber-green": percent(5), amber: percent(10), "amber-red": percent(15) } as const;

/** Rules with these statuses, with an edge for each: green is met, and the others reach to 5%, 10% and 15%. */
export function rulesListing(...statuses: RatedStatus[]): Ruleset {
  const middle = Object.fromEntries(Object.entries(REACH).filter(([level]) => statuses.some((one) => one === level)));
  const edges: Edges = { green: "met", ...middle };
  return {
    ...DEFAULT_RULESET,
    statuses: LEVELS.filter((level) => statuses.includes(level)).map((level) => listed(level)),
    defaults: {
      ...DEFAULT_RULESET.defaults,
      "high-or-low": statuses.includes("exceeding") ? { ...edges, exceeding: percent(10) } : edges,
      ...{ "on-target": edges, comparable: edges },
    },
  };
}
