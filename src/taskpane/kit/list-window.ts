/** The part of a long list that is drawn: from one place up to, not including, another. */
export interface ListWindow {
  from: number;
  to: number;
}

/** Rows drawn at once: a pane over a table of 10,000 rows stays quick, and few workbooks have more. */
export const WINDOW_SIZE = 200;

export const FIRST_WINDOW: ListWindow = { from: 0, to: WINDOW_SIZE };

/** The window within a list of this length; one that lies beyond the list begins again at its start. */
export function fitWindow({ from, to }: ListWindow, length: number): ListWindow {
  if (from >= length) return { from: 0, to: Math.min(WINDOW_SIZE, length) };
  return { from, to: Math.min(to, length) };
}

export function extendOn({ from, to }: ListWindow): ListWindow {
  return { from, to: to + WINDOW_SIZE };
}

export function extendBack({ from, to }: ListWindow): ListWindow {
  return { from: Math.max(0, from - WINDOW_SIZE), to };
}

/** A window that holds a place: the same one where it does already. A negative place is nowhere. */
export function reachIndex(drawn: ListWindow, index: number): ListWindow {
  if (index < 0 || (index >= drawn.from && index < drawn.to)) return drawn;
  const from = Math.floor(index / WINDOW_SIZE) * WINDOW_SIZE;
  return { from, to: from + WINDOW_SIZE };
}
