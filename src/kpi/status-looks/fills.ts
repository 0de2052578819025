import { hueOf, type Hue } from "./hues";

/** Writes a pattern or gradient as a text: "LightUp #FF0000 #FFFFFF". A fill of one colour is that colour: "#FF0000". */
export function patternFill(pattern: string, colours: readonly string[]): string {
  return [pattern, ...colours].join(" ");
}

/** True for a pattern or a gradient rather than one colour all over. */
export function isPatternFill(fill: string): boolean {
  return !fill.startsWith("#");
}

/** The colours of a fill; for a pattern, the colour of its lines and the colour between them. */
export function coloursOf(fill: string): string[] {
  return fill.split(" ").filter((part) => part.startsWith("#"));
}

/** The hue of a fill whose colours mean one status; null if they mean none, or several. */
export function hueOfFill(fill: string): Hue | null {
  const hues = coloursOf(fill).flatMap((colour) => hueOf(colour) ?? []);
  const [first] = hues;
  return first && hues.every(({ means }) => means === first.means) ? first : null;
}
