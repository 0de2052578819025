/** The Excel icon sets used for statuses, by their Office.js names, with their number of icons. */
export const ICON_SETS = {
  ThreeSymbols2: 3,
  ThreeSymbols: 3,
  ThreeTrafficLights1: 3,
  FiveArrows: 5,
  FiveQuarters: 5,
} as const;

export type IconSetName = keyof typeof ICON_SETS;

/** The colour in which Excel draws an icon: green, yellow or red; "none" for the others. */
export type IconTone = "green" | "amber" | "red" | "none";

/**
 * One of Excel's icons: its set and index there (0 is the lowest), its colour, and its character in text.
 */
export interface Icon {
  set: IconSetName;
  place: number;
  tone: IconTone;
  symbol: string;
}

function icon(set: IconSetName, place: number, tone: IconTone, symbol: string): Icon {
  return { set, place, tone, symbol };
}

/**
 * The icons that a status can have, by name. Excel draws a column with one set, in the set's order, so a list's icons
 * come from one set, and several statuses may share an icon. The star exists only in the add-in's own drawings; no
 * suitable Excel set has one, so a cell shows the tick.
 */
export const ICONS = {
  star: icon("ThreeSymbols2", 2, "green", "★"),
  "green tick": icon("ThreeSymbols2", 2, "green", "✓"),
  "amber exclamation": icon("ThreeSymbols2", 1, "amber", "!"),
  "red cross": icon("ThreeSymbols2", 0, "red", "✗"),
  "green tick circle": icon("ThreeSymbols", 2, "green", "✔"),
  "amber exclamation circle": icon("ThreeSymbols", 1, "amber", "!"),
  "red cross circle": icon("ThreeSymbols", 0, "red", "✘"),
  "green circle": icon("ThreeTrafficLights1", 2, "green", "●"),
  "amber circle": icon("ThreeTrafficLights1", 1, "amber", "◐"),
  "red circle": icon("ThreeTrafficLights1", 0, "red", "○"),
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

/** Finds an icon by its name, in any case and spacing; null for another text. */
export function readIconName(text: string): IconName | null {
  const name = text
    .trim()
    .replace(/[\s-]+/g, " ")
    .toLowerCase();
  return ICON_NAMES.find((one) => one === name) ?? null;
}
