import { CLOCK } from "../units/unit";
import { foundFigure, type FoundItem, type NumberPlace } from "./found-item";
import { wordOf, type ScannedText, type Token } from "./scan";

/** Reads a time of several units: "0:04:42", "4:42 minutes", "4m 42s". Null where the number is not part of one. */
export function clockTimeAt(source: ScannedText, number: NumberPlace): FoundItem | null {
  const clock = clockAt(source, number);
  if (clock) return clock;
  const compound = compoundAt(source.tokens, number.index);
  return compound && toTime(source, number, compound.seconds, number.index + compound.length);
}

function toTime(source: ScannedText, number: NumberPlace, seconds: number, end: number): FoundItem {
  const figure = number.sign === "-" ? -seconds : seconds;
  return foundFigure(source, number, { figure, unit: CLOCK, scale: 1 }, end);
}

/** Reads numbers joined by colons, as a time, a ratio or an oddity. */
function clockAt(source: ScannedText, number: NumberPlace): FoundItem | null {
  const parts = clockParts(source.tokens, number.index);
  if (parts.length === 1) return null;
  const end = number.index + parts.length * 2 - 1;
  const [a = 0, b = 0, c = 0] = parts.map((part) => Number(part.text));
  const isTime = parts.slice(1).every(({ text }) => /^\d\d(?:\.\d+)?$/.test(text) && Number(text) < 60);
  const isWhole = Number.isInteger(a) && Number.isInteger(b);
  const word = source.wordAt(end);
  const isOfDay = /^(?:am|pm)$/.test(word);
  if (isTime && !isOfDay) {
    if (parts.length === 3 && isWhole) {
      // "0:04:42 hours": the unit only confirms it.
      const confirmed = /^(?:hrs?|hours?|mins?|minutes?)$/.test(word) ? 1 : 0;
      return toTime(source, number, a * 3600 + b * 60 + c, end + confirmed);
    }
    if (parts.length === 2 && /^(?:min|mins|minute|minutes)$/.test(word))
      return toTime(source, number, a * 60 + b, end + 1);
    if (parts.length === 2 && isWhole && /^(?:hr|hrs|hour|hours)$/.test(word))
      return toTime(source, number, a * 3600 + b * 60, end + 1);
  }
  if (parts.length === 2 && number.sign === null && (a === 1 || b === 1 || !isTime) && !isOfDay)
    return { item: { kind: "ratio", left: a, right: b, word: "" }, end };
  const written = source.written(number.index, end);
  const readings =
    parts.length === 2 && !isOfDay
      ? [`${written} as a ratio`, `${written} as minutes and seconds`, `${written} as hours and minutes`]
      : [written];
  return { item: { kind: "oddity", readings, word: "" }, end };
}

/** The number at `index`, and up to two more that colons join to it. */
function clockParts(tokens: readonly Token[], index: number): Token[] {
  const parts = tokens.slice(index, index + 1);
  while (parts.length < 3) {
    const colon = tokens[index + parts.length * 2 - 1];
    const next = tokens[index + parts.length * 2];
    if (colon?.text !== ":" || colon.spaced || next?.kind !== "number" || next.spaced) break;
    parts.push(next);
  }
  return parts;
}

/** Seconds in each unit of a time with several units. */
const SECONDS_IN: ReadonlyMap<string, number> = new Map(
  Object.entries({
    d: 86400,
    day: 86400,
    days: 86400,
    h: 3600,
    hr: 3600,
    hrs: 3600,
    hour: 3600,
    hours: 3600,
    m: 60,
    min: 60,
    mins: 60,
    minute: 60,
    minutes: 60,
    s: 1,
    sec: 1,
    secs: 1,
    second: 1,
    seconds: 1,
  }),
);

/** Reads "4m 42s", "1 hour 30 minutes" or "7m30s": two or more units, each smaller than the one before. */
function compoundAt(tokens: readonly Token[], index: number): { length: number; seconds: number } | null {
  let at = index;
  let seconds = 0;
  let size = Infinity;
  let parts = 0;
  for (;;) {
    const number = tokens[at];
    const unit = tokens[at + 1];
    if (number?.kind !== "number" || unit?.kind !== "word") break;
    const next = SECONDS_IN.get(unit.text);
    if (next === undefined || next >= size) break;
    // A single letter has to touch its number.
    if (unit.text.length === 1 && unit.spaced) break;
    if (parts > 0 && (Number(number.text) >= size / next || (number.text.includes(".") && next !== 1))) break;
    seconds += Number(number.text) * next;
    size = next;
    parts += 1;
    at += 2;
    if (wordOf(tokens, at) === "and" && tokens[at + 1]?.kind === "number") {
      const unitAfter = SECONDS_IN.get(tokens[at + 2]?.text ?? "");
      if (unitAfter === undefined || unitAfter >= size) break;
      at += 1;
    }
  }
  if (parts < 2 || size > 60) return null;
  return { length: at - index, seconds: Number(seconds.toPrecision(15)) };
}
