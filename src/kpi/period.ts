/**
 * The period that a set of indicators reports: the as-of date that most of them give ("2024/25 Q2"), a quarter being
 * preferred to a bare year of the same count. Null when none gives one.
 */
export function commonPeriod(asOfDates: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const date of asOfDates) if (date !== "") counts.set(date, (counts.get(date) ?? 0) + 1);
  let best: string | null = null;
  for (const [date, count] of counts) {
    const leading = best === null ? -1 : (counts.get(best) ?? 0);
    if (count > leading || (count === leading && date.length > (best?.length ?? 0))) best = date;
  }
  return best;
}
