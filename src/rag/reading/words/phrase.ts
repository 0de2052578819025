/**
 * A phrase and its meaning. Tables of phrases are looked up by their first word, which needs no pattern for each
 * phrase.
 */
export interface Phrase<T> {
  words: readonly string[];
  means: T;
}

export type PhraseTable<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

/** Builds a table from texts ("no more than", with "|" between alternatives) and their meanings. */
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

/** The set of words in some lines of text. */
export function wordSet(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(" ")));
}
