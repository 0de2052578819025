/** What a figure is counted in. Two units of one family convert by `size`; different families never do. */
export interface Unit {
  family:
    | "percent"
    | "points"
    | "currency"
    | "duration"
    | "working-duration"
    | "working-hours"
    | "months"
    | "rate"
    | "measure";
  /** As written in sentences: "%", "points", "£", "days", "per 10,000", "kg". */
  name: string;
  /**
   * Size in the family's smallest unit: 1 for %, points, £, a working day, a working hour, a month; seconds for a
   * duration; the part of one that it is for a rate (0.0001 for "per 10,000"). Measures convert only to themselves.
   */
  size: number;
}

export const PERCENT: Unit = { family: "percent", name: "%", size: 1 };
export const POINTS: Unit = { family: "points", name: "points", size: 1 };
export const POUNDS: Unit = { family: "currency", name: "£", size: 1 };

/** Hours, minutes and seconds written together ("4m 42s", "0:04:42"): the figure is in seconds. */
export const CLOCK: Unit = { family: "duration", name: "h:mm:ss", size: 1 };

export const CURRENCIES: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    "£": POUNDS,
    "€": { family: "currency", name: "€", size: 1 },
    $: { family: "currency", name: "$", size: 1 },
  }),
);

const SECONDS: Unit = { family: "duration", name: "seconds", size: 1 };
const MINUTES: Unit = { family: "duration", name: "minutes", size: 60 };
const HOURS: Unit = { family: "duration", name: "hours", size: 3600 };
const DAYS: Unit = { family: "duration", name: "days", size: 86400 };
const WEEKS: Unit = { family: "duration", name: "weeks", size: 604800 };
/** A month is no fixed number of days, so months and years convert only to each other. */
const MONTHS: Unit = { family: "months", name: "months", size: 1 };
const YEARS: Unit = { family: "months", name: "years", size: 12 };
/** A working day is 7 to 8 working hours, by contract, so the two never convert. */
const WORKING_DAYS: Unit = { family: "working-duration", name: "working days", size: 1 };
const WORKING_HOURS: Unit = { family: "working-hours", name: "working hours", size: 1 };

const measure = (name: string): Unit => ({ family: "measure", name, size: 1 });

/** Units by the words that follow a figure. */
const WRITTEN: [string, Unit][] = [
  ["%", PERCENT],
  ["percent", PERCENT],
  ["per cent", PERCENT],
  ["pct", PERCENT],
  ["% point", POINTS],
  ["% points", POINTS],
  ["percentage point", POINTS],
  ["percentage points", POINTS],
  ["percent points", POINTS],
  ["per cent points", POINTS],
  ["point", POINTS],
  ["points", POINTS],
  ["pp", POINTS],
  ["pps", POINTS],
  ["ppt", POINTS],
  ["ppts", POINTS],
  ["second", SECONDS],
  ["seconds", SECONDS],
  ["sec", SECONDS],
  ["secs", SECONDS],
  ["minute", MINUTES],
  ["minutes", MINUTES],
  ["min", MINUTES],
  ["mins", MINUTES],
  ["hour", HOURS],
  ["hours", HOURS],
  ["hr", HOURS],
  ["hrs", HOURS],
  ["day", DAYS],
  ["days", DAYS],
  ["calendar day", DAYS],
  ["calendar days", DAYS],
  ["week", WEEKS],
  ["weeks", WEEKS],
  ["wk", WEEKS],
  ["wks", WEEKS],
  ["month", MONTHS],
  ["months", MONTHS],
  ["mth", MONTHS],
  ["mths", MONTHS],
  ["year", YEARS],
  ["years", YEARS],
  ["yr", YEARS],
  ["yrs", YEARS],
  ["working day", WORKING_DAYS],
  ["working days", WORKING_DAYS],
  ["work days", WORKING_DAYS],
  ["business day", WORKING_DAYS],
  ["business days", WORKING_DAYS],
  ["working hour", WORKING_HOURS],
  ["working hours", WORKING_HOURS],
  ["business hours", WORKING_HOURS],
  ["kg", measure("kg")],
  ["kgs", measure("kg")],
  ["tonne", measure("tonnes")],
  ["tonnes", measure("tonnes")],
  ["km", measure("km")],
  ["mile", measure("miles")],
  ["miles", measure("miles")],
  ["kwh", measure("kWh")],
  ["mwh", measure("MWh")],
  ["kw", measure("kW")],
  ["mw", measure("MW")],
  ["ha", measure("ha")],
  ["hectares", measure("ha")],
  ["litres", measure("litres")],
];

/** Units that are written as one letter, and only touching the figure: "24h", "30s". ("5m" is five million.) */
const GLUED: ReadonlyMap<string, Unit> = new Map(Object.entries({ h: HOURS, s: SECONDS, d: DAYS }));

interface WordedUnit {
  words: string[];
  unit: Unit;
}

const BY_FIRST_WORD = new Map<string, WordedUnit[]>();
for (const [text, unit] of WRITTEN) {
  const words = text.split(" ");
  const first = words[0] ?? "";
  BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), { words, unit }]);
}
for (const units of BY_FIRST_WORD.values()) units.sort((a, b) => b.words.length - a.words.length);

/** The unit that the words from `index` on begin with, the longest first, and how many words it takes. */
export function unitAt(wordAt: (index: number) => string, index: number): WordedUnit | null {
  const known = BY_FIRST_WORD.get(wordAt(index));
  if (!known) return null;
  return known.find(({ words }) => words.every((word, offset) => wordAt(index + offset) === word)) ?? null;
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

/** A rate's unit: a base of 10000 is "per 10,000". */
export function rateUnit(base: number): Unit {
  return { family: "rate", name: `per ${String(base).replace(/\B(?=(\d{3})+$)/g, ",")}`, size: 1 / base };
}

/** True when a figure in one unit can be set beside a figure in the other. */
export function convertible(a: Unit, b: Unit): boolean {
  if (a.name === b.name) return a.family === b.family;
  return a.family === b.family && a.family !== "currency" && a.family !== "measure";
}

const TIME_FAMILIES: ReadonlySet<string> = new Set(["duration", "working-duration", "working-hours", "months"]);

/** True for a unit of time, worked or not. */
export function isTimeUnit(unit: Unit | null | undefined): boolean {
  return unit !== null && unit !== undefined && TIME_FAMILIES.has(unit.family);
}
