/**
 * Divides `parts` whole parts in proportion to counts, by the largest remainders; on a tie the first gets more. All are 0
 * where the counts are 0.
 */
export function shareOut(counts: readonly number[], parts: number): number[] {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  if (whole === 0) return counts.map(() => 0);
  const shares = counts.map((count) => Math.floor((count * parts) / whole));
  const left = parts - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = counts
    .map((count, index) => ({ index, remainder: (count * parts) % whole }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
