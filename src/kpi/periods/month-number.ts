/** A calendar month's number in the financial year: April is 1, March is 12. */
export function financialMonth(month: number): number {
  return month >= 4 ? month - 3 : month + 9;
}
