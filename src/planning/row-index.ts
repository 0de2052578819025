import type { Block } from "./block-cells";

/** Rows and how many of them: a block, a table, or an area of a file. */
export type Rows = Pick<Block, "row" | "rowCount">;

/** What stands on a sheet, found by its rows: with thousands of blocks, not each is compared with each. */
export interface RowIndex<T> {
  add(rows: Rows, item: T): void;
  /** What shares a row with these, in the order in which it was added. */
  over(rows: Rows): T[];
}

/**
 * Sorts items into shelves of 1, 2, 4 … rows by their height, so that each stands on two shelves at most, and rows are
 * looked for on few, whether they are a single row or a whole column.
 */
export function indexRows<T>(): RowIndex<T> {
  const levels = new Map<number, Map<number, (Rows & { order: number; item: T })[]>>();
  let count = 0;
  return {
    add: ({ row, rowCount }, item) => {
      if (rowCount <= 0) return;
      const height = 2 ** Math.ceil(Math.log2(rowCount));
      const shelves = levels.get(height) ?? new Map<number, (Rows & { order: number; item: T })[]>();
      levels.set(height, shelves);
      const placed = { row, rowCount, order: count, item };
      count += 1;
      for (let at = shelfOf(row, height); at <= shelfOf(row + rowCount - 1, height); at += 1) {
        const known = shelves.get(at);
        if (known) known.push(placed);
        else shelves.set(at, [placed]);
      }
    },
    over: ({ row, rowCount }) => {
      const found = new Map<number, T>();
      for (const [height, shelves] of levels) {
        const [first, last] = [shelfOf(row, height), shelfOf(row + rowCount - 1, height)];
        // Of a whole column only the shelves that there are.
        const numbers =
          last - first < shelves.size
            ? Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
            : [...shelves.keys()].filter((at) => at >= first && at <= last);
        for (const one of numbers.flatMap((at) => shelves.get(at) ?? []))
          if (one.row < row + rowCount && row < one.row + one.rowCount) found.set(one.order, one.item);
      }
      return [...found].sort(([a], [b]) => a - b).map(([, item]) => item);
    },
  };
}

function shelfOf(row: number, height: number): number {
  return Math.floor(row / height);
}
