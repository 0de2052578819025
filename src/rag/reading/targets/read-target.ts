import type { CellContent } from "../../cell";
import { readSpanCell } from "../dates/date-span";
import { Draft } from "../draft";
import { writeFigure } from "../figure";
import { speaksOfMovement } from "../changes/movement-words";
import { readFormatted } from "../number-format";
import { isReckonable } from "../../decimal";
import { memoize } from "../../memoize";
import { readBenchmarkTarget } from "./read-benchmark-target";
import { readChangeTarget } from "../changes/read-change-target";
import { dateTargetOf, readDateTarget } from "../dates/read-date-target";
import { readNoTarget } from "./read-no-target";
import { readNumberTarget, unreadTarget } from "./read-number-target";
import type { TargetReading } from "./target-reading";

/*
 * Reading a target as the officer writes it. The text is taken apart into figures, periods, labels and words; then it is
 * recognised as saying that there is no target, as someone else's result, as movement, or as one figure or range with
 * the words that say which side is good. What is left over must be harmless, or the target is not read: a wrong number
 * is far worse than none.
 */

/** Reads a target cell: a number is itself (a percentage or a time under such a format), a text is read as written. */
export function readTarget(cell: CellContent): TargetReading {
  if (cell.kind === "number" && typeof cell.value === "number" && Number.isFinite(cell.value))
    return readNumberCell(cell.value, cell.format);
  const text = String(cell.value);
  if (cell.kind === "error" || cell.kind === "boolean" || cell.kind === "not-calculated") {
    return { kind: "not-read", text, period: null, setAside: [], why: "error", candidates: [] };
  }
  return readTargetText(text);
}

/** Targets repeat from row to row and from one reading to the next. */
const KEPT = 2000;

/** By format, then by value. */
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
  if (!isReckonable(value))
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

/** Reads a target's text. Never throws; a text it is not sure of is "not-read". */
export const readTargetText = memoize(readAnew, KEPT, 200);

/** Spaces that are not one plain space between words. */
const RUNS_OF_SPACE = /^\s|\s$|\s\s|[^\S ]/;

/** Longer than any target with all its words: what reads them looks from each to the others. */
const LONGEST_TARGET = 2000;

function readAnew(written: string): TargetReading {
  const text = RUNS_OF_SPACE.test(written) ? written.replace(/\s+/g, " ").trim() : written;
  if (text === "") return { kind: "none", text, period: null, setAside: [], why: "empty" };
  if (text.length > LONGEST_TARGET)
    return { kind: "not-read", text, period: null, setAside: [], why: "other-words", candidates: [] };
  const draft = new Draft(text);
  const listed = itemMark(draft);
  if (listed > 0)
    return asListed(
      readAnew(text.slice(listed)),
      text,
      text
        .slice(0, listed)
        .trim()
        .replace(/^\((.*)\)$/, "$1"),
    );
  const why = readNoTarget(draft);
  if (why) return { kind: "none", text, period: draft.period(), setAside: [], why };
  // "95%?": whoever wrote it did not know.
  if (draft.items.some(({ kind, word }) => kind === "mark" && word === "?"))
    return unreadTarget(draft, { why: "other-words" });
  const benchmark = readBenchmarkTarget(draft);
  if (benchmark) return benchmark;
  draft.reset();
  const change = readChangeTarget(draft);
  if (change) return change;
  draft.reset();
  const read = readNumberTarget(draft, startOfLevel(draft));
  return read.kind === "not-read" && draft.figures.length === 0 ? (readDateAnew(draft) ?? read) : read;
}

/** How long the bullet, number or letter of a list is that a text begins with: "• ", "1. ", "b) "; 0 where it has none. */
function itemMark({ items, text }: Draft): number {
  const [first, second] = items;
  if (!first || !second) return 0;
  const written = text.slice(first.start, first.end);
  const isMark =
    first.kind === "label" ? /^\(?(?:\d{1,2}|[a-h]|[ivx]+)[.)]$/i.test(written) : /^[•·▪‣◦●]$/.test(written);
  return isMark ? second.start : 0;
}

/** The reading of what a list says, with its mark set aside. */
function asListed(reading: TargetReading, text: string, mark: string): TargetReading {
  return reading.kind === "none" || reading.kind === "not-read"
    ? { ...reading, text }
    : { ...reading, text, setAside: [mark, ...reading.setAside] };
}

/** A text without a figure may be a date to do something by. */
function readDateAnew(draft: Draft): TargetReading | null {
  draft.reset();
  return readDateTarget(draft);
}

/** A level kept ("Maintain 95%") begins after the words that ask to keep it. */
function startOfLevel(draft: Draft): number {
  if (!speaksOfMovement(draft)) return 0;
  let at = 0;
  while (
    /^(?:maintain|maintained|maintaining|sustain|stable|to|at|and|or|improve|improved|\/|:|-)$/.test(draft.wordAt(at))
  )
    at += 1;
  return at;
}
