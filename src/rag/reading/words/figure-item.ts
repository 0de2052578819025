import { gluedUnit, isCased, POUNDS, rateUnit, SCALES, unitAt, type Unit } from "../units/unit";
import { foundFigure, type FoundItem, type NumberPlace } from "./found-item";
import { wordSet } from "./phrase";
import { rateAt } from "./rate-words";
import type { ScannedText, Token } from "./scan";

/* A number with the scale, unit or rate that follows it. */

/** A number in digits or words, with what comes before it. */
export interface WrittenNumber extends NumberPlace {
  digits: string;
  currency: Unit | null;
  /** The number of words, for a number in words; null for digits. */
  spelled: number | null;
}

/** The figure of a number; or a label or an oddity, where the letters that touch it make it one. */
export function figureAt(source: ScannedText, number: WrittenNumber): FoundItem {
  const suffix = readSuffix(source, number);
  if ("item" in suffix) return suffix;
  const { exponent } = suffix;
  if (isRaised(source.tokens[suffix.end], exponent > 0 || number.digits === "10"))
    return oddity(suffix.end + 1, [source.written(number.index, suffix.end + 1)]);
  const { unit, end } = suffix.unit ? suffix : unitAfter(source, suffix.end);
  return toFigure(source, number, { unit, exponent, end }, 10 ** exponent);
}

/** What directly follows the digits. */
interface Suffix {
  unit: Unit | null;
  /** The power of ten of its scale. */
  exponent: number;
  end: number;
}

function toFigure(source: ScannedText, number: WrittenNumber, suffix: Suffix, scale: number): FoundItem {
  const { unit, exponent, end } = suffix;
  const figure = Number(`${number.sign === "-" ? "-" : ""}${number.digits}e${exponent}`);
  return foundFigure(source, number, { figure, unit, scale }, end, number.spelled !== null);
}

function oddity(end: number, readings: string[]): FoundItem {
  return { item: { kind: "oddity", readings, word: "" }, end };
}

/** Reads the scale or the unit after the digits; or the whole item, where the letters make it something else. */
function readSuffix(source: ScannedText, number: WrittenNumber): Suffix | FoundItem {
  const { index, currency, spelled } = number;
  const end = index + (spelled ?? 1);
  const plain: Suffix = { unit: currency, exponent: 0, end };
  const measured = currency ? null : measureAt(source, end);
  // "5t CO2e"
  if (measured && measured.words.length > 1)
    return { unit: measured.unit, exponent: 0, end: end + measured.words.length };
  const after = source.tokens[end];
  if (after?.kind !== "word") return plain;
  const isGlued = !after.spaced;
  // "$6.06B"; without a currency a "b" is part of a reference.
  const scale = after.text === "b" && currency ? 9 : SCALES.get(after.text);
  // A single letter is a scale where it touches the figure, or where a currency comes before it.
  if (scale !== undefined && (after.text.length > 2 || isGlued || currency))
    return { unit: currency, exponent: scale, end: end + 1 };
  const glued = isGlued ? readGlued(source, number, after, end) : null;
  if (glued) return glued;
  const isPence = after.text === "pence" || (after.text === "p" && (isGlued || spelled !== null));
  // 29p is £0.29.
  if (isPence && !currency) return toFigure(source, number, { unit: POUNDS, exponent: -2, end: end + 1 }, 1);
  // "2a", "16yrs2": a reference, not a figure.
  if (isGlued && !isHyphenated(source.tokens, end) && measured === null)
    return oddity(end + 1, [source.written(index, end + 1)]);
  return plain;
}

/** Words that an ordinal before them makes a point in time: "the 10th day". A first year or quarter is a period. */
const MOMENTS = wordSet("day week month birthday working calendar");

/** Reads the word that touches the number: an ordinal, a multiple, or a unit of one letter. Null for any other. */
function readGlued(
  source: ScannedText,
  number: WrittenNumber,
  { text }: Token,
  end: number,
): Suffix | FoundItem | null {
  const { index, digits, currency } = number;
  const unit = gluedUnit(text);
  if (unit === null && /^(?:st|nd|rd|th|x)$/.test(text)) {
    const moment = source.wordAt(end + 1);
    // "by the 12th week": a point in time, not a figure.
    if (text !== "x" && MOMENTS.has(moment)) return { item: { kind: "label", word: moment }, end: end + 2 };
    // "3rd", "3x"
    return oddity(end + 1, [source.written(index, end + 1)]);
  }
  // "over 65s": people, or seconds?
  if (text === "s" && /^(?:over|under)$/.test(source.wordAt(index - 1)))
    return oddity(end + 1, [`${digits} seconds`, `people of ${digits}`]);
  return unit && !currency ? { unit, exponent: 0, end: end + 1 } : null;
}

/** True for a power such as the superscript in "10⁶" and "500m²", which is not a footnote. */
function isRaised(token: Token | undefined, isPower: boolean): boolean {
  return token?.kind === "note" && /[²³⁰⁴-⁹]/.test(token.text) && !token.spaced && isPower;
}

/** True when a number and the word after it are joined by a hyphen: "12-month". */
function isHyphenated(tokens: readonly Token[], index: number): boolean {
  const [before, word] = [tokens[index - 1], tokens[index]];
  return before !== undefined && word !== undefined && word.start > before.end;
}

/** The unit or rate in words from `end` on, and the index after it. */
function unitAfter(source: ScannedText, end: number): { unit: Unit | null; end: number } {
  const worded = measureAt(source, end);
  const unit = worded ? worded.unit : null;
  const after = worded ? end + worded.words.length : end;
  const rate = unit === null ? rateAt(source.tokens, after) : null;
  return rate ? { unit: rateUnit(rate.base), end: after + rate.length } : { unit, end: after };
}

/** The unit whose words begin at `index`; null where its case makes it another unit ("Mb" is bits). */
export function measureAt(source: ScannedText, index: number): ReturnType<typeof unitAt> {
  const worded = unitAt(source.wordAt, index);
  return worded && isCased(source.written(index, index + worded.words.length)) ? worded : null;
}
