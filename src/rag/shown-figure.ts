import type { CellContent } from "./cell";
import type { NumberValue } from "./convert";
import { withoutNoise } from "./decimal";
import { readNumberFormat } from "./reading/number-format";

/**
 * The value as its cell shows it, where the number format rounds it to something else ("6.349" shown as "6.3"); null
 * where it shows what it holds. In the value's own unit and in full.
 */
export function findShownFigure(cell: CellContent, value: NumberValue): number | null {
  if (cell.kind !== "number" || typeof cell.value !== "number") return null;
  const { decimals, percent, thousands } = readNumberFormat(cell.format);
  if (decimals === null) return null;
  // What the format works on: the fraction as a percentage, or the number divided by its thousands.
  const divisor = 1000 ** thousands;
  const held = percent ? value.figure : cell.value / divisor;
  const shown = roundTo(held, decimals);
  if (shown === withoutNoise(held)) return null;
  if (percent) return shown;
  return Number((shown * divisor * (thousands > 0 ? 1 : value.scale)).toPrecision(15));
}

/** To a number of decimals as Excel does it: halves away from zero, of the decimal that it shows (1.005 to 1.01). */
function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const scaled = Math.abs(value) * scale;
  const past = scaled - Math.floor(scaled);
  // Only near a half can the binary form mislead.
  if (Math.abs(past - 0.5) > 1e-6 && scaled < 1e9) return (Math.round(scaled) / scale) * Math.sign(value);
  const text = String(Number(Math.abs(value).toPrecision(15)));
  if (text.includes("e")) return value;
  const rounded = Number(`${Math.round(Number(`${text}e${decimals}`))}e${-decimals}`);
  return value < 0 ? -rounded : rounded;
}
