/**
 * Replaces every piece of a text from `start` to the next `end`, in linear time. A regular expression would search the rest of
 * the text again from every start without an end.
 */
export function replacePieces(text: string, start: string, end: string, replace: (piece: string) => string): string {
  let [written, at] = ["", 0];
  for (let from = text.indexOf(start); from >= 0; from = text.indexOf(start, at)) {
    const last = text.indexOf(end, from + start.length);
    if (last < 0) break;
    written += text.slice(at, from) + replace(text.slice(from, last + end.length));
    at = last + end.length;
  }
  return written + text.slice(at);
}

/** The first piece from `start` to the next `end`. */
export function findPiece(text: string, start: string, end: string): string | undefined {
  const from = text.indexOf(start);
  const last = from < 0 ? -1 : text.indexOf(end, from + start.length);
  return last < 0 ? undefined : text.slice(from, last + end.length);
}
