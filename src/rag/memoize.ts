/**
 * Caches a function of a text: many cells hold the same few texts, and each is read several times per row. The cache is
 * emptied once it holds `most` results; texts above `longest` characters are never cached.
 */
export function memoize<T extends object | string | null>(
  answer: (text: string) => T,
  most: number,
  longest = Infinity,
): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = answer(text);
    if (kept.size >= most) kept.clear();
    if (text.length <= longest) kept.set(text, made);
    return made;
  };
}
