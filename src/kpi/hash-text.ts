/** A short hash of a text (32-bit FNV-1a, in base 36). */
export function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/** A 64-bit hash of a text: the hashes of the text forwards and backwards. */
export function longHashText(text: string): string {
  return `${hashText(text)}-${hashText([...text].reverse().join(""))}`;
}
