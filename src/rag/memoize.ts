/**
 * A function of a text that keeps its last answers: the same few texts stand in many cells, and each is asked about several
 * times for every row. All are forgotten once there are `most` of them; texts above `longest` characters are never kept.
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
