import type { Block } from "./block-cells";

/** A run of rows. */
export type Rows = Pick<Block, "row" | "rowCount">;

/** Finds items of a sheet by their rows, without comparing thousands of blocks with each other. */
export interface RowIndex<T> {
  add(rows: Rows, item: T): void;
  /** The items that overlap these rows, in the order in which they were added. */
  over(rows: Rows): T[];
}

interface Placed<T> extends Rows {
  order: number;
  item: T;
}

/**
 * Sorts items into buckets of 1, 2, 4 … rows by their height, so that each item is in at most two buckets and few buckets are searched,
 * for a single row as for a whole column.
 */
export function indexRows<T>(): RowIndex<T> {
  const levels = new Map<number, Map<number, Placed<T>[]>>();
  let count = 0;
  return {
    add: ({ row, rowCount }, item) => {
      if (rowCount <= 0) return;
      const height = 2 ** Math.ceil(Math.log2(rowCount));
      const buckets = levels.get(height) ?? new Map<number, Placed<T>[]>();
      levels.set(height, buckets);
      const placed = { row, rowCount, order: count, item };
      count += 1;
      for (let at = bucketOf(row, height); at <= bucketOf(row + rowCount - 1, height); at += 1) {
        const known = buckets.get(at);
        if (known) known.push(placed);
        else buckets.set(at, [placed]);
      }
    },
    over: ({ row, rowCount }) => {
      if (rowCount <= 0) return [];
      // An item in two buckets counts once.
      const found = new Set<Placed<T>>();
      for (const [height, buckets] of levels) {
        const [first, last] = [bucketOf(row, height), bucketOf(row + rowCount - 1, height)];
        for (const one of bucketsWithin(buckets, first, last).flat())
          if (one.row < row + rowCount && row < one.row + one.rowCount) found.add(one);
      }
      return [...found].sort((a, b) => a.order - b.order).map(({ item }) => item);
    },
  };
}

function bucketOf(row: number, height: number): number {
  return Math.floor(row / height);
}

/** The buckets from one number to another: looked up one by one or, for many rows, chosen from all that exist. */
function bucketsWithin<T>(buckets: ReadonlyMap<number, T[]>, first: number, last: number): T[][] {
  if (last - first >= buckets.size)
    return [...buckets].flatMap(([at, items]) => (at >= first && at <= last ? [items] : []));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => buckets.get(first + at) ?? []);
}
