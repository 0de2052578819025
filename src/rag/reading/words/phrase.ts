/** Finding the longest of many phrases in a row of words, without a pattern for each. */
export interface Phrase<T> {
  words: readonly string[];
  means: T;
}

export type PhraseTable<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

/** A table of phrases, from their texts ("no more than") and what each means. */
export function phraseTable<T>(phrases: readonly (readonly [texts: string, means: T])[]): PhraseTable<T> {
  const table = new Map<string, Phrase<T>[]>();
  for (const [texts, means] of phrases) {
    for (const text of texts.split("|")) {
      const words = text.trim().split(" ");
      const first = words[0] ?? "";
      table.set(first, [...(table.get(first) ?? []), { words, means }]);
    }
  }
  for (const list of table.values()) list.sort((a, b) => b.words.length - a.words.length);
  return table;
}

/** The longest phrase of the table that begins at `index`. */
export function phraseAt<T>(
  table: PhraseTable<T>,
  words: readonly { word: string }[],
  index: number,
): Phrase<T> | null {
  const candidates = table.get(words[index]?.word ?? "");
  if (!candidates) return null;
  for (const phrase of candidates) {
    if (phrase.words.every((word, offset) => words[index + offset]?.word === word)) return phrase;
  }
  return null;
}

/** The words of some lines, parted by spaces. */
export function wordSet(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(" ")));
}
