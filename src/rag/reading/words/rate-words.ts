import { SCALES } from "../units/unit";
import type { Token } from "./scan";

/** Reads "per 10,000", "per 100k", "per thousand" or "/1,000", with a following "population" or the like. */
export function rateAt(tokens: readonly Token[], index: number): { base: number; length: number } | null {
  const per = tokens[index];
  if (per?.text === "‰") return { base: 1000, length: 1 };
  const number = tokens[index + 1];
  if (!per || !number || (per.text !== "per" && per.text !== "/")) return null;
  // "5.4/10,000" is a rate; "9,498 / 8,241" is a numerator and denominator.
  if (per.text === "/" && !/^10{3,}$/.test(number.text)) return null;
  if (per.text === "per" && /^(?:head|capita)$/.test(number.text)) return { base: 1, length: 2 };
  let base: number;
  let length = 2;
  if (number.kind === "number") {
    base = Number(number.text);
    const scale = tokens[index + 2];
    const exponent = scale?.kind === "word" ? SCALES.get(scale.text) : undefined;
    if (exponent !== undefined) {
      base *= 10 ** exponent;
      length += 1;
    }
  } else {
    const hundred = number.text === "hundred" ? 2 : undefined;
    const exponent = hundred ?? (number.text.length > 2 ? SCALES.get(number.text) : undefined);
    if (exponent === undefined) return null;
    base = 10 ** exponent;
  }
  return base >= 10 && Number.isInteger(base) && base <= 1e9 ? { base, length } : null;
}
