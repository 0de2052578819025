import type { CellContent } from "../../cell";
import { isCalculable, roundTo, withoutNoise } from "../../decimal";
import { readNumberFormat, readFormatted } from "../read-number-format";
import type { NumberValue } from "./read-value";
import { writeFigure } from "../figure";
import { writeCell } from "../dates/show-day";

/**
 * The value as its cell shows it, where the number format rounds it ("6.349" shown as "6.3"); null where the cell shows
 * the exact value. In the value's own unit and in full.
 */
export function findShownFigure(cell: CellContent, value: NumberValue): number | null {
  if (cell.kind !== "number" || typeof cell.value !== "number") return null;
  const { decimals, percent, thousands, scale } = readNumberFormat(cell.format, cell.value);
  if (decimals === null) return null;
  // A fraction that its column makes a percentage: the cell shows no percentage that could be rounded.
  if (!percent && value.unit?.family === "percent" && Math.abs(value.figure) > 10 * Math.abs(cell.value)) return null;
  // The number that the format rounds: the fraction as a percentage, or the number divided by its thousands.
  const divisor = 1000 ** thousands;
  const held = percent ? value.figure : cell.value / divisor;
  const shown = roundTo(held, decimals);
  if (shown === withoutNoise(held)) return null;
  if (percent) return shown;
  const times = scale !== 1 ? scale : thousands > 0 ? divisor : value.scale;
  return Number((shown * times).toPrecision(15));
}

/** A cell's content as it shows it: "85.7%" for 0.857142857 under "0.0%", "15m" for a time. */
export function showCell(cell: CellContent): string {
  const { kind, value, format } = cell;
  if (kind !== "number" || typeof value !== "number" || !isCalculable(value) || /^general$/i.test(format))
    return writeCell(cell);
  const held = readFormatted(value, format);
  if (held === null) return writeCell(cell);
  const { figure, unit, scale } = held;
  const shown = findShownFigure(cell, { kind: "number", figure, unit, scale, noun: "", setAside: [] });
  return writeFigure(shown ?? figure, unit, scale);
}

/** The most decimals written for a figure whose cell has no fixed number of them. */
const MOST_DECIMALS = 4;

/** The most decimals that a person types. */
const MOST_TYPED = 8;

/**
 * The decimals that a sentence tries first, counted on the full figure: those its cell shows ("0.0" under "£m" is -5).
 * Where the cell shows everything it holds, as many as a person would type.
 */
export function findPlaces(cell: CellContent, figure: number, scale: number): number {
  if (cell.kind === "number" && typeof cell.value === "number") {
    const { decimals, percent, thousands, scale: written } = readNumberFormat(cell.format, cell.value);
    if (decimals !== null)
      return percent ? decimals : decimals - (thousands > 0 && written === 1 ? 3 * thousands : powerOf(scale));
  }
  // All decimals of a text are shown; more than these come from a calculation: "17 of 23".
  const decimals = cell.kind === "text" ? countDecimals(figure / scale) : MOST_TYPED + 1;
  return decimals <= MOST_TYPED ? decimals - powerOf(scale) : ownPlaces(figure, scale);
}

/**
 * The decimals of a figure that no cell holds: all, up to four; of more, two, or three digits where it is small.
 */
export function ownPlaces(figure: number, scale: number): number {
  const inScale = figure / scale;
  const decimals = countDecimals(inScale);
  if (decimals <= MOST_DECIMALS) return decimals - powerOf(scale);
  return Math.max(2, 2 - Math.floor(Math.log10(Math.abs(inScale)))) - powerOf(scale);
}

function powerOf(scale: number): number {
  return scale === 1 ? 0 : Math.round(Math.log10(scale));
}

function countDecimals(figure: number): number {
  if (Number.isInteger(figure)) return 0;
  const [digits = "", exponent = "0"] = String(Number(figure.toPrecision(15))).split("e");
  return Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent));
}
