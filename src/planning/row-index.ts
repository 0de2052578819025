import type { Block } from "./block-cells";

/** Rows and how many of them: a block, a table, or an area of a file. */
export type Rows = Pick<Block, "row" | "rowCount">;

/** Items of a sheet, found by their rows: with thousands of blocks, not each is compared with each. */
export interface RowIndex<T> {
  add(rows: Rows, item: T): void;
  /** The items that share a row with these, in the order in which they were added. */
  over(rows: Rows): T[];
}

interface Placed<T> extends Rows {
  order: number;
  item: T;
}

/**
 * Sorts items into shelves of 1, 2, 4 … rows by their height, so that each stands on two shelves at most, and rows are
 * looked for on few, whether they are a single row or a whole column.
 */
export function indexRows<T>(): RowIndex<T> {
  const levels = new Map<number, Map<number, Placed<T>[]>>();
  let count = 0;
  return {
    add: ({ row, rowCount }, item) => {
      if (rowCount <= 0) return;
      const height = 2 ** Math.ceil(Math.log2(rowCount));
      const shelves = levels.get(height) ?? new Map<number, Placed<T>[]>();
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
      if (rowCount <= 0) return [];
      // An item that stands on two shelves counts once.
      const found = new Set<Placed<T>>();
      for (const [height, shelves] of levels) {
        const [first, last] = [shelfOf(row, height), shelfOf(row + rowCount - 1, height)];
        for (const one of shelvesWithin(shelves, first, last).flat())
          if (one.row < row + rowCount && row < one.row + one.rowCount) found.add(one);
      }
      return [...found].sort((a, b) => a.order - b.order).map(({ item }) => item);
    },
  };
}

function shelfOf(row: number, height: number): number {
  return Math.floor(row / height);
}

/** The shelves from one number to another: looked up one by one or, for many rows, chosen from all that exist. */
function shelvesWithin<T>(shelves: ReadonlyMap<number, T[]>, first: number, last: number): T[][] {
  if (last - first >= shelves.size)
    return [...shelves].flatMap(([at, items]) => (at >= first && at <= last ? [items] : []));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => shelves.get(first + at) ?? []);
}
