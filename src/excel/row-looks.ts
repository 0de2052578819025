import { ROW_LOOKS } from "../report/sheet-content";
import type { OwnRow, PageColumn } from "../workbook/plan";
import { columnLetters } from "../kpi/address";

/** Colours of the rows. On its ground each text has a contrast of 7:1 and more. */
export const ROW_COLOURS = { ink: "#1A1A1A", strong: "#1F3864", quiet: "#595959", headings: "#DDEBF7", section: "#EEF3FA", total: "#F2F2F2", typed: "#FFF9E6", rule: "#8EA9DB" } as const;

interface Look {
  points: number;
  bold: boolean;
  italic: boolean;
  colour: string;
  /** null is no fill. */
  fill: string | null;
  ruledAbove: boolean;
  /** True where its texts may run on over the empty cells to their right instead of wrapping. */
  runsOn: boolean;
}

const BODY: Look = { points: 10, bold: false, italic: false, colour: ROW_COLOURS.ink, fill: null, ruledAbove: false, runsOn: false };

const LOOKS: Record<NonNullable<OwnRow["look"]>, Look> = {
  // As Excel has it where nobody has been.
  none: { ...BODY, points: 11, colour: "#000000", runsOn: true },
  title: { ...BODY, points: 18, bold: true, colour: ROW_COLOURS.strong, runsOn: true },
  subtitle: { ...BODY, points: 11, colour: ROW_COLOURS.quiet, runsOn: true },
  block: { ...BODY, points: 13, bold: true, colour: ROW_COLOURS.strong, runsOn: true },
  headings: { ...BODY, bold: true, colour: ROW_COLOURS.strong, fill: ROW_COLOURS.headings },
  section: { ...BODY, points: 11, bold: true, colour: ROW_COLOURS.strong, fill: ROW_COLOURS.section, runsOn: true },
  group: { ...BODY, bold: true, colour: ROW_COLOURS.strong, fill: ROW_COLOURS.headings },
  first: { ...BODY, ruledAbove: true },
  body: BODY,
  total: { ...BODY, bold: true, fill: ROW_COLOURS.total, ruledAbove: true },
  note: { ...BODY, points: 9, italic: true, colour: ROW_COLOURS.quiet, runsOn: true },
  typed: { ...BODY, fill: ROW_COLOURS.typed, ruledAbove: true },
  blank: BODY,
};

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
  const areas = (runs: readonly Run[], from: string, to: string): Excel.RangeAreas[] =>
    joinAddresses(runs.map(([first, end]) => `${from}${firstRow + first + 1}:${to}${firstRow + end + 1}`)).map((address) => sheet.getRanges(address));
  for (const look of ["none", ...ROW_LOOKS] as const) {
    const runs = runsOf(rows, (one) => one === look);
    const [single, several] = [runs.filter(([first, end]) => first === end), runs.filter(([first, end]) => first < end)];
    for (const area of areas(single, "B", last)) applyLook(area, LOOKS[look], ["EdgeTop"]);
    // Excel refuses a line between the rows of one row.
    for (const area of areas(several, "B", last)) applyLook(area, LOOKS[look], ["EdgeTop", "InsideHorizontal"]);
  }
  const inColumns = runsOf(rows, (look) => look !== null && !LOOKS[look].runsOn);
  columns.forEach(({ align, wraps }, index) => {
    if (!wraps && align === "left") return;
    const column = columnLetters(index + 1);
    for (const { format } of areas(inColumns, column, column)) {
      if (wraps) format.wrapText = true;
      if (align !== "left") format.horizontalAlignment = align === "right" ? "Right" : "Center";
    }
  });
}

function applyLook({ format }: Excel.RangeAreas, look: Look, lines: readonly ("EdgeTop" | "InsideHorizontal")[]): void {
  format.font.size = look.points;
  format.font.bold = look.bold;
  format.font.italic = look.italic;
  format.font.color = look.colour;
  if (look.fill === null) format.fill.clear();
  else format.fill.color = look.fill;
  format.wrapText = false;
  // Figures and statuses too: under a heading that stands at the left.
  format.horizontalAlignment = look === LOOKS.none ? "General" : "Left";
  format.verticalAlignment = look === LOOKS.none ? "Bottom" : "Top";
  for (const line of lines) {
    const above = format.borders.getItem(line);
    above.style = look.ruledAbove ? "Continuous" : "None";
    if (look.ruledAbove) above.color = ROW_COLOURS.rule;
  }
}

/** First and last row of a stretch, counted from the first row given. */
type Run = [first: number, last: number];

function runsOf(rows: readonly Pick<OwnRow, "look">[], isOfRun: (look: OwnRow["look"]) => boolean): Run[] {
  const runs: Run[] = [];
  rows.forEach(({ look }, index) => {
    if (!isOfRun(look)) return;
    const run = runs.at(-1);
    if (run && run[1] === index - 1) run[1] = index;
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
