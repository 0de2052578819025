import { groupBy } from "../history/match-names";
import { sheetAddress } from "../address";
import { findNotCalculatedCells, joinRanges } from "../not-calculated";
import { findingOf, type CheckedRow, type Finding } from "./finding";

/** The most ranges of cells that a finding names. */
const MOST_NAMED = 4;

/**
 * Checks for formulas that have not been calculated. One finding per table, because in a file written by a program it
 * may be all of them.
 */
export function checkCalculated(rows: readonly CheckedRow[]): Finding[] {
  return [...groupBy(rows, ({ table }) => table.tableId).values()].flatMap((ofTable): Finding[] => {
    const [one] = ofTable;
    if (!one) return [];
    const { table } = one;
    const byRow = new Map(ofTable.map((row) => [row.indicator.row, row]));
    const cells = findNotCalculatedCells(table).filter(({ row }) => byRow.has(row));
    const [first] = [...cells].sort((a, b) => a.row - b.row);
    const row = first && byRow.get(first.row);
    if (!first || !row) return [];
    const stretches = joinRanges(cells.map(({ address }) => address));
    const rest = stretches.length > MOST_NAMED ? " and others" : "";
    const named = stretches
      .slice(0, MOST_NAMED)
      .map((address) => sheetAddress(table.sheetName, address))
      .join(", ");
    const holds = cells.length === 1 ? "holds a formula that has" : "hold formulas that have";
    const sentence = `${named}${rest} ${holds} not been calculated. Do not type over them: open the workbook in Excel, press F9 and save it.`;
    return [
      findingOf(
        row,
        "not-calculated",
        first.key,
        String(cells.length),
        cells.length === 1 ? sentence.replace("over them", "over it") : sentence,
      ),
    ];
  });
}
