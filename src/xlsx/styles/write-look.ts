import { parseXml } from "../../office-package/xml/xml-tree";
import { writeElement } from "../../office-package/xml/write-xml";
import type { Side } from "./read-file-looks";

/** A change to how cells look; what is left out stays. Colours are "#RRGGBB". */
export interface LookChange {
  font?: { points?: number; bold?: boolean; italic?: boolean; colour?: string };
  /** null is no fill. */
  fill?: string | PatternLook | null;
  /** null is no line. */
  lines?: Partial<Record<Side, Line | null>>;
  wraps?: boolean;
  /** null is the default: texts left, numbers right, at the bottom of the cell. */
  horizontal?: "left" | "center" | "right" | null;
  vertical?: "top" | "center" | null;
}

/** A pattern by its name in files ("lightUp"), the colour of its lines, and the colour between them if it has one. */
export interface PatternLook {
  type: string;
  colour: string;
  behind: string | undefined;
}

/** A border line: "thin", "#8EA9DB". */
export interface Line {
  style: string;
  colour: string;
}

/** The name of the styles part in errors. */
const PART = "styles";

/** The order in which Excel writes the properties of a font. */
const FONT_ORDER = [
  "b",
  "i",
  "strike",
  "condense",
  "extend",
  "outline",
  "shadow",
  "u",
  "vertAlign",
  "sz",
  "color",
  "name",
  "family",
  "charset",
  "scheme",
];

/** Changes a font of the styles part. */
export function withFont(
  font: string,
  prefix: string,
  { points, bold, italic, colour }: NonNullable<LookChange["font"]>,
): string {
  const parts = new Map(
    parseXml(font, PART, prefix).children.map((child) => [child.local, font.slice(child.start, child.end)]),
  );
  const put = (name: string, xml: string | null): void =>
    void (xml === null ? parts.delete(name) : parts.set(name, xml));
  if (bold !== undefined) put("b", bold ? `<${prefix}b/>` : null);
  if (italic !== undefined) put("i", italic ? `<${prefix}i/>` : null);
  if (points !== undefined) put("sz", writeElement(`${prefix}sz`, { val: points }));
  if (colour !== undefined) put("color", writeElement(`${prefix}color`, { rgb: argb(colour) }));
  const sorted = [...parts].sort(([a], [b]) => FONT_ORDER.indexOf(a) - FONT_ORDER.indexOf(b));
  return writeElement(`${prefix}font`, {}, sorted.map(([, xml]) => xml).join(""));
}

/** Writes a fill of one colour or a pattern. */
export function writeFill(fill: string | PatternLook, prefix: string): string {
  const { type, colour, behind } = typeof fill === "string" ? { type: "solid", colour: fill, behind: undefined } : fill;
  const second = behind === undefined ? { indexed: 64 } : { rgb: argb(behind) };
  const colours = writeElement(`${prefix}fgColor`, { rgb: argb(colour) }) + writeElement(`${prefix}bgColor`, second);
  return `<${prefix}fill>${writeElement(`${prefix}patternFill`, { patternType: type }, colours)}</${prefix}fill>`;
}

/** The order of a border's lines (ECMA-376 part 1, 18.8.4). */
const LINE_ORDER = ["start", "end", "left", "right", "top", "bottom", "diagonal", "vertical", "horizontal"];

/** Changes the lines of a border. */
export function withLines(border: string, prefix: string, lines: NonNullable<LookChange["lines"]>): string {
  const root = parseXml(border, PART, prefix);
  const parts = new Map(root.children.map((child) => [child.local, border.slice(child.start, child.end)]));
  for (const side of ["left", "right", "top", "bottom", "diagonal"])
    if (!parts.has(side)) parts.set(side, `<${prefix}${side}/>`);
  for (const [side, line] of Object.entries(lines)) {
    const colour = line && writeElement(`${prefix}color`, { rgb: argb(line.colour) });
    parts.set(
      side,
      line && colour ? writeElement(`${prefix}${side}`, { style: line.style }, colour) : `<${prefix}${side}/>`,
    );
  }
  const sorted = [...parts].sort(([a], [b]) => LINE_ORDER.indexOf(a) - LINE_ORDER.indexOf(b));
  return writeElement(`${prefix}border`, root.attributes, sorted.map(([, xml]) => xml).join(""));
}

/** The alignment attributes that a change sets, or (undefined) removes; none where it leaves alignment alone. */
export function alignmentOf({ wraps, horizontal, vertical }: LookChange): Record<string, string | undefined> {
  return {
    ...(horizontal === undefined ? {} : { horizontal: horizontal ?? undefined }),
    ...(vertical === undefined ? {} : { vertical: vertical ?? undefined }),
    ...(wraps === undefined ? {} : { wrapText: wraps ? "1" : undefined }),
  };
}

/** A colour as files write it: "FFC6EFCE" for "#C6EFCE". */
function argb(colour: string): string {
  return `FF${colour.slice(1)}`;
}
