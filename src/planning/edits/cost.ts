import type { WrittenValue } from "../block-cells";

/** Roughly how many bytes are sent to apply a plan, and how many are read before and after. */
export interface Cost {
  sent: number;
  read: number;
}

export const NO_COST: Cost = { sent: 0, read: 0 };

/** One range, whatever is done to it. */
export const RANGE_BYTES = 1500;
/** A cell read before it is written, with its format, and once more afterwards. */
export const READ_BYTES = 40;

/** What an edit of a range costs: the range itself, and what is sent and read of its cells. */
export function rangeCost(sent: number, read = 0): Cost {
  return { sent: RANGE_BYTES + sent, read: RANGE_BYTES + read };
}

export function plus(one: Cost, other: Cost): Cost {
  return { sent: one.sent + other.sent, read: one.read + other.read };
}

export function isWithinBytes({ sent, read }: Cost, bytes: number): boolean {
  return sent <= bytes && read <= bytes;
}

/** Roughly what the values of cells take. */
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

/** Letters beyond ASCII take two bytes and more. */
function textBytes(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127 || text.charCodeAt(at) === 34) bytes += 2;
  return bytes;
}

/** A large edit is cut into pieces of a fifth of a request, so that requests are filled well: each round trip takes time. */
export const PIECES = 5;
