import type { Draft } from "./draft";
import type { Figure } from "./item";
import { phraseAt, type Phrase } from "./phrase";
import { convertible, PERCENT, type Unit } from "./unit";
import type { TargetReading, UnreadTarget } from "./target-reading";
import {
  ALL_WORDS,
  BOUNDS_AFTER,
  BOUNDS_BEFORE,
  COUNTED_NOUNS,
  LEAD_WORDS,
  ROUGH_WORDS,
  WAY_WORDS,
  type BoundWords,
} from "./target-words";

/*
 * One figure, one range or one ratio, with the words that say which side of it is good. The target is the figure that
 * the text begins with, after words that are known to change nothing; what follows it has to be harmless.
 */

/** Stretches of time that an amount may be for. */
const PER = new Map(
  Object.entries({ day: "day", week: "week", month: "month", quarter: "quarter", year: "year", annum: "year", annually: "year" }),
);

/** Words in a bracket that show its figure to be another thing than the target: where it comes from, how it was. */
const OTHER_FIGURE = new Set("baseline was currently current last previous actual outturn equates equivalent equivalents ie approx tolerance".split(" "));

type Unread = { why: UnreadTarget["why"]; candidates?: string[] };

/** A reading, or why there is none; the caller adds what all readings hold. */
export type Found<T> = { found: T } | { unread: Unread };

export function unreadTarget(draft: Draft, { why, candidates }: Unread): TargetReading {
  return { kind: "not-read", text: draft.text, period: draft.period(), setAside: [], why, candidates: candidates ?? draft.candidates() };
}

/** Reads a target that is one figure, range or ratio. `from` is the first item that is not yet explained. */
export function readNumberTarget(draft: Draft, from = 0, implied: BoundWords | null = null): TargetReading {
  const { items } = draft;
  const oddity = items.findIndex((item, index) => item.kind === "oddity" && !isCondition(draft, index));
  if (oddity >= 0) {
    const item = items[oddity];
    const two = item?.kind === "oddity" && item.readings.length > 1;
    return unreadTarget(draft, { why: two ? "ambiguous" : "malformed" });
  }
  const lead = readLead(draft, from);
  const at = lead.end;
  const item = items[at];
  if (item?.kind === "ratio") return readRatio(draft, at);
  if (item?.kind === "mark" && item.word === "±") return readPlusMinus(draft, at);
  const all = readCountedWord(draft, at);
  if (all) return all;
  const figure = item?.kind === "figure" ? item.figure : lead.year;
  if (!figure) {
    if (draft.figures.length === 0) return unreadWithoutFigure(draft);
    return unreadTarget(draft, { why: draft.figures.length > 1 ? "several-figures" : "other-words" });
  }
  const range = readRange(draft, at, figure, lead.between);
  if (range && "unread" in range) return unreadTarget(draft, range.unread);
  const bound = lead.bound ?? implied;
  if (range) {
    if (bound) return unreadTarget(draft, { why: "several-figures" });
    draft.use(at, range.found.end);
    const rest = readRest(draft, range.found.end, { ...figure, unit: range.found.unit }, null);
    if ("unread" in rest) return unreadTarget(draft, rest.unread);
    if (rest.found.bound || rest.found.per) return unreadTarget(draft, { why: "other-words" });
    const { low, high, unit, scale } = range.found;
    return { kind: "range", ...draftReading(draft), low, high, unit, scale };
  }
  if (lead.between) return unreadTarget(draft, { why: "other-words" });
  const doubt = doubtOf(figure, draft, bound, at);
  if (doubt) return unreadTarget(draft, doubt);
  draft.use(at);
  const rest = readRest(draft, at + 1, figure, bound);
  if ("unread" in rest) return unreadTarget(draft, rest.unread);
  const { unit, scale } = figure;
  const side = rest.found.bound ?? { bound: null, strict: false };
  return {
    kind: "number",
    ...draftReading(draft),
    figure: figure.figure,
    unit,
    scale,
    bound: side.bound,
    strict: side.strict,
    per: rest.found.per,
    whole: false,
  };
}

export function draftReading(draft: Draft): { text: string; period: string | null; setAside: string[] } {
  return { text: draft.text, period: draft.period(), setAside: draft.setAside() };
}

