import type { Draft } from "./draft";
import { phraseAt, phraseTable, wordSet, type Phrase } from "./phrase";
import { isName } from "./read-name";
import { doubtDash, draftReading, readNumberTarget, unreadTarget } from "./read-number-target";
import type { Bound, ChangeTarget, TargetReading } from "./target-reading";
import { BOUNDS_BEFORE, LEAD_WORDS, ROUGH_WORDS, WAY_WORDS, type BoundWords } from "./target-words";

/*
 * Targets that ask for movement: "Year on year reduction", "Reduce by 5%", "No worse than last year". "Reduce to 5%"
 * names a level, so it is a figure with a bound.
 */

type Movement = { change: ChangeTarget["change"]; bound: Bound; noun: boolean };

const move = (change: ChangeTarget["change"], noun: boolean, bound: Bound = null): Movement => ({
  change,
  noun,
  bound,
});

const MOVEMENTS = phraseTable<Movement>([
  ["reduction|reductions|decrease|decline|fall|drop", move("reduction", true)],
  [
    "reduce|reduced|reduces|reducing|decreased|decreasing|cut|minimise|falling|downward trend|decreasing trend",
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

/** What a movement is measured from, when it is the previous result. */
const PREVIOUS = phraseTable<true>([
  [
    "last year|last years|previous year|previous years|prior year|the previous year|the last year|last years " +
      "figure|preceding year",
    true,
  ],
  [
    "last years outturn|previous years outturn|previous years performance|last years performance|last years result",
    true,
  ],
  [
    "last quarter|previous quarter|last month|previous month|previous period|last period|previous result|" +
      "previous value",
    true,
  ],
  [
    "same period last year|same quarter last year|same period in the previous year|same time last year|same " +
      "month last year",
    true,
  ],
  [
    "same period the previous year|year on year|year to year|previous years figure|the year before|current|" +
      "current performance|current level",
    true,
  ],
  [
    "current levels|current position|current rate|previous performance|previous level|existing levels|" +
      "existing performance",
    true,
  ],
]);

/** Words that lead to what a movement is measured from. */
const FROM_WORDS = phraseTable<true>([
  [
    "on|from|against|compared to|compared with|compare to|in comparison to|in comparison with|vs|versus|v|" +
      "than|over|relative to|since|as|to",
    true,
  ],
  ["of|of the", true],
  ["on the|from the|against the|compared to the|compared with the|than the|over the|as the|on our|from our", true],
]);

/** Words that say how often or when, and leave the movement as it is. */
const PACE_WORDS = wordSet(
  "year on per annual annually yearly quarter quarterly month monthly further overall continued continuing",
  "continuous continual a an the of in by net real at least each every and our trend",
);

/** True when the text speaks of movement, so that it must be read as such or not at all. */
export function speaksOfMovement(draft: Draft): boolean {
  return draft.items.some((_, index) => movementAt(draft, index) !== null);
}

/** The movement that a phrase at `index` asks for. "(aim to minimise)" only says which way is good. */
function movementAt(draft: Draft, index: number): Phrase<Movement> | null {
  const { items } = draft;
  const phrase = items[index]?.kind === "word" ? phraseAt(MOVEMENTS, items, index) : null;
  return phrase && draft.wordAt(index - 3) === "(" && phraseAt(WAY_WORDS, items, index - 2) ? null : phrase;
}

/** Reads movement; null when the text is a level after all ("Maintain 95%", "Fewer than 85"). */
export function readChangeTarget(draft: Draft): TargetReading | null {
  return readComparison(draft) ?? readMovement(draft);
}

/** "Below last year", "No worse than 2023/24 outturn", "Better than the previous year (45%)". */
function readComparison(draft: Draft): TargetReading | null {
  let at = 0;
  while (!phraseAt(COMPARED, draft.items, at) && (LEAD_WORDS.has(draft.wordAt(at)) || draft.wordAt(at) === "to"))
    at += 1;
  const words = phraseAt(COMPARED, draft.items, at);
  if (!words) return null;
  const since = sinceAt(draft, at + words.words.length, true);
  if (!since) return null;
  // "At least 20 March 2025": a day is a deadline, and no result to better; "the 31 March outturn" is one.
  const written = draft.written(since.end - 1);
  if (since.since !== null && draft.items[since.end - 1]?.kind === "period" && DAY.test(written)) {
    return unreadTarget(draft, { why: "ambiguous", candidates: [DAY.exec(written)?.[0] ?? "", `${written} as a day`] });
  }
  // "Maintain current accreditations" asks for work, not for a level.
  if (words.words[0] === "maintain" && !keepsLevel(draft, since.end)) return null;
  draft.use(at, since.end);
  const { change, bound } = words.means;
  return finish(draft, since.end, { change, bound, amount: null, since: since.since });
}

/** How a period begins that is one day: "20 March 2025", "20/03/2025". */
const DAY = /^\d{1,2}(?=(?:st|nd|rd|th)?[\s-]+(?:of\s)?\p{L}|[./-]\d{1,2}[./-])/iu;

const COMPARED = phraseTable<{ change: ChangeTarget["change"]; bound: Bound }>([
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
    "at or below|no more than|no higher than|not more than|no greater than|not exceed|not above",
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

/** What a comparison is with: "last year", "2023/24", "2023/24 outturn", "baseline". Null when it is nothing of the kind. */
function sinceAt(
  draft: Draft,
  from: number,
  whole: boolean,
  yearsToo = false,
): { since: string | null; end: number } | null {
  let at = from;
  while (/^(?:the|our|that|of|in|for)$/.test(draft.wordAt(at))) at += 1;
  const previous = phraseAt(PREVIOUS, draft.items, at);
  if (previous) return { since: null, end: at + previous.words.length };
  const begin = at;
  let named = false;
  for (; at < draft.items.length; at += 1) {
    const item = draft.items[at];
    // "Above 2023" may be a count; "since 2023" and "the 2019 baseline" are years.
    if (item?.kind === "period" && (!item.doubtful || yearsToo || draft.wordAt(at + 1) !== "")) named = true;
    else if (/^(?:baseline|baselines|outturn|benchmark)$/.test(item?.word ?? "")) named = true;
    else if (
      !/^(?:actual|figure|figures|level|levels|performance|result|results|position|end|year|average|rate|value|of|the|a|final)$/.test(
        item?.word ?? "",
      )
    )
      break;
  }
  if (!named) return null;
  // "Above 2022/23 85%" is a level, named for a year.
  if (whole && draft.items[at]?.kind === "figure") return null;
  return { since: draft.written(begin, at), end: at };
}

function readMovement(draft: Draft): TargetReading | null {
  const { items } = draft;
  const index = items.findIndex((_, place) => movementAt(draft, place) !== null);
  const phrase = movementAt(draft, index);
  if (!phrase) return null;
  const { change, noun, bound } = phrase.means;
  const after = index + phrase.words.length;
  const before = readBefore(draft, index);
  takePace(draft, index);
  if (before.figure >= 0) {
    // "5% reduction", "at least a 10% increase on 2023/24".
    const item = items[before.figure];
    if (!before.known || !noun || change === "maintain" || item?.kind !== "figure" || item.figure.sign)
      return unreadTarget(draft, { why: "other-words" });
    const minus = doubtDash(draft, before.figure, true);
    if (minus) return unreadTarget(draft, minus);
    draft.use(before.figure, after);
    return finishFrom(draft, after, { change, bound, amount: before.figure });
  }
  if (!before.known && !isAskedOf(draft, index, after)) {
    // "Fewer than 85", "No more than 5% increase" begin with a bound: their figure decides.
    return null;
  }
  const figure = items.findIndex((item, place) => place >= after && item.kind === "figure");
  if (change === "maintain") {
    if (figure >= 0) return isUnbroken(draft, after, figure) ? null : unreadTarget(draft, { why: "other-words" });
    // "Maintain the website" asks for work, not for a level.
    if (!keepsLevel(draft, after)) return unreadTarget(draft, { why: "other-words" });
    draft.use(index, after);
    return finishFrom(draft, after, { change, bound, amount: null });
  }
  if (figure < 0) {
    // "Improve efficiency by processing permits", "Reduce errors and complaints": more is asked than one movement.
    const prose = items.some((item, place) => place >= after && item.kind === "word" && PROSE.has(item.word));
    if (prose) return unreadTarget(draft, { why: "other-words" });
    draft.use(index, after);
    return finishFrom(draft, after, { change, bound, amount: null });
  }
  return readAmount(draft, after, figure, phrase.means);
}

/** "Office space to reduce by 10%", "Complaints should fall to 5": the measure's name before what is asked of it. */
function isAskedOf(draft: Draft, index: number, after: number): boolean {
  if (!/^(?:by|to|from)$/.test(draft.wordAt(after))) return false;
  let joint = index - 1;
  if (draft.wordAt(joint) === "be") joint -= 1;
  return /^(?:to|should|must|will|shall)$/.test(draft.wordAt(joint)) && isName(draft, 0, joint);
}

/** The words before the movement: known ones, and a figure if there is one. */
function readBefore(draft: Draft, index: number): { known: boolean; figure: number } {
  let figure = -1;
  let known = true;
  for (let at = 0; at < index; at += 1) {
    const item = draft.items[at];
    if (item?.kind === "figure") {
      if (figure >= 0) known = false;
      figure = at;
    } else if (item?.kind === "period" && !item.doubtful) continue;
    else if (item?.kind === "mark" && /^[-:,.]$/.test(item.word)) continue;
    else if (!LEAD_WORDS.has(item?.word ?? "") && !PACE_WORDS.has(item?.word ?? "") && item?.word !== "to")
      known = false;
  }
  return { known, figure };
}

/** Words that show that a sentence goes on to ask for something else. */
const PROSE = wordSet("and while through by via using which that so whilst where who while to meet ensure");

/** What a level may be said of: "maintain current performance", "maintain at 2023/24 level". */
const LEVEL_WORDS = wordSet(
  "current performance level levels rate rates standard standards position status score at the our",
  "existing as is same of previous last",
  "year years quarter outturn or better and improve improving high trend figure result results this in",
  "line with for on above from a",
);

function keepsLevel(draft: Draft, from: number): boolean {
  return draft.items.every((item, at) => at < from || item.kind !== "word" || LEVEL_WORDS.has(item.word));
}

/** "Year on year" before the movement says what it is measured from: the previous result. */
function takePace(draft: Draft, index: number): void {
  for (let at = 0; at < index; at += 1) {
    const pace = phraseAt(PREVIOUS, draft.items, at);
    if (pace) draft.use(at, at + pace.words.length);
  }
}

/** True when nothing but known words, bounds and periods stands between, so that the figure is the level kept. */
function isUnbroken(draft: Draft, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const bound = phraseAt(BOUNDS_BEFORE, draft.items, at);
    if (bound) at += bound.words.length - 1;
    else if (
      !LEAD_WORDS.has(draft.wordAt(at)) &&
      draft.items[at]?.kind !== "period" &&
      !/^(?:-|:|between|within)$/.test(draft.wordAt(at))
    )
      return false;
  }
  return true;
}

/** "Reduce … by 5%", "Increase to 80%", "Reduce from 45 to 40", "Reduction of 10". */
function readAmount(draft: Draft, after: number, figure: number, movement: Movement): TargetReading {
  const { items } = draft;
  const unread = unreadTarget.bind(null, draft, { why: "other-words" as const });
  const item = items[figure];
  if (item?.kind !== "figure") return unread();
  const minus = doubtDash(draft, figure, false);
  if (minus) return unreadTarget(draft, minus);
  // Back over "at least", "a", "around" to the word that joins the figure on.
  let joint = figure - 1;
  let boundFrom = -1;
  for (; joint >= after; joint -= 1) {
    const bound = phraseAt(BOUNDS_BEFORE, items, joint);
    if (bound && joint + bound.words.length >= (boundFrom >= 0 ? boundFrom : figure)) boundFrom = joint;
    else if (
      boundFrom < 0 &&
      /^(?:a|an|the|further|level|target|of|least|more|than|or|equal)$/.test(draft.wordAt(joint)) &&
      !(movement.noun && draft.wordAt(joint) === "of")
    )
      continue;
    else if (ROUGH_WORDS.has(draft.wordAt(joint))) continue;
    else break;
  }
  const word = joint >= after ? draft.wordAt(joint) : "";
  for (let at = after; at < joint; at += 1) {
    // "Reduce by 5% and increase …" moves twice; a comparator between makes it another's result.
    if (phraseAt(MOVEMENTS, items, at) || items[at]?.kind === "oddity") return unread();
  }
  if (word === "by" || (word === "of" && movement.noun)) {
    const strictly = boundFrom >= 0 ? phraseAt(BOUNDS_BEFORE, items, boundFrom)?.means : null;
    // "Reduce by no more than 5%" limits the movement.
    if (strictly && (strictly.bound !== "at-least" || strictly.strict)) return unread();
    if (item.figure.sign) return unread();
    draft.use(after - 1);
    draft.use(joint, figure + 1);
    return finishFrom(draft, figure + 1, { change: movement.change, bound: null, amount: figure });
  }
  if (word === "from") {
    const to = items[figure + 2];
    // "from 5% to 3%": the second is the level asked for.
    if (draft.wordAt(figure + 1) === "to" && to?.kind === "figure") return readLevel(draft, figure + 2, movement);
    return unreadTarget(draft, { why: "several-figures" });
  }
  if (word === "to" && !items.slice(0, figure).some((other) => other.kind === "figure"))
    return readLevel(draft, joint + 1, movement);
  return unread();
}

/** The level that a movement is to reach: less is good after "reduce to", more after "increase to". */
function readLevel(draft: Draft, from: number, { change }: Movement): TargetReading {
  const bound: Bound = change === "reduction" ? "at-most" : change === "increase" ? "at-least" : null;
  const implied: BoundWords = { bound, strict: false };
  return readNumberTarget(draft, from, implied);
}

const PLANS = wordSet("plan budget forecast estimate trajectory profile");
const FROM_PLANS = wordSet("on against from over above below than to vs versus");

interface Asked {
  change: ChangeTarget["change"];
  bound: Bound;
  /** The item of the amount, or null. */
  amount: number | null;
}

/** Reads what follows a movement, what it is measured from above all, and gives the reading. */
function finishFrom(draft: Draft, from: number, asked: Asked): TargetReading {
  let since: string | null = null;
  let at = from;
  for (; at < draft.items.length; at += 1) {
    const lead = phraseAt(FROM_WORDS, draft.items, at);
    if (!lead) continue;
    const yearsToo = /^(?:since|from|on|against|compared|relative|versus|vs)$/.test(lead.words[0] ?? "");
    const found = sinceAt(draft, at + lead.words.length, false, yearsToo);
    if (!found) continue;
    since = found.since;
    draft.use(at, found.end);
    break;
  }
  return finish(draft, from, { ...asked, since });
}

function finish(
  draft: Draft,
  from: number,
  { change, bound, amount, since }: Asked & { since: string | null },
): TargetReading {
  const { items } = draft;
  for (let at = from; at < items.length; at += 1) {
    if (draft.isUsed(at)) continue;
    const item = items[at];
    const condition = draft.conditionFigure(at);
    if (condition >= 0) {
      at = condition;
      continue;
    }
    if (item?.kind === "figure" || item?.kind === "ratio" || item?.kind === "oddity")
      return unreadTarget(draft, { why: "several-figures" });
    // "Maintain ９５%": digits that are none of 0 to 9 are not passed over.
    if (item?.kind === "mark" && /\p{N}/u.test(item.word)) return unreadTarget(draft, { why: "malformed" });
    if (
      item?.kind === "period" &&
      item.doubtful &&
      item.figure &&
      !/^(?:by|in|end|for|until|since|from|on)$/.test(draft.wordAt(at - 1))
    ) {
      return unreadTarget(draft, { why: "several-figures" });
    }
    // "Increase by n%": a figure still to be filled in.
    if (item?.word === "%" && /^(?:[nxy]|xx|tbc)$/.test(draft.wordAt(at - 1)))
      return unreadTarget(draft, { why: "other-words" });
    // "5% growth on plan": measured from what is not there to read.
    if (PLANS.has(item?.word ?? "") && FROM_PLANS.has(draft.wordAt(draft.wordAt(at - 1) === "the" ? at - 2 : at - 1)))
      return unreadTarget(draft, { why: "other-words" });
    // A second movement, a choice or an average changes what is asked.
    if (
      /^(?:or|either|unless|except|average|tbc|tba|baseline|target|but|not|no|per)$/.test(item?.word ?? "") &&
      !isHarmlessWord(draft, at)
    ) {
      return unreadTarget(draft, { why: "other-words" });
    }
    if (item?.kind === "word" && phraseAt(MOVEMENTS, items, at) && !draft.isUsed(at)) {
      const other = phraseAt(MOVEMENTS, items, at);
      if (other && other.means.change !== change && other.means.change !== "improvement")
        return unreadTarget(draft, { why: "other-words" });
    }
  }
  const item = amount === null ? undefined : items[amount];
  const figure = item?.kind === "figure" ? item.figure : null;
  return {
    kind: "change",
    ...draftReading(draft),
    change,
    amount: figure?.figure ?? null,
    unit: figure?.unit ?? null,
    scale: figure?.scale ?? 1,
    since,
    bound,
  };
}

/** "per year", "per cent": how often, not what. */
function isHarmlessWord(draft: Draft, at: number): boolean {
  return draft.wordAt(at) === "per" && /^(?:year|annum|quarter|month)$/.test(draft.wordAt(at + 1));
}
