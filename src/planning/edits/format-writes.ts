import type { OwnRow } from "./own-rows";

const GENERAL = "General";

/** Roughly the bytes of a request that sets the number format of a range. */
const FORMAT_WRITE_BYTES = 350;
/** Roughly the bytes of each number format in a list of them. */
const LISTED_BYTES = 9;

/** Number formats for a run of cells in one column: one for all, or one each (null leaves a cell as it is). */
export interface FormatWrite {
  row: number;
  column: number;
  rowCount: number;
  format: string | (string | null)[];
}

/**
 * The number formats to write so that `rows` can replace `others`; cells without a row in `others` have the format General. Rows and
 * columns count from the first row. A column with many changes is written in one piece.
 */
export function findFormatWrites(rows: readonly OwnRow[], others: readonly OwnRow[] = []): FormatWrite[] {
  const width = rows[0]?.cells.length ?? 0;
  return Array.from({ length: width }, (_, column) => writesIn(column, rows, others)).flat();
}

function writesIn(column: number, rows: readonly OwnRow[], others: readonly OwnRow[]): FormatWrite[] {
  const formatIn = (of: readonly OwnRow[], row: number): string => of[row]?.cells[column]?.format ?? GENERAL;
  const writes: (FormatWrite & { format: string })[] = [];
  rows.forEach((_, row) => {
    const format = formatIn(rows, row);
    if (format === formatIn(others, row)) return;
    const last = writes.at(-1);
    if (last && last.row + last.rowCount === row && last.format === format) last.rowCount += 1;
    else writes.push({ row, column, rowCount: 1, format });
  });
  const [first, last] = [writes[0], writes.at(-1)];
  if (!first || !last) return [];
  const rowCount = last.row + last.rowCount - first.row;
  if (writes.length * FORMAT_WRITE_BYTES <= FORMAT_WRITE_BYTES + rowCount * LISTED_BYTES) return writes;
  const format = Array.from<string | null>({ length: rowCount }).fill(null);
  for (const write of writes) format.fill(write.format, write.row - first.row, write.row - first.row + write.rowCount);
  return [{ row: first.row, column, rowCount, format }];
}

/** Roughly the bytes of some number formats in a request. */
export function formatWriteBytes(writes: readonly FormatWrite[]): number {
  return writes.reduce(
    (sum, { format }) => sum + FORMAT_WRITE_BYTES + (typeof format === "string" ? 0 : format.length * LISTED_BYTES),
    0,
  );
}
