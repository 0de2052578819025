import { Draft } from "../draft";
import type { Found, Unread } from "../found";
import { isWordedDate, type Figure, type PlacedSideWord } from "../words/item";
import { nounAfter } from "../words/noun";
import { readLead } from "./read-lead";
import { readPlusMinus, readRange, type Ends } from "./read-range";
import { isPartOfWhole } from "./read-bracket";
import { readRest } from "./read-rest";
import type { TargetReading, UnreadTarget } from "./target-reading";
import { ALL_WORDS, COUNTED_NOUNS, type BoundWords } from "./target-words";
import { isTwoSided, sideWordOf } from "../side-words";
import { isTimeUnit, PERCENT, type Unit } from "../units/unit";

/*
 * Targets of one figure, range or ratio, with the words that say which side of it is good. The target is the first
 * figure of the text, after words known to change nothing; what follows has to be harmless.
 */

export function unreadTarget(draft: Draft, { why, candidates }: Unread): TargetReading {
  return {
    kind: "not-read",
    text: draft.text,
    period: draft.period(),
    setAside: [],
    why,
    candidates: candidates ?? draft.candidates(),
  };
}

/** Reads a target that is one figure, range or ratio. `from` is the first item not yet explained. */
export function readNumberTarget(draft: Draft, from = 0, implied: BoundWords | null = null): TargetReading {
  const { items } = draft;
  const oddity = findOddity(draft);
  if (oddity) return unreadTarget(draft, oddity);
  const lead = readLead(draft, from);
  const at = lead.end;
  const item = items[at];
  if (item?.kind === "ratio") return readRatio(draft, at);
  if (item?.kind === "mark" && item.word === "±") {
    const band = readPlusMinus(draft, at);
    return "unread" in band ? unreadTarget(draft, band.unread) : giveRange(draft, at, band.found);
  }
  const all = readCountedWord(draft, at);
  // "Fewer than all": the bound makes no sense with "all".
  if (all && lead.bound && (lead.bound.strict || lead.bound.bound !== "at-least"))
    return unreadTarget(draft, { why: "other-words" });
  if (all) return all;
  const figure = item?.kind === "figure" ? item.figure : lead.year;
  if (!figure) {
    if (draft.figures.length === 0) return unreadWithoutFigure(draft);
    return unreadTarget(draft, { why: draft.figures.length > 1 ? "several-figures" : "other-words" });
  }
  const minus = doubtDash(draft, at, lead.bound !== null || lead.between);
  if (minus) return unreadTarget(draft, minus);
  const range = readRange(draft, at, figure, lead.between);
  if (range && "unread" in range) return unreadTarget(draft, range.unread);
  const bound = lead.bound ?? implied;
  // Words within the measure's name do not describe the figure.
  const said = lead.named ? at : 0;
  if (range) return readRangeTarget(draft, at, figure, range.found, { bound, said });
  if (lead.between) return unreadTarget(draft, { why: "other-words" });
  // "Provide 24 hour cover": a time, but not how long the work takes.
  if (lead.work && !bound && !lead.named && isTimeUnit(figure.unit)) return unreadTarget(draft, { why: "other-words" });
  const doubt = doubtOf(figure, draft, bound, at);
  if (doubt) return unreadTarget(draft, doubt);
  // "£1m underspend", "5% ahead": a figure of what the metric measures, or of its opposite.
  const turn = sideWordOf(draft, at, figure, said);
  if (turn)
    return {
      ...unreadTarget(draft, { why: "other-words", candidates: sidesOf(draft, at, turn) }),
      ...withoutSideWord(draft, turn),
    };
  const part = readPart(draft, at, figure);
  if (part && "unread" in part) return unreadTarget(draft, part.unread);
  draft.use(at);
  const rest = readRest(draft, part === null ? at + 1 : part.found.end, figure, bound);
  if ("unread" in rest) return unreadTarget(draft, rest.unread);
  // "17 of 20 per month", "17 of 20 per 1,000": not a part of one whole.
  if (part && (rest.found.per || rest.found.rate)) return unreadTarget(draft, { why: "other-words" });
  const { scale } = figure;
  const unit = rest.found.rate ?? figure.unit;
  const side = rest.found.bound ?? { bound: null, strict: false };
  return {
    kind: "number",
    ...draftReading(draft),
    figure: figure.figure,
    unit,
    scale,
    isFull: false,
    noun: unit === null ? nounAfter(draft.text, items, at + 1) : "",
    bound: side.bound,
    strict: side.strict,
    per: rest.found.per,
    of: part === null ? null : part.found.of,
    whole: false,
  };
}

