import { childNamed, parseXml, type XmlElement } from "./xml";

/** The order in which cells number a theme's colours, which is not the order of the theme's part (ECMA-376 part 1, 18.8.3). */
const ORDER = ["lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"];

/** The colours of a theme as "RRGGBB", by the number that cells give them; none where the part cannot be made out. */
export function readThemeColours(text: string | null, part: string): (string | undefined)[] {
  const elements = text === null ? undefined : childNamed(parseXml(text, part), "themeElements");
  const scheme = elements && childNamed(elements, "clrScheme");
  return ORDER.map((name) => {
    const [colour] = (scheme && childNamed(scheme, name))?.children ?? [];
    return colour?.attributes["lastClr"] ?? colour?.attributes["val"];
  });
}

/** The colours that a colour element of a styles part can mean. */
export type ThemeColours = readonly (string | undefined)[];

/** A colour of a styles part as "#RRGGBB"; undefined for an automatic one, and for one of the old numbered palette. */
export function readColour(element: XmlElement | undefined, theme: ThemeColours): string | undefined {
  const { rgb, theme: index, tint } = element?.attributes ?? {};
  const plain = rgb !== undefined ? rgb.slice(-6) : index !== undefined ? theme[Number(index)] : undefined;
  if (plain === undefined || !/^[0-9a-f]{6}$/i.test(plain)) return undefined;
  return `#${tinted(plain, Number(tint ?? 0)).toUpperCase()}`;
}

/** Lighter where the tint is above 0, darker below. */
function tinted(colour: string, tint: number): string {
  if (tint === 0) return colour;
  return [0, 2, 4]
    .map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16);
      const changed = tint < 0 ? part * (1 + tint) : part + (255 - part) * tint;
      return Math.round(Math.min(255, Math.max(0, changed))).toString(16).padStart(2, "0");
    })
    .join("");
}
