import type { CellStyle } from "../../office-host/workbook/types";
import type { FileLook } from "../../xlsx/styles/read-file-looks";
import { PATTERNS } from "./fill-patterns";

const WEIGHTS: Record<string, "Hairline" | "Thin" | "Medium" | "Thick"> = {
  hair: "Hairline",
  medium: "Medium",
  thick: "Thick",
};

/** Converts a look of the file to a style of the model, without what equals the default look `plain`. */
export function toCellStyle(look: FileLook, plain: FileLook | undefined): CellStyle {
  const horizontal = HORIZONTALS[look.horizontal ?? ""];
  const vertical = VERTICALS[look.vertical ?? ""];
  const borders = Object.fromEntries(
    Object.entries(look.lines).map(([side, { style, colour }]) => [
      side,
      { color: colour, weight: WEIGHTS[style] ?? "Thin" },
    ]),
  );
  return {
    ...(look.fill ? { fill: look.fill } : {}),
    ...(look.pattern ? { pattern: { name: PATTERNS[look.pattern.type] ?? "Gray50", color: look.pattern.colour } } : {}),
    ...(look.colour && look.colour !== (plain?.colour ?? "#000000") ? { color: look.colour } : {}),
    ...(look.bold ? { bold: true } : {}),
    ...(look.italic ? { italic: true } : {}),
    ...(look.fontName && look.fontName !== plain?.fontName ? { fontName: look.fontName } : {}),
    ...(look.fontSize && look.fontSize !== plain?.fontSize ? { fontSize: look.fontSize } : {}),
    ...(look.wraps ? { wrap: true } : {}),
    ...(horizontal ? { horizontal } : {}),
    ...(vertical ? { vertical } : {}),
    ...(Object.keys(borders).length > 0 ? { borders } : {}),
    ...(look.isLocked ? {} : { locked: false }),
  };
}

const HORIZONTALS: Record<string, CellStyle["horizontal"]> = {
  left: "Left",
  center: "Center",
  centerContinuous: "Center",
  right: "Right",
};
const VERTICALS: Record<string, CellStyle["vertical"]> = { top: "Top", center: "Center" };
