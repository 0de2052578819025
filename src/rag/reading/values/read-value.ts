import type { CellContent } from "../../cell";
import { isCalculable, withoutNoise } from "../../decimal";
import type { Polarity } from "../../polarity";
import { Draft } from "../draft";
import { inNamedUnit, unitFromName, type NamedUnit } from "../figure";
import { hasSides, signUnder } from "../metric-sides";
import { readFormatted } from "../read-number-format";
import { isTwoSided, sideWordOf } from "../side-words";
import type { Unit } from "../units/unit";
import { isBareNumber, type Figure } from "../words/item";
import { namedBeside, nounAfter } from "../words/noun";
import { saysNothing } from "./no-value";
import { readBoundsAfter, type End, type WrittenBounds } from "./read-bounds";
import { readShare } from "./read-share";
import { readValueLead } from "./read-value-lead";
import { readValueRest, saysNoResult } from "./read-value-rest";

/**
 * A value read from a cell, in full ("188.57" under a metric headed "£m" is 188,570,000), or why it could not be read.
 */
export type ValueReading =
  | NumberValue
  | BoundsValue
  | { kind: "empty" }
  /** A text that says that there is no value yet: "Awaiting data". */
  | { kind: "none"; text: string }
  | { kind: "error"; text: string }
  /**
   * A text that cannot be read with confidence, with its possible readings. `isForecast` where it says that its figure
   * is not a result.
   */
  | { kind: "not-read"; text: string; candidates: readonly string[]; isForecast?: true };

/** A value that is one figure. */
export interface NumberValue {
  kind: "number";
  figure: number;
  unit: Unit | null;
  scale: number;
  /** The words after a figure without a unit: what it counts, or an unknown unit. */
  noun: string;
  /** What was written beside the figure and set aside: "Almost", "(9,498 / 8,241)". */
  setAside: readonly string[];
}

/** What the row says about its values outside their own cells. */
export interface ValueContext {
  /** True beside a percentage, so that "17 of 20" is 85%. */
  isShare?: boolean;
  /** Which way is good, for words that reverse a figure. */
  goodIs?: Polarity | null;
  /** The unit and scale for bare figures; by default the metric's. */
  named?: NamedUnit;
}

/** A value known only by its bounds ("<5", "3 to 5"); null on a side without one. It is not a figure. */
export interface BoundsValue {
  kind: "bounds";
  text: string;
  low: End | null;
  high: End | null;
  unit: Unit | null;
  scale: number;
  setAside: readonly string[];
}

/** Reads a value as Excel holds it. The metric's name and the row supply what the cell leaves out. */
export function readValue(cell: CellContent, metric = "", context: ValueContext = {}): ValueReading {
  if (cell.kind === "empty") return { kind: "empty" };
  if (cell.kind === "error" || cell.kind === "not-calculated") return { kind: "error", text: String(cell.value) };
  const named = context.named ?? unitFromName(metric);
  if (cell.kind === "number" && typeof cell.value === "number")
    return readNumber(cell.value, cell.format, metric, named);
  return readValueText(String(cell.value), metric, named, context);
}

function readNumber(value: number, format: string, metric: string, named: NamedUnit): ValueReading {
  const held = isCalculable(value) ? readFormatted(value, format) : null;
  if (held === null) return { kind: "not-read", text: String(value), candidates: [] };
  const { figure, unit, scale } = inNamedUnit(held, namedBeside(held.noun, metric, named), held.isFull);
  return { kind: "number", figure: withoutNoise(figure), unit, scale, noun: held.noun, setAside: NOTHING_ASIDE };
}

const NOTHING_ASIDE: readonly string[] = [];

