/**
 * A cell as Excel holds it: the stored value, what kind of value it is, and its number format in en-US form.
 * The displayed text is never judged: 0.886 under "0.0%" is 88.6 per cent.
 */
export interface CellContent {
  /** A formula that has not been calculated yet, so its result is unknown: neither empty nor zero. */
  kind: "empty" | "text" | "number" | "boolean" | "error" | "not-calculated";
  value: string | number | boolean;
  format: string;
  /** True for a formula that gives an empty text: nothing may be typed over it. */
  isFormula?: true;
}

export const EMPTY_CELL: CellContent = { kind: "empty", value: "", format: "General" };

/** A cell holding text, as typed. */
export function textCell(text: string): CellContent {
  return text.trim() === "" ? EMPTY_CELL : { kind: "text", value: text, format: "General" };
}

/** A cell holding a number, with an optional number format. */
export function numberCell(value: number, format = "General"): CellContent {
  return { kind: "number", value, format };
}
