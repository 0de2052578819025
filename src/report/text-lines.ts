/**
 * A text as lines of at most `limit` letters, broken at spaces, for texts that run on over the empty cells beside them:
 * those do not wrap by themselves. A text without letters gives one empty line.
 */
export function splitLines(text: string, limit: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.trim().split(/\s+/)) {
    for (const piece of cutWord(word, limit)) {
      if (line !== "" && line.length + 1 + piece.length > limit) {
        lines.push(line);
        line = "";
      }
      line = line === "" ? piece : `${line} ${piece}`;
    }
  }
  return [...lines, line];
}

/** A word that is longer than a line, in pieces: an address of a page, say. */
function cutWord(word: string, limit: number): string[] {
  if (word.length <= limit) return [word];
  const letters = [...word];
  return Array.from({ length: Math.ceil(letters.length / limit) }, (_, index) =>
    letters.slice(index * limit, (index + 1) * limit).join(""),
  );
}