function readValueText(
  written: string,
  metric: string,
  named: NamedUnit,
  { isShare = false, goodIs = null }: ValueContext,
): ValueReading {
  const text = written.replace(/\s+/g, " ").trim();
  if (text === "") return { kind: "empty" };
  const inner = bracketedNegative(text);
  const draft = new Draft(inner ?? text);
  const unread = (candidates = draft.candidates()): ValueReading => {
    const isForecast = saysNoResult(draft);
    return isForecast ? { kind: "not-read", text, candidates, isForecast } : { kind: "not-read", text, candidates };
  };
  const { items } = draft;
  if (saysNothing(draft)) return { kind: "none", text };

  const { at, before, sideWord: leading } = readValueLead(draft);
  if (before) {
    const isDistance = /^(?:over|under|above|below)$/.test(draft.wordAt(before.from)) && hasSides(metric);
    const isOfSome = draft.wordAt(before.from - 1) === "some";
    return inner === null && leading === null && !isDistance && !isOfSome
      ? (toBoundsValue(draft, before, named) ?? unread())
      : unread();
  }
  const item = items[at];
  // At the start of a value, "2012" is the value; with a figure beside it, it may be the year.
  const figure = item?.kind === "figure" || (item?.kind === "period" && isBareNumber(item)) ? item.figure : null;
  if (!figure) return unread();
  if (draft.mayBeMinus(at, false)) return unread([draft.written(at), `-${draft.written(at)}`]);
  // Beside a membership of 2,000, "+100" is an increase.
  if (figure.sign === "+" && !isMovement(metric))
    return unread([draft.written(at), `an increase of ${draft.written(at).replace(/^\D*/, "")}`]);
  const after = item?.kind === "figure" ? readBoundsAfter(draft, at, figure) : null;
  if (after) return inner === null && leading === null ? (toBoundsValue(draft, after, named) ?? unread()) : unread();
  const following = sideWordOf(draft, at, figure, leading?.to);
  const sideWord = following ?? leading;
  // A minus beside "underspend", or a second such word, would reverse the figure twice.
  const isTwice = figure.sign !== null || inner !== null || (following !== null && leading !== null);
  const sign = sideWord === null ? 1 : isTwice ? null : signUnder(sideWord, metric, goodIs);
  if (sideWord && sign === null)
    return unread(isTwoSided(sideWord) ? [draft.written(at), `-${draft.written(at)}`] : undefined);
  const part = isShare || named.unit?.family === "percent" ? readShare(draft, at, figure) : null;
  if (!part) draft.use(at);
  const problem = readValueRest(draft, part?.end ?? at + 1, part?.figure ?? figure, following);
  if (problem) return unread(problem);
  const noun = nounAfter(draft.text, items, at + 1);
  const beside = part ? named : namedBeside(noun, metric, named);
  return toNumberValue(part?.figure ?? figure, beside, inner !== null || sign === -1, noun, draft.setAside());
}

/**
 * True for a metric whose figures fall on both sides of zero, so that a plus is a sign: a change, a variance, a net
 * score. A metric without a name may be one.
 */
function isMovement(metric: string): boolean {
  return metric === "" || SIGNED.test(metric) || hasSides(metric);
}

const SIGNED =
  /\b(?:changes?|growth|increases?|decreases?|reductions?|rises?|falls?|gains?|differences?|gaps?|scores?|index|indices|progress|uplift|improvements?|movements?|deviation|margin|impact|nps|trend|shift|inflation|flow|migration|temperature)\b|[+±]/i;

/** The bounds as a value, where nothing else in the text changes their meaning; otherwise null. */
function toBoundsValue(
  draft: Draft,
  { low, high, figure, from, to }: WrittenBounds,
  named: NamedUnit,
): BoundsValue | null {
  const figures = draft.items.flatMap((item, index) =>
    item.kind === "figure" && index >= from && index < to ? [index] : [],
  );
  if (figures.some((index) => sideWordOf(draft, index, figure) !== null)) return null;
  draft.use(from, to);
  if (readValueRest(draft, to, figure, null)) return null;
  const { scale, unit } = inNamedUnit(figure, named);
  const inFull = (end: End | null): End | null =>
    end && { ...end, figure: inNamedUnit({ ...figure, figure: end.figure }, named).figure };
  return {
    kind: "bounds",
    text: draft.text,
    low: inFull(low),
    high: inFull(high),
    unit,
    scale,
    setAside: draft.setAside(),
  };
}

function toNumberValue(
  figure: Figure,
  named: NamedUnit,
  negative: boolean,
  noun: string,
  setAside: string[],
): NumberValue {
  const { figure: full, unit, scale } = inNamedUnit(figure, named);
  return {
    kind: "number",
    figure: negative ? -full : full,
    unit,
    scale,
    noun: figure.unit === null ? noun : "",
    setAside,
  };
}

/** The text without brackets that mean minus: "£(190,000)", "(£190,000)", "(4.5%)". Null when it has none. */
function bracketedNegative(text: string): string | null {
  const match = /^([£€$]?)\s?\(([£€$]?[\d.,]+\s?(?:k|m|bn|%)?)\)\s?(k|m|bn|%)?$/i.exec(text);
  if (!match) return null;
  return `${match[1] ?? ""}${match[2] ?? ""}${match[3] ?? ""}`;
}
