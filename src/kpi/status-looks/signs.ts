import type { StatusIcons } from "./icon-thresholds";
import type { IconRule } from "./looks";

/**
 * The meaning of an icon beside a status: by its colour, or else by its direction or how full it is. `other`: black,
 * grey or pink, which no status has; `none`: there is no icon.
 */
export type Sign = "green" | "amber" | "red" | "other" | "none";

const BY_LETTER: Readonly<Record<string, Sign>> = { g: "green", a: "amber", r: "red", o: "other" };
const [THREE, FOUR, FIVE] = ["rag", "raag", "raaag"];

/**
 * Excel's icon sets by their Office.js names, with a letter for each icon's meaning: red, amber, green, other. The
 * lowest comes first.
 */
const SETS: Readonly<Record<string, string>> = {
  ThreeArrows: THREE,
  ThreeArrowsGray: THREE,
  ThreeFlags: THREE,
  ThreeTrafficLights1: THREE,
  ThreeTrafficLights2: THREE,
  ThreeSigns: THREE,
  ThreeSymbols: THREE,
  ThreeSymbols2: THREE,
  ThreeStars: THREE,
  ThreeTriangles: THREE,
  FourArrows: FOUR,
  FourArrowsGray: FOUR,
  FourRating: FOUR,
  // Black, grey, pink, red: higher is worse.
  FourRedToBlack: "oorr",
  // The lowest light is black.
  FourTrafficLights: "orag",
  FiveArrows: FIVE,
  FiveArrowsGray: FIVE,
  FiveRating: FIVE,
  FiveQuarters: FIVE,
  FiveBoxes: FIVE,
};

/** A file's name for an icon that was chosen to be left out. */
const NO_ICON = "NoIcons";

/** The meaning of each icon of a rule, from the lowest figure to the highest; null for an unknown one. */
export function signsOf({
  style,
  isReversed,
  limits,
  chosen,
}: Pick<IconRule, "style" | "isReversed" | "limits" | "chosen">): (Sign | null)[] {
  const own = limits.map((_, place) => signAt(style, isReversed ? limits.length - 1 - place : place));
  // Excel does not document which chosen icon is drawn where the order is reversed.
  if (chosen && isReversed) return own.map(() => null);
  return own.map((sign, place) => {
    const icon = chosen?.[place];
    return icon ? signAt(icon.set, icon.place) : sign;
  });
}

function signAt(set: string, place: number): Sign | null {
  if (set === NO_ICON) return "none";
  const letter = SETS[set]?.[place];
  return letter === undefined ? null : (BY_LETTER[letter] ?? null);
}

/** The index of the icon that a rule draws beside a number, 0 being the lowest. */
export function placeOf({ limits }: Pick<IconRule, "limits">, number: number): number {
  return limits.findLastIndex(
    ({ isFrom, figure }, place) => place === 0 || (isFrom ? number >= figure : number > figure),
  );
}

/** The add-in's own icons as a rule over the whole column. */
export function ruleOf({ set, from }: StatusIcons): IconRule {
  const limits = [0, ...from].map((figure) => ({ isNumber: true, isFrom: true, figure }));
  return { isWhole: true, style: set, isReversed: false, limits };
}