/** Only a date: a milestone. Only labels or years: said, as what the target might be. */
function unreadWithoutFigure(draft: Draft): TargetReading {
  const doubtful = draft.candidates();
  if (doubtful.length > 0) return unreadTarget(draft, { why: "ambiguous" });
  const { items } = draft;
  const labels = items.flatMap((item, index) => (item.kind === "label" && /\d/.test(draft.written(index)) ? [draft.written(index)] : []));
  if (labels.length > 0) return unreadTarget(draft, { why: "ambiguous", candidates: labels.slice(0, 6) });
  return unreadTarget(draft, { why: items.some((item) => item.kind === "period") ? "date" : "no-figure" });
}

interface Lead {
  /** The index of the figure. */
  end: number;
  bound: BoundWords | null;
  /** True after "between". */
  between: boolean;
  /** A bare year standing where the figure should be. */
  year: Figure | null;
}

/** Passes over the words before the figure, as long as every one is known. */
function readLead(draft: Draft, from: number): Lead {
  const { items } = draft;
  let bound: BoundWords | null = null;
  let at = from;
  for (;;) {
    const item = items[at];
    if (!item) break;
    if (item.kind === "period") {
      if (item.doubtful && !isSurePeriod(draft, at)) return { end: at, bound, between: false, year: item.figure };
      at += 1;
      continue;
    }
    if (item.kind === "label" || item.kind === "note") {
      at += 1;
      continue;
    }
    const words: Phrase<BoundWords> | null = bound ? null : phraseAt(BOUNDS_BEFORE, items, at);
    if (words) {
      bound = words.means;
      draft.use(at, at + words.words.length);
      at += words.words.length;
      continue;
    }
    // "Within 10 days" bounds a time. "Within 5%" does not say of what.
    if (item.word === "within" && !bound && isTime(draft, at + 1)) {
      bound = { bound: "at-most", strict: false };
      draft.use(at);
      at += 1;
      continue;
    }
    if (item.word === "between") {
      draft.use(at);
      return { end: at + 1, bound, between: true, year: null };
    }
    if (item.word === "to" && isLeadWord(items[at + 1]?.word)) {
      at += 1;
      continue;
    }
    if (isPeriodJoint(draft, at) || isLeadWord(item.word) || ROUGH_WORDS.has(item.word) || isLeadMark(item.kind, item.word)) {
      at += 1;
      continue;
    }
    break;
  }
  return { end: at, bound, between: false, year: null };
}

function isLeadWord(word: string | undefined): boolean {
  return word !== undefined && word !== "" && LEAD_WORDS.has(word);
}

function isLeadMark(kind: string, word: string): boolean {
  return kind === "mark" && (word === ":" || word === "-" || word === "=" || word === "." || word === "," || word === "~" || word === ";");
}

/** "by", "from", "starting from": the words that join a period to the rest. True when a period follows them. */
function isPeriodJoint(draft: Draft, at: number): boolean {
  if (!/^(?:by|from|starting|start|beginning|until|till|effective|during|as|end|the|of|to|at|in|for|up)$/.test(draft.wordAt(at))) return false;
  let next = at + 1;
  while (/^(?:by|from|the|end|start|of|at|to|beginning)$/.test(draft.wordAt(next)) && next < at + 5) next += 1;
  return draft.items[next]?.kind === "period";
}

/** A bare year or "24/25" is a period where the words or marks around it say so. */
function isSurePeriod(draft: Draft, at: number): boolean {
  const { items } = draft;
  const [before, after] = [items[at - 1], items[at + 1]];
  if (before?.word === "(" && (after === undefined || after.word === ")")) return true;
  if (before?.kind === "word" && /^(?:by|in|for|during|end|until|till|year|summer|spring|autumn|winter|start|target|from|starting|to|december|since)$/.test(before.word)) {
    // "Target 2025" and "to 2025" may be the figure.
    if (before.word !== "target" && before.word !== "to") return true;
  }
  if (after?.word === ":" || after?.word === "target" || after?.word === "targets") return true;
  // A figure that cannot be a year stands beside it: "2025 85%", "2024 - 5.2".
  const figures = draft.figures;
  return figures.length === 1 && figures.every((figure) => figure.unit !== null || !Number.isInteger(figure.figure) || figure.figure < 1000);
}

