import { MAX_ROWS, type Area } from "./areas";

type Span = [from: number, to: number];

/**
 * Returns a test for whether a cell is in one of these areas. It takes about twenty steps for any number of areas, overlapping or
 * not: the rows, whose number is a power of two, form a segment tree, and each node has the columns that are covered in its rows.
 */
export function coverOf(areas: readonly Area[]): (row: number, column: number) => boolean {
  const spans = new Map<number, Span[]>();
  const joined = new Map<number, readonly Span[]>();
  const put = (node: number, span: Span): void => {
    const known = spans.get(node);
    if (known) known.push(span);
    else spans.set(node, [span]);
  };
  for (const { row, column, rowCount, columnCount } of areas) {
    const span: Span = [column, column + columnCount];
    let [low, high] = [row + MAX_ROWS, Math.min(row + rowCount, MAX_ROWS) + MAX_ROWS];
    while (low < high) {
      if (low % 2 === 1) put(low++, span);
      if (high % 2 === 1) put(--high, span);
      low >>= 1;
      high >>= 1;
    }
  }
  const spansAt = (node: number): readonly Span[] => {
    const found = joined.get(node) ?? joinSpans(spans.get(node) ?? []);
    joined.set(node, found);
    return found;
  };
  return (row, column) => {
    for (let node = row + MAX_ROWS; node > 0; node >>= 1)
      if (spans.has(node) && includes(spansAt(node), column)) return true;
    return false;
  };
}

/** Sorts spans, and joins those that touch. */
function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

function includes(spans: readonly Span[], column: number): boolean {
  let [low, high] = [0, spans.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = spans[middle] ?? [0, 0];
    if (column < from) high = middle - 1;
    else if (column >= to) low = middle + 1;
    else return true;
  }
  return false;
}
