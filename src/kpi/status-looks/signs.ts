import type { StatusIcons } from "./status-icons";
import type { IconRule } from "./looks";

/**
 * What an icon says of the status beside it, by its colour, or where it has none by its direction or how full it is. `other`: black,
 * grey or pink, which is the colour of no status; `none`: there is no icon.
 */
export type Sign = "green" | "amber" | "red" | "other" | "none";

const BY_LETTER: Readonly<Record<string, Sign>> = { g: "green", a: "amber", r: "red", o: "other" };
const [THREE, FOUR, FIVE] = ["rag", "raag", "raaag"];

/** Excel's icon sets, as Office.js names them, with a letter for what each icon says: red, amber, green, other. The lowest is first. */
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
  // Black, grey, pink, red: the more, the worse.
  FourRedToBlack: "oorr",
  // The lowest light is black.
  FourTrafficLights: "orag",
  FiveArrows: FIVE,
  FiveArrowsGray: FIVE,
  FiveRating: FIVE,
  FiveQuarters: FIVE,
  FiveBoxes: FIVE,
};

/** What a file calls the icon that somebody chose to leave out. */
const NO_ICON = "NoIcons";

/** What each icon of a rule says, from the lowest figure to the highest; null for one that is not known. */
export function signsOf({
  style,
  isReversed,
  limits,
  chosen,
}: Pick<IconRule, "style" | "isReversed" | "limits" | "chosen">): (Sign | null)[] {
  const own = limits.map((_, place) => signAt(style, isReversed ? limits.length - 1 - place : place));
  // Which of the icons that were chosen is drawn where the order is turned round, Excel does not say.
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

/** The place of the icon that a rule draws beside a number, 0 being that of the lowest. */
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
