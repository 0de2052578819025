import { wordOf, type Token } from "./scan";

/** Seconds in each unit of a time with several units. */
const COMPOUND_PARTS: ReadonlyMap<string, number> = new Map(
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
export function compoundAt(tokens: readonly Token[], index: number): { length: number; seconds: string } | null {
  let at = index;
  let seconds = 0;
  let size = Infinity;
  let parts = 0;
  for (;;) {
    const number = tokens[at];
    const unit = tokens[at + 1];
    if (number?.kind !== "number" || unit?.kind !== "word") break;
    const next = COMPOUND_PARTS.get(unit.text);
    if (next === undefined || next >= size) break;
    // A single letter has to touch its number.
    if (unit.text.length === 1 && unit.spaced) break;
    if (parts > 0 && (Number(number.text) >= size / next || (number.text.includes(".") && next !== 1))) break;
    seconds += Number(number.text) * next;
    size = next;
    parts += 1;
    at += 2;
    if (wordOf(tokens, at) === "and" && tokens[at + 1]?.kind === "number") {
      const unitAfter = COMPOUND_PARTS.get(tokens[at + 2]?.text ?? "");
      if (unitAfter === undefined || unitAfter >= size) break;
      at += 1;
    }
  }
  if (parts < 2 || size > 60) return null;
  return { length: at - index, seconds: String(Number(seconds.toPrecision(15))) };
}
