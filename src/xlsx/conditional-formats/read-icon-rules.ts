import type { IconLimit, IconRule, SetIcon } from "../../kpi/status-looks/looks";
import type { FoundIcons } from "../../planning/status-looks/icon-set-state";
import { coversCell, iconRulesOver, type IconRule as FileRule } from "./icon-sets";
import type { Area } from "../cells/areas";
import type { Sheet } from "../sheet/edited-sheet";
import { childrenCalled, isOn, type XmlElement } from "../../office-package/xml/xml-tree";

export type { SetIcon };

/** The icon sets that overlap a column of cells, the one that is shown first. */
export function readRulesOver(sheet: Sheet, column: Area): FoundIcons[] {
  const last = column.row + column.rowCount - 1;
  return iconRulesOver(sheet, column)
    .sort((a, b) => a.priority - b.priority)
    .map((set) => {
      const isWhole = coversCell(set, column.row, column.column) && coversCell(set, last, column.column);
      return { id: set.id, rule: { isWhole, ...readRule(set) } };
    });
}

/** Reads the icons and thresholds of an icon set, of 2007 or of the later kind, whose elements have a prefix of their own. */
export function readRule({ element }: Pick<FileRule, "element">): Omit<IconRule, "isWhole"> {
  const set = childrenCalled(element, "iconSet")[0];
  const limits = set ? childrenCalled(set, "cfvo").map(readLimit) : [];
  const chosen = set && isOn(set.attributes["custom"]) ? childrenCalled(set, "cfIcon").map(readIcon) : [];
  return {
    style: nameOf(set?.attributes["iconSet"] ?? USUAL_SET),
    isReversed: isOn(set?.attributes["reverse"]),
    limits,
    ...(chosen.length > 0 ? { chosen } : {}),
  };
}

/** The default set. */
const USUAL_SET = "3TrafficLights1";

const COUNTS: Readonly<Record<string, string>> = { 3: "Three", 4: "Four", 5: "Five" };

/** The name of a set outside of files: "ThreeSymbols2" for "3Symbols2". */
function nameOf(set: string): string {
  return set.replace(/^[345]/, (count) => COUNTS[count] ?? count);
}

/** Reads a threshold from its attribute or child element; a formula that is only a number counts as one. */
function readLimit(cfvo: XmlElement): IconLimit {
  const { type, val, gte } = cfvo.attributes;
  const text = (val ?? childrenCalled(cfvo, "f")[0]?.text ?? "").trim();
  const figure = text === "" ? NaN : Number(text);
  return {
    isNumber: (type === "num" || type === "formula") && Number.isFinite(figure),
    isFrom: gte === undefined || isOn(gte),
    figure,
  };
}

function readIcon({ attributes }: XmlElement): SetIcon {
  return { set: nameOf(attributes["iconSet"] ?? ""), place: Number(attributes["iconId"] ?? NaN) };
}
