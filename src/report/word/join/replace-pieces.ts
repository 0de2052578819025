/**
 * A text with its pieces from `start` to the next `end` replaced, each looked for once. A pattern for such a piece would
 * search the rest of the text anew from every start that has no end.
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