function isTime(draft: Draft, from: number): boolean {
  let at = from;
  while (/^(?:a|an|the|average|maximum|target|of)$/.test(draft.wordAt(at))) at += 1;
  const item = draft.items[at];
  if (item?.kind !== "figure") return false;
  const family = item.figure.unit?.family;
  return family === "duration" || family === "working-duration" || family === "working-hours" || family === "months";
}

function isCondition(draft: Draft, index: number): boolean {
  for (let at = Math.max(0, index - 6); at < index; at += 1) if (draft.conditionFigure(at) === index) return true;
  return false;
}

/** "-5%" and "+5" can be levels or movements; in a cell that holds a number Excel has settled it, in a text nothing has. */
function doubtOf(figure: Figure, draft: Draft, bound: BoundWords | null, at: number): Unread | null {
  const written = draft.written(at);
  if (draft.items[at]?.kind === "period") {
    return { why: "ambiguous", candidates: [`${written} as a figure`, `${written} as a year`] };
  }
  // "2024/25 -5%": a dash between, or a minus?
  const dash = draft.text.slice(Math.max(0, figure.start - 2), figure.start);
  if (/^\s[-\u2010-\u2014\u2212]$/.test(dash) && figure.sign === null) return { why: "ambiguous", candidates: [written, `-${written}`] };
  // "5 min" is a time or a minimum.
  if (!bound && /\dmin$|\d min$/i.test(written)) {
    const digits = written.replace(/\s?min$/i, "");
    return { why: "ambiguous", candidates: [`${digits} minutes`, `at least ${digits}`] };
  }
  if (figure.sign === "+") return { why: "ambiguous", candidates: [written, `an increase of ${written.replace(/^\D*/, "")}`] };
  if (figure.sign === "-" && figure.unit?.family === "percent" && !bound) {
    return { why: "ambiguous", candidates: [written, `a reduction of ${written.replace(/^\D*/, "")}`] };
  }
  return null;
}

function readRatio(draft: Draft, at: number): TargetReading {
  const item = draft.items[at];
  if (item?.kind !== "ratio") return unreadTarget(draft, { why: "other-words" });
  if (draft.figures.length > 0) return unreadTarget(draft, { why: "several-figures" });
  draft.use(at);
  for (let next = at + 1; next < draft.items.length; next += 1) {
    if (draft.tells(next)) return unreadTarget(draft, { why: "other-words" });
  }
  return { kind: "ratio", ...draftReading(draft), left: item.left, right: item.right };
}

/** "±5%" alone is the range from -5% to 5%. */
function readPlusMinus(draft: Draft, at: number): TargetReading {
  const item = draft.items[at + 1];
  const figure = item?.kind === "figure" ? item.figure : null;
  if (!figure || draft.figures.length > 1) return unreadTarget(draft, { why: "several-figures" });
  for (let next = at + 2; next < draft.items.length; next += 1) {
    const other = draft.items[next];
    // "±5% of budget": of what the value is, or of the budget, nothing says.
    if (other?.kind === "word") return unreadTarget(draft, { why: "other-words" });
  }
  draft.use(at, at + 2);
  const { unit, scale } = figure;
  return { kind: "range", ...draftReading(draft), low: -figure.figure, high: figure.figure, unit, scale };
}

/** "No cases" and "zero never events" are 0, "All" is 100%. */
function readCountedWord(draft: Draft, at: number): TargetReading | null {
  const word = draft.wordAt(at);
  const all = ALL_WORDS.has(word);
  if (!all && word !== "no") return null;
  if (!all) {
    if (!COUNTED_NOUNS.has(draft.wordAt(at + 1))) return null;
  }
  const unit: Unit | null = all ? PERCENT : null;
  draft.use(at);
  const figure: Figure = { figure: all ? 100 : 0, unit, scale: 1, start: 0, end: 0, sign: null, spelled: true };
  const rest = readRest(draft, at + 1, figure, null);
  if ("unread" in rest) return unreadTarget(draft, rest.unread);
  if (rest.found.bound || rest.found.per) return null;
  return {
    kind: "number",
    ...draftReading(draft),
    figure: figure.figure,
    unit,
    scale: 1,
    bound: null,
    strict: false,
    per: null,
    whole: all,
  };
}

