import type { Unit } from "../units/unit";

/** A number found in a text, with the marks and words that belong to it. */
export interface Figure {
  /** The number in full: "192.365m" is 192365000. */
  figure: number;
  unit: Unit | null;
  /** The scale that was written: 1000 for k, 1000000 for m; otherwise 1. */
  scale: number;
  /** Its position in the text. */
  start: number;
  end: number;
  /** The sign that was written, if any. */
  sign: "+" | "-" | null;
  /** True for a number in words, "eighteen". */
  spelled: boolean;
}

/** The position of an item in the text. */
interface Place {
  start: number;
  end: number;
}

/** A part of a text. */
export type Item =
  | ({ kind: "figure"; figure: Figure; word: "" } & Place)
  | ({ kind: "word"; word: string } & Place)
  | ({ kind: "mark"; word: string } & Place)
  /** A period. `doubtful` when it, or a number in it, might be a plain figure: a bare year, "24/25", "Dec 24". */
  | ({ kind: "period"; doubtful: boolean; figure: Figure | null; word: "" } & Place)
  /** A number in a name: "Quartile 2", "KS2", "Section 42", "aged 16-17". */
  | ({ kind: "label"; word: string } & Place)
  | ({ kind: "ratio"; left: number; right: number; word: "" } & Place)
  /** A footnote mark. */
  | ({ kind: "note"; word: "" } & Place)
  /** Digits that cannot be read as one figure, with their possible readings. */
  | ({ kind: "oddity"; readings: string[]; word: "" } & Place);

/** An item without its position. */
export type ItemBody =
  | { kind: "figure"; figure: Figure; word: "" }
  | { kind: "word" | "mark" | "label"; word: string }
  | { kind: "period"; doubtful: boolean; figure: Figure | null; word: "" }
  | { kind: "ratio"; left: number; right: number; word: "" }
  | { kind: "note"; word: "" }
  | { kind: "oddity"; readings: string[]; word: "" };

/** True for a period that is a bare number, such as "2025": alone, it may be the figure. "Dec 24" is a date. */
export function isBareNumber(item: Item | undefined): boolean {
  return (
    item?.kind === "period" && item.figure !== null && item.figure.start === item.start && item.figure.end === item.end
  );
}

/** True for a date in words with a number that may still be a figure: "Dec 24", "Q4 25", "10 Mar-25". */
export function isWordedDate(item: Item | undefined): boolean {
  return item?.kind === "period" && item.doubtful && item.figure !== null && !isBareNumber(item);
}

/** The meaning of a side word, which reverses a figure: its kind and its side. */
export interface SideWord {
  family: "spend" | "variance" | "balance" | "schedule" | "result" | "change" | "quality" | "level" | "ledger" | "plan";
  side: "up" | "down";
}

/** A side word with its position: the items from `from` to before `to`. */
export interface PlacedSideWord extends SideWord {
  from: number;
  to: number;
}
