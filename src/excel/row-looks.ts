import { ROW_LOOKS, type RowLook } from "../report/sheet-content";
import { LOOKS_OF_ROWS, ROW_COLOURS, type LookOfRow } from "../workbook/own-looks";
import type { OwnRow, PageColumn } from "../workbook/plan";
import { columnLetters } from "../kpi/address";

/** Excel takes addresses up to this many characters long. */
const LONGEST_ADDRESS = 8192;

/** Queues the looks of an own sheet's rows, from `firstRow` on. Rows without a look keep theirs. */
export function applyRowLooks(
  sheet: Excel.Worksheet,
  firstRow: number,
  rows: readonly Pick<OwnRow, "look">[],
  columns: readonly PageColumn[],
): void {
  const last = columnLetters(columns.length);
  for (const look of ROW_LOOKS) {
    const runs = runsOf(rows, look);
    if (runs.length === 0) continue;
    const addresses = (from: string, to: string): string[] =>
      joinAddresses(runs.map(([first, end]) => `${from}${firstRow + first + 1}:${to}${firstRow + end + 1}`));
    for (const address of addresses("B", last)) applyLook(sheet.getRanges(address), LOOKS_OF_ROWS[look]);
    if (LOOKS_OF_ROWS[look].runsOn) continue;
    columns.forEach(({ align, wraps }, index) => {
      const column = columnLetters(index + 1);
      for (const address of addresses(column, column)) {
        const { format } = sheet.getRanges(address);
        if (wraps) format.wrapText = true;
        if (align !== "left") format.horizontalAlignment = align === "right" ? "Right" : "Center";
      }
    });
  }
}

function applyLook({ format }: Excel.RangeAreas, look: LookOfRow): void {
  format.font.size = look.points;
  format.font.bold = look.bold;
  format.font.italic = look.italic;
  format.font.color = look.colour;
  if (look.fill === null) format.fill.clear();
  else format.fill.color = look.fill;
  format.wrapText = false;
  // Figures and statuses too: under a heading that stands at the left.
  format.horizontalAlignment = "Left";
  format.verticalAlignment = "Top";
  const above = format.borders.getItem("EdgeTop");
  above.style = look.ruledAbove ? "Continuous" : "None";
  if (look.ruledAbove) above.color = ROW_COLOURS.rule;
}

/** Stretches of rows that look so: first and last, counted from the first row given. */
function runsOf(rows: readonly Pick<OwnRow, "look">[], look: RowLook): [number, number][] {
  const runs: [number, number][] = [];
  rows.forEach((row, index) => {
    if (row.look !== look) return;
    const run = runs.at(-1);
    // The line above a ruled row is its own: rows of that look are each a run.
    if (run && run[1] === index - 1 && !LOOKS_OF_ROWS[look].ruledAbove) run[1] = index;
    else runs.push([index, index]);
  });
  return runs;
}

function joinAddresses(addresses: readonly string[]): string[] {
  const joined: string[] = [];
  for (const address of addresses) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + address.length < LONGEST_ADDRESS) joined[joined.length - 1] = `${last},${address}`;
    else joined.push(address);
  }
  return joined;
}
