import type { Draft } from "../draft";
import { phraseAt, phraseTable, wordSet, type Phrase } from "../words/phrase";
import type { Bound, ChangeTarget } from "../targets/target-reading";
import { WAY_WORDS } from "../targets/target-words";

/* Words that ask for a movement, and words that compare with an earlier result. */

export interface Movement {
  change: ChangeTarget["change"];
  bound: Bound;
  /** True for nouns such as "reduction", which a figure may precede. */
  noun: boolean;
}

const move = (change: ChangeTarget["change"], noun: boolean, bound: Bound = null): Movement => ({
  change,
  noun,
  bound,
});

const MOVEMENTS = phraseTable<Movement>([
  ["reduction|reductions|decrease|decline|fall|drop|cut", move("reduction", true)],
  [
    "reduce|reduced|reduces|reducing|decreased|decreasing|minimise|falling|downward trend|decreasing trend",
    move("reduction", false),
  ],
  ["increase|increases|growth|rise|uplift", move("increase", true)],
  ["increased|increasing|grow|growing|raise|rising|upward trend|increasing trend", move("increase", false)],
  ["improvement|improvements", move("improvement", true)],
  ["improve|improved|improving|improving trend|continuous improvement|improvement trend", move("improvement", false)],
  [
    "maintain or improve|maintain / improve|improve or maintain|maintained or improved|maintaining or improving",
    move("maintain", false),
  ],
  [
    "maintain and improve|improve / maintain|stable or improving|sustain or improve|same or better|stay the " +
      "same or improve",
    move("maintain", false),
  ],
  [
    "maintain|maintained|maintaining|sustain|stable|static|no change|stay the same|remain the same|hold steady",
    move("maintain", false),
  ],
  ["no deterioration|no worse|not worse|not deteriorate|no worsening|at least maintain", move("maintain", false)],
  ["no increase|not increase|no rise|no growth|zero increase|do not increase", move("maintain", false, "at-most")],
  ["no decrease|no reduction|not decrease|no decline|no fall|no drop", move("maintain", false, "at-least")],
]);

/** How a result should compare with an earlier one: "below last year", "no worse than 2023/24". */
export const COMPARED = phraseTable<{ change: ChangeTarget["change"]; bound: Bound }>([
  ["below|less than|fewer than|lower than|under|reduction on|lower|fewer", { change: "reduction", bound: null }],
  ["above|more than|greater than|higher than|exceed|increase on|over", { change: "increase", bound: null }],
  [
    "better than|improve on|improvement on|improve upon|improved on|an improvement on|improve from|improvement from",
    { change: "improvement", bound: null },
  ],
  [
    "at or above|at least|no less than|no lower than|not less than|no fewer than|not below",
    { change: "maintain", bound: "at-least" },
  ],
  [
    "at or below|no more than|no higher than|not more than|no greater than|not exceed|not exceeding|not to exceed|not above",
    { change: "maintain", bound: "at-most" },
  ],
  [
    "same as|the same as|no worse than|not worse than|in line with|at least as good as|as|equal to|match|" +
      "maintain|maintain at",
    { change: "maintain", bound: null },
  ],
  [
    "equal to or better than|same or better than|as good as or better than|at or better than|better than or equal to",
    { change: "maintain", bound: null },
  ],
]);

/** Words between an amount and an earlier result: "5% below 2018 levels", "£2m more than last year". */
export const OFFSETS = phraseTable<ChangeTarget["change"]>([
  ["below|less than|fewer than|lower than|under|down on|down from", "reduction"],
  ["above|more than|greater than|higher than|over|up on|up from", "increase"],
  ["better than", "improvement"],
]);

/** True when the text mentions a movement, so that it must be read as one or not at all. */
export function speaksOfMovement(draft: Draft): boolean {
  return draft.items.some((_, index) => movementAt(draft, index) !== null);
}

/** The movement that a phrase at `index` asks for. "(aim to minimise)" only says which way is good. */
export function movementAt(draft: Draft, index: number): Phrase<Movement> | null {
  const { items } = draft;
  const phrase = items[index]?.kind === "word" ? phraseAt(MOVEMENTS, items, index) : null;
  return phrase && draft.wordAt(index - 3) === "(" && phraseAt(WAY_WORDS, items, index - 2) ? null : phrase;
}

/** Words that may follow "maintain" with a level: "maintain current performance", "maintain at 2023/24 level". */
const LEVEL_WORDS = wordSet(
  "current performance level levels rate rates standard standards position status score at the our",
  "existing as is same of previous last",
  "year years quarter outturn or better and improve improving high trend figure result results this in",
  "line with for on above from a",
);

/** True where only words for a level follow from `from` on. */
export function keepsLevel(draft: Draft, from: number): boolean {
  return draft.items.every((item, at) => at < from || item.kind !== "word" || LEVEL_WORDS.has(item.word));
}
