import { USUAL_REPORTING } from "../../periods/reporting";
import type { Calendar } from "../../periods/years";
import type { CellContent } from "../../cell";
import { readSpanCell } from "../dates/date-span";
import { Draft } from "../draft";
import { writeFigure } from "../figure";
import { speaksOfMovement } from "../changes/movement-words";
import { readFormatted } from "../read-number-format";
import { isCalculable } from "../../decimal";
import { memoize } from "../../memoize";
import { readBenchmarkTarget } from "../benchmarks/read-benchmark-target";
import { readChangeTarget } from "../changes/read-change-target";
import { dateTargetOf, readDateTarget } from "../dates/read-date-target";
import { readNoTarget } from "./read-no-target";
import { readNumberTarget } from "./read-number-target";
import type { TargetReading } from "./target-reading";
import { unreadTarget } from "./unread-target";

/*
 * Reads a target as the officer wrote it. The text is split into figures, periods, labels and words, then recognised as
 * no target, another body's result, a movement, or one figure or range with the words that say which side is good. What
 * is left over must be harmless, or the target is not read: a wrong number is far worse than none.
 */

/**
 * Reads a target cell: a number as itself (a percentage or a time under such a format), a text as written. A quarter to
 * do something by is of the body's own year.
 */
export function readTarget(cell: CellContent, reporting = USUAL_REPORTING): TargetReading {
  if (cell.kind === "number" && typeof cell.value === "number" && Number.isFinite(cell.value))
    return readNumberCell(cell.value, cell.format);
  const text = String(cell.value);
  if (cell.kind === "error" || cell.kind === "boolean" || cell.kind === "not-calculated") {
    return { kind: "not-read", text, period: null, setAside: [], why: "error", candidates: [] };
  }
  return readerIn(reporting.year)(text);
}

/** Size of the cache: targets repeat from row to row and between readings. */
const KEPT = 2000;

/** Cached by format, then by value. */
const keptNumbers = new Map<string, Map<number, TargetReading>>();

function readNumberCell(value: number, format: string): TargetReading {
  const ofFormat = keptNumbers.get(format);
  const known = ofFormat?.get(value);
  if (known) return known;
  const reading = readNumber(value, format);
  if (keptNumbers.size >= KEPT || (ofFormat && ofFormat.size >= KEPT)) keptNumbers.clear();
  const kept = keptNumbers.get(format) ?? new Map<number, TargetReading>();
  keptNumbers.set(format, kept.set(value, reading));
  return reading;
}

function readNumber(value: number, format: string): TargetReading {
  if (!isCalculable(value))
    return { kind: "not-read", text: String(value), period: null, setAside: [], why: "other-words", candidates: [] };
  const held = readFormatted(value, format);
  if (held === null) {
    const span = readSpanCell({ kind: "number", value, format });
    const date = span && dateTargetOf(span);
    if (date) return date;
    return { kind: "not-read", text: String(value), period: null, setAside: [], why: "date", candidates: [] };
  }
  const { figure, unit, scale, isFull, noun } = held;
  return {
    kind: "number",
    text: writeFigure(figure, unit, scale),
    period: null,
    setAside: [],
    figure,
    unit,
    scale,
    isFull,
    noun,
    bound: null,
    strict: false,
    per: null,
    of: null,
    whole: false,
  };
}

/** Reads a target's text. Never throws; an uncertain text is "not-read". */
export const readTargetText = keptReader("financial");

/** The readers for other years of a body, in which "by Q3 2025/26" is another day. */
const otherReaders = new Map<Calendar, typeof readTargetText>();

function readerIn(year: Calendar): typeof readTargetText {
  if (year === "financial") return readTargetText;
  const known = otherReaders.get(year) ?? keptReader(year);
  otherReaders.set(year, known);
  return known;
}

function keptReader(year: Calendar): (text: string) => TargetReading {
  return memoize((text) => readUncached(text, year), KEPT, 200);
}

/** White space other than single plain spaces between words. */
const RUNS_OF_SPACE = /^\s|\s$|\s\s|[^\S ]/;

/** The longest text that is read, as some of the readers compare every word with every other. */
const LONGEST_TARGET = 2000;

function readUncached(written: string, year: Calendar): TargetReading {
  const text = RUNS_OF_SPACE.test(written) ? written.replace(/\s+/g, " ").trim() : written;
  if (text === "") return { kind: "none", text, period: null, setAside: [], why: "empty" };
  if (text.length > LONGEST_TARGET)
    return { kind: "not-read", text, period: null, setAside: [], why: "other-words", candidates: [] };
  const draft = new Draft(text);
  const listed = itemMark(draft);
  if (listed > 0)
    return asListed(
      readUncached(text.slice(listed), year),
      text,
      text
        .slice(0, listed)
        .trim()
        .replace(/^\((.*)\)$/, "$1"),
    );
  const why = readNoTarget(draft);
  if (why) return { kind: "none", text, period: draft.period(), setAside: [], why };
  // "95%?": the author was not certain.
  if (draft.items.some(({ kind, word }) => kind === "mark" && word === "?"))
    return unreadTarget(draft, { why: "other-words" });
  const benchmark = readBenchmarkTarget(draft);
  if (benchmark) return benchmark;
  draft.reset();
  const change = readChangeTarget(draft);
  if (change) return change;
  draft.reset();
  const read = readNumberTarget(draft, startOfLevel(draft));
  return read.kind === "not-read" && draft.figures.length === 0 ? (readDateInstead(draft, year) ?? read) : read;
}

/** The length of a bullet, number or letter at the start of a text: "• ", "1. ", "b) "; 0 where there is none. */
function itemMark({ items, text }: Draft): number {
  const [first, second] = items;
  if (!first || !second) return 0;
  const written = text.slice(first.start, first.end);
  const isMark =
    first.kind === "label" ? /^\(?(?:\d{1,2}|[a-h]|[ivx]+)[.)]$/i.test(written) : /^[•·▪‣◦●]$/.test(written);
  return isMark ? second.start : 0;
}

/** The reading of a list entry, with its bullet or number set aside. */
function asListed(reading: TargetReading, text: string, mark: string): TargetReading {
  return reading.kind === "none" || reading.kind === "not-read"
    ? { ...reading, text }
    : { ...reading, text, setAside: [mark, ...reading.setAside] };
}

/** Reads a text without a figure that may be a date to do something by. */
function readDateInstead(draft: Draft, year: Calendar): TargetReading | null {
  draft.reset();
  return readDateTarget(draft, year);
}

/** The item at which a level to keep ("Maintain 95%") begins. */
function startOfLevel(draft: Draft): number {
  if (!speaksOfMovement(draft)) return 0;
  let at = 0;
  while (
    /^(?:maintain|maintained|maintaining|sustain|stable|to|at|and|or|improve|improved|\/|:|-)$/.test(draft.wordAt(at))
  )
    at += 1;
  return at;
}
