import type { Figure } from "./words/item";
import { takeApart } from "./words/take-apart";
import { CLOCK, PENCE, type Unit } from "./units/unit";

export type { Figure } from "./words/item";
export { PERCENT, POINTS, type Unit } from "./units/unit";
export { inNamedUnit, UNNAMED, type NamedUnit } from "./units/named-unit";
export { unitFromName } from "./units/metric-unit";

/** Every figure in the text, in order. Numbers in labels ("KS2", "Quartile 2") and in periods are not figures. */
export function findFigures(text: string): Figure[] {
  return takeApart(text).flatMap((item) =>
    item.kind === "figure" ? [item.figure] : item.kind === "period" && item.figure ? [item.figure] : [],
  );
}

/**
 * Writes a figure as a person would: "2,910,912", "95%", "£192.365m", "10 days", "4m 42s", "5.4 per 10,000". `figure`
 * is in full; `scale` is the scale it was written in.
 */
export function writeFigure(figure: number, unit: Unit | null, scale = 1): string {
  const scaled = scale === 1 ? figure : Number((figure / scale).toPrecision(15));
  const digits = `${writeNumber(scaled)}${SCALE_WORDS[scale] ?? ""}`;
  if (!unit) return digits;
  if (unit.name === CLOCK.name) return writeClock(figure);
  if (unit.family === "percent") return `${digits}%`;
  if (unit.name === PENCE.name) return `${digits}p`;
  if (unit.family === "currency") return figure < 0 ? `-${unit.name}${digits.slice(1)}` : `${unit.name}${digits}`;
  return `${digits} ${Math.abs(scaled) === 1 ? singularOf(unit.name) : unit.name}`;
}

/** Writes a gap between figures: of percentages in points, of everything else in its own unit. */
export function writeGap(gap: number, unit: Unit | null, scale: number): string {
  if (unit?.family === "percent") return `${writeNumber(gap)} ${gap === 1 ? "point" : "points"}`;
  return writeFigure(gap, unit, scale);
}

/** The singular of a unit: "day", "inch", "foot". "Mbps" and "kg" stay unchanged. */
function singularOf(name: string): string {
  if (/feet$/.test(name)) return name.replace(/feet$/, "foot");
  return /bps$/.test(name) ? name : name.replace(/(?<=ch)es$|(?<=[a-z]{2})s$/, "");
}

const SCALE_WORDS: Record<number, string> = { 1000: "k", 1000000: "m", 1000000000: "bn" };

/** Writes seconds as "4m 42s", "1h 20m", "30s". */
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

/** Writes a number with thousands separators, at most 15 significant digits and no trailing zeros. */
export function writeNumber(value: number): string {
  const plain = Number(value.toPrecision(15));
  const text = Math.abs(plain) < 1e-6 && plain !== 0 ? withoutLastZeros(plain.toFixed(20)) : String(plain);
  if (text.includes("e")) return text;
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function withoutLastZeros(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === "0") end -= 1;
  return text.slice(0, end);
}
