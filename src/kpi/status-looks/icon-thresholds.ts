import { ICON_SETS, ICONS, type IconSetName } from "../../rag/rules/statuses/excel-icons";
import { USUAL_LOOKS } from "../../rag/rules/statuses/usual-icons-and-colours";
import type { ListedStatus } from "../../rag/rules/statuses/status-list";
import type { Ruleset } from "../../rag/rules/ruleset";
import { STATUS_NUMBERS } from "../../rag/status";
import type { IconLimit, IconRule } from "./looks";

/** How Excel draws the icons of a status column: a set, and the threshold of each icon but the lowest. */
export interface StatusIcons {
  set: IconSetName;
  /** One fewer than the set's icons, ascending. */
  from: readonly number[];
}

/** Above every status: the threshold of an icon that is better than all of them. */
const ABOVE_ALL = 5;

/** The distance between thresholds of icons that no status has: Excel requires each to be above the one before. */
const STEP = 0.01;

/** The usual icons of red, amber and green: a cross, an exclamation mark from 2, a tick from 3. */
export const USUAL_ICONS: StatusIcons = iconsOf(
  (["green", "amber", "red"] as const).map((status) => ({ status, icon: USUAL_LOOKS[status].icon })),
);

/** The icons for a ruleset's list: the usual ones where those draw every status as listed. */
export function statusIcons(ruleset: Pick<Ruleset, "statuses">): StatusIcons {
  return drawsAsListed(USUAL_ICONS, ruleset) ? USUAL_ICONS : iconsOf(ruleset.statuses);
}

/** The set of the statuses' icons, with thresholds at which each status gets its own. */
function iconsOf(statuses: readonly Pick<ListedStatus, "status" | "icon">[]): StatusIcons {
  const drawn = statuses.map(({ status, icon }) => ({ number: STATUS_NUMBERS[status], place: ICONS[icon].place }));
  const set = ICONS[statuses[0]?.icon ?? USUAL_LOOKS.green.icon].set;
  const from: number[] = [];
  let above = ABOVE_ALL + STEP;
  for (let place = ICON_SETS[set] - 1; place > 0; place -= 1) {
    const least = Math.min(ABOVE_ALL, ...drawn.filter((one) => one.place >= place).map(({ number }) => number));
    above = least < above ? least : Number((above - STEP).toFixed(2));
    from.unshift(above);
  }
  return { set, from };
}

/** True where the icons draw every status as listed. */
export function drawsAsListed({ set, from }: StatusIcons, { statuses }: Pick<Ruleset, "statuses">): boolean {
  return statuses.every(({ status, icon }) => {
    const wanted = ICONS[icon];
    return wanted.set === set && wanted.place === from.filter((least) => STATUS_NUMBERS[status] >= least).length;
  });
}

/**
 * Reads how an icon set draws, from Excel or a file; null for one whose thresholds are not numbers, or whose set is not
 * used for statuses.
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

/** How a rule draws, where it could draw statuses. */
export function drawnBy({ style, isReversed, limits, chosen }: IconRule): StatusIcons | null {
  return chosen ? null : readStatusIcons(style, isReversed, limits);
}
