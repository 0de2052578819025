import { findFigures } from "../figure";

/** The name of a plain count's unit in a rule. */
export const NO_UNIT = "number";

/** The name of a unit as rules write it: "%" for "per cent", "number" for a plain count. Null for an unknown unit. */
export function readUnitName(text: string): string | null {
  const word = text.trim().toLowerCase();
  if (word === NO_UNIT || word === "count") return NO_UNIT;
  const figures = findFigures(/^[£€$]$/.test(word) ? `${word}1` : `2 ${word}`);
  return figures.length === 1 ? (figures[0]?.unit?.name ?? null) : null;
}
