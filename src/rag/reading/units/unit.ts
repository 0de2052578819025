import { toDecimal } from "../../decimal";
import { americanOf, pluralsOf } from "./derive-spellings";
import { DIMENSIONS, type Unit } from "./unit-table";

export type { Unit } from "./unit-table";

interface WordedUnit {
  words: readonly string[];
  unit: Unit;
}

/** Units by name. */
const NAMED = new Map<string, Unit>();
/** Units by the words after a figure: keyed by the first word, longest first. */
const BY_FIRST_WORD = new Map<string, WordedUnit[]>();

for (const { family, dimension, units } of DIMENSIONS) {
  for (const [name, size, spellings] of units) {
    const unit: Unit = { family, dimension, name, size };
    NAMED.set(name, unit);
    const singular = spellings.split("|");
    const spelled = singular.flatMap((one) => [one, ...pluralsOf(one)]);
    for (const text of new Set(spelled.flatMap((one) => [one, ...americanOf(one)]))) addSpelling(text.split(" "), unit);
  }
}
for (const units of BY_FIRST_WORD.values()) units.sort((a, b) => b.words.length - a.words.length);

function addSpelling(words: string[], unit: Unit): void {
  const first = words[0] ?? "";
  BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), { words, unit }]);
}

/** A unit of the table, by name. */
function unitNamed(name: string): Unit {
  const unit = NAMED.get(name);
  if (!unit) throw new RangeError(`there is no unit named ${name}`);
  return unit;
}

export const PERCENT = unitNamed("%");
export const POINTS = unitNamed("points");
export const POUNDS = unitNamed("£");
export const PENCE = unitNamed("p");

const DAYS = unitNamed("days");
const WORKING_DAYS = unitNamed("working days");
const TONNES = unitNamed("tonnes");

/** Hours, minutes and seconds together ("4m 42s", "0:04:42"): the figure is in seconds. */
export const CLOCK: Unit = { ...unitNamed("seconds"), name: "h:mm:ss" };

/** Currencies by the sign before a figure. */
export const CURRENCIES: ReadonlyMap<string, Unit> = new Map(["£", "€", "$"].map((sign) => [sign, unitNamed(sign)]));

/** Units of one letter, which have to touch the figure: "24h", "30s". ("5m" is five million.) */
const GLUED: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    h: unitNamed("hours"),
    s: unitNamed("seconds"),
    d: unitNamed("days"),
    t: unitNamed("tonnes"),
    g: unitNamed("g"),
  }),
);

/** The longest unit that begins with the words from `index` on, and how many words it takes. */
export function unitAt(wordAt: (index: number) => string, index: number): WordedUnit | null {
  const known = BY_FIRST_WORD.get(wordAt(index));
  if (!known) return null;
  return known.find(({ words }) => words.every((word, offset) => wordAt(index + offset) === word)) ?? null;
}

/** Spellings that mean another unit in another case: "Ml" is not "ml", and "Mb" are bits. */
const CASED = /^(?:Ml|ML|[KkMGTP]b|MS)$/;

/** True unless the case of the spelling makes it another unit. */
export function isCased(written: string): boolean {
  return !CASED.test(written);
}

/** The unit of a single letter that touches its figure, or null. */
export function gluedUnit(letter: string): Unit | null {
  return GLUED.get(letter) ?? null;
}

/** Powers of ten by the word or letter that follows a figure. */
export const SCALES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    k: 3,
    thousand: 3,
    m: 6,
    mn: 6,
    mil: 6,
    million: 6,
    millions: 6,
    bn: 9,
    billion: 9,
    billions: 9,
  }),
);

/** The unit of a rate: a base of 10000 is "per 10,000". */
export function rateUnit(base: number): Unit {
  const name = base === 1 ? "per head" : `per ${String(base).replace(/\B(?=(\d{3})+(?!\d))/g, ",")}`;
  return { family: "rate", dimension: "rate", name, size: 1 / base };
}

/** True when figures in the two units can be compared. */
export function convertible(a: Unit, b: Unit): boolean {
  return a.dimension === b.dimension;
}

/** Converts a figure to another unit of its dimension, without binary noise. */
export function inUnit(figure: number, from: Unit, to: Unit): number {
  return from.size === to.size ? figure : Number(((figure * from.size) / to.size).toPrecision(15));
}

/**
 * Refines a unit by the unit named for its column: "tonnes" under "(tCO2e)" are tonnes of CO2e, and "days" under
 * "(working days)" are working days.
 */
export function asNamed(unit: Unit, named: Unit): Unit {
  if (unit.name === DAYS.name && named.dimension === WORKING_DAYS.dimension) return named;
  if (unit.dimension !== TONNES.dimension || !/^CO2e?$/.test(named.dimension)) return unit;
  return [...NAMED.values()].find(({ dimension, size }) => dimension === named.dimension && size === unit.size) ?? unit;
}

/**
 * The unit in which two figures can be compared without rounding: the first's where the second's converts to it exactly
 * (kilograms beside tonnes), else the second's (100 minutes are no exact number of hours).
 */
export function exactUnit(a: Unit, b: Unit): Unit {
  const pair = `${a.name} ${b.name}`;
  const known = exact.get(pair);
  if (known) return known;
  const unit = isDecimalOf(b, a) ? a : isDecimalOf(a, b) || b.size < a.size ? b : a;
  exact.set(pair, unit);
  return unit;
}

/** Cached by the two names. There are no more pairs than units of one dimension. */
const exact = new Map<string, Unit>();

/** True where every decimal figure in one unit is a decimal figure in the other. */
function isDecimalOf(from: Unit, to: Unit): boolean {
  const [x, y] = [toDecimal(from.size), toDecimal(to.size)];
  let [left, right] = [x.digits * 10n ** BigInt(y.places), y.digits * 10n ** BigInt(x.places)];
  const rest = right;
  while (right !== 0n) [left, right] = [right, left % right];
  let denominator = rest / left;
  for (const prime of [2n, 5n]) while (denominator % prime === 0n) denominator /= prime;
  return denominator === 1n;
}

const TIME_FAMILIES: ReadonlySet<string> = new Set(["duration", "working-duration", "working-hours", "months"]);

/** True for a unit of time, including working time. */
export function isTimeUnit(unit: Unit | null | undefined): boolean {
  return unit !== null && unit !== undefined && TIME_FAMILIES.has(unit.family);
}
