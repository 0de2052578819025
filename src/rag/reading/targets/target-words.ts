import type { Bound } from "./target-reading";
import { phraseTable, wordSet } from "../words/phrase";
import type { Unit } from "../units/unit";

/*
 * The words of targets, as public bodies write them. Each table says what its phrases mean and where they come from.
 * Words are in lower case, without hyphens and apostrophes; "|" separates phrases of one meaning.
 */

/** Which side of the figure is good, and whether being equal misses it. */
export interface BoundWords {
  bound: Bound;
  strict: boolean;
}

const atLeast: BoundWords = { bound: "at-least", strict: false };
const atMost: BoundWords = { bound: "at-most", strict: false };
const above: BoundWords = { bound: "at-least", strict: true };
const below: BoundWords = { bound: "at-most", strict: true };
/** "Better than 85": Good Is says which side that is. */
const better: BoundWords = { bound: null, strict: true };
const orBetter: BoundWords = { bound: null, strict: false };

/** Words before a figure. "Above 75%" and "<700" are in the published report; the rest in council and NHS scorecards. */
export const BOUNDS_BEFORE = phraseTable<BoundWords>([
  [
    "at least|minimum|minimum of|a minimum of|min|min .|min of|no less than|no fewer than|not less than|not fewer than",
    atLeast,
  ],
  [
    "not lower than|no lower than|not below|at or above|on or above|at or over|equal to or above|equal or above|>=",
    atLeast,
  ],
  [
    "greater than or equal to|more than or equal to|equal to or greater than|equal to or more than|> or =|> " +
      "or equal to",
    atLeast,
  ],
  ["higher than or equal to|not under|never below|in at least|stay above or at", atLeast],
  [
    "at most|maximum|maximum of|a maximum of|max|max .|max of|no more than|no more then|not more than|no greater than",
    atMost,
  ],
  [
    "not greater than|no higher than|not higher than|not above|not over|no longer than|not longer than|up to|<=",
    atMost,
  ],
  ["does not exceed|do not exceed|will not exceed|does not rise above|not rise above|not to rise above", atMost],
  ["does not fall below|do not fall below|not fall below|not to fall below|does not drop below", atLeast],
  [
    "at or below|on or below|at or under|equal to or below|equal or below|less than or equal to|fewer than or equal to",
    atMost,
  ],
  [
    "equal to or less than|lower than or equal to|< or =|< or equal to|not exceed|not exceeding|not to " +
      "exceed|not exceeded",
    atMost,
  ],
  ["not to be more than|must not exceed|should not exceed|not exceeding a|never above|never more than", atMost],
  ["above|over|more than|greater than|higher than|exceed|exceeds|exceeding|in excess of|>", above],
  ["below|under|less than|fewer than|lower than|shorter than|quicker than|faster than|<", below],
  ["better than", better],
  ["equal to or better than|at or better than|as good as or better than", orBetter],
]);

/** Words after a figure: "90% or above", "500+", "5 max". */
export const BOUNDS_AFTER = phraseTable<BoundWords>([
  ["or above|or more|or over|or higher|or greater|or greater than|or more than|and above|and over|and higher", atLeast],
  ["/ above|or longer|minimum|min|as a minimum|at least|at a minimum|+|plus|or above target|or at least", atLeast],
  [
    "or below|or less|or under|or fewer|or lower|and below|and under|or less than|or fewer than|and lower|and less",
    atMost,
  ],
  ["maximum|max|as a maximum|at most|or sooner|or quicker|or earlier|at maximum|or shorter|or faster", atMost],
  ["or better|or better than|and better", orBetter],
]);

/** Phrases in brackets or at the end that say which way is good: "10 days (lower is better)". */
export const WAY_WORDS = phraseTable<BoundWords>([
  [
    "higher is better|high is good|bigger is better|more is better|larger is better|good to be high|good is high|" +
      "aim to maximise",
    atLeast,
  ],
  [
    "lower is better|low is good|smaller is better|less is better|fewer is better|good to be low|good is low|" +
      "aim to minimise",
    atMost,
  ],
]);

/** Words before a figure that do not change it. */
export const LEAD_WORDS = wordSet(
  "a an the target targets is are be of at for set aim aims aiming achieve achieves achieving reach",
  "reaching deliver",
  "delivering keep keeping annual annually yearly year end full quarterly quarter monthly month weekly",
  "daily cumulative",
  "cumulatively national nationally local locally corporate contractual contract statutory interim revised",
  "new current kpi",
  "goal standard service performance average mean total overall profile profiled ytd ytd. stretch",
  "approximately approx",
  "around circa c about roughly score rate national england english in this value ambition expected level",
  "indicator our key",
  "we will should must remain remains stay staying maintain maintaining maintained sustain council trust force wide",
);

/**
 * Verbs that ask for the work whose share or time is measured: "Answer 95% of calls", "Respond within 5 days". A time
 * after one needs "within": "Complete 2 years of training" sets no time limit.
 */
export const WORK_WORDS = wordSet(
  "acknowledge acknowledging answer answering assess assessing attend attending clear clearing close closing",
  "collect collecting complete completing conclude concluding determine determining ensure ensuring have having",
  "inspect inspecting introduce introducing investigate investigating make making meet pay paying process",
  "processing provide providing recover recovering repair repairing reply replying resolve resolving respond",
  "responding secure securing take taking train visit visiting",
);

/** Words that make a figure approximate. */
export const ROUGH_WORDS = wordSet("approximately approx around circa c about roughly almost nearly just some ~");