interface Ends {
  low: number;
  high: number;
  unit: Unit | null;
  scale: number;
  end: number;
}

/** "8 to 10", "98.8-99.2", "between 3 and 5%", "100% ±5%": two rising figures. Null when no second figure is joined on. */
function readRange(draft: Draft, at: number, low: Figure, between: boolean): Found<Ends> | null {
  const joint = draft.wordAt(at + 1);
  const next = draft.items[at + 2];
  if (joint === "±") return readAround(draft, at, low);
  const second = next?.kind === "figure" ? next.figure : next?.kind === "period" ? next.figure : null;
  if (!second || !(joint === "to" || joint === "-" || (between && (joint === "and" || joint === "&")))) return null;
  const several: { unread: Unread } = { unread: { why: "several-figures" } };
  // "2020 - 2025": years or figures?
  if (draft.items[at]?.kind === "period" || next?.kind === "period") return { unread: { why: "ambiguous" } };
  // "24-25": a range, or the year 2024-25?
  const [from, to] = [low.figure, second.figure];
  const short = joint === "-" && !low.unit && !second.unit && low.scale === 1 && to === from + 1 && from >= 10 && from <= 40;
  if (short) return { unread: { why: "ambiguous", candidates: [`${draft.written(at, at + 3)} as a range`, `${draft.written(at, at + 3)} as a year`] } };
  if (between && joint !== "and" && joint !== "&" && joint !== "to" && joint !== "-") return several;
  if (low.unit && second.unit && low.unit.name !== second.unit.name) return several;
  // "5-6m" and "900k to 1m": a first figure without a scale has the second's.
  const shared = low.scale === 1 && second.scale !== 1;
  const bottom = shared ? Number((low.figure * second.scale).toPrecision(15)) : low.figure;
  // A plus is said of a movement, unless it answers a minus: "-5% to +5%".
  if (low.sign === "+" || (second.sign === "+" && low.sign !== "-" && low.figure !== 0)) return several;
  if (second.figure <= bottom) return several;
  return { found: { low: bottom, high: second.figure, unit: second.unit ?? low.unit, scale: second.scale, end: at + 3 } };
}

/** "100% ±5%", "50 ± 5": a band, where of-the-target and points come to the same; otherwise both readings are said. */
function readAround(draft: Draft, at: number, middle: Figure): Found<Ends> {
  const item = draft.items[at + 2];
  const half = item?.kind === "figure" ? item.figure : null;
  if (!half) return { unread: { why: "other-words" } };
  const end = at + 3;
  const percent = half.unit?.family === "percent";
  const ofTarget = Number(((Math.abs(middle.figure) * half.figure) / 100).toPrecision(15));
  const band = (width: number): Found<Ends> => ({
    found: {
      low: Number((middle.figure - width).toPrecision(15)),
      high: Number((middle.figure + width).toPrecision(15)),
      unit: middle.unit,
      scale: middle.scale,
      end,
    },
  });
  if (percent && middle.unit?.family === "percent") {
    if (middle.figure === 100) return band(half.figure);
    const written = draft.written(at, end);
    return { unread: { why: "ambiguous", candidates: [`${written} in points`, `${written} of the target`] } };
  }
  if (percent) return band(ofTarget);
  if (half.unit && middle.unit && !convertible(half.unit, middle.unit) && half.unit.family !== "points") return { unread: { why: "several-figures" } };
  if (half.unit && half.unit.name !== middle.unit?.name && half.unit.family !== "points") return { unread: { why: "several-figures" } };
  return band(half.figure);
}

interface Rest {
  bound: BoundWords | null;
  per: string | null;
}

