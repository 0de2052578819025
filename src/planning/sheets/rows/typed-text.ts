import { toCell } from "../../../kpi/kpi-table";
import { hashText } from "../../../kpi/hash-text";
import { readDay } from "../../../rag/reading/dates/day";
import { writeDay } from "../../../rag/periods/days";
import type { HeldCell, HeldRow } from "./held-sheet";

/** What somebody typed into a cell, as a text: a date as it is written, a formula by what it gives. */
export function typedText({ value, format }: HeldCell): string {
  if (typeof value !== "number") return typeof value === "boolean" ? String(value).toUpperCase() : value;
  const day = readDay(toCell(value, format));
  return day ? writeDay(day) : String(value);
}

/** A cell to type in, as it is held. */
export interface HeldTyped {
  text: string;
  /** True where somebody has changed it since it was written. */
  isChanged: boolean;
  /** The sum of the text that it was written with. */
  sum: string;
}

/**
 * Reads a typed cell of a row by its column's index in the declaration; null where the row has no such cell. `at` is the cell to read
 * instead where columns were moved.
 */
export function readTyped({ mark, own }: HeldRow, column: number, at?: HeldCell): HeldTyped | null {
  const sum = mark?.typed.get(column);
  const cell = at ?? own[column];
  if (sum === undefined || !cell) return null;
  const text = typedText(cell);
  return { text, isChanged: hashText(text) !== sum, sum };
}
