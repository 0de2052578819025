import { readColour, type ThemeColours } from "./theme-colours";
import { childNamed, isOn, parseXml, type XmlElement } from "../../office-package/xml/xml-tree";

/** The sides of a cell that can have a line. */
export const SIDES = ["left", "right", "top", "bottom"] as const;
/** One of those sides. */
export type Side = (typeof SIDES)[number];

/** How cells of a style look. Colours are "#RRGGBB"; what is left out is Excel's default. */
export interface FileLook {
  /** The colour all over, or between the lines of a pattern. */
  fill?: string;
  /** A pattern by its name in files ("lightUp"), and the colour of its lines. */
  pattern?: { type: string; colour: string };
  colour?: string;
  bold: boolean;
  italic: boolean;
  fontName?: string;
  /** In points. */
  fontSize?: number;
  wraps: boolean;
  horizontal?: string;
  vertical?: string;
  /** Border lines with the file's name for each ("thin") and its colour. */
  lines: Partial<Record<Side, { style: string; colour: string }>>;
  isLocked: boolean;
}

const BLACK = "#000000";

/** Reads how each style of a styles part looks, in the order by which cells refer to them. Throws a FileFault. */
export function readLooks(text: string, part: string, theme: ThemeColours): FileLook[] {
  const root = parseXml(text, part);
  const list = (name: string): XmlElement[] => childNamed(root, name)?.children ?? [];
  const [fonts, fills, borders] = [list("fonts"), list("fills"), list("borders")];
  return list("cellXfs").map((xf): FileLook => {
    const font = fonts[Number(xf.attributes["fontId"] ?? 0)];
    const fill = childOf(fills[Number(xf.attributes["fillId"] ?? 0)], "patternFill");
    const border = borders[Number(xf.attributes["borderId"] ?? 0)];
    const aligned = childNamed(xf, "alignment")?.attributes ?? {};
    return {
      ...readFill(fill, theme),
      colour: readColour(childOf(font, "color"), theme),
      bold: isSwitchedOn(childOf(font, "b")),
      italic: isSwitchedOn(childOf(font, "i")),
      fontName: childOf(font, "name")?.attributes["val"],
      fontSize: numberOf(childOf(font, "sz")?.attributes["val"]),
      wraps: isOn(aligned["wrapText"]),
      horizontal: aligned["horizontal"],
      vertical: aligned["vertical"],
      lines: Object.fromEntries(
        SIDES.flatMap((side) => {
          const line = childOf(border, side);
          const style = line?.attributes["style"];
          return style === undefined || style === "none"
            ? []
            : [[side, { style, colour: readColour(childOf(line, "color"), theme) ?? BLACK }]];
        }),
      ),
      isLocked: isOn(childNamed(xf, "protection")?.attributes["locked"] ?? "1"),
    };
  });
}

/** The first colour is that of a solid fill, or of the lines of a pattern. */
function readFill(element: XmlElement | undefined, theme: ThemeColours): Pick<FileLook, "fill" | "pattern"> {
  const type = element?.attributes["patternType"] ?? "none";
  if (type === "none") return {};
  const [first, second] = ["fgColor", "bgColor"].map((name) => readColour(childOf(element, name), theme));
  return type === "solid" ? { fill: first } : { fill: second, pattern: { type, colour: first ?? BLACK } };
}

function childOf(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element && childNamed(element, local);
}

/** True for an element such as <b/>, which is on by default. */
function isSwitchedOn(element: XmlElement | undefined): boolean {
  return element !== undefined && (element.attributes["val"] === undefined || isOn(element.attributes["val"]));
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || Number.isNaN(Number(text)) ? undefined : Number(text);
}