/** What follows the figure: a bound, a stretch of time, conditions, brackets, periods and words that change nothing. */
function readRest(draft: Draft, from: number, main: Figure, lead: BoundWords | null): Found<Rest> {
  const { items } = draft;
  let bound = lead;
  let per: string | null = null;
  let nouns = 0;
  let at = from;
  const take = (words: BoundWords, start: number, length: number): boolean => {
    if (bound?.bound && words.bound && bound.bound !== words.bound) return false;
    // ">90% or above": the words that say more decide.
    bound = bound && !words.strict ? { bound: words.bound ?? bound.bound, strict: false } : words;
    draft.use(start, start + length);
    return true;
  };
  while (at < items.length) {
    const item = items[at];
    if (!item) break;
    const after = phraseAt(BOUNDS_AFTER, items, at);
    // "90% or above", "12 complaints or fewer"; further on, "or above" is said of something else: "at level 4 or above".
    if (after && (nouns === 0 || (nouns === 1 && endsClause(draft, at + after.words.length)))) {
      if (!take(after.means, at, after.words.length)) return { unread: { why: "other-words" } };
      at += after.words.length;
      continue;
    }
    const way = phraseAt(WAY_WORDS, items, at);
    if (way) {
      if (!take(way.means, at, way.words.length)) return { unread: { why: "other-words" } };
      at += way.words.length;
      continue;
    }
    const stretch = perAt(draft, at);
    if (stretch) {
      if (per && per !== stretch.per) return { unread: { why: "other-words" } };
      per = stretch.per;
      at += stretch.length;
      continue;
    }
    const condition = isTimed(main) ? -1 : draft.conditionFigure(at);
    if (condition >= 0) {
      at = condition + 1;
      nouns += 1;
      continue;
    }
    if (item.word === "(") {
      const bracket = readBracket(draft, at, main);
      if ("unread" in bracket) return bracket;
      if (bracket.found.bound && !take(bracket.found.bound, at, 0)) return { unread: { why: "other-words" } };
      if (bracket.found.per) per = bracket.found.per;
      at = bracket.found.end;
      continue;
    }
    const harmless = draft.harmlessLength(at);
    if (harmless > 0) {
      at += harmless;
      nouns += 1;
      continue;
    }
    if (item.kind === "period") {
      if (item.doubtful && !isSurePeriod(draft, at)) return { unread: { why: "several-figures" } };
      // "85% of 2019/20" is a part of another result.
      if (isBase(draft, at)) return { unread: { why: "other-words" } };
      at += 1;
      continue;
    }
    const joint = startsPeriod(draft, at);
    if (joint > 0) {
      at += joint;
      continue;
    }
    if (item.kind === "figure" || item.kind === "ratio") return { unread: { why: "several-figures" } };
    if (draft.tells(at)) return { unread: { why: "other-words" } };
    if (item.kind === "word") nouns += 1;
    // "95% at grade 4 or above": above the grade.
    if (item.kind === "label") nouns += 2;
    at += 1;
  }
  return { found: { bound, per } };
}

function isTimed(figure: Figure): boolean {
  const family = figure.unit?.family;
  return family === "duration" || family === "working-duration" || family === "working-hours" || family === "months";
}

function endsClause(draft: Draft, at: number): boolean {
  const item = draft.items[at];
  return item === undefined || item.kind === "mark" || item.kind === "period" || item.word === "per" || item.word === "by";
}

/** "starting from 2023/24": words that would tell something, were they not followed by a period. 0 when they are not. */
function startsPeriod(draft: Draft, at: number): number {
  if (!/^(?:starting|effective|commencing|applicable|applies|beginning)$/.test(draft.wordAt(at))) return 0;
  return draft.wordAt(at + 1) === "from" && draft.items[at + 2]?.kind === "period" ? 2 : 0;
}

/** True when a period is what the figure is a part of: "of 2019/20", but not "end of 2019/20". */
function isBase(draft: Draft, at: number): boolean {
  if (draft.wordAt(at - 1) !== "of") return false;
  return !/^(?:end|start|beginning|middle|quarter|half|part|rest|remainder|term|year|month|as)$/.test(draft.wordAt(at - 2));
}

/** "per month", "a year", "each quarter": how long, and how many items. */
function perAt(draft: Draft, at: number): { per: string; length: number } | null {
  const word = draft.wordAt(at);
  if (word === "p" && draft.wordAt(at + 1) === "." && draft.wordAt(at + 2) === "a") return { per: "year", length: 3 };
  if (word === "pa") return { per: "year", length: 1 };
  if (word !== "per" && word !== "each" && word !== "a" && word !== "every" && word !== "/") return null;
  const stretch = PER.get(draft.wordAt(at + 1));
  if (!stretch || draft.items[at + 2]?.kind === "figure") return null;
  return { per: stretch, length: 2 };
}

