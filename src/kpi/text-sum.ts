/** A short sum of a text (32-bit FNV-1a, in base 36): equal for equal texts, and all but surely not for others. */
export function sumOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/** Two sums of a text, forwards and backwards: different for different texts as good as always (64 bits). */
export function longSumOf(text: string): string {
  return `${sumOf(text)}-${sumOf([...text].reverse().join(""))}`;
}
