import type { Unit } from "../units/unit";

/** A number found in a text, with what was written around it that belongs to it. */
export interface Figure {
  /** The number in full: "192.365m" is 192365000. */
  figure: number;
  unit: Unit | null;
  /** 1, or the scale that was written: 1000 for k, 1000000 for m. */
  scale: number;
  /** Where in the text it stands. */
  start: number;
  end: number;
  /** The sign that was written, if any. */
  sign: "+" | "-" | null;
  /** True for a number in words, "eighteen". */
  spelled: boolean;
}

/** Where in the text an item stands. */
interface Place {
  start: number;
  end: number;
}

/** A part of a text. */
export type Item =
  | ({ kind: "figure"; figure: Figure; word: "" } & Place)
  | ({ kind: "word"; word: string } & Place)
  | ({ kind: "mark"; word: string } & Place)
  /** A period; `doubtful` when it, or a number in it, might be a plain figure: a bare year, "24/25", "Dec 24". */
  | ({ kind: "period"; doubtful: boolean; figure: Figure | null; word: "" } & Place)
  /** A number that names something: "Quartile 2", "KS2", "Section 42", "aged 16-17". */
  | ({ kind: "label"; word: string } & Place)
  | ({ kind: "ratio"; left: number; right: number; word: "" } & Place)
  /** A footnote mark. */
  | ({ kind: "note"; word: "" } & Place)
  /** Digits that cannot be taken for one figure; the readings they might have. */
  | ({ kind: "oddity"; readings: string[]; word: "" } & Place);

/** An item before it is placed in its text. */
export type ItemBody =
  | { kind: "figure"; figure: Figure; word: "" }
  | { kind: "word" | "mark" | "label"; word: string }
  | { kind: "period"; doubtful: boolean; figure: Figure | null; word: "" }
  | { kind: "ratio"; left: number; right: number; word: "" }
  | { kind: "note"; word: "" }
  | { kind: "oddity"; readings: string[]; word: "" };

/** True for a period that is nothing but a number, such as "2025": alone, it may be the figure. "Dec 24" names a date beside it. */
export function isBareNumber(item: Item | undefined): boolean {
  return (
    item?.kind === "period" && item.figure !== null && item.figure.start === item.start && item.figure.end === item.end
  );
}

/** True for a date in words, one of whose numbers may yet be a figure: "Dec 24", "Q4 25", "10 Mar-25". */
export function isWordedDate(item: Item | undefined): boolean {
  return item?.kind === "period" && item.doubtful && item.figure !== null && !isBareNumber(item);
}

/** What a word says that turns a figure round: of which kind it is, and which side. */
export interface Turn {
  family: "spend" | "variance" | "balance" | "schedule" | "result" | "change" | "quality" | "level" | "ledger" | "plan";
  side: "up" | "down";
}

/** A turning word and where in the text it stands: the items from one to before another. */
export interface SaidTurn extends Turn {
  from: number;
  to: number;
}
