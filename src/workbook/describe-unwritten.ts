import { cellAddress, readAddress } from "../kpi/address";
import { listSome } from "../report/words";
import type { UnwrittenCell } from "./problem";

/** Cells that cannot be written, in the words of an officer. `sheetName` is given where it has to be said. */
export type ToldCell = UnwrittenCell & { sheetName?: string };

/** What is said of them, a sentence for each reason. `heading` is the column's, where all cells are of one. */
export function describeUnwritten(cells: readonly ToldCell[], heading: string | null): string[] {
  const of = (why: UnwrittenCell["why"]): ToldCell[] => cells.filter((cell) => cell.why === why);
  const within = heading === null ? "" : ` in ${heading}`;
  const told = (found: readonly ToldCell[], singular: string, plural: string): string =>
    `${listSome(stretchesOf(found))}${within} ${found.length === 1 ? singular : plural}`;
  const [arrays, merged, locked, filtered] = [of("array"), of("merged"), of("locked"), of("filtered")];
  const blocks = [...new Set(merged.map((cell) => withSheet(cell, cell.block)))];
  const areMerged = blocks.length === 1 ? "is one merged cell" : "are merged cells";
  const cellForEach = heading === null ? "a cell" : `a ${heading} cell`;
  return [
    ...(arrays.length > 0
      ? [`${told(arrays, "is filled by a formula of several cells", "are filled by one formula for several cells")}, and left alone. Delete the formula to have them written.`]
      : []),
    ...(merged.length > 0
      ? [`${listSome(blocks)} ${areMerged}, without ${cellForEach} for each row, and left alone. Choose Home, Unmerge Cells to have them written.`]
      : []),
    ...(locked.length > 0 ? [`${told(locked, "is locked on a protected sheet", "are locked on a protected sheet")}, and left alone. Choose Review, Unprotect Sheet to have them written.`] : []),
    ...(filtered.length > 0 ? [`${told(filtered, "is in a row", "are in rows")} that a filter hides, and left alone. Choose Data, Clear to have them written.`] : []),
  ];
}

/** Cells below each other as one stretch: "G2:G5". */
function stretchesOf(cells: readonly ToldCell[]): string[] {
  const stretches: { first: ToldCell; row: number; column: number; count: number }[] = [];
  for (const cell of cells) {
    const place = readAddress(cell.address);
    if (!place) continue;
    const last = stretches.at(-1);
    const isNext = last && last.first.sheetName === cell.sheetName && last.column === place.column && last.row + last.count === place.row;
    if (isNext) last.count += 1;
    else stretches.push({ first: cell, ...place, count: 1 });
  }
  return stretches.map(({ first, row, column, count }) => withSheet(first, count === 1 ? first.address : `${first.address}:${cellAddress(row + count - 1, column)}`));
}

function withSheet({ sheetName }: ToldCell, address: string): string {
  return sheetName === undefined ? address : `${sheetName}!${address}`;
}
