import { Range, type IRange, type IScale } from "@univerjs/core";
import { SheetExtension, type SpreadsheetSkeleton, type UniverRenderingContext } from "@univerjs/engine-render";
import type { CellIcon, IconName } from "./cell-icons";

/** The size of an icon and its distance from the cell's edge, in pixels at 100 %. Close to Excel's. */
const SIZE = 14;
const INSET = 3;

const COLOURS = { good: "#107C41", fair: "#C19C00", poor: "#C50F1F" };

/** SVG paths on a 16 by 16 square, drawn with a thick stroke and round ends. */
const TICK = "M3 8.5 L6.5 12 L13 4.5";
const CROSS = "M4 4 L12 12 M12 4 L4 12";
const EXCLAMATION = "M8 2.5 L8 9.5 M8 13 L8 13.1";
const ARROW_UP = "M8 13 L8 3 M4 7 L8 3 L12 7";
const ARROW_SIDE = "M3 8 L13 8 M9 4 L13 8 L9 12";
const ARROW_DOWN = "M8 3 L8 13 M4 9 L8 13 L12 9";

const ARROW_UP_SLANT = "M4.5 11.5 L11.5 4.5 M6 4.5 L11.5 4.5 L11.5 10";
const ARROW_DOWN_SLANT = "M4.5 4.5 L11.5 11.5 M11.5 6 L11.5 11.5 L6 11.5";
const RING = "M8 2 A6 6 0 1 1 7.99 2 Z";
/** A ring with 0 to 4 quarters filled. */
const QUARTERS = [
  RING,
  `${RING} M8 8 L8 3 M8 8 L13 8`,
  `${RING} M8 3 L8 13 M10.5 4 L10.5 12`,
  `${RING} M8 3 L8 13 M10.5 4 L10.5 12 M5.5 9 L5.5 12`,
  `${RING} M8 3 L8 13 M10.5 4 L10.5 12 M5.5 4 L5.5 12`,
] as const;
const DISC = "#404040";

const SHAPES: Record<IconName, { lines?: string; circled?: boolean; colour: string }> = {
  tick: { lines: TICK, colour: COLOURS.good },
  exclamation: { lines: EXCLAMATION, colour: COLOURS.fair },
  cross: { lines: CROSS, colour: COLOURS.poor },
  "tick-circle": { lines: TICK, circled: true, colour: COLOURS.good },
  "exclamation-circle": { lines: EXCLAMATION, circled: true, colour: COLOURS.fair },
  "cross-circle": { lines: CROSS, circled: true, colour: COLOURS.poor },
  "green-light": { circled: true, colour: COLOURS.good },
  "amber-light": { circled: true, colour: COLOURS.fair },
  "red-light": { circled: true, colour: COLOURS.poor },
  up: { lines: ARROW_UP, colour: COLOURS.good },
  side: { lines: ARROW_SIDE, colour: COLOURS.fair },
  "up-slant": { lines: ARROW_UP_SLANT, colour: COLOURS.fair },
  "down-slant": { lines: ARROW_DOWN_SLANT, colour: COLOURS.fair },
  down: { lines: ARROW_DOWN, colour: COLOURS.poor },
  "quarters-0": { lines: QUARTERS[0], colour: DISC },
  "quarters-1": { lines: QUARTERS[1], colour: DISC },
  "quarters-2": { lines: QUARTERS[2], colour: DISC },
  "quarters-3": { lines: QUARTERS[3], colour: DISC },
  "quarters-4": { lines: QUARTERS[4], colour: DISC },
};

/**
 * Draws the icons of conditional formats, which come with the cells (`custom.icon`). Univer's own conditional formats need numbers,
 * and its cells here contain only text.
 */
export class IconDrawing extends SheetExtension {
  override uKey = "workbench-icons";

  /** Above fills, below text and selection. */
  override get zIndex(): number {
    return 35;
  }

  override draw(
    context: UniverRenderingContext,
    _scale: IScale,
    skeleton: SpreadsheetSkeleton,
    diffs?: IRange[],
  ): void {
    const sheet = skeleton.worksheet;
    if (!sheet) return;
    for (const range of diffs && diffs.length > 0 ? diffs : [skeleton.rowColumnSegment]) {
      Range.foreach(range, (row, column) => {
        const icon = (sheet.getCellRaw(row, column)?.custom as { icon?: CellIcon } | undefined)?.icon;
        if (!icon || !sheet.getRowVisible(row) || !sheet.getColVisible(column)) return;
        const { startX, endX, startY, endY } = skeleton.getCellWithCoordByIndex(row, column, false);
        const x = icon.alone ? (startX + endX - SIZE) / 2 : startX + INSET;
        const align = skeleton.getStyles().getStyleByCell(sheet.getCellRaw(row, column))?.vt;
        const y = align === 1 ? startY + INSET : align === 2 ? (startY + endY - SIZE) / 2 : endY - SIZE - INSET;
        drawIcon(context, icon.name, x, y);
      });
    }
  }
}

function drawIcon(context: UniverRenderingContext, name: IconName, x: number, y: number): void {
  const { lines, circled, colour } = SHAPES[name];
  context.save();
  context.translate(x, y);
  context.scale(SIZE / 16, SIZE / 16);
  if (circled === true) {
    context.fillStyle = colour;
    context.fill(new Path2D("M8 0 A8 8 0 1 1 7.99 0 Z"));
    context.translate(2.4, 2.4);
    context.scale(0.7, 0.7);
  }
  if (lines !== undefined) {
    context.strokeStyle = circled === true ? "#FFFFFF" : colour;
    context.lineWidth = 2.6;
    context.lineCap = "round";
    context.lineJoin = "round";
    context.stroke(new Path2D(lines));
  }
  context.restore();
}
