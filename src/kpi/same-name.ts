/** What two names have in common that differ only in case or spacing: they are one. */
export function sameName(name: string): string {
  return name.replace(/\s+/g, " ").trim().toLowerCase();
}
