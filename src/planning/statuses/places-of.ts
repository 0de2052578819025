/** Where the cells are, for a message: with the sheet's name only where KPI tables stand on several sheets. */
export function placesOf(
  cells: readonly { sheetName: string; address: string }[],
  tables: readonly { sheetName: string }[],
): string[] {
  const sheets = new Set(tables.map(({ sheetName }) => sheetName));
  return cells.map(({ sheetName, address }) => (sheets.size > 1 ? `${sheetName}!${address}` : address));
}
