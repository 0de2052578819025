import type { CellFillsEdit } from "../../planning/edits/cell-fills";
import { areaOf, NO_FILL, type Block } from "../../planning/block-cells";
import { coloursOf, isPatternFill } from "../../kpi/status-looks/fills";
import { joinAddresses, rangeOf } from "../blocks";
import { queueFillsOf } from "../read-fills";
import type { EditPort, QueuedEdit } from "./edit-port";

export const CELL_FILLS: EditPort<CellFillsEdit> = {
  queue: queueFills,
  read: ({ at }, reading) => reading.fills(at),
};

function queueFills(
  context: Excel.RequestContext,
  { at, fills }: CellFillsEdit,
  { undoing }: { undoing: CellFillsEdit | undefined },
): QueuedEdit {
  const before = queueFillsOf(rangeOf(context, at));
  fill(context, at, fills);
  return {
    outcome: () => {
      const held = before();
      if (!held) return "not-reported";
      // Someone has changed a fill since.
      const isOther = fills.some((row, r) =>
        row.some((one, c) => one !== null && undoing !== undefined && held[r]?.[c] !== undoing.fills[r]?.[c]),
      );
      return isOther ? "workbook-changed" : "as-planned";
    },
    rollBack: () => {
      const held = before() ?? [];
      fill(
        context,
        at,
        fills.map((row, r) => row.map((one, c) => (one === null ? null : (held[r]?.[c] ?? null)))),
      );
    },
  };
}

/** Some versions of Excel silently truncate longer addresses of several ranges. */
const LONGEST_ADDRESS = 2000;

/** Fills cells. Cells of the same colour are filled together, however scattered. */
function fill(context: Excel.RequestContext, at: Block, fills: CellFillsEdit["fills"]): void {
  const sheet = context.workbook.worksheets.getItem(at.sheetId);
  for (const [colour, areas] of areasByColour(at, fills)) {
    for (const address of joinAddresses(areas, LONGEST_ADDRESS)) {
      const cells = sheet.getRanges(address);
      cells.untrack();
      const { color, pattern, patternColor } = partsOf(colour);
      if (colour === NO_FILL) cells.format.fill.clear();
      else if (color !== undefined) cells.format.fill.color = color;
      if (pattern !== undefined) cells.format.fill.pattern = pattern;
      if (patternColor !== undefined) cells.format.fill.patternColor = patternColor;
    }
  }
}

/** The properties to set for a fill. A pattern is only set by a rollback, if a cell got it after the run was previewed. */
function partsOf(fill: string): { color?: string; pattern?: Excel.FillPattern; patternColor?: string } {
  if (fill === NO_FILL) return {};
  if (!isPatternFill(fill)) return { color: fill };
  const [patternColor, color] = coloursOf(fill);
  return { color, pattern: fill.split(" ")[0] as Excel.FillPattern, patternColor };
}

/** Groups cells by colour, as addresses; vertical runs become one address. */
function areasByColour(at: Block, fills: CellFillsEdit["fills"]): Map<string, string[]> {
  const areas = new Map<string, string[]>();
  for (let c = 0; c < at.columnCount; c += 1) {
    for (let r = 0; r < at.rowCount;) {
      const colour = fills[r]?.[c] ?? null;
      let end = r + 1;
      while (end < at.rowCount && (fills[end]?.[c] ?? null) === colour) end += 1;
      const area = areaOf({ ...at, row: at.row + r, column: at.column + c, rowCount: end - r, columnCount: 1 });
      if (colour !== null) {
        const known = areas.get(colour);
        if (known) known.push(area);
        else areas.set(colour, [area]);
      }
      r = end;
    }
  }
  return areas;
}
