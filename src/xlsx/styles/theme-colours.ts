import { childNamed, parseXml, type XmlElement } from "../../office-package/xml/xml-tree";

/** The order in which styles number the theme's colours; the theme's part has another (ECMA-376 part 1, 18.8.3). */
const ORDER = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];

/** Reads the colours of a theme as "RRGGBB", in the order by which styles refer to them; undefined for one that cannot be read. */
export function readThemeColours(text: string | null, part: string): (string | undefined)[] {
  const elements = text === null ? undefined : childNamed(parseXml(text, part), "themeElements");
  const scheme = elements && childNamed(elements, "clrScheme");
  return ORDER.map((name) => {
    const [colour] = (scheme && childNamed(scheme, name))?.children ?? [];
    return colour?.attributes["lastClr"] ?? colour?.attributes["val"];
  });
}

/** The theme's colours, in the order by which styles refer to them. */
export type ThemeColours = readonly (string | undefined)[];

/** The indexed colours from before themes, from index 8 on (ECMA-376 part 1, 18.8.27). */
const PALETTE =
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 " +
  "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF " +
  "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 " +
  "003366 339966 003300 333300 993300 993366 333399 333333";
const NUMBERED = PALETTE.split(" ");

/** The colour of an index. Indexes 0 to 7 repeat the first eight colours; 64 and 65 are automatic. */
function numbered(index: number): string | undefined {
  return NUMBERED[index < 8 ? index : index - 8];
}

/** A colour of a styles part as "#RRGGBB"; undefined for an automatic one. */
export function readColour(element: XmlElement | undefined, theme: ThemeColours): string | undefined {
  const { rgb, theme: index, indexed, tint } = element?.attributes ?? {};
  const byNumber = indexed === undefined ? undefined : numbered(Number(indexed));
  const plain = rgb !== undefined ? rgb.slice(-6) : index !== undefined ? theme[Number(index)] : byNumber;
  if (plain === undefined || !/^[0-9a-f]{6}$/i.test(plain)) return undefined;
  return `#${tinted(plain, Number(tint ?? 0)).toUpperCase()}`;
}

/** Lightens a colour for a positive tint, and darkens it for a negative one. */
function tinted(colour: string, tint: number): string {
  if (tint === 0) return colour;
  return [0, 2, 4]
    .map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16);
      const changed = tint < 0 ? part * (1 + tint) : part + (255 - part) * tint;
      return Math.round(Math.min(255, Math.max(0, changed)))
        .toString(16)
        .padStart(2, "0");
    })
    .join("");
}
