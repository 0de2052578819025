/** The fill and text colour of a status cell, as hexadecimal "rrggbb". */
export interface Paint {
  fill: string;
  ink: string;
}

/**
 * The named colours. Text has a contrast above 7 to 1 on its fill. The fills of red, amber and green differ in
 * lightness too: amber and red print as two greys, green almost as white.
 */
export const PALETTE = {
  blue: { fill: "CFE2F7", ink: "0B3A75" },
  green: { fill: "DFF2DC", ink: "0B4F0B" },
  lime: { fill: "EDF3B4", ink: "3D4A00" },
  amber: { fill: "FFDF8A", ink: "4D3000" },
  orange: { fill: "FFCBA4", ink: "6B2A00" },
  red: { fill: "F4B6B6", ink: "6B0A14" },
  purple: { fill: "E6D8F5", ink: "43176B" },
  teal: { fill: "C9ECE8", ink: "04433C" },
  grey: { fill: "EDEDED", ink: "3B3B3B" },
} as const satisfies Record<string, Paint>;

export type PaletteName = keyof typeof PALETTE;

/** A colour of the palette, or an organisation's own: "#rrggbb" in lower case. */
export type Colour = PaletteName | `#${string}`;

export const PALETTE_NAMES = Object.keys(PALETTE) as PaletteName[];

/** Reads a colour by name or as "#rrggbb"; null for another text. */
export function readColour(text: string): Colour | null {
  const written = text.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(written)) return `#${written.slice(1)}`;
  const name = written === "gray" ? "grey" : written;
  return PALETTE_NAMES.find((one) => one === name) ?? null;
}

/** The contrast that WCAG 2 requires of text (level AA). */
export const LEAST_CONTRAST = 4.5;

/** The share of an own colour in the fill of a cell; the rest is white. */
const TINT = 0.15;

/** The fill and text for a colour. An organisation's own colour becomes the text, on a tint of itself. */
export function paintOf(colour: Colour): Paint {
  const named = PALETTE_NAMES.find((one) => one === colour);
  if (named) return PALETTE[named];
  const ink = colour.slice(1).toUpperCase();
  return { ink, fill: mix(ink, "FFFFFF", TINT) };
}

/** The contrast of a colour's text on its fill, which is lower than on white. */
export function contrastOf(colour: Colour): number {
  const { ink, fill } = paintOf(colour);
  return contrast(ink, fill);
}

/** The contrast of two colours by WCAG 2, from 1 (the same colour) to 21 (black on white). */
export function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** Mixes two colours; `share` is the part of the first. */
export function mix(a: string, b: string, share: number): string {
  const [from, to] = [channels(a), channels(b)];
  return from
    .map((value, index) =>
      Math.round(value * share + (to[index] ?? 0) * (1 - share))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")
    .toUpperCase();
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  return [0, 2, 4].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
