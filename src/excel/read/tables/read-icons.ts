import type { IconLimit, IconRule, SetIcon } from "../../../kpi/status-looks/looks";
import type { IconSetState } from "../../../planning/snapshot";
import { iconSetState } from "../../../planning/status-looks/icon-set-state";
import { untracked } from "../../blocks";

/** The queued conditional formats of a status column, and of its first and last cell. */
export interface QueuedIcons {
  whole: Excel.ConditionalFormatCollection;
  ends: Excel.ConditionalFormatCollection[];
}

const RULE = ["style", "reverseIconOrder", "criteria"].map((part) => `items/iconSetOrNullObject/${part}`);

/** Queues the icon sets of a column. A set spans the column if both its first and its last cell have it. */
export function queueIcons(column: Excel.Range): QueuedIcons {
  return {
    whole: column.conditionalFormats.load(["items/id", "items/type", "items/priority", ...RULE].join(",")),
    ends: [column.getCell(0, 0), column.getLastCell()].map((cell) =>
      untracked(cell).conditionalFormats.load("items/id,items/type"),
    ),
  };
}

/** Reads which icon sets a status column has, and what they draw. */
export function readIcons({ whole, ends }: QueuedIcons): IconSetState {
  const sets = [...iconSetsOf(whole)].sort((a, b) => a.priority - b.priority);
  const isWhole = (id: string): boolean => ends.every((end) => iconSetsOf(end).some((one) => one.id === id));
  const rules = sets.map(({ id, iconSetOrNullObject }) => ({
    id,
    rule: { isWhole: isWhole(id), ...readRule(iconSetOrNullObject) },
  }));
  return iconSetState(
    rules,
    whole.items.some(({ type }) => type === "ColorScale"),
  );
}

function iconSetsOf({ items }: Excel.ConditionalFormatCollection): Excel.ConditionalFormat[] {
  return items.filter(({ type }) => type === "IconSet");
}

function readRule({ style, reverseIconOrder, criteria }: Excel.IconSetConditionalFormat): Omit<IconRule, "isWhole"> {
  const isOwn = ({ set, index }: Excel.Icon, place: number): boolean =>
    set === style && index === (reverseIconOrder ? criteria.length - 1 - place : place);
  const chosen = criteria.map(({ customIcon }, place): SetIcon | null =>
    customIcon && !isOwn(customIcon, place) ? { set: customIcon.set, place: customIcon.index } : null,
  );
  return {
    style,
    isReversed: reverseIconOrder,
    limits: criteria.map(readLimit),
    ...(chosen.some((icon) => icon !== null) ? { chosen } : {}),
  };
}

/** Reads a limit of a rule. A formula that is only a number ("=2") counts as that number. */
function readLimit({ type, operator, formula }: Excel.ConditionalIconCriterion): IconLimit {
  const text = String(formula).replace(/^=/, "").trim();
  const figure = text === "" ? NaN : Number(text);
  return {
    isNumber: (type === "Number" || type === "Formula") && Number.isFinite(figure),
    isFrom: operator === "GreaterThanOrEqual",
    figure,
  };
}
