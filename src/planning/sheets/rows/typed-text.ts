import { toCell } from "../../../kpi/kpi-table";
import { hashText } from "../../../kpi/hash-text";
import { readDay } from "../../../rag/reading/dates/day";
import { writeDay } from "../../../rag/periods/days";
import type { HeldCell, HeldRow } from "./held-sheet";

/** What someone typed into a cell, as text: a date as it is usually written, a formula's result. */
export function typedText({ value, format }: HeldCell): string {
  if (typeof value !== "number") return typeof value === "boolean" ? String(value).toUpperCase() : value;
  const day = readDay(toCell(value, format));
  return day ? writeDay(day) : String(value);
}

/** A typed cell as the workbook holds it. */
export interface HeldTyped {
  text: string;
  /** True if someone has edited it since it was written. */
  isChanged: boolean;
  /** The hash of the text that was written. */
  hash: string;
}

/**
 * Reads a typed cell of a row by its column's index in the declaration; null if the row has none there. `at` is the cell to read instead
 * if columns were moved.
 */
export function readTyped({ mark, own }: HeldRow, column: number, at?: HeldCell): HeldTyped | null {
  const hash = mark?.typed.get(column);
  const cell = at ?? own[column];
  if (hash === undefined || !cell) return null;
  const text = typedText(cell);
  return { text, isChanged: hashText(text) !== hash, hash };
}
