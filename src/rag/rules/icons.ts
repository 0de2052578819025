/** Excel's own icon sets, as Office.js names them; a file calls the first "3Symbols2". */
export type IconSetName =
  | "ThreeSymbols2"
  | "ThreeSymbols"
  | "ThreeTrafficLights1"
  | "ThreeFlags"
  | "ThreeStars"
  | "ThreeTriangles"
  | "FiveArrows"
  | "FiveQuarters";

/** How good an icon looks: what Excel draws in green, yellow or red says so; the others say nothing. */
export type IconTone = "green" | "amber" | "red" | "none";

/** One of Excel's icons: its set and place there (0 is the lowest), its tone, and the character that stands for it in texts. */
export interface Icon {
  set: IconSetName;
  place: number;
  tone: IconTone;
  symbol: string;
}

function icon(set: IconSetName, place: number, tone: IconTone, symbol: string): Icon {
  return { set, place, tone, symbol };
}

/** The icons that a status can have, by name. */
export const ICONS = {
  "green tick": icon("ThreeSymbols2", 2, "green", "✓"),
  "amber exclamation": icon("ThreeSymbols2", 1, "amber", "!"),
  "red cross": icon("ThreeSymbols2", 0, "red", "✗"),
  "green tick circle": icon("ThreeSymbols", 2, "green", "✔"),
  "amber exclamation circle": icon("ThreeSymbols", 1, "amber", "!"),
  "red cross circle": icon("ThreeSymbols", 0, "red", "✘"),
  "green circle": icon("ThreeTrafficLights1", 2, "green", "●"),
  "amber circle": icon("ThreeTrafficLights1", 1, "amber", "◐"),
  "red circle": icon("ThreeTrafficLights1", 0, "red", "○"),
  "green flag": icon("ThreeFlags", 2, "green", "⚑"),
  "amber flag": icon("ThreeFlags", 1, "amber", "⚐"),
  "red flag": icon("ThreeFlags", 0, "red", "⚑"),
  "gold star": icon("ThreeStars", 2, "none", "★"),
  "empty star": icon("ThreeStars", 0, "none", "☆"),
  "green triangle": icon("ThreeTriangles", 2, "green", "▲"),
  "amber dash": icon("ThreeTriangles", 1, "amber", "▬"),
  "red triangle": icon("ThreeTriangles", 0, "red", "▼"),
  "green arrow up": icon("FiveArrows", 4, "green", "↑"),
  "amber arrow rising": icon("FiveArrows", 3, "amber", "↗"),
  "amber arrow across": icon("FiveArrows", 2, "amber", "→"),
  "amber arrow falling": icon("FiveArrows", 1, "amber", "↘"),
  "red arrow down": icon("FiveArrows", 0, "red", "↓"),
  "full disc": icon("FiveQuarters", 4, "none", "●"),
  "three quarters disc": icon("FiveQuarters", 3, "none", "◕"),
  "half disc": icon("FiveQuarters", 2, "none", "◑"),
  "quarter disc": icon("FiveQuarters", 1, "none", "◔"),
  "empty disc": icon("FiveQuarters", 0, "none", "○"),
} as const satisfies Record<string, Icon>;

export type IconName = keyof typeof ICONS;

export const ICON_NAMES = Object.keys(ICONS) as IconName[];

/** An icon by its name, in whatever case and spacing; null for another text. */
export function readIconName(text: string): IconName | null {
  const name = text.trim().replace(/[\s-]+/g, " ").toLowerCase();
  return ICON_NAMES.find((one) => one === name) ?? null;
}
