import { readStatusIcons, USUAL_ICONS, type StatusIcons } from "../../kpi/status-looks/icon-thresholds";
import { crc32 } from "../../office-package/crc32";
import { indexRows } from "../../planning/row-index";
import { areaAddress, containsCell, isOverlapping, type Area } from "../cells/areas";
import { rulesOf, rulesOver, type FormatRule } from "./format-rules";
import { addPieces } from "../sheet/sheet-pieces";
import type { SheetPiece } from "../sheet/read-sheet-part";
import type { Sheet } from "../sheet/edited-sheet";
import { attributeSplice, removeElements, spliceText } from "../../office-package/xml/splice-text";
import { parseXml, type XmlElement } from "../../office-package/xml/xml-tree";
import { writeElement } from "../../office-package/xml/write-xml";

export { readStatusIcons, type StatusIcons };

/** A conditional format that shows icons. */
export interface IconSet {
  /** Unique while the file is open, until an identical icon set over the same cells is removed. */
  id: string;
  areas: Area[];
}

/** A longer list of cells is replaced in an id by its beginning and checksum: a thousand rules may share a list of a million characters. */
const LONGEST_IN_ID = 200;

type NamedRule = FormatRule & { id: string };

const named = new WeakMap<readonly FormatRule[], readonly NamedRule[]>();

/** The icon sets of a sheet: the same list until its rules change. */
function iconRulesOf(sheet: Sheet): readonly NamedRule[] {
  const rules = rulesOf(sheet);
  const known = named.get(rules) ?? withIds(rules);
  named.set(rules, known);
  return known;
}

function withIds(rules: readonly FormatRule[]): NamedRule[] {
  const seen = new Map<string, number>();
  const sums = new Map<string, string>();
  const nameOf = (sqref: string): string => {
    if (sqref.length <= LONGEST_IN_ID) return sqref;
    const sum = sums.get(sqref) ?? `${sqref.slice(0, LONGEST_IN_ID)}#${crc32(new TextEncoder().encode(sqref))}`;
    sums.set(sqref, sum);
    return sum;
  };
  return rules
    .filter(({ type }) => type === "iconSet")
    .map((rule) => {
      const { piece, element, sqref } = rule;
      const contents = piece.text.slice(element.openEnd, element.closeStart);
      const key = `${nameOf(sqref)} ${contents}`;
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      return { ...rule, id: `icons:${count}:${key}` };
    });
}

/** The icon sets of a sheet. */
export function readIconSets(sheet: Sheet): IconSet[] {
  return iconRulesOf(sheet).map(({ id, areas }) => ({ id, areas }));
}

/** The ids of the icon sets that overlap an area. */
export function iconSetsOver(sheet: Sheet, area: Area): string[] {
  return rulesOver(iconRulesOf(sheet), area).map(({ id }) => id);
}

/** True where a colour scale overlaps an area. */
export function hasColourScale(sheet: Sheet, area: Area): boolean {
  return rulesOver(rulesOf(sheet), area).some(({ type }) => type === "colorScale");
}

/** An icon set with its priority. Of several over the same cells, the one with the lowest number is shown. */
export interface IconRule extends IconSet {
  priority: number;
  element: XmlElement;
}

/** The icon sets of a sheet with their priorities. */
export function readIconRules(sheet: Sheet): IconRule[] {
  return iconRulesOf(sheet).map(toIconRule);
}

/** The icon sets that overlap an area. */
export function iconRulesOver(sheet: Sheet, area: Area): IconRule[] {
  return rulesOver(iconRulesOf(sheet), area).map(toIconRule);
}

function toIconRule(rule: NamedRule): IconRule {
  const { id, areas, element } = rule;
  return { id, areas, element, priority: priorityOf(rule) ?? 0 };
}

function priorityOf({ element }: FormatRule): number | null {
  const written = element.attributes["priority"];
  return written === undefined ? null : Number(written);
}

/** True where an icon set is over a cell. */
export function coversCell({ areas }: IconSet, row: number, column: number): boolean {
  return areas.some((area) => containsCell(area, row, column));
}

/** The name of a set in files: "3Symbols2" for "ThreeSymbols2". */
const COUNTS = { Three: "3", Five: "5" } as const;

function fileName(set: StatusIcons["set"]): string {
  return set.replace(/^(?:Three|Five)/, (count) => COUNTS[count as keyof typeof COUNTS]);
}

/** An icon set to add over an area. */
export interface NewIcons {
  area: Area;
  icons?: StatusIcons | undefined;
}

