/** The part of a long list that is drawn: the indexes from `from` up to, not including, `to`. */
export interface ListWindow {
  from: number;
  to: number;
}

/** The rows that are drawn at once, so that a table of 10,000 rows stays quick. */
export const WINDOW_SIZE = 200;

export const FIRST_WINDOW: ListWindow = { from: 0, to: WINDOW_SIZE };

/** The window, cut to a list of this length; one beyond the end of the list starts again at the beginning. */
export function fitWindow({ from, to }: ListWindow, length: number): ListWindow {
  if (from >= length) return { from: 0, to: Math.min(WINDOW_SIZE, length) };
  return { from, to: Math.min(to, length) };
}

/** The window, extended at its end. */
export function extendOn({ from, to }: ListWindow): ListWindow {
  return { from, to: to + WINDOW_SIZE };
}

/** The window, extended at its start. */
export function extendBack({ from, to }: ListWindow): ListWindow {
  return { from: Math.max(0, from - WINDOW_SIZE), to };
}

/** A window that contains an index: the given one where it does already, or where the index is negative. */
export function reachIndex(drawn: ListWindow, index: number): ListWindow {
  if (index < 0 || (index >= drawn.from && index < drawn.to)) return drawn;
  const from = Math.floor(index / WINDOW_SIZE) * WINDOW_SIZE;
  return { from, to: from + WINDOW_SIZE };
}
