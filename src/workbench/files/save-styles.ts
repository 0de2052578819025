import type { LookChange } from "../../xlsx/styles/write-look";
import { SIDES } from "../../xlsx/styles/read-file-looks";
import { PATTERNS } from "./fill-patterns";
import type { BorderLine, CellStyle } from "../../office-host/workbook/types";

/** Excel's default font size, in points, and font colour. */
const PLAIN = { points: 11, colour: "#000000" };

const STYLES: Record<BorderLine["weight"], string> = {
  Hairline: "hair",
  Thin: "thin",
  Medium: "medium",
  Thick: "thick",
};

/** Finds the change of a cell's look between two styles. Null when there is none. */
export function findLookChange(before: CellStyle = {}, now: CellStyle = {}): LookChange | null {
  const differs = (key: keyof CellStyle): boolean => JSON.stringify(before[key]) !== JSON.stringify(now[key]);
  const font = {
    ...(differs("bold") ? { bold: now.bold === true } : {}),
    ...(differs("italic") ? { italic: now.italic === true } : {}),
    ...(differs("fontSize") ? { points: now.fontSize ?? PLAIN.points } : {}),
    ...(differs("color") ? { colour: now.color ?? PLAIN.colour } : {}),
  };
  const sides = SIDES.filter((side) => JSON.stringify(before.borders?.[side]) !== JSON.stringify(now.borders?.[side]));
  const lines = Object.fromEntries(
    sides.map((side) => {
      const line = now.borders?.[side];
      return [side, line ? { style: STYLES[line.weight], colour: line.color } : null];
    }),
  );
  const change: LookChange = {
    ...(Object.keys(font).length > 0 ? { font } : {}),
    ...(differs("fill") || differs("pattern") ? { fill: fillOf(now) } : {}),
    ...(sides.length > 0 ? { lines } : {}),
    ...(differs("wrap") ? { wraps: now.wrap === true } : {}),
    ...(differs("horizontal") ? { horizontal: HORIZONTALS[now.horizontal ?? ""] ?? null } : {}),
    ...(differs("vertical") ? { vertical: VERTICALS[now.vertical ?? ""] ?? null } : {}),
  };
  return Object.keys(change).length > 0 ? change : null;
}

function fillOf({ fill, pattern }: CellStyle): NonNullable<LookChange["fill"]> | null {
  const type = Object.keys(PATTERNS).find((name) => PATTERNS[name] === pattern?.name);
  return pattern && type !== undefined ? { type, colour: pattern.color, behind: fill } : (fill ?? null);
}

const HORIZONTALS: Record<string, LookChange["horizontal"]> = { Left: "left", Center: "center", Right: "right" };
const VERTICALS: Record<string, LookChange["vertical"]> = { Top: "top", Center: "center" };