/** Why digits that cannot be read as one figure keep the text from being read; null where there are none. */
function findOddity(draft: Draft): Unread | null {
  const item = draft.items.find(({ kind }, index) => kind === "oddity" && !isCondition(draft, index));
  if (item?.kind !== "oddity") return null;
  return { why: item.readings.length > 1 ? "ambiguous" : "malformed" };
}

/** Reads a range whose first figure is at `at`. `said` is where words that may describe the figures begin. */
function readRangeTarget(
  draft: Draft,
  at: number,
  figure: Figure,
  range: Ends,
  { bound, said }: { bound: BoundWords | null; said: number },
): TargetReading {
  if (bound) return unreadTarget(draft, { why: "several-figures" });
  const last = { ...figure, unit: range.unit };
  // "£50m ±2% overspend": the ends would fall on opposite sides of zero.
  if (sideWordOf(draft, range.end - 1, last, said)) return unreadTarget(draft, { why: "other-words" });
  const rest = readRest(draft, range.end, last, null);
  if ("unread" in rest) return unreadTarget(draft, rest.unread);
  if (rest.found.bound || rest.found.per || rest.found.rate) return unreadTarget(draft, { why: "other-words" });
  return giveRange(draft, at, range);
}

/**
 * Reads "17 of 20" or "43/50": a part, its whole, and the index after. "9/10" and "12/24" may be dates. Null for
 * anything else.
 */
function readPart(draft: Draft, at: number, part: Figure): Found<{ of: number; end: number }> | null {
  const words = /^(?:out|of|\/)$/;
  let last = at + 1;
  while (last < at + 4 && (words.test(draft.wordAt(last)) || draft.wordAt(last) === "the")) last += 1;
  const item = draft.items[last];
  if (item?.kind !== "figure" || !isPartOfWhole(draft, at, last + 1)) return null;
  const [count, whole] = [part.figure, item.figure.figure];
  const isCount = [part, item.figure].every(
    ({ figure, scale, sign }) => Number.isInteger(figure) && scale === 1 && sign === null,
  );
  if (!isCount || count < 0 || whole <= 0 || count > whole) return { unread: { why: "several-figures" } };
  const isDate = draft.wordAt(at + 1) === "/" && ((count <= 31 && whole <= 12) || (count <= 12 && whole <= 40));
  if (isDate)
    return {
      unread: { why: "ambiguous", candidates: [`${count} of ${whole}`, `${draft.written(at, last + 1)} as a date`] },
    };
  // "8 out of 10" may be a score.
  if (whole <= 10 && draft.wordAt(at + 1) !== "of") return { unread: { why: "other-words" } };
  return { found: { of: whole, end: last + 1 } };
}

/** The possible meanings of a figure beside a side word ("underspend"), as written. */
function sidesOf(draft: Draft, at: number, turn: PlacedSideWord): string[] {
  return isTwoSided(turn) ? [draft.written(at), `-${draft.written(at)}`] : draft.candidates();
}

/**
 * The target as it reads without its side word, where that gives a figure; the metric may show which side the word
 * means.
 */
