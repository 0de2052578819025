import type { Calendar } from "../../periods/years";
import { daySerial, dayOfSerial } from "./day";
import { readSpan, type DateSpan } from "./date-span";
import type { Draft } from "../draft";
import { phraseAt, phraseTable, wordSet } from "../words/phrase";
import { isName } from "../targets/read-name";
import type { DateTarget } from "../targets/target-reading";
import { draftReading } from "../targets/unread-target";

/*
 * Milestones: a target that is a date, with what should be done by then. "31 March 2025", "Plan adopted by end of Q3
 * 2025/26". A month or a quarter means by its end. A bare year and "by 2030" leave open whether the start or the end is
 * meant, so they are not read.
 */

type Bound = "by" | "before" | "from" | "after";

const DATE_BOUNDS = phraseTable<Bound>([
  ["by|no later than|not later than|on or before|by no later than|by or before|at or before", "by"],
  ["before|prior to|earlier than", "before"],
  ["no earlier than|not earlier than|not before|no sooner than|on or after", "from"],
  ["after|later than", "after"],
]);

/**
 * Words that may stand before a date without "by". "For March 2025" and "at 31 March" say when a figure is taken, so
 * they are not here.
 */
const DATE_LEADS = wordSet(
  "target date deadline due milestone complete completed completion delivery deliver delivered launch on in the end of to be is year financial",
);

/** Words that would make a figure uncertain, but beside a date say what should be done. */
const SETTLED = wordSet("agreed confirmed proposed on first");

const REPEATED = wordSet("annual annually yearly quarterly monthly weekly daily each every termly biannually bi");

/** Words that are part of a date: "the end of", "Friday". */
const BESIDE = /^(?:the|end|of|year|financial|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)$/;

/** Phrases that may follow a date and change nothing. */
const AFTER_DATES = phraseTable<true>([
  ["at the latest|latest|or earlier|or sooner|or before|or better|deadline|target|completion|complete|completed", true],
]);

/**
 * Reads a text that is a date to do something by, in the body's own year; null for any other text, or where the day is
 * unclear.
 */
export function readDateTarget(draft: Draft, year: Calendar): DateTarget | null {
  const { items } = draft;
  const at = items.findIndex((item) => item.kind === "period");
  const [item] = items.slice(at, at + 1);
  if (item?.kind !== "period" || items.some((other, index) => other.kind === "period" && index !== at)) return null;
  const span = item.doubtful && !/^\d{4}$/.test(draft.written(at)) ? null : readSpan(draft.written(at), year);
  if (!span || !isHarmlessAfter(draft, at + 1)) return null;
  const lead = readLead(draft, at);
  // "By 2030" may mean by its start.
  if (!lead || (span.size === "year" && !lead.isEnd)) return null;
  // "Not before the end of March": the last day itself may count as too early.
  if (lead.isEnd && (lead.bound === "from" || lead.bound === "after")) return null;
  draft.use(lead.from, at + 1);
  return giveDate(draft, span, lead);
}

/** Reads a cell under a date format as a target. */
export function dateTargetOf(span: DateSpan): DateTarget | null {
  if (span.size === "year") return null;
  return {
    kind: "date",
    text: span.text,
    period: null,
    setAside: [],
    day: span.last,
    side: "by",
    shown: nameDay(span, "by"),
  };
}

interface Lead {
  bound: Bound;
  /** True for "end of". */
  isEnd: boolean;
  /** The index at which the words of the date begin. */
  from: number;
}

/** Reads what stands before the date: known words, or what should be done followed by "by" or the like. */
function readLead(draft: Draft, at: number): Lead | null {
  // "Annually by 31 March 2025" means that day in every year.
  if (draft.items.some(({ word }) => REPEATED.has(word))) return null;
  let from = at;
  while (from > 0 && BESIDE.test(draft.wordAt(from - 1))) from -= 1;
  const isEnd = draft.items.slice(from, at).some(({ word }) => word === "end");
  for (let begin = 0; begin < from; begin += 1) {
    const bound = phraseAt(DATE_BOUNDS, draft.items, begin);
    if (!bound || begin + bound.words.length !== from) continue;
    return begin === 0 || isKnown(draft, begin) || isName(draft, 0, begin, SETTLED)
      ? { bound: bound.means, isEnd, from: begin }
      : null;
  }
  return isKnown(draft, from) ? { bound: "by", isEnd, from } : null;
}

function isKnown(draft: Draft, to: number): boolean {
  return draft.items
    .slice(0, to)
    .every(({ kind, word }) => kind === "note" || (kind === "mark" && /^[-:.,]$/.test(word)) || DATE_LEADS.has(word));
}

/**
 * True where only marks, brackets of plain words and "at the latest" follow. In "by 31 March 25 homes", 25 may be a
 * figure.
 */
function isHarmlessAfter(draft: Draft, from: number): boolean {
  for (let at = from; at < draft.items.length; at += 1) {
    const item = draft.items[at];
    const phrase = phraseAt(AFTER_DATES, draft.items, at);
    if (phrase) at += phrase.words.length - 1;
    else if (item?.word === "(") {
      const { end, closed } = draft.bracketEnd(at);
      const inside = draft.items.slice(at + 1, end - 1);
      if (!closed || inside.some((one, offset) => one.kind !== "word" || draft.isCritical(at + 1 + offset)))
        return false;
      at = end - 1;
    } else if (item?.kind !== "note" && !(item?.kind === "mark" && /^[.,;)]$/.test(item.word))) return false;
  }
  return true;
}

function giveDate(draft: Draft, span: DateSpan, { bound, isEnd }: Lead): DateTarget {
  // "Before the end of March" means by its last day.
  const said = bound === "before" && isEnd ? "by" : bound;
  const isFrom = said === "from" || said === "after";
  const day = shiftDay(said === "before" || said === "from" ? span.first : span.last, said);
  return { kind: "date", ...draftReading(draft), day, side: isFrom ? "from" : "by", shown: nameDay(span, said) };
}

function shiftDay(day: string, bound: Bound): string {
  switch (bound) {
    case "by":
    case "from":
      return day;
    case "before":
      return dayOfSerial(daySerial(day) - 1);
    case "after":
      return dayOfSerial(daySerial(day) + 1);
  }
}

/** Names the date in a sentence: "31 March 2025", "the end of March 2025", "the day before 31 March 2025". */
function nameDay({ text, size }: DateSpan, bound: Bound): string {
  const edge = size === "day" ? "" : bound === "by" || bound === "after" ? "the end of " : "the start of ";
  switch (bound) {
    case "by":
    case "from":
      return `${edge}${text}`;
    case "before":
      return `the day before ${edge}${text}`;
    case "after":
      return `the day after ${edge}${text}`;
  }
}
