/** The known word that is most similar to a misspelt one; null if none is similar enough. */
export function findNearest(written: string, known: readonly string[]): string | null {
  let nearest: { word: string; steps: number } | null = null;
  for (const word of known) {
    const steps = word.startsWith(written) && written.length > 1 ? 1 : countSteps(written, word);
    if (nearest === null || steps < nearest.steps) nearest = { word, steps };
  }
  return nearest && nearest.steps <= Math.max(1, Math.floor(written.length / 3)) ? nearest.word : null;
}

/** The Levenshtein distance. */
function countSteps(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const changed = (before[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(changed, (before[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    before = current;
  }
  return before[b.length] ?? 0;
}
