import type { Figure } from "./item";
import { takeApart } from "./take-apart";
import { CLOCK, CURRENCIES, PERCENT, rateUnit, SCALES, unitAt, type Unit } from "./unit";

export type { Figure } from "./item";
export { PERCENT, POINTS, type Unit } from "./unit";

/** Every figure in the text, in order. Figures in labels ("KS2", "Quartile 2") and in periods are none. */
export function findFigures(text: string): Figure[] {
  return takeApart(text).flatMap((item) =>
    item.kind === "figure" ? [item.figure] : item.kind === "period" && item.figure ? [item.figure] : [],
  );
}

/** What a metric's name says of its values. */
export interface NamedUnit {
  unit: Unit | null;
  scale: number;
}

/** A workbook's metrics are read again and again, three times for each row. */
const KEPT = 2000;
const kept = new Map<string, NamedUnit>();

/**
 * The unit and scale that a metric's name gives to its values: "Capital forecast £m" is in millions of pounds, "Spend
 * (£000s)" in thousands, "answered in timescales average (days)" in days, "Rate per 10,000" per 10,000. "%" in a name
 * tells the unit only; scale 1.
 */
export function unitFromName(name: string): NamedUnit {
  const known = kept.get(name);
  if (known) return known;
  const named = readName(name);
  if (kept.size >= KEPT) kept.clear();
  kept.set(name, named);
  return named;
}

const MONEY = /([£€$])\s?(['’]?000(?:['’]?s)?|k|m|mn|bn|million|billion|thousand)?(?![\p{L}\d])/iu;
const PERCENT_FIRST = /^\s*(?:%|per\s?cent(?:age)?\b)/iu;
const PERCENT_NAMED = /%|\bper\s?cent(?:age)?\b/iu;
const TIMED =
  /\((?:(?:in|average|avg|mean)\s)?(working days|working hours|seconds|secs|minutes|mins|hours|hrs|days|weeks|months)\)/iu;
const RATED = /\bper\s(?:(1000|10000|100000|1000000|1,000|10,000|100,000|1,000,000)(?![\d,])|(thousand|million)\b)/iu;

function readName(name: string): NamedUnit {
  // "% of £ savings delivered" is a percentage.
  if (PERCENT_FIRST.test(name)) return { unit: PERCENT, scale: 1 };
  const money = MONEY.exec(name);
  if (money?.[1]) {
    const word = money[2]?.toLowerCase() ?? "";
    const exponent = word.includes("000") ? 3 : (SCALES.get(word) ?? 0);
    return { unit: CURRENCIES.get(money[1]) ?? null, scale: 10 ** exponent };
  }
  if (PERCENT_NAMED.test(name)) return { unit: PERCENT, scale: 1 };
  const timed = TIMED.exec(name)?.[1]?.toLowerCase().split(" ");
  if (timed) return { unit: unitAt((index) => timed[index] ?? "", 0)?.unit ?? null, scale: 1 };
  const rated = RATED.exec(name);
  if (rated) {
    const base = rated[1] ? Number(rated[1].replace(/,/g, "")) : 10 ** (SCALES.get(rated[2]?.toLowerCase() ?? "") ?? 3);
    return { unit: rateUnit(base), scale: 1 };
  }
  return { unit: null, scale: 1 };
}

/**
 * A figure as a person would write it: "2,910,912", "95%", "£192.365m", "10 days", "4m 42s", "5.4 per 10,000".
 * `figure` is in full; `scale` is the scale it was written in.
 */
export function writeFigure(figure: number, unit: Unit | null, scale = 1): string {
  const scaled = scale === 1 ? figure : Number((figure / scale).toPrecision(15));
  const digits = `${writeNumber(scaled)}${SCALE_WORDS[scale] ?? ""}`;
  if (!unit) return digits;
  if (unit.name === CLOCK.name) return writeClock(figure);
  if (unit.family === "percent") return `${digits}%`;
  if (unit.family === "currency") return figure < 0 ? `-${unit.name}${digits.slice(1)}` : `${unit.name}${digits}`;
  return `${digits} ${Math.abs(scaled) === 1 ? unit.name.replace(/s$/, "") : unit.name}`;
}

const SCALE_WORDS: Record<number, string> = { 1000: "k", 1000000: "m", 1000000000: "bn" };

/** Seconds as "4m 42s", "1h 20m", "30s". */
function writeClock(seconds: number): string {
  const size = Math.abs(seconds);
  const whole = Math.floor(size);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const rest = Number((size - hours * 3600 - minutes * 60).toPrecision(12));
  const parts = [
    hours > 0 ? `${writeNumber(hours)}h` : "",
    minutes > 0 ? `${minutes}m` : "",
    rest > 0 || whole < 1 ? `${writeNumber(rest)}s` : "",
  ];
  return `${seconds < 0 ? "-" : ""}${parts.filter((part) => part !== "").join(" ")}`;
}

/** A number with thousands separators, to at most 15 significant digits and no trailing zeros. */
export function writeNumber(value: number): string {
  const plain = Number(value.toPrecision(15));
  const text = Math.abs(plain) < 1e-6 && plain !== 0 ? plain.toFixed(20).replace(/0+$/, "") : String(plain);
  if (text.includes("e")) return text;
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
