/** Prints rows of texts in aligned columns, the first row being the headings. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const row of rows) {
    console.log(
      row
        .map((text, column) => (column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)))
        .join("  "),
    );
  }
}

/** "12.3×". */
export function ratio(a: number, b: number): string {
  return `${(a / b).toPrecision(3)}×`;
}
