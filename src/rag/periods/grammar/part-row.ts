import { monthDayAt, numericDayAt, wordedDayAt } from "./day-parts";
import { monthAt, monthRangeAt } from "./month-parts";
import { textOf } from "./marks";
import type { Part, PlacedSlot, Written } from "./part";
import type { Piece } from "../period";
import { asideAt, endingAt, fillerAt, toDateAt } from "./side-parts";
import { fourWeeksAt, weekNumberAt, weekOfDayAt } from "./week-parts";
import type { Frequency } from "../reporting";
import { calendarAt, yearAt, yearsAt } from "./year-parts";
import { halfAt, monthNumberAt, quarterAt, termAt } from "./year-divisions";

/* Parts in a row: each says something of the period, or nothing. A text that is a period and nothing else is one such row. */

type Reader = (written: Written, from: number) => Part | null;

/** "September 30, 2024". The "2nd" of "September 2nd half" is no date, and the year of "Sep 24, 2024/25" is the first of two. */
const datedMonthAt: Reader = (written, from) => {
  const part = monthDayAt(written, from);
  return part?.said.kind === "day" && yearsAt(written, part.to - 1) === null ? part : null;
};

/** The readers of parts, in the order in which they are tried. */
const READERS: readonly Reader[] = [
  ...[numericDayAt, wordedDayAt, datedMonthAt, yearsAt, calendarAt, quarterAt, halfAt, termAt, monthNumberAt],
  ...[monthRangeAt, monthAt, yearAt, endingAt, toDateAt, asideAt, fillerAt],
];

/** Further readers, for a body that reports by the week. */
const WEEKLY_READERS: readonly Reader[] = [weekOfDayAt, weekNumberAt, ...READERS];
const FOUR_WEEKLY_READERS: readonly Reader[] = [weekOfDayAt, fourWeeksAt, ...READERS];

function readersFor(every: Frequency | null): readonly Reader[] {
  return every === "weekly" ? WEEKLY_READERS : every === "four-weekly" ? FOUR_WEEKLY_READERS : READERS;
}

/** The parts that stand in a row from a lexeme on, for a body that reports so often. */
export function partsFrom(written: Written, from: number, every: Frequency | null): Part[] {
  const readers = readersFor(every);
  const parts: Part[] = [];
  for (let part = partAt(written, from, readers); part; part = partAt(written, part.to, readers)) parts.push(part);
  return parts;
}

function partAt(written: Written, from: number, readers: readonly Reader[]): Part | null {
  for (const read of readers) {
    const part = read(written, from);
    // "Winter 2024" is no period of which the days are known.
    if (part && part.said.kind !== "season" && part.said.kind !== "other") return part;
  }
  return null;
}

/**
 * The structure of a period's text, which the parts are of: what is fixed, what says which period it is, and what is said of the
 * figure.
 */
export function piecesOf(written: Written, parts: readonly Part[], place: { start: number; end: number }): Piece[] {
  const pieces: Piece[] = [];
  let end = place.start;
  const addUpTo = (start: number): void => {
    if (start > end) pieces.push(written.text.slice(end, start));
  };
  for (const part of parts) {
    for (const { start, end: last, piece } of placedPieces(written, part)) {
      addUpTo(start);
      pieces.push(piece);
      end = last;
    }
  }
  addUpTo(place.end);
  return pieces;
}

function placedPieces(written: Written, part: Part): { start: number; end: number; piece: Piece }[] {
  const [first, last] = [written.lexemes[part.from], written.lexemes[part.to - 1]];
  if (part.said.kind === "aside" && first && last)
    return [{ start: first.start, end: last.end, piece: { aside: textOf(written, part) } }];
  return part.slots.map(({ slot, start, end, like }: PlacedSlot) => ({ start, end, piece: { slot, like } }));
}
