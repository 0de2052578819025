import { ICON_SETS, ICONS, type IconSetName } from "../../rag/rules/statuses/icons";
import type { Ruleset } from "../../rag/rules/ruleset";
import { STATUS_NUMBERS } from "../../rag/status";
import type { IconLimit, IconRule } from "./looks";

/** How Excel draws the icons of a status column: by one of its sets, each icon but the lowest from a number on. */
export interface StatusIcons {
  set: IconSetName;
  /** One fewer than the set has icons, ascending. */
  from: readonly number[];
}

/** The icons of red, amber and green: a cross, from 2 on an exclamation mark, from 3 on a tick. */
export const USUAL_ICONS: StatusIcons = { set: "ThreeSymbols2", from: [2, 3] };

/** Above every status: an icon that is better than all of them begins here. */
const ABOVE_ALL = 5;

/** Between two statuses there is room for the thresholds of icons that neither has: Excel wants each above the one before. */
const STEP = 0.01;

/** The icons of a ruleset's list. They are the usual ones wherever those draw every status as it is listed. */
export function statusIcons(ruleset: Pick<Ruleset, "statuses">): StatusIcons {
  if (drawsAsListed(USUAL_ICONS, ruleset)) return USUAL_ICONS;
  const drawn = ruleset.statuses.map(({ status, icon }) => ({
    number: STATUS_NUMBERS[status],
    place: ICONS[icon].place,
  }));
  const set = ICONS[ruleset.statuses[0]?.icon ?? "green tick"].set;
  const from: number[] = [];
  let above = ABOVE_ALL + STEP;
  for (let place = ICON_SETS[set] - 1; place > 0; place -= 1) {
    const least = Math.min(ABOVE_ALL, ...drawn.filter((one) => one.place >= place).map(({ number }) => number));
    above = least < above ? least : Number((above - STEP).toFixed(2));
    from.unshift(above);
  }
  return { set, from };
}

/** True where icons draw every status of the list as it is listed. */
export function drawsAsListed({ set, from }: StatusIcons, { statuses }: Pick<Ruleset, "statuses">): boolean {
  return statuses.every(({ status, icon }) => {
    const wanted = ICONS[icon];
    return wanted.set === set && wanted.place === from.filter((least) => STATUS_NUMBERS[status] >= least).length;
  });
}

/**
 * Reads how an icon set draws, from what Excel or a file says of it: null for one that does not go by numbers, or is of no set
 * that statuses are drawn by.
 */
export function readStatusIcons(
  style: string,
  isReversed: boolean,
  criteria: readonly IconLimit[],
): StatusIcons | null {
  const set = (Object.keys(ICON_SETS) as IconSetName[]).find((name) => name === style);
  const limits = criteria.slice(1);
  if (!set || isReversed || limits.length !== ICON_SETS[set] - 1) return null;
  return limits.every(({ isNumber, isFrom }) => isNumber && isFrom)
    ? { set, from: limits.map(({ figure }) => figure) }
    : null;
}

/** True for the usual icons over a whole column. */
export function isUsualRule(rule: IconRule): boolean {
  const drawn = rule.isWhole ? drawnBy(rule) : null;
  return drawn?.set === USUAL_ICONS.set && drawn.from.every((figure, place) => figure === USUAL_ICONS.from[place]);
}

/** How a rule draws, where it is one that statuses are drawn by. */
export function drawnBy({ style, isReversed, limits, chosen }: IconRule): StatusIcons | null {
  return chosen ? null : readStatusIcons(style, isReversed, limits);
}