/** What a bracket says: nothing that matters, a bound, a stretch of time, or another target. */
function readBracket(draft: Draft, at: number, main: Figure): Found<Rest & { end: number }> {
  const { items } = draft;
  const { end, closed } = draft.bracketEnd(at);
  if (!closed) return { unread: { why: "other-words" } };
  const last = end - 1;
  const aside = (rest: Partial<Rest> = {}): Found<Rest & { end: number }> => ({ found: { bound: null, per: null, end, ...rest } });
  const inside = items.slice(at + 1, last);
  const figures = inside.flatMap((item) => (item.kind === "figure" ? [item.figure] : []));
  if (inside.some((item) => item.kind === "ratio" || item.kind === "oddity")) return { unread: { why: "several-figures" } };
  if (figures.length === 0) {
    for (const table of [WAY_WORDS, BOUNDS_AFTER, BOUNDS_BEFORE]) {
      const words = phraseAt(table, items, at + 1);
      if (words && words.words.length === inside.length) {
        draft.use(at, end);
        return aside({ bound: words.means.strict ? null : words.means });
      }
    }
    const stretch = perAt(draft, at + 1);
    if (stretch && stretch.length === inside.length) return aside({ per: stretch.per });
    // "(national average)", "(2023/24 baseline)" explain; "(reduction)" and "(TBC)" unsettle.
    if (isExplanation(draft, at + 1, last)) return aside();
    for (let inner = at + 1; inner < last; inner += 1) {
      const harmless = draft.harmlessLength(inner);
      if (harmless > 0) inner += harmless - 1;
      else if (draft.tells(inner)) return { unread: { why: "other-words" } };
    }
    return aside();
  }
  if (inside.some((item) => OTHER_FIGURE.has(item.word))) return aside();
  const [first] = figures;
  const conditions = figures.length === 1 && !isTimed(main) && inside.some((_, offset) => draft.conditionFigure(at + 1 + offset) >= 0);
  if (conditions) return aside();
  // "120 sites (10% of all sites)", "66% (120 sites)": the same said in another unit, by words that say of what.
  const spoken = draft.items[at - 1]?.kind === "word" || inside.some((item) => item.kind === "word");
  const differs = figures.length === 1 && first !== undefined && spoken && !sameKind(first.unit, main.unit);
  if (differs && !inside.some((item, offset) => item.kind === "word" && item.word !== "of" && draft.tells(at + 1 + offset))) return aside();
  // "90% (45/50)", "90% (45 of 50)": a part and its whole.
  if (main.unit?.family === "percent" && isPartOfWhole(draft, at + 1, last)) return aside();
  return { unread: { why: "several-figures" } };
}

function isExplanation(draft: Draft, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const item = draft.items[at];
    if (item?.kind === "period" || item?.kind === "label") continue;
    if (!/^(?:national|regional|england|english|statistical|stat|neighbour|neighbours|average|mean|median|baseline|as|of|the|at|in|for|by|end|target|local|top|quartile|set|nationally|last|previous|year|years|outturn|result)$/.test(item?.word ?? "")) {
      return false;
    }
  }
  return true;
}

function sameKind(a: Unit | null, b: Unit | null): boolean {
  if (a === null || b === null) return a === b;
  return a.family === b.family;
}

/** "45/50", "45 of 50", "45 out of 50", "9,498 / 8,241". */
export function isPartOfWhole(draft: Draft, from: number, to: number): boolean {
  const [part, joint] = [draft.items[from], draft.wordAt(from + 1)];
  const whole = draft.items[to - 1];
  if (part?.kind !== "figure" || whole?.kind !== "figure") return false;
  const words = draft.items.slice(from + 1, to - 1).map((item) => item.word).join(" ");
  return joint !== "" && /^(?:\/|of|out of|of the|from)$/.test(words) && part.figure.unit === null && whole.figure.unit === null;
}