/**
 * Words that would change what a figure means, so a text with one left over is not read: a competing figure, a
 * comparison, a movement, a base, a multiplier, a condition that cancels it.
 */
export const CRITICAL_WORDS = new Set(
  // another figure or kind of figure
  (
    "or either versus vs v than from plus minus times x fold half halve double twice triple " +
    "ish ile iles p third thirds fifths quarters percentile decile deciles quintile quintiles quartiles ratio " +
    // movement
    "reduction reductions reduce reduced reduces reducing decrease decreased decreasing decreases decline " +
    "fall increase increased increases " +
    "increasing improve improved improves improving improvement growth grow rise additional extra further " +
    "more less fewer " +
    "change changes variance deviation difference gap trend deteriorate deterioration cut saving lower " +
    "higher greater better " +
    "worse above below under over beyond exceed exceeds exceeding exceeded " +
    // bounds out of place
    "minimum maximum min max least most " +
    // a base or a comparison
    "baseline benchmark benchmarks quartile neighbour neighbours previous last prior outturn average " +
    "averages compared comparison " +
    "comparable similar relative budgeted levels against on since " +
    // undecided, or negated
    "not no never none nor except unless if tbc tba tbd confirmed agreed provisional proposed draft subject " +
    "dependent depending " +
    "indicative actual actuals yoy qoq mom " +
    // a rule for colours
    "tolerance tolerances amber green red rag threshold thresholds floor ceiling stretch " +
    // ages and ranks, which are not the target's figures
    "aged old olds top bottom first second rank ranked ranking position out every cent"
  ).split(" "),
);

/** Words that make a figure neither a result nor a target: "£2m estimate", "95% expected". */
export const NO_RESULT = wordSet(
  "forecast forecasted projected projection predicted planned budgeted expected anticipated assumed estimate estimates estimated est plan",
);

/** Words for scales that are not supported, unlike "k", "m", "bn" and the like. */
const OTHER_SCALES = wordSet(
  "lakh lakhs crore crores trillion trn tn mln mlns mlls mio mill mills mns bns mm ths thou dozen hundred hundreds thousands",
  "basis bps k m bn mn ms kk lac lacs thous thsd",
);

/** Words for scales beside an amount of money; elsewhere they mean other things ("5 bills", "5 g"). */
const MONEY_SCALES = wordSet("bil bill bills ml mls t g gr grand th l b");

/**
 * True for a word that would change the scale of the figure before it: "lakh", "mill", "x10", any word ending in
 * "million", and misspellings of "million".
 */
export function isScaleLike(word: string): boolean {
  return OTHER_SCALES.has(word) || /illi(?:on|ard)s?$|^[mbt]r?i?l{1,3}i?[ou]?n+s?$|^x\d+$/.test(word);
}

/** True for a scale word directly after an amount of money: "£5 bil", "£2 grand". */
export function isMoneyScale(word: string, unit: Unit | null): boolean {
  return unit?.family === "currency" && MONEY_SCALES.has(word);
}

/** Phrases in which critical words are harmless. */
export const HARMLESS_PHRASES = phraseTable<true>([
  // "95% of calls answered the first time", "on time", "on budget" name the measure
  [
    "never event|never events|on time|first time|first contact|at first point|first point|on track|on site|" +
      "on programme|on line|on average|first visit",
    true,
  ],
  [
    "good or better|good or outstanding|outstanding or good|satisfied or very satisfied|very satisfied or satisfied",
    true,
  ],
  [
    "very or fairly satisfied|fairly or very satisfied|good or above|good or excellent|excellent or good|" +
      "level or above",
    true,
  ],
  [
    "re used|reused or|used or|recycled or|or recycled|reduced rate|out of area|out of county|out of hours|out turn",
    true,
  ],
  [
    "grant or refusal|or equivalent|and or|or ward|higher education|green flag|green flags|green space|green spaces",
    true,
  ],
  [
    "agreed time|agreed times|agreed timescale|agreed timescales|agreed timeframe|agreed timeframes|agreed " +
      "standard|agreed standards|agreed deadline|agreed deadlines|based on",
    true,
  ],
  [
    "first attempt|first class|first aid|on or ahead|red bag|green waste|reuse or recycling|re use|under review|or " +
      "partners|or carers|or carer",
    true,
  ],
]);

/** Words that open a condition with a figure of its own: "95% of calls answered within 20 seconds". */
export const CONDITION_WORDS = phraseTable<true>([
  [
    "within|in|under|less than|more than|over|by|after|for|exceeding|at least|up to|no more than|longer than|" +
      "greater than",
    true,
  ],
  [
    "<|>|<=|>=|fewer than|waiting|at|of|not exceeding|under the|within the|in under|in less than|to wait|beyond|every",
    true,
  ],
]);

/** Words that mean 100%. */
export const ALL_WORDS = new Set(["all", "every"]);

/** Nouns that "no" and "zero" may count in a target: "no cases", "zero never events". Other nouns are not read. */
export const COUNTED_NOUNS = wordSet(
  "accidents breaches cases complaints deaths errors events failures fatalities fires incidents infections",
  "injuries losses",
  "never non occurrences outbreaks penalties mixed sex overdue avoidable preventable serious major",
  "reportable rough sleepers",
  "sleeping families households people patients children placements placement b&b bed breakfast",
  "accommodation unplanned",
  "exclusions closures suicides escapes homicides mrsa bacteraemia defaults appeals lost upheld",
  "recommendations waits",
  "waiters waiting instances failings fails repeat cancelled operations successful challenges qualifications",
);
