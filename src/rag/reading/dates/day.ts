import type { CellContent } from "../../cell";
import { readDayText } from "../../periods/days";
import { readNumberFormat } from "../read-number-format";

/**
 * Excel's day zero. Excel also counts 29 February 1900 (day 60), which never existed, so days before it are off by one.
 */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const FIRST_RELIABLE = 61;

/**
 * Reads a cell as a day, "2025-03-31": a number under a date format, or a text such as "31/03/2025", "31.3.25", "31
 * March 2025" or "2025-03-31", day before month. Null for anything else. Uses the 1900 date system.
 */
export function readDay(cell: CellContent): string | null {
  if (cell.kind === "number" && typeof cell.value === "number") {
    if (!readNumberFormat(cell.format).date || cell.value < FIRST_RELIABLE || cell.value >= 2_958_466) return null;
    return dayOfSerial(Math.floor(cell.value));
  }
  return cell.kind === "text" ? readDayText(String(cell.value)) : null;
}

/** Excel's serial number for a day ("2025-03-31" is 45747). */
export function daySerial(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - DAY_ZERO) / DAY_MS;
}

/** The day of an Excel serial number (45747 is "2025-03-31"). */
export function dayOfSerial(serial: number): string {
  return new Date(DAY_ZERO + serial * DAY_MS).toISOString().slice(0, 10);
}
