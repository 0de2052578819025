import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";

/** The colours Office reports, as "#RRGGBB". Older Office on the web reports none. */
export interface OfficeColours {
  bodyBackgroundColor: string;
  bodyForegroundColor: string;
}

/** What the browser reports. */
export interface MediaColours {
  dark: boolean;
  forcedColours: boolean;
}

export type ThemeName = "light" | "dark" | "contrast";

/**
 * Chooses by the brightness of Office's background. High contrast where the system forces colours, or where Office shows a pure
 * colour on black. Where Office reports nothing, the browser decides.
 */
export function chooseTheme(office: OfficeColours | undefined, media: MediaColours): ThemeName {
  if (media.forcedColours) return "contrast";
  const background = readColour(office?.bodyBackgroundColor);
  if (!background) return media.dark ? "dark" : "light";
  const foreground = readColour(office?.bodyForegroundColor);
  if (luminance(background) === 0 && foreground && isPure(foreground)) return "contrast";
  return luminance(background) < 0.5 ? "dark" : "light";
}

/** Fluent's own theme for each. */
export const FLUENT_THEMES: Record<ThemeName, Theme> = {
  light: webLightTheme,
  dark: webDarkTheme,
  contrast: teamsHighContrastTheme,
};

type Colour = [number, number, number];

function readColour(text: string | undefined): Colour | null {
  const match = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(text ?? "");
  if (!match) return null;
  const channel = (index: number): number => Number.parseInt(match[index] ?? "0", 16) / 255;
  return [channel(1), channel(2), channel(3)];
}

function luminance([red, green, blue]: Colour): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Pure white, yellow, green or cyan: the text colours of the contrast themes. */
function isPure([red, green, blue]: Colour): boolean {
  return green === 1 && [red, blue].every((channel) => channel === 0 || channel === 1);
}