/**
 * Adds an icon set over the numbers of statuses, above all other rules of the same cells; by default three uncircled symbols (tick,
 * exclamation mark, cross) for 3, 2 and 1. Written as Excel writes it, with a first threshold that has no effect.
 */
export function addStatusIcons(sheet: Sheet, area: Area, icons?: StatusIcons): void {
  addAllStatusIcons(sheet, [{ area, icons }]);
}

/** Adds icon sets over many areas. Where two share a cell, the later one is above the earlier. */
export function addAllStatusIcons(sheet: Sheet, added: readonly NewIcons[]): void {
  for (const apart of partsWithoutOverlap(added)) addApart(sheet, apart);
}

/** Splits a list, in its order, into as few parts as possible in which no two areas overlap. */
function partsWithoutOverlap(added: readonly NewIcons[]): NewIcons[][] {
  const parts: NewIcons[][] = [];
  let before = indexRows<Area>();
  for (const one of added) {
    const part = parts.at(-1);
    if (part && !before.over(one.area).some((area) => isOverlapping(area, one.area))) part.push(one);
    else {
      parts.push([one]);
      before = indexRows();
    }
    before.add(one.area, one.area);
  }
  return parts;
}

function addApart(sheet: Sheet, added: readonly NewIcons[]): void {
  const rules = rulesOf(sheet);
  const priorities = rules.map((rule) => priorityOf(rule) ?? 0);
  const above = added.map(({ area }) => rulesOver(rules, area).length > 0);
  const aboveCount = above.filter(Boolean).length;
  // Icons over other rules come before all rules, which are lowered to make room; icons over none come after all rules.
  const lowest = priorities.reduce((least, one) => (one > 0 ? Math.min(least, one) : least), Infinity);
  const lowered = lowest <= aboveCount ? aboveCount + 1 - lowest : 0;
  if (lowered > 0) lowerAll(sheet, rules, lowered);
  let first = 0;
  let last = priorities.reduce((most, one) => Math.max(most, one), aboveCount - lowered) + lowered;
  const texts = added.map(({ area, icons }, at) =>
    iconsXml(sheet.part.prefix, area, above[at] ? (first += 1) : (last += 1), icons),
  );
  addPieces(sheet.pieces, "conditionalFormatting", texts);
}

function iconsXml(prefix: string, area: Area, priority: number, { set, from }: StatusIcons = USUAL_ICONS): string {
  const threshold = (type: string, val: number): string => writeElement(`${prefix}cfvo`, { type, val });
  const icons = writeElement(
    `${prefix}iconSet`,
    { iconSet: fileName(set) },
    threshold("percent", 0) + from.map((least) => threshold("num", least)).join(""),
  );
  const rule = writeElement(`${prefix}cfRule`, { type: "iconSet", priority }, icons);
  return writeElement(`${prefix}conditionalFormatting`, { sqref: areaAddress(area) }, rule);
}

/** Lowers the priority of all rules, so that this many can be added above them. */
function lowerAll({ pieces }: Sheet, rules: readonly FormatRule[], by: number): void {
  const byPiece = groupByPiece(rules);
  pieces.forEach((piece, at) => {
    const splices = byPiece.get(piece)?.flatMap((rule) => {
      const priority = priorityOf(rule);
      return priority === null ? [] : [attributeSplice(piece.text, rule.element, "priority", String(priority + by))];
    });
    if (splices) pieces[at] = { ...piece, text: spliceText(piece.text, splices) };
  });
}

/** Removes icon sets by their ids. Those of the kinds added after 2007 stay. */
export function removeIconSets(sheet: Sheet, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const wanted = new Set(ids);
  const byPiece = groupByPiece(iconRulesOf(sheet).filter(({ id, isLater }) => wanted.has(id) && !isLater));
  const left = sheet.pieces.flatMap((piece): SheetPiece[] => {
    const gone = byPiece.get(piece);
    if (!gone) return [piece];
    const rest = removeElements(
      piece.text,
      gone.map(({ element }) => element),
    );
    const isEmpty = !parseXml(rest, piece.name, sheet.part.prefix).children.some(({ local }) => local === "cfRule");
    return isEmpty ? [] : [{ ...piece, text: rest }];
  });
  sheet.pieces.length = 0;
  for (const piece of left) sheet.pieces.push(piece);
}

function groupByPiece<R extends FormatRule>(rules: readonly R[]): Map<SheetPiece, R[]> {
  const byPiece = new Map<SheetPiece, R[]>();
  for (const rule of rules) {
    const known = byPiece.get(rule.piece);
    if (known) known.push(rule);
    else byPiece.set(rule.piece, [rule]);
  }
  return byPiece;
}
