import { ROW_LOOKS } from "../../planning/edits/own-rows";
import { LOOKS_OF_ROWS, ROW_COLOURS, type LookOfRow } from "../../planning/own-looks";
import type { OwnRow, PageColumn } from "../../planning/plan";
import { columnLetters } from "../../kpi/address";
import { joinAddresses } from "../blocks";

/** The maximum length of an address in Excel. */
const LONGEST_ADDRESS = 8192;

/** Queues the looks of an own sheet's rows, from `firstRow` on. Rows without a look keep theirs. */
export function applyRowLooks(
  sheet: Excel.Worksheet,
  firstRow: number,
  rows: readonly Pick<OwnRow, "look">[],
  columns: readonly (PageColumn | null)[],
): void {
  const areas = (runs: readonly Run[], from: string, to: string): Excel.RangeAreas[] => {
    const addresses = runs.map(([first, end]) => `${from}${firstRow + first + 1}:${to}${firstRow + end + 1}`);
    return joinAddresses(addresses, LONGEST_ADDRESS).map((address) => sheet.getRanges(address));
  };
  const ownColumns = columnRuns(columns);
  for (const look of ["none", ...ROW_LOOKS] as const) {
    const runs = runsOf(rows, (row) => row.look === look);
    const [single, several] = [
      runs.filter(([first, end]) => first === end),
      runs.filter(([first, end]) => first < end),
    ];
    for (const [from, to] of ownColumns) {
      for (const area of areas(single, from, to)) applyLook(area, LOOKS_OF_ROWS[look], ["EdgeTop"]);
      // Excel refuses inside borders for a single row.
      for (const area of areas(several, from, to))
        applyLook(area, LOOKS_OF_ROWS[look], ["EdgeTop", "InsideHorizontal"]);
    }
  }
  const inColumns = runsOf(rows, ({ look }) => look !== null && !LOOKS_OF_ROWS[look].runsOn);
  columns.forEach((made, index) => {
    if (made === null || (!made.wraps && made.align === "left")) return;
    const { align, wraps } = made;
    const column = columnLetters(index + 1);
    for (const { format } of areas(inColumns, column, column)) {
      if (wraps) format.wrapText = true;
      if (align !== "left") format.horizontalAlignment = align === "right" ? "Right" : "Center";
    }
  });
}

/** Runs of our own columns, as letters. The first column is the one after the hidden column. */
function columnRuns(columns: readonly (PageColumn | null)[]): [from: string, to: string][] {
  const runs = runsOf(columns, (made) => made !== null);
  return runs.map(([first, last]) => [columnLetters(first + 1), columnLetters(last + 1)]);
}

function applyLook(
  { format }: Excel.RangeAreas,
  look: LookOfRow,
  lines: readonly ("EdgeTop" | "InsideHorizontal")[],
): void {
  format.font.size = look.points;
  format.font.bold = look.bold;
  format.font.italic = look.italic;
  format.font.color = look.colour;
  if (look.fill === null) format.fill.clear();
  else format.fill.color = look.fill;
  format.wrapText = false;
  // Figures and statuses are left-aligned too, like their headings.
  format.horizontalAlignment = look === LOOKS_OF_ROWS.none ? "General" : "Left";
  format.verticalAlignment = look === LOOKS_OF_ROWS.none ? "Bottom" : "Top";
  for (const line of lines) {
    const above = format.borders.getItem(line);
    above.style = look.ruledAbove ? "Continuous" : "None";
    if (look.ruledAbove) above.color = ROW_COLOURS.rule;
  }
}

/** The first and the last index of a run. */
type Run = [first: number, last: number];

function runsOf<T>(lines: readonly T[], isOfRun: (line: T) => boolean): Run[] {
  const runs: Run[] = [];
  lines.forEach((line, index) => {
    if (!isOfRun(line)) return;
    const run = runs.at(-1);
    if (run && run[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  });
  return runs;
}
