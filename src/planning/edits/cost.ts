import type { WrittenValue } from "../block-cells";

/** Roughly how many bytes are sent to apply a plan, and how many are read before and after. */
export interface Cost {
  sent: number;
  read: number;
}

export const NO_COST: Cost = { sent: 0, read: 0 };

/** Any operation on one range. */
export const RANGE_BYTES = 1500;
/** Reading a cell and its format before it is written, and again afterwards. */
export const READ_BYTES = 40;

/** The cost of an edit of one range: the range itself, and the bytes of its cells. */
export function rangeCost(sent: number, read = 0): Cost {
  return { sent: RANGE_BYTES + sent, read: RANGE_BYTES + read };
}

export function plus(one: Cost, other: Cost): Cost {
  return { sent: one.sent + other.sent, read: one.read + other.read };
}

export function isWithinBytes({ sent, read }: Cost, bytes: number): boolean {
  return sent <= bytes && read <= bytes;
}

/** Roughly the bytes of some values. */
export function gridBytes(grid: readonly (readonly (WrittenValue | undefined)[])[]): number {
  let bytes = 0;
  for (const row of grid) {
    bytes += 3;
    for (const value of row) bytes += valueBytes(value);
  }
  return bytes;
}

function valueBytes(value: WrittenValue | undefined): number {
  if (value === null || value === undefined) return 5;
  return typeof value === "string" ? 4 + textBytes(value) : 2 + String(value).length;
}

/** Characters beyond ASCII take two bytes or more, and quotation marks are escaped. */
function textBytes(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127 || text.charCodeAt(at) === 34) bytes += 2;
  return bytes;
}

/** A large edit is cut into pieces of a fifth of a request, so that requests are filled well and round trips are few. */
export const PIECES = 5;
