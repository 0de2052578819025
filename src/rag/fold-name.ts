/** The key of a name: names that differ only in case or spacing have the same key. */
export function foldName(name: string): string {
  return name.replace(/\s+/g, " ").trim().toLowerCase();
}
