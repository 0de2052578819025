import { nounAfter } from "./words/noun";
import { takeApart } from "./words/take-apart";
import { PENCE, type Unit } from "./units/unit";

/** Reads the text after a number: "m" is a scale, " per 1,000" a unit, " FTE" a noun. */
export function readSuffix(text: string): { unit: Unit | null; scale: number; noun: string } {
  if (text.trim() === "") return { unit: null, scale: 1, noun: "" };
  const items = takeApart(`1${text}`);
  const [first] = items;
  // "x", or another letter without a known meaning.
  if (first?.kind !== "figure") return { unit: null, scale: 1, noun: /[a-z]/i.test(text) ? text.trim() : "" };
  const { figure, unit, scale } = first.figure;
  if (unit?.family === "currency" && figure < 1) return { unit: PENCE, scale: 1, noun: "" };
  return { unit, scale, noun: unit === null ? nounAfter(`1${text}`, items, 1) : "" };
}
