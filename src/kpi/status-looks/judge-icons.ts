import { ICONS } from "../../rag/rules/statuses/excel-icons";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { ListedStatus } from "../../rag/rules/statuses/status-list";
import { STATUS_NUMBERS, type RatedStatus } from "../../rag/status";
import type { CellValue } from "../kpi-table";
import { isUsualFormat } from "./status-column";
import { drawnBy } from "./icon-thresholds";
import type { WorkbookNumbers, IconRule, IconVerdict } from "./looks";
import { placeOf, signsOf, type Sign } from "./signs";

/** The numbers of a status column, with their formats. */
export interface NumberedColumn {
  values: readonly CellValue[];
  formats: readonly string[];
}

/**
 * Judges the icon sets over a status column, the topmost first. null where the add-in's own numbers get matching icons.
 */
export function judgeIcons(rules: readonly IconRule[], ruleset: Ruleset, column: NumberedColumn): IconVerdict | null {
  const seen = visibleRules(rules);
  if (seen.every((rule) => showsEveryStatus(rule, ruleset, STATUS_NUMBERS))) return null;
  const [top] = seen;
  const isOwn = column.values.some(
    (value, row) => typeof value === "number" && isUsualFormat(column.formats[row] ?? ""),
  );
  if (isOwn && top && mayBeOwnIcons(top)) return { is: "earlier" };
  const numbers = isOwn || !top ? null : findWorkbookNumbers(top, ruleset);
  if (numbers && holdsOnly(column, numbers) && seen.every((rule) => showsEveryStatus(rule, ruleset, numbers.written)))
    return { is: "book", numbers };
  if (seen.some(({ limits }) => limits.slice(1).some(({ isNumber }) => !isNumber)))
    return { is: "contradicting", why: "shares" };
  return { is: "contradicting", why: seen.some((rule) => signsOf(rule).includes(null)) ? "unknown" : "numbers" };
}

/** The rules that are visible: a rule below one that covers the whole column is not. */
function visibleRules(rules: readonly IconRule[]): readonly IconRule[] {
  const whole = rules.findIndex(({ isWhole }) => isWhole);
  return whole < 0 ? rules : rules.slice(0, whole + 1);
}

/** True where a rule gives every status of the list, by these numbers, an icon of the same meaning. */
function showsEveryStatus(
  rule: IconRule,
  { statuses }: Pick<Ruleset, "statuses">,
  numbers: Partial<Record<RatedStatus, number>>,
): boolean {
  if (rule.limits.slice(1).some(({ isNumber }) => !isNumber)) return false;
  const signs = signsOf(rule);
  return statuses.every((listed) => {
    const number = numbers[listed.status];
    if (number === undefined) return false;
    const place = placeOf(rule, number);
    const sign = signs[place];
    return sign === "none" || sign === signOf(listed) || isListedIcon(rule, place, listed);
  });
}

/** The sign that matches a status. */
function signOf({ icon, countsAs }: ListedStatus): Sign {
  const { tone } = ICONS[icon];
  return tone === "none" ? countsAs : tone;
}

/** True for exactly the icon that the rules give the status. */
function isListedIcon({ style, isReversed, chosen }: IconRule, place: number, { icon }: ListedStatus): boolean {
  return !isReversed && !chosen && ICONS[icon].set === style && ICONS[icon].place === place;
}

/**
 * The thresholds at which the add-in's own icons can begin: the numbers of statuses, just below them, and above them
 * all.
 */
const OWN_THRESHOLDS = [...Object.values(STATUS_NUMBERS), 5, 5.05];

/**
 * True for icons that the add-in may have set under other rules. Except for empty discs, none of its icons begins at a
 * red 1.
 */
function mayBeOwnIcons(rule: IconRule): boolean {
  const drawn = drawnBy(rule);
  const isBeginning = (figure: number): boolean => OWN_THRESHOLDS.some((one) => figure <= one && figure > one - 0.06);
  return (
    drawn !== null && drawn.from.every((figure) => isBeginning(figure) && (figure > 1 || drawn.set === "FiveQuarters"))
  );
}

/**
 * The numbers by which icons show red, amber and green: whole numbers in equal steps from zero or from one step, each
 * the lowest with its icon. null where there are none, or where they could be confused with the add-in's own.
 */
function findWorkbookNumbers(rule: IconRule, { statuses }: Pick<Ruleset, "statuses">): WorkbookNumbers | null {
  const signs = signsOf(rule);
  const scale = scaleOf(rule);
  if (!rule.isWhole || !scale) return null;
  const written: Partial<Record<RatedStatus, number>> = {};
  for (const { status } of statuses) {
    if (status !== "green" && status !== "amber" && status !== "red") return null;
    const places = signs.flatMap((sign, place) => (sign === status ? [place] : []));
    // Of several ambers use the middle one; of several greens or reds the outermost.
    const place = status === "amber" ? places[Math.floor(places.length / 2)] : places[0] === 0 ? 0 : places.at(-1);
    const number = place === undefined ? undefined : scale[place];
    if (number === undefined) return null;
    written[status] = number;
  }
  if (written.green === STATUS_NUMBERS.green) return null;
  const listed = new Set<Sign>(statuses.map(({ status }) => status as Sign));
  const read = signs.flatMap((sign, place): [number, RatedStatus][] => {
    const number = scale[place];
    return number !== undefined && isStatusSign(sign) && listed.has(sign) ? [[number, sign]] : [];
  });
  return { written, read };
}

function isStatusSign(sign: Sign | null): sign is "green" | "amber" | "red" {
  return sign === "green" || sign === "amber" || sign === "red";
}

/** The number of each icon of a rule, lowest first; null where the steps are not equal. */
function scaleOf({ limits }: IconRule): number[] | null {
  const above = limits.slice(1);
  if (above.some(({ isNumber }) => !isNumber)) return null;
  const numbers = above.map(({ isFrom, figure }) => (isFrom ? Math.ceil(figure) : Math.floor(figure) + 1));
  const [first = 0, second = 0] = numbers;
  const step = second - first;
  const least = first - step;
  const isEven = numbers.every((number, place) => number === first + place * step);
  return step > 0 && isEven && (least === 0 || least === step) ? [least, ...numbers] : null;
}

/** True where the column holds only these numbers: others would get an icon without being a status. */
function holdsOnly({ values }: NumberedColumn, { read }: WorkbookNumbers): boolean {
  return values.every((value) => typeof value !== "number" || read.some(([number]) => number === value));
}