function withoutSideWord({ text, items }: Draft, turn: PlacedSideWord): Pick<UnreadTarget, "withSideWord"> {
  const [first, last] = [items[turn.from], items[turn.to - 1]];
  if (!first || !last) return {};
  const rest = `${text.slice(0, first.start)}${text.slice(last.end)}`.replace(/[([]\s*[)\]]/, "").trim();
  const target = readNumberTarget(new Draft(rest));
  // A minus beside "underspend" would negate the figure twice.
  return target.kind === "number" && target.figure >= 0
    ? {
        withSideWord: {
          turn,
          target: { ...target, text, setAside: [...target.setAside, text.slice(first.start, last.end)] },
        },
      }
    : {};
}

function giveRange(draft: Draft, from: number, { low, high, unit, scale, end }: Ends): TargetReading {
  draft.use(from, end);
  const noun = unit === null ? nounAfter(draft.text, draft.items, end) : "";
  return { kind: "range", ...draftReading(draft), low, high, unit, scale, noun };
}

/** The fields shared by every reading of a text. */
export function draftReading(draft: Draft): { text: string; period: string | null; setAside: string[] } {
  return { text: draft.text, period: draft.period(), setAside: draft.setAside() };
}

/** A text without a figure: a date is a milestone; labels or years are given as candidates. */
function unreadWithoutFigure(draft: Draft): TargetReading {
  const doubtful = draft.candidates();
  if (doubtful.length > 0) return unreadTarget(draft, { why: "ambiguous" });
  const { items } = draft;
  const labels = items.flatMap((item, index) =>
    item.kind === "label" && /\d/.test(draft.written(index)) ? [draft.written(index)] : [],
  );
  if (labels.length > 0) return unreadTarget(draft, { why: "ambiguous", candidates: labels.slice(0, 6) });
  return unreadTarget(draft, { why: items.some((item) => item.kind === "period") ? "date" : "no-figure" });
}

function isCondition(draft: Draft, index: number): boolean {
  for (let at = Math.max(0, index - 6); at < index; at += 1) if (draft.conditionFigure(at) === index) return true;
  return false;
}

/** "2024/25 -5%", "below - 5%": unclear whether the dash is a minus. */
export function doubtDash(draft: Draft, at: number, isBound: boolean): Unread | null {
  if (!draft.mayBeMinus(at, isBound)) return null;
  const written = draft.written(at);
  return { why: "ambiguous", candidates: [written, `-${written}`] };
}

/**
 * Doubt about a sign: "-5%" and "+5" can be levels or movements. In a number cell Excel has decided it; in a text
 * nothing has.
 */
function doubtOf(figure: Figure, draft: Draft, bound: BoundWords | null, at: number): Unread | null {
  const written = draft.written(at);
  if (draft.items[at]?.kind === "period") {
    if (isWordedDate(draft.items[at]))
      return { why: "ambiguous", candidates: [String(figure.figure), `${written} as a date`] };
    return { why: "ambiguous", candidates: [`${written} as a figure`, `${written} as a year`] };
  }
  // "5 min" is a time or a minimum.
  if (!bound && /\dmin$|\d min$/i.test(written)) {
    const digits = written.replace(/\s?min$/i, "");
    return { why: "ambiguous", candidates: [`${digits} minutes`, `at least ${digits}`] };
  }
  if (figure.sign === "+")
    return { why: "ambiguous", candidates: [written, `an increase of ${written.replace(/^\D*/, "")}`] };
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
    if (draft.isCritical(next)) return unreadTarget(draft, { why: "other-words" });
  }
  return { kind: "ratio", ...draftReading(draft), left: item.left, right: item.right };
}

/** Reads "No cases" and "zero never events" as 0, and "All" as 100%. */
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
  if (rest.found.bound || rest.found.per || rest.found.rate) return null;
  return {
    kind: "number",
    ...draftReading(draft),
    figure: figure.figure,
    unit,
    scale: 1,
    isFull: false,
    noun: "",
    bound: null,
    strict: false,
    per: null,
    of: null,
    whole: all,
  };
}
