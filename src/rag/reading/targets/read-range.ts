import type { Draft } from "../draft";
import { sideWordOf } from "../side-words";
import { convertible, type Unit } from "../units/unit";
import type { Figure } from "../words/item";
import { nounAfter } from "../words/noun";
import { readRest } from "./after-figure/read-rest";
import type { Found, TargetReading, Unread } from "./target-reading";
import type { BoundWords } from "./target-words";
import { draftReading, unreadTarget } from "./unread-target";

/* Two figures that are the ends of a range, and a figure with a band around it. */

interface Ends {
  low: number;
  high: number;
  unit: Unit | null;
  scale: number;
  end: number;
}

/**
 * Reads "8 to 10", "98.8-99.2", "between 3 and 5%" or "100% ±5%": two rising figures. Null when no second figure
 * follows.
 */
export function readRange(draft: Draft, at: number, low: Figure, between: boolean): Found<Ends> | null {
  const joint = draft.wordAt(at + 1);
  const next = draft.items[at + 2];
  if (joint === "±") return readAround(draft, at, low);
  const second = next?.kind === "figure" ? next.figure : next?.kind === "period" ? next.figure : null;
  if (!second || !(joint === "to" || joint === "-" || (between && (joint === "and" || joint === "&")))) return null;
  // "Dec 5-7" may be days of December.
  const before = between ? at - 2 : at - 1;
  const isMonth = draft.items[before]?.kind === "period" && /^[a-z]+\.?$/i.test(draft.written(before));
  if (isMonth && low.unit === null && second.unit === null) return { unread: { why: "ambiguous" } };
  const several: { unread: Unread } = { unread: { why: "several-figures" } };
  // "2020 - 2025": years or figures?
  if (draft.items[at]?.kind === "period" || next?.kind === "period") return { unread: { why: "ambiguous" } };
  // "24-25": a range, or the year 2024-25?
  const [from, to] = [low.figure, second.figure];
  const short =
    joint === "-" && !low.unit && !second.unit && low.scale === 1 && to === from + 1 && from >= 10 && from <= 40;
  if (short)
    return {
      unread: {
        why: "ambiguous",
        candidates: [`${draft.written(at, at + 3)} as a range`, `${draft.written(at, at + 3)} as a year`],
      },
    };
  if (between && joint !== "and" && joint !== "&" && joint !== "to" && joint !== "-") return several;
  if (low.unit && second.unit && low.unit.name !== second.unit.name) return several;
  // "5-6m" and "900k to 1m": a first figure without a scale takes the second's.
  const shared = low.scale === 1 && second.scale !== 1;
  const bottom = shared ? Number((low.figure * second.scale).toPrecision(15)) : low.figure;
  // A plus sign marks a movement, unless it answers a minus: "-5% to +5%".
  if (low.sign === "+" || (second.sign === "+" && low.sign !== "-" && low.figure !== 0)) return several;
  if (second.figure <= bottom) return several;
  return {
    found: { low: bottom, high: second.figure, unit: second.unit ?? low.unit, scale: second.scale, end: at + 3 },
  };
}

/**
 * Reads "100% ±5%" or "50 ± 5" as a band, where a percentage of the target and points give the same; otherwise returns
 * both readings.
 */
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
  if (half.unit && middle.unit && !convertible(half.unit, middle.unit) && half.unit.family !== "points")
    return { unread: { why: "several-figures" } };
  if (half.unit && half.unit.name !== middle.unit?.name && half.unit.family !== "points")
    return { unread: { why: "several-figures" } };
  return band(half.figure);
}

/** Reads "±5%" alone as the range from -5% to 5%. `at` is the sign. */
export function readBandTarget(draft: Draft, at: number): TargetReading {
  const band = readPlusMinus(draft, at);
  return "unread" in band ? unreadTarget(draft, band.unread) : toRangeTarget(draft, at, band.found);
}

function readPlusMinus(draft: Draft, at: number): Found<Ends> {
  const item = draft.items[at + 1];
  const figure = item?.kind === "figure" ? item.figure : null;
  if (!figure || draft.figures.length > 1) return { unread: { why: "several-figures" } };
  // "±5% of budget" leaves open whether the value is relative to the budget.
  const isMore = (index: number): boolean =>
    draft.items[index]?.kind === "word" || draft.items[index]?.kind === "label" || draft.isCritical(index);
  if (draft.items.some((_, index) => index >= at + 2 && isMore(index))) return { unread: { why: "other-words" } };
  return { found: { low: -figure.figure, high: figure.figure, unit: figure.unit, scale: figure.scale, end: at + 2 } };
}

/** Reads a range whose first figure is at `at`. `said` is where words that may describe the figures begin. */
export function readRangeTarget(
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
  return toRangeTarget(draft, at, range);
}

function toRangeTarget(draft: Draft, from: number, { low, high, unit, scale, end }: Ends): TargetReading {
  draft.use(from, end);
  const noun = unit === null ? nounAfter(draft.text, draft.items, end) : "";
  return { kind: "range", ...draftReading(draft), low, high, unit, scale, noun };
}
